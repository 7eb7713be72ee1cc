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
