# Sumber berita: feed dan media.

command-sumber = dari mana beritanya, dan kapan terakhir dibaca
usage-sumber = { "" }
sources-head = Sumber: { $feeds } feed, { $outlets } media
sources-feeds = Feed yang dibaca
sources-outlets = Media dengan berita tersimpan
sources-new = belum dibaca
sources-read = terakhir dibaca { $when }
sources-stale = sedang bermasalah; terakhir dibaca { $when }
sources-failing = sedang bermasalah; belum pernah terbaca
sources-count = { $count } berita, terakhir { $when }
outlets-more = { $outlets } dan { $count } media lain
summary-also = Juga di:
