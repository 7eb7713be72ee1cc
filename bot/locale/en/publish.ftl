# The words of scheduled posts.

digest-head = News digest, { $day }
digest-more = { $count ->
    [one] And one more article: /latest
   *[other] And { $count } more articles: /latest
}
digest-hint = Press a number for its summary.
latest-post-head = Latest news, { $day }
quotes-post-head = Quotes of the day, { $day }
agenda-post-head = The seven days from { $day }

event-first = A new event is reported
event-change = A change of plan
event-days-left = { $days ->
    [0] Today
    [1] Tomorrow
   *[other] In { $days } days
}
event-soon = Soon: { $when }
event-begins = The time has come: { $when }
event-no-day = No source has named the day yet.
event-what = Event
event-was-is = was { $was }, is now { $now }
event-unknown = not known

## Editors' commands

command-siarkan = post one schedule now
usage-siarkan = [name of a schedule]
command-pratinjau = what will be posted, exactly as it will look
usage-pratinjau = [name of a schedule]
command-antrean = what waits to be sent, what is uncertain, what failed
usage-antrean = [uncertain|failed|pending, resend #number, drop #number]

preview-head = Posts of the next three days
preview-targets = { $count ->
    [one] { $count } target
   *[other] { $count } targets
}
preview-nothing = “{ $name }” would post nothing now: there is nothing new, or nothing that passes its filter.
post-which = Which schedule is to be posted now?
post-sure = { $count ->
    [one] Post “{ $name }” now to { $count } target?
   *[other] Post “{ $name }” now to { $count } targets?
}
post-done = { $count ->
    [one] “{ $name }” is in the queue for { $count } target.
   *[other] “{ $name }” is in the queue for { $count } targets.
}
post-again = This button has been used; nothing is posted again.
button-post = Yes, post it
button-preview = Preview

outbox-head = Outbox
outbox-empty = The outbox is empty: everything was sent.
outbox-rows = { $state } ({ $count })
outbox-since = oldest { $since }
outbox-closed = Targets that are closed or have moved ({ $count })
outbox-resent = Post #{ $number } is sent again.
outbox-dropped = Post #{ $number } is dropped.
button-resend = Send again #{ $number }
button-drop = Drop #{ $number }
delivery-pending = waiting
delivery-sending = being sent
delivery-uncertain = may have arrived
delivery-failed = failed
delivery-dropped = dropped

no-schedules = There are no schedules yet. Add [[posts]] to config.toml.
no-posts-coming = No post is scheduled for the next three days.
no-such-schedule = There is no schedule called “{ $name }”. Type /post for the list.
outbox-not-changed = There is no post #{ $number }, or it was sent, or is being sent.

command-mengapa = why an article was posted, or was not
usage-mengapa = [number, words, URL]
why-read = Read { $when } from { $source }.
why-revised = { $times ->
    [one] Changed once by its publisher.
   *[other] Changed { $times } times by its publisher.
}
why-backlog = It was there before its source was first read: it is not posted as news.
why-posts = Posts that carry it
why-none = No post carries it.
why-more = { $count ->
    [one] and one more post
   *[other] and { $count } more posts
}
why-others = Schedules that do not carry it
why-filtered-topics = it does not pass the filter: other topics
why-filtered-sources = it does not pass the filter: another outlet
why-filtered-told = it does not pass the filter: another outlet told the same story before
why-filtered-people = it does not pass the filter: nobody that is asked for is quoted
why-filtered-without = it does not pass the filter: it has a word that is not wanted
why-filtered-words = it does not pass the filter: it has none of the words that are asked for
why-slot-late = its time came, but the bot was late (ended, or held up); recorded as missed
why-slot-paused = its time came, but its target takes no posts at present
why-slot-unserved = its time came, but its platform is not served
why-left-out = it was there and was not chosen: too old, or others had more to tell
why-waits = no time of it has come since the article came in
delivery-sent = sent

command-koreksi = add an editor's note to an article, and to the posts that were sent
usage-koreksi = [number or URL] [text]
note-about = Editor's note on “{ $title }”, { $day }:
correct-what = Which article, and what is the note? Type for example /correct 2 The minister has changed.
correct-done = { $count ->
    [one] The note on “{ $title }” is kept. The post that carries the article will be changed.
   *[other] The note on “{ $title }” is kept. Posts that carry the article and will be changed: { $count }.
}

post-nothing-new = There is no news since the last post.
post-nothing-coming = No event is planned in these seven days.
why-copies = The same story is also told by { $sources }: a post carries it once.
why-until = waiting until { $when }
why-capped = subscription: too much news at once
why-closed = subscription: this target takes no posts at present
why-unserved = subscription: its platform is not served
why-duplicates = The same text was met at { $addresses } too; it is not kept twice.
