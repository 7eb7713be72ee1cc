"""/bantuan and /mulai: what the bot can do, made from the registry."""

from collections.abc import Callable

from bot.commands.context import Context
from bot.commands.registry import Command, Registry, Role
from bot.errors import UserError
from bot.message import Bullets, Call, Heading, Message, Paragraph, Runs, Text


def help_command(registry: Callable[[], Registry]) -> Command:
    """/bantuan over a registry, which holds this command too and so is asked for late."""

    async def show_help(context: Context, argument: str) -> Message:
        name = argument.removeprefix("/")
        if not name:
            return _all(context, registry())
        command = registry().find(name)
        if command is None:
            raise UserError("no-such-command", name=name[:40])
        return _one(context, command)

    return Command("bantuan", "help", show_help)


async def _start(context: Context, _: str) -> Message:
    words = context.words
    return Message(
        (
            Heading((Text(words("start-head", name=context.defaults.name)),)),
            Paragraph((Text(words("start-what")),)),
        ),
        (
            (Call(words("button-latest"), "terbaru"), Call(words("button-agenda"), "jadwal")),
            (Call(words("button-people"), "tokoh"), Call(words("button-help"), "bantuan")),
        ),
    )


START = Command("mulai", "start", _start)


def _all(context: Context, registry: Registry) -> Message:
    lines = tuple(_line(command, context) for command in registry.commands)
    return Message(
        (
            Heading((Text(context.words("help-head")),)),
            Bullets(lines),
            Paragraph((Text(context.words("help-hint"), "faint"),)),
        )
    )


def _one(context: Context, command: Command) -> Message:
    facts: list[Runs] = [_line(command, context)]
    if command.role is not Role.ANYONE:
        facts.append((Text(context.words(f"role-{command.role.name.lower().replace('_', '-')}")),))
    return Message((Heading((Text(f"/{command.name}"),)), Bullets(tuple(facts))))


def _line(command: Command, context: Context) -> Runs:
    """The name in the chat's language first, the other beside it."""
    names = (command.name, command.alias) if context.words.language == "id" else (command.alias, command.name)
    typed = f"/{names[0]} {context.words(command.usage)}".strip()
    return Text(typed, "code"), Text(f" (/{names[1]})", "faint"), Text(f" — {context.words(command.about)}")
