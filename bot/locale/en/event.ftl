# Events: proposed changes, and editing by hand.

command-acara = approve or refuse proposed changes of events, or set one by hand with its source
usage-acara = [#number status|date|place … | source]
proposals-none = No proposed change of an event is waiting.
proposals-head = Proposed changes of events ({ $count })
button-approve = ✔ Approve { $number }
button-refuse = ✖ Refuse { $number }
button-keep = Save
proposal-approved = Approved. The change of “{ $what }” is told to those who follow it.
proposal-refused = Refused. “{ $what }” stays as it was; the proposal is kept in its history.
proposal-decided = This proposal was decided before.
event-how = Type for example: /event #5 status cancelled | official statement. What can be changed: status, date, place; the source stands behind the |.
event-status-unknown = There is no status “{ $typed }”. Choose: planned, confirmed, postponed, cancelled, held.
event-date-unknown = “{ $typed }” is not one date. Type for example 12 March 2026, March 2026, or early April 2026.
event-same = It is so already; nothing changes.
event-sure = Save this change? Source: { $source }
event-set = “{ $what }” was changed. Those who follow it are told.
agenda-edited = Editors ({ $author }), { $day }: { $status }, { $when } — source: { $source }
agenda-announced = Editors (configuration), { $day }: { $status }, { $when }
status-withdrawn = announcement withdrawn
event-announced = A new event is announced by the editors
event-by-configuration = Changed by the editors, { $day }
event-by-editors = Changed by the editors, { $day }. Source: { $source }
calendar-announced = Editors (configuration)
event-held = It took place
event-not-held = It did not take place
