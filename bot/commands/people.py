"""/tokoh: who is quoted, and one person's quotes over time."""

import re

from bot.commands.context import Context
from bot.commands.nearest import nearest
from bot.commands.paging import page_count, page_of, turn_buttons
from bot.commands.quotes import of_person
from bot.commands.registry import Command
from bot.commands.show import shortened
from bot.errors import UserError
from bot.locale import dates
from bot.message import Bullets, Call, Heading, Message, Paragraph, Runs, Text
from storage.records import Person, Role

SIZE = 8
OFFERED = 4
MOST_COMPARED = 500


async def people(context: Context, argument: str) -> Message:
    """The people quoted most, or one of them: names, roles over time, quotes."""
    page, rest = page_of(argument)
    if not rest:
        return await _list(context, page)
    if found := re.fullmatch(r"@(\d{1,18})", rest):
        person = await context.storage.person(int(found[1]))
        if person is None:
            raise UserError("person-gone")
        return await _one(context, person, page)
    matching = await context.storage.find_people(rest)
    if not matching:
        return await _nobody(context, rest)
    if len(matching) == 1:
        return await _one(context, matching[0], page)
    return _which(context, rest, matching)


async def _list(context: Context, page: int) -> Message:
    total = (await context.storage.people(limit=1)).total
    if not total:
        raise UserError("no-quotes-yet")
    pages = page_count(total, SIZE)
    page = min(page, pages)
    found = await context.storage.people(limit=SIZE, offset=(page - 1) * SIZE)
    return Message(
        (
            Heading((Text(context.words("people-head", total=total)),)),
            Bullets(tuple(_line(person, context) for person in found.items)),
        ),
        (*_rows(found.items), turn_buttons(COMMAND.name, "", page, pages)),
    )


async def _one(context: Context, person: Person, page: int) -> Message:
    message = await of_person(context, person, page, COMMAND.name)
    if page > 1 or len(person.roles) < 2:
        return message
    # Several roles: when each was read says more than the list does.
    history = Bullets(tuple(_role(role, context) for role in person.roles))
    head, _, *rest = message.blocks
    return Message((head, Paragraph((Text(context.words("people-roles"), "bold"),)), history, *rest), message.actions)


def _role(role: Role, context: Context) -> Runs:
    first, last = (dates.local_day(at, context.zone, context.words) for at in (role.first_at, role.last_at))
    return Text(role.text), Text(f" · {first if first == last else f'{first} – {last}'}", "faint")


async def _nobody(context: Context, name: str) -> Message:
    """Says that nobody has this name, and offers those whose names are nearest to it, else those quoted most."""
    known = (await context.storage.people(limit=MOST_COMPARED)).items
    offered = nearest(name, known, lambda person: person.names) or known[:OFFERED]
    text = Text(context.words("no-such-person", name=name[:100]))
    return Message((Paragraph((text,)),), _rows(offered))


def _which(context: Context, name: str, matching: tuple[Person, ...]) -> Message:
    shown = matching[:SIZE]
    return Message(
        (
            Paragraph((Text(context.words("people-which", name=name[:100], count=len(matching))),)),
            Bullets(tuple(_line(person, context) for person in shown)),
        ),
        _rows(shown),
    )


def _rows(shown: tuple[Person, ...]) -> tuple[tuple[Call, ...], ...]:
    return tuple((Call(shortened(person.name), COMMAND.name, f"@{person.id}"),) for person in shown)


def _line(person: Person, context: Context) -> Runs:
    role = (Text(f", {person.roles[0].text}"),) if person.roles else ()
    count = context.words("people-count", count=person.quotes)
    return Text(person.name, "bold"), *role, Text(f" · {count}", "faint")


COMMAND = Command("tokoh", "people", people)
