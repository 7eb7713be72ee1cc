"""/privasi and /hapusdata: what is held about this chat, and its deletion."""

from bot.commands.context import Context
from bot.commands.registry import Command, Role
from bot.message import Bullets, Call, Heading, Message, Paragraph, Runs, Text, sentence

_SURE = frozenset({"ya", "yes"})


async def privacy(context: Context, _: str) -> Message:
    """What is held about this chat, in plain words, with a button that deletes it."""
    words, data = context.words, await context.storage.chat_data(context.chat.target)
    held: tuple[Runs, ...] = (
        (Text(words("privacy-address", target=data.chat.target)),),
        (Text(words("privacy-settings")),),
        (Text(words("privacy-subscriptions", count=data.subscriptions)),),
        (Text(words("privacy-posts", count=data.posts, waiting=data.waiting)),),
        (Text(words("privacy-decisions", count=data.decisions)),),
    )
    blocks = (
        Heading((Text(words("privacy-head")),)),
        Paragraph((Text(words("privacy-held")),)),
        Bullets(held),
        Paragraph((Text(words("privacy-not-held")),)),
        Paragraph((Text(words("privacy-editors"), "faint"),)),
    )
    return Message(blocks, ((Call(words("button-forget"), FORGET.name),),))


async def forget(context: Context, argument: str) -> Message:
    """Asks whether it is meant; with "ya" it is done."""
    words = context.words
    if argument.strip().lower() not in _SURE:
        return sentence(words("forget-sure"), ((Call(words("button-forget-sure"), FORGET.name, "ya"),),))
    await context.storage.forget_chat(context.chat.target)
    return sentence(words("forget-done"))


COMMAND = Command("privasi", "privacy", privacy, changes=True)
FORGET = Command("hapusdata", "forget", forget, Role.CHAT_ADMIN)
