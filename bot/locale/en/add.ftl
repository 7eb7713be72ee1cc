# Adding articles and feeds.

command-tambah = read an article or a feed, and keep it after a look
usage-tambah = URL
add-how = Type the address, for example /add https://kabar.example/rss
add-refused = It cannot be read: { $reason }
add-sure = This is what was understood. Keep it?
add-kept = Kept.
add-known = This article is kept already.
add-feed-sure = This is what the feed has now. Add it to the sources? What is there already will not be announced as news.
add-feed-known = This feed is read already.
add-feed-added = The feed “{ $title }” was added to the configuration and is being read.
add-no-file = This bot runs without a configuration file; feeds cannot be added from here.
button-add-keep = Keep the article
button-add = Add the feed
button-add-feed = Feed { $url }
