# Why a configuration, or a change of it, is refused. Terminals and logs read these too.

reason-duration = { $value } is not a length of time; write for example "15m", "2h" or "30d"
reason-time = { $value } is not a time of day; write for example "07:00"
reason-zone = { $value } is not a time zone; write WIB, WITA, WIT or for example "Asia/Jakarta"
reason-network = { $value } is not a range of addresses; write for example "10.0.0.0/8"
reason-network-host = { $value } is one address in a range; write "{ $network }"
reason-destination = { $value } is not a destination; write for example "telegram:-1001234567890" or "discord:1234"
reason-day = { $value } is not a day of the week; write for example "mon" or "senin"
reason-cron = { $value } is not a cron expression of five fields; write for example "0 7 * * 1-5"
reason-cron-never = { $value } names a day that never comes; write for example "0 7 * * 1-5"
reason-cron-minute = { $value } is not a minute from 0 to 59 in a cron expression
reason-cron-hour = { $value } is not an hour from 0 to 23 in a cron expression
reason-cron-day = { $value } is not a day of month from 1 to 31 in a cron expression
reason-cron-month = { $value } is not a month from 1 to 12 in a cron expression
reason-cron-weekday = { $value } is not a day of week from 0 to 7 in a cron expression
reason-web-address = { $value } is not a web address; write for example "https://kabar.example/rss"
reason-gateway = { $value } is not the address of a gateway; write for example "wss://gateway.example"
reason-listen = { $value } is not an address to listen on; write for example "127.0.0.1:9464"
reason-when = { $value } is not one date with its year; write for example "Maret 2026", "awal April 2026", "12 Maret 2026" or "12 Maret 2026 pukul 09.00 WIB"
reason-control = has control characters; write it in one line, without tabs

reason-no-token = enabled without a token; set { $variable } or { $variable }_FILE
reason-webhook = mode = "webhook" needs webhook_url and PEWARTA_TELEGRAM__SECRET
reason-webhook-secret = PEWARTA_TELEGRAM__SECRET may have 1 to 256 of the characters A-Z a-z 0-9 _ -, no others
reason-certificate = certificate and private_key go together; name both files, or neither
reason-at-or-cron = needs either at (for example at = "07:00") or cron, and not both
reason-days-with-at = days goes with at; a cron expression names its days itself
reason-thread-agenda = thread = "article" goes with articles; an agenda tells of events: use "post" or "day"
reason-quiet-same = from and to are the same time; leave from out for no quiet hours
reason-two-feeds = feeds: two have the address { $name }; each needs its own
reason-two-posts = posts: two have the name { $name }; each needs its own
reason-two-events = events: two have the name { $name }; each needs its own

reason-missing = is missing
reason-section = should be a table, with its settings below it
reason-list = should be a list; write for example ["..."], or [[...]] above each table
reason-text = should be text in quotes; write for example "..."
reason-integer = should be a whole number, without quotes
reason-bool = should be true or false
reason-choice = should be one of { $choices }
reason-more = should be more than { $limit }
reason-least = should be at least { $limit }
reason-most = should be at most { $limit }
reason-short = is too short; it needs at least { $limit ->
    [1] 1 character
   *[other] { $limit } characters
}
reason-long = is too long; it may have { $limit } characters
reason-few = has too few; it needs at least { $limit }
reason-unicode = has characters that are none
reason-unknown = there is no such setting
reason-unknown-close = there is no such setting; did you mean { $close }?
reason-other = has a value that does not belong here
reason-secret = a secret does not belong in the file; set { $variable } or { $variable }_FILE instead

reason-toml = not TOML: { $what }
reason-toml-statement = no setting begins like this; write for example name = "Warta"
reason-toml-line-end = something is left behind the value; begin a new line
reason-toml-equals = "=" is missing behind the name
reason-toml-expected = { $sign } is missing
reason-toml-character = the character { $sign } cannot stand here; perhaps a quote is not closed
reason-toml-twice = { $key } stands twice
reason-toml-above = this key is already set above
reason-toml-closed = { $key } is already closed above
reason-toml-key = a name is missing or has characters that it cannot have
reason-toml-array = a list is not closed: "]" is missing
reason-toml-inline = a table is not closed: {"\u007D"} is missing
reason-toml-backslash = a backslash must be doubled: \\
reason-toml-escape = a character behind a backslash does not exist
reason-toml-string = a quote is not closed
reason-toml-date = there is no such date
reason-toml-value = a value is missing or cannot be read; text needs quotes
reason-toml-number = a number has too many digits
reason-toml-deep = nested too deeply
reason-toml-other = this line cannot be read

reason-no-file = there is no such file; copy config.example.toml to begin with
reason-not-file = is not a file
reason-not-read = cannot be read ({ $reason })
reason-large = is larger than { $most } bytes
reason-utf-8 = is not UTF-8 text; save it as UTF-8
reason-os = error of the system: { $code }
reason-os-refused = permission denied
reason-os-missing = it is not there
reason-os-read-only = the file system is read-only
reason-os-full = the disk is full
reason-os-folder = it is a folder
reason-os-loop = its links lead in a circle
reason-os-disk = the disk has an error
reason-os-busy = it is in use
reason-os-many = too many files are open

reason-both-variables = { $other } is set too; set one of them
reason-variable-file = { $file } cannot be read ({ $reason })
reason-variable-utf-8 = { $file } is not UTF-8 text
reason-variable-not-file = { $file } is not a file
reason-variable-empty = { $file } is empty
reason-variable-long = { $file } is too long for a secret
reason-variable-list = is not a list as TOML writes it; write for example a, b or ["a", "b"]

reason-too-long = the value is longer than { $most } characters
reason-table = is a table; set one of its settings
reason-table-of = is a table; set one of { $settings }
reason-switch = { $value } is neither true nor false
reason-number = { $value } is not a whole number; write for example { $example }
reason-not-table = is not a table; write for example {"\u007B"} { $chief } = "..." {"\u007D"}
reason-quote = a quote is opened and not closed
reason-no-pair = { $word } is no setting with a value; there are { $known }
reason-no-setting-pair = { $word } is no setting with its value; write for example posts[pagi].at= posts[pagi].cron="0 7 * * 1-5"
reason-value-without-key = { $key } has no value; write keys and values in turn
reason-say-what = say what to add, for example { $chief }=...
reason-no-tables = { $name } is no list of tables
reason-values = { $name } is a list of values, known by themselves and not by number; write for example remove { $name } VALUE
reason-which-one = say which of { $name }, for example { $name }[0]
reason-no-key = { $key } is no key; write for example quiet.from, feeds[0].paused or posts[pagi].limit
reason-no-such = there is no such one of { $name }; there are { $many }, counted from 0
reason-no-such-close = there is no such one of { $name }; did you mean { $close }?
reason-so-already = is so already
reason-cannot-keep = is written in a way that cannot be changed and keep the rest; edit the file
reason-no-list = is no list; use set
reason-there-already = { $value } is there already
reason-not-set = is not set in the file
reason-remove-which = say which one to remove
reason-remove-alone = is no list; to take the setting out, name it alone
reason-not-in-it = { $value } is not in it
reason-would-be = would make the file wrong: { $reason }
reason-held = is held by the environment; change { $variable } there
reason-meanwhile = was changed meanwhile by somebody else; look at it and try again
reason-no-undo = there is no change that could be taken back

# What a setting is, and where that comes from.

setting-holds = { $setting }  # { $origin }
setting-without = { $name }: { $state }  # { $origin }
setting-without-line = # { $name }: { $state }  # { $origin }
setting-not-set = not set
setting-secret = set, and secret
setting-default = default
setting-in-file = in the file
setting-line = line { $line }
