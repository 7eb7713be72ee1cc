"""/konfig: looks at the configuration and changes it; the difference is shown, and a button asks, before any change."""

import re
from collections.abc import Sequence

from bot.commands.config_desk import Asked, Desk
from bot.commands.config_forms import filled, how, refused
from bot.commands.config_shown import LONGEST_LINE, back_row, in_code, menu, pausing, proposal, sections, undo_row
from bot.commands.config_typed import VERBS, asked_for, has_pair
from bot.commands.context import Context
from bot.commands.paging import page_of
from bot.commands.registry import Command, Role
from bot.errors import UserError
from bot.message import Call, Message, Paragraph, Text, sentence


def configure_command(desk: Desk | None) -> Command:
    """The command over a desk; None where there is no file."""

    async def configure(context: Context, argument: str) -> Message:
        if desk is None:
            raise UserError("config-no-file")
        return await _configure(desk, context, argument)

    def offers(action: str, typed: str) -> Sequence[str]:
        return desk.keys(VERBS.get(action, ""), typed) if desk else ()

    return Command("konfig", "config", configure, Role.OPERATOR, offers=offers)


async def _configure(desk: Desk, context: Context, argument: str) -> Message:
    if not context.request.private and not desk.may_here(context.request.target.address):
        raise UserError("config-private")
    if confirmed := re.fullmatch(r"!([0-9a-f]{8}) (.+)", argument, re.DOTALL):
        return await _made(desk, context, confirmed[2], confirmed[1])
    if not argument:
        return menu(context)
    word, _, rest = argument.partition(" ")
    verb, rest = VERBS.get(word.lower(), ""), rest.strip()
    if verb in {"get", "diff", "load", "pause", "cancel"}:
        return await _looked(desk, context, verb, rest)
    if verb == "form":
        return await _from_form(desk, context, rest)
    if verb in {"add", "set"} and len(rest.split(maxsplit=1)) == 1 and not has_pair(rest):
        return how(verb, rest, context)
    asked = asked_for(argument)
    try:
        return await _proposed(desk, context, asked, argument)
    except UserError as error:
        if asked.verb != "set" or not asked.key or not await _is_key(desk, asked.key):
            raise
        return refused("set", asked.key, asked.value, error, context)


async def _from_form(desk: Desk, context: Context, rest: str) -> Message:
    """What a form asks for, or why not and the form again, with all that was typed into it."""
    typed = filled(rest)
    try:
        return await _proposed(desk, context, asked_for(typed), typed)
    except UserError as error:
        what, _, values = rest.partition(" ")
        return refused("form", what, values, error, context)


async def _is_key(desk: Desk, key: str) -> bool:
    try:
        await desk.get(key)
    except UserError:
        return False
    return True


async def _looked(desk: Desk, context: Context, verb: str, rest: str) -> Message:
    """What changes nothing in the file."""
    match verb:
        case "get" if not rest:
            return sections(desk.sections(), context)
        case "get":
            head = f"{context.words('config-head')}: {rest[:LONGEST_LINE]}"
            back = (Call(context.words("button-config-look"), "konfig", "lihat", edits=True), *back_row(context))
            return in_code(head, await desk.get(rest), back, context)
        case "diff":
            return in_code(context.words("config-diff-head"), await desk.diff(), undo_row(context), context)
        case "load":
            await desk.load(rest)
            return sentence(context.words("config-loaded"), (back_row(context),))
        case "cancel":
            return sentence(context.words("config-cancelled"), (back_row(context),))
    page, what = page_of(rest)
    found = desk.pausable(what)
    if not found:
        raise UserError("config-none")
    return pausing(found, what, page, context)


async def _made(desk: Desk, context: Context, typed: str, name: str) -> Message:
    outcome = await desk.make(asked_for(typed), name, context)
    if outcome == "meanwhile":
        again = await _proposed(desk, context, asked_for(typed), typed)
        return Message((Paragraph((Text(context.words("config-meanwhile"), "bold"),)), *again.blocks), again.actions)
    told = context.words("config-made" if outcome == "made" else "config-waits")
    return sentence(told, ((*undo_row(context), *back_row(context)),))


async def _proposed(desk: Desk, context: Context, asked: Asked, typed: str) -> Message:
    return proposal(await desk.show(asked, context), typed, context)
