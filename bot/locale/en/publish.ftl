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
