# The words of the demo.

demo-head = Pewarta demo — { $articles } sample articles
demo-samples = Names, outlets and happenings in the sample news are invented, save for one article on the US–Russia military meeting, which retells a real report. Changes of events hold at once here, without an editor's approval.
demo-clock = The demo's clock: { $now }. Move it with /clock +30h (hours), +2d (days), or a date.
demo-try = Try /summary, /quotes, /agenda, /people, /latest, or type any words to search. /summary 2 asks for number 2 of a list; a number alone presses the button [1], [2], … Ctrl-D leaves.
command-waktu = look at or move the demo's clock
usage-waktu = [+30h, +2d, 2026-03-15, real]
clock-now = The demo's clock: { $now }
clock-unknown = “{ $typed }” is no time. Type for example +30h, -2d, 2026-03-15, 15 March 2026, or real.
