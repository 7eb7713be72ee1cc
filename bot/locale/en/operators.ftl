# What operators should know.

operator-backup = The database cannot be backed up: { $reason }. It is tried again every hour.
needs-uncertain = { $count ->
    [one] { $count } post may or may not have arrived; somebody has to decide
   *[other] { $count } posts may or may not have arrived; somebody has to decide
}
needs-closed = { $count ->
    [one] { $count } target takes no more posts
   *[other] { $count } targets take no more posts
}
needs-more = and { $count } more
needs-feeds = { $count ->
    [1] 1 feed can no longer be read
   *[other] { $count } feeds can no longer be read
}
needs-feeds-how = Each is only tried once a day now. Once it is mended: the button below, or pewarta feeds retry ADDRESS.
needs-feeds-back = { $count ->
    [1] 1 feed can be read again
   *[other] { $count } feeds can be read again
}
