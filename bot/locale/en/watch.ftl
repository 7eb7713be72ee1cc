# What editors need to know: quotes that have changed.

quotes-changed = { $count ->
    [1] A quote has changed: its article was revised
   *[other] { $count } quotes have changed: their article was revised
}
quotes-changed-more = … and { $count } more
quotes-changed-posts = { $posts ->
    [0] Revised { $when }. This article has not been posted anywhere.
    [1] Revised { $when }. One post carries this article; it is left as it was sent.
   *[other] Revised { $when }. { $posts } posts carry this article; they are left as they were sent.
}
quotes-changed-how = To add a note to the article and its posts: /correct #{ $article } text of the note
quote-was = Before
quote-is = Now
quote-gone = It is no longer in the article.
button-why = Where it was posted
