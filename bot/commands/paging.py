"""Pages of longer answers: the argument that asks for one, and the buttons that turn them."""

import re

from bot.message import Action, Call

_PAGE = re.compile(r"›(\d{1,5})(?:\s+|$)")


def page_of(argument: str) -> tuple[int, str]:
    """The page that an argument asks for, from 1, and the rest of it. Only our own buttons write "›2 …"."""
    found = _PAGE.match(argument)
    return (max(1, int(found[1])), argument[found.end() :]) if found else (1, argument)


def page_count(total: int, size: int) -> int:
    """How many pages ``total`` items make; none still make one."""
    return max(1, -(-total // size))


def turn_buttons(command: str, rest: str, page: int, pages: int) -> tuple[Action, ...]:
    """The row "‹ 2/7 ›": back and forth where there is something, and nothing at all for a single page."""
    if pages == 1:
        return ()

    def to(number: int, label: str) -> Call:
        return Call(label, command, f"›{number} {rest}".strip(), edits=True)

    row: list[Action] = []
    if page > 1:
        row.append(to(page - 1, f"‹ {page - 1}/{pages}"))
    if page < pages:
        row.append(to(page + 1, f"{page + 1}/{pages} ›"))
    return tuple(row)
