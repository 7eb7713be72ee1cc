"""What operators read when the configuration changed, or could not."""

from collections.abc import Callable, Sequence

from bot.config.changes import Changed
from bot.locale import Words
from bot.message import Action, Block, Bullets, Call, Heading, Message, Paragraph, Runs, Text
from bot.reload.history import EDITOR
from bot.reload.reloading import NotTaken, Taken

SHOWN = 10
LONGEST = 200


def notice_of(notice: Taken | NotTaken) -> Callable[[Words], Message]:
    """The message about it, in whoever's words."""
    return lambda words: _taken(notice, words) if isinstance(notice, Taken) else _not_taken(notice, words)


def change_lines(changed: Sequence[Changed], words: Words) -> tuple[Runs, ...]:
    """One line a setting: what it was and what it is; where there are too many, how many more."""
    lines: list[Runs] = []
    for one in changed[:SHOWN]:
        if one.secret:
            values = words("config-secret")
        elif one.was and one.becomes:
            values = words("config-changed", was=one.was[:LONGEST], becomes=one.becomes[:LONGEST])
        elif one.becomes:
            values = words("config-came", value=one.becomes[:LONGEST])
        else:
            values = words("config-went", value=one.was[:LONGEST])
        restart: Runs = (Text(f" {words('config-restart')}", "italic"),) if one.restart else ()
        lines.append((Text(one.key[:LONGEST], "code"), Text(f": {values}"), *restart))
    if len(changed) > SHOWN:
        lines.append((Text(words("config-more", count=len(changed) - SHOWN), "faint"),))
    return tuple(lines)


def _taken(notice: Taken, words: Words) -> Message:
    blocks: list[Block] = [Heading((Text(words("config-taken")),)), Bullets(change_lines(notice.changed, words))]
    if notice.by:
        by = notice.by
        who = words("config-by-editor") if by.who == EDITOR else words("config-by", who=by.who, place=by.place)
        blocks.append(Paragraph((Text(who, "faint"),)))
    return Message(tuple(blocks))


def _not_taken(notice: NotTaken, words: Words) -> Message:
    rows: tuple[tuple[Action, ...], ...] = ()
    blocks: list[Block] = [Heading((Text(words("config-not-taken")),))]
    if notice.cut_at is not None:
        blocks.append(Paragraph((Text(words("config-cut", line=notice.cut_at)),)))
        rows = ((Call(words("button-config-load"), "konfig", f"muat {notice.name[:8]}", edits=True),),)
    else:
        lines = tuple((Text(words.say(problem)[: LONGEST * 2]),) for problem in notice.problems[:SHOWN])
        blocks.append(Bullets(lines))
    blocks.append(Paragraph((Text(words("config-old-holds")),)))
    return Message(tuple(blocks), rows)
