# The words that people see. The same ids stand in ../id; a test compares them.

language-name = English
list-and = and
list-or = or

## Dates

date-instant = { $day }, { $clock } { $zone }
date-quarter = quarter { $quarter } of { $year }
date-early = early { $month }
date-mid = mid-{ $month }
date-late = late { $month }
date-week = the week of { $days }

## Commands: what they are for, and what may stand behind them

command-terbaru = the newest articles
usage-terbaru = [topic]
command-ringkasan = one article, summed up in its own sentences
usage-ringkasan = [number, words, URL]
command-kutipan = key quotes, word for word, and who said them
usage-kutipan = [number, words, person]
command-tokoh = who is quoted, and what they said over time
usage-tokoh = [name]
command-jadwal = planned events: when, where, and who reported it
usage-jadwal = [event]
command-cari = search articles and quotes
usage-cari = [words]
command-setelan = language, time zone, quiet hours and length of posts of this chat
usage-setelan = [language …, zone …, quiet …, style …]
command-bantuan = this list
usage-bantuan = [command]
command-mulai = an introduction
usage-mulai = { "" }

## Buttons

button-summary = Summary
button-summary-number = Summary { $number }
button-quotes = Quotes ({ $count })
button-quotes-number = Quotes { $number } ({ $count })
button-agenda = Agenda
button-read = Read the article
button-copy = Copy { $number }
button-calendar = Save to calendar
button-latest = Latest news
button-people = People
button-help = Help

## Answers

start-head = { $name }
start-what = I read the news, keep a summary and the key quotes word for word with who said them, and follow planned events. I make nothing up: every sentence of a summary and every quote stands in its article.
help-head = What you can ask
help-hint = Every command also works with nothing behind it.
latest-head = Latest news
latest-head-topic = Latest news: { $topic }
latest-hint = Type /summary or /quotes and the number.
summary-related = Related:
summary-revised = { $times ->
    [one] The publisher has changed this article once; this is the latest version.
   *[other] The publisher has changed this article { $times } times; this is the latest version.
}
note-head = Editor's note, { $day }:
quote-no-speaker = the article does not say clearly who
quotes-with-words = Quotes with: { $words }
quotes-position = Quotes { $first }–{ $last } of { $total }
person-also = Also called: { $names }
people-head = People quoted ({ $total })
people-count = { $count ->
    [one] { $count } quote
   *[other] { $count } quotes
}
people-roles = Roles the articles gave
people-which = { $count } people match “{ $name }”. Which one?
search-head = Results for “{ $words }” ({ $total })
search-what = What are you looking for? Type /search and the words, for example “military dialogue”. Words in quote marks are searched in that order.
agenda-head = Agenda
agenda-coming = To come
agenda-past = Past
agenda-when = When
agenda-where = Where
agenda-either = one of them, not decided
agenda-status = Status
agenda-items = On the agenda
agenda-history = According to whom
agenda-passed = The time planned for “{ $what }” ({ $when }) has passed; there is no report that it took place.
agenda-window = The planned time ({ $when }) is now; there is no report yet that it has taken place.
agenda-file = Calendar file for “{ $what }”: { $name }
settings-head = Settings of this chat
settings-language = Language:
settings-zone = Time zone:

status-planned = planned
status-confirmed = confirmed
status-postponed = postponed
status-cancelled = cancelled
status-held = held
status-unconfirmed = unconfirmed

review-proposed = not yet reviewed by an editor
review-refused = refused by an editor

role-chat-admin = Only for the admins of this chat.
role-operator = Only for editors.

## What cannot be answered

nothing-yet = There is no news yet. Bring some in with “pewarta ingest”.
no-quotes-yet = No quotes are kept yet.
no-events-yet = No event has been reported yet.
nothing-found = No article holds all of these words: { $words }
no-quotes-found = No person or quote matches: { $words }
no-such-number = There is no number { $number }; the last list goes from 1 to { $last }. Type /latest for a new one.
no-such-address = This article has not been read: { $url }
no-such-topic = No article has the topic “{ $topic }”. The topics are:
no-such-person = Nobody called “{ $name }” is quoted. Type /people for the list.
no-such-event = No event matches: { $words }. Type /agenda for the list.
no-such-command = There is no command /{ $name }. Type /help for the list.
article-gone = This article is no longer there.
person-gone = This person is no longer there.
event-gone = This event is no longer there.
article-without-quotes = There are no quotes in “{ $title }”.
settings-unknown = “{ $typed }” is not known. Type for example /settings language id, /settings zone WITA, /settings quiet 22:00-05:30, or /settings style full.
refused-chat-admin = Only the admins of this chat can change that.
refused-operator = Only editors can do that.
done-before = This was done already; nothing is done twice.
error-storage = The database cannot be used at the moment. Try again shortly; the log tells the operator why.
error-ours = Sorry, something went wrong on our side; the log tells the operator why.
