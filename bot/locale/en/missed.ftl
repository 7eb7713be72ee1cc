# Posts that were missed while their target took nothing.

needs-missed = { $count ->
    [one] { $count } target takes posts again; what it missed can be sent now
   *[other] { $count } targets take posts again; what they missed can be sent now
}
missed-posts = { $count ->
    [one] { $count } post missed since { $since }
   *[other] { $count } posts missed since { $since }
}
outbox-missed = Missed while their target was closed
button-resend-missed = { $count ->
    [one] Send { $count } post again
   *[other] Send the { $count } posts again
}
button-drop-missed = { $count ->
    [one] Drop { $count } post
   *[other] Drop the { $count } posts
}
outbox-missed-resent = { $count ->
    [one] { $count } post to { $target } is in the queue again.
   *[other] { $count } posts to { $target } are in the queue again.
}
outbox-missed-dropped = { $count ->
    [one] { $count } post to { $target } is dropped.
   *[other] { $count } posts to { $target } are dropped.
}
outbox-nothing-missed = { $target } has missed no posts, or is still closed. See /outbox.
