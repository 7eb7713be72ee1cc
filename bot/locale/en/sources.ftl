# Where the news comes from: feeds and outlets.

command-sumber = where the news comes from, and when it was last read
usage-sumber = { "" }
sources-head = Sources: { $feeds } feeds, { $outlets } outlets
sources-feeds = Feeds that are read
sources-outlets = Outlets with articles
sources-new = not read yet
sources-read = last read { $when }
sources-stale = in trouble; last read { $when }
sources-failing = in trouble; never read so far
sources-count = { $count } articles, the last { $when }
outlets-more = { $outlets } and { $count } more
summary-also = Also in:
