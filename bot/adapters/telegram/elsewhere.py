"""Buttons that ask in the name of another chat: whoever put the bot into a channel arranges it from their own chat."""

from dataclasses import replace

from bot.adapters.telegram.address import PLATFORM, Place, place_of
from bot.message import Action, Call, Heading, Message, Target, Text

ELSEWHERE = "untuk"
"""Stands in place of a command in such a button. Nobody can type it, and whoever presses it must be an admin there."""


def for_chat(message: Message, place: Place, about: str = "") -> Message:
    """The message with its buttons asking in another chat's name, under a line that says which one it is ``about``."""
    actions = tuple(tuple(_for_chat(one, place) for one in row) for row in message.actions)
    head = (Heading((Text(about),)),) if about else ()
    return replace(message, blocks=(*head, *message.blocks), actions=actions)


def _for_chat(action: Action, place: Place) -> Action:
    if not isinstance(action, Call):
        return action
    where = place.target.address.removeprefix(f"{PLATFORM}:")
    return replace(action, command=ELSEWHERE, argument=f"{where} {action.command} {action.argument}".strip())


def asked_elsewhere(call: Call) -> tuple[Place, Call] | None:
    """The chat in whose name a button asks, and what; None for any other button."""
    if call.command != ELSEWHERE:
        return None
    where, _, rest = call.argument.partition(" ")
    command, _, argument = rest.partition(" ")
    return place_of(Target(f"{PLATFORM}:{where}")), replace(call, command=command, argument=argument)
