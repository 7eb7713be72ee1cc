# Options of commands on Discord.

option-setting = what is set
option-value = its value
option-article = an article's number, headline or URL
option-note = the editor's note; leave it empty to write it in a form
option-config-action = what to do
option-config-key = a key as in the file, for example quiet.from or feeds
option-outbox-action = what to see or do
option-row = the number of a post to send again or drop
choice-language = language
choice-zone = time zone
choice-quiet = quiet hours
choice-style = style: short or full
choice-get = look
choice-set = set
choice-add = add
choice-remove = remove
choice-pause = pause
choice-diff = diff: the newest change
choice-undo = undo the newest change
choice-uncertain = what may have arrived
choice-failed = what failed
choice-pending = what waits
choice-dropped = what was dropped
choice-resend = send again
choice-drop = drop
