# Settings of a chat.

settings-quiet = Quiet hours:
settings-style = Posts tell:
settings-default = as the bot does
quiet-never = none
quiet-hold = { $start }–{ $end }, posts wait until they are over
quiet-silent = { $start }–{ $end }, posts come without a sound
style-short = in short
style-full = in full
settings-hint = Typing works too: /settings quiet 21:00-06:00 silent, /settings style full, /settings zone Asia/Jayapura. “default” gives it back to the bot. In a group with topics each topic has its own settings and subscriptions.
button-quiet-hold = Quiet 22–05:30
button-quiet-silent = Silent 22–05:30
button-quiet-never = No quiet hours
settings-no-language = There is no language “{ $typed }”. There are: id, en.
settings-no-zone = The time zone “{ $typed }” is not known. Type WIB, WITA, WIT, or an IANA name like Asia/Jayapura.
settings-no-quiet = “{ $typed }” are no quiet hours. Type for example /settings quiet 22:00-05:30, with “silent” behind it for posts without a sound, or /settings quiet off.
settings-no-style = “{ $typed }” is not known. Type /settings style short, or /settings style full.
