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
