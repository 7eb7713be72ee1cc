"""Pages, buttons and files as discord.py sends them, in one of two looks: embeds, or components (Discord's newer way).

A message that was sent in components can never be made one of embeds; the other way round it can.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal

import discord
from discord.utils import MISSING

from bot.adapters.discord.markup import safe
from bot.adapters.discord.render import Page
from bot.message import Attachment

Look = Literal["embeds", "components"]
COLOUR = discord.Colour.blurple()
LONGEST_NAME = 100
HEADING = "## "
MOST_COMPONENTS = 40
"""Of a message, those within others counted too."""
_AROUND = 3
"""Components of a page beside its pieces, files and buttons: the container, the title, and the line below it."""


@dataclass(frozen=True, slots=True)
class Dressed:
    """One message in its look.

    ``sent`` are the arguments of a new one, ``put`` those of one put in another's place; ``says`` is what it says, to
    know it again by, in either look.
    """

    sent: dict[str, Any]
    put: dict[str, Any]
    says: str
    files: tuple[discord.File, ...] = ()


def dressed(look: Look, page: Page, view: discord.ui.View | None, attachments: Sequence[Attachment]) -> Dressed:
    """A page with its buttons and files.

    Args:
        look: embeds or components.
        page: what it says.
        view: its buttons, in rows; at most five of five.
        attachments: its files.
    """
    files = [file_of(attachment) for attachment in attachments]
    says = _plain(page.title, page.description)
    if look == "embeds":
        embed = discord.Embed(title=page.title, description=page.description)
        return Dressed(
            {"embed": embed, "view": view or MISSING, "files": files},
            {"embed": embed, "view": view, "attachments": files},
            says,
            tuple(files),
        )
    layout = layout_of(page, view, files)
    # What stood there as text or embeds has to go: a message of components may hold neither.
    return Dressed({"view": layout, "files": files}, {**BARE, "view": layout, "attachments": files}, says, tuple(files))


BARE: dict[str, Any] = {"content": None, "embeds": []}


def layout_of(page: Page, view: discord.ui.View | None, files: Sequence[discord.File]) -> discord.ui.LayoutView:
    """A page as components: a box with the title above a line, the pieces one below the other, files and buttons."""
    box: discord.ui.Container[Any] = discord.ui.Container(accent_colour=COLOUR)
    if page.title is not None:
        box.add_item(discord.ui.TextDisplay(HEADING + page.title))
        box.add_item(discord.ui.Separator())
    rows = _rows(view)
    room = MOST_COMPONENTS - _AROUND - len(files) - sum(1 + len(row.children) for row in rows)
    for text in _joined(page.pieces, room):
        box.add_item(discord.ui.TextDisplay(text))
    for file in files:
        box.add_item(discord.ui.File(file))
    for row in rows:
        box.add_item(row)
    layout = discord.ui.LayoutView(timeout=None)
    layout.add_item(box)
    # Stopped before it is sent: discord.py then keeps nothing of it, and presses go to the dynamic button.
    layout.stop()
    return layout


def _joined(pieces: Sequence[str], room: int) -> list[str]:
    """The pieces in at most ``room`` texts: those that have no room of their own share the last one."""
    return [*pieces[: room - 1], "\n\n".join(pieces[room - 1 :])] if len(pieces) > room else list(pieces)


def _rows(view: discord.ui.View | None) -> list[discord.ui.ActionRow[Any]]:
    numbers: dict[int, list[discord.ui.Item[Any]]] = {}
    for item in view.children if view is not None else ():
        numbers.setdefault(item.row or 0, []).append(item)
    return [discord.ui.ActionRow(*[_loose(item) for item in items]) for _, items in sorted(numbers.items())]


def _loose(item: discord.ui.Item[Any]) -> discord.ui.Button[Any]:
    """The button without its row's number: in components the row says where it stands."""
    assert isinstance(item, discord.ui.Button)  # noqa: S101 - view_of makes nothing else
    return discord.ui.Button(label=item.label, custom_id=item.custom_id, url=item.url, style=item.style)


def said(message: Mapping[str, Any]) -> str:
    """What a message says that Discord tells of, as ``Dressed.says`` has it."""
    texts = [one["content"].removeprefix(HEADING) for one in _nested(message.get("components", ())) if "content" in one]
    embeds = [text for one in message.get("embeds", ()) for text in (one.get("title"), one.get("description"))]
    return _plain(*embeds, *texts)


def _nested(components: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for one in components:
        yield one
        yield from _nested(one.get("components", ()))


def _plain(*texts: str | None) -> str:
    """Without the space that Discord takes away."""
    return " ".join(" ".join(text or "" for text in texts).split())


def shared(shown: discord.Message, pressed: str | None) -> dict[str, Any] | None:
    """What a message shows, to be sent again without the button that was pressed; None where it shows nothing."""
    if shown.flags.components_v2:
        layout = discord.ui.LayoutView.from_message(shown, timeout=None)
        for box in [item for item in layout.children if isinstance(item, discord.ui.Container)]:
            for row in [item for item in box.children if isinstance(item, discord.ui.ActionRow)]:
                _take_out(row, pressed)
                if not row.children:
                    box.remove_item(row)
        layout.stop()
        return {"view": layout}
    if not shown.embeds:
        return None
    view = discord.ui.View.from_message(shown, timeout=None)
    _take_out(view, pressed)
    view.stop()
    return {"embeds": shown.embeds, "view": view if view.children else MISSING}


def _take_out(holder: "discord.ui.View | discord.ui.ActionRow[Any]", pressed: str | None) -> None:
    for item in [item for item in holder.children if getattr(item, "custom_id", None) == pressed]:
        holder.remove_item(item)


def file_of(attachment: Attachment) -> discord.File:
    """The file that an attachment is; its name is a name, never a path."""
    name = PurePosixPath(safe(attachment.filename).replace("\\", "/")).name[-LONGEST_NAME:] or "file"
    return discord.File(io.BytesIO(attachment.content), filename=name)
