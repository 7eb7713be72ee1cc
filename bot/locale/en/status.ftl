# How the bot is.

command-status = how the bot is: what runs, what is wrong, what waits
usage-status = [retry address of a feed]
status-well = All is well
status-trouble = { $count ->
    [one] { $count } thing is wrong
   *[other] { $count } things are wrong
}
status-since = Running since { $since }, version { $version }
status-parts = Well: { $parts }
status-feeds = Feeds: { $well } well, { $failing } in trouble, { $gone } only tried once a day, { $fresh } not read yet
status-read = Feeds were last read { $when }
status-outbox = Posts: { $counts }
status-outbox-empty = Posts: none is waiting
status-pending = { $count } waiting
status-uncertain = { $count } may or may not have arrived
status-failed = { $count } failed
status-proposals = { $count ->
    [one] { $count } proposed change of an event waits for approval
   *[other] { $count } proposed changes of events wait for approval
}
status-backup = Last backup: { $when }
button-refresh = Refresh

button-retry = Try it again
no-such-feed = There is no feed at { $url }.
feed-retried = This feed is read again now: { $url }

part-bot = the bot
part-feeds = feeds
part-outbox = posts
part-database = database
part-backup = backup
part-disk = disk

trouble-deaf = { $part }: nothing was heard since { $since }. Check the network and the token, and whether another bot uses the same token.
trouble-feeds-stuck = Feeds: none was read since { $since }, though it is time. Restart the bot if this does not pass.
trouble-feeds-fail = Feeds: not one could be read since { $since }. Check the network; pewarta feeds list tells why.
trouble-outbox-stuck = Posts: some are due, and none was sent since { $since }. See /outbox and the log.
trouble-database = The database cannot be read: { $reason }
trouble-backup = Backup: failed { $since }: { $reason }
trouble-disk = Disk: little room is left ({ $reason }). Make room: when it is full nothing is kept, and posts wait.
trouble-not-running = The bot does not run, or has not finished starting. Start it: pewarta run
trouble-silent = The bot has said nothing since { $since }: it was killed, or hangs. Restart it: pewarta run
