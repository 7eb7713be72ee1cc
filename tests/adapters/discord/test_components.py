"""The look in components: within Discord's limits, nothing lost, and old messages of either look go on working."""

import dataclasses
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
import simcord
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.discord import Discord
from bot.adapters.discord.buttons import view_of
from bot.adapters.discord.client import PewartaClient
from bot.adapters.discord.dress import MOST_COMPONENTS, dressed, layout_of, said
from bot.adapters.discord.render import render
from bot.message import Attachment, Call, Heading, Message, OpenLink, Paragraph, Post, Quotation, Target, Text
from tests.adapters.discord.conftest import Service, SignedCalls, opened
from tests.adapters.discord.test_render import BLOCKS
from tests.adapters.discord.wire import COMPONENTS, FORUM, TEXT, Wire, nested

CALLS = tuple(tuple(Call(f"{row}{place}", "terbaru", str(place)) for place in range(5)) for row in range(5))
MESSAGE = Message(
    (
        Heading((Text("Berita *baru* @everyone"),)),
        Paragraph((Text("Satu."),)),
        Quotation("Jalan selesai", (Text("Rini"),)),
        Quotation("Air surut", (Text("Budi"),)),
    ),
    ((Call("Lanjut", "terbaru", "2", edits=True),), (OpenLink("Buka", "https://kabar.example/1"),)),
)
POST = Post("slot-1", Target(f"discord:{TEXT}"), MESSAGE)


def texts(components: list[dict[str, Any]]) -> list[str]:
    return [part["content"] for part in nested(components) if part["type"] == 10]


def labels(components: list[dict[str, Any]]) -> list[str]:
    return [part["label"] for part in nested(components) if part["type"] == 2]


@given(st.lists(BLOCKS, max_size=30).map(tuple), st.integers(0, 5), st.integers(0, 2))
async def test_every_page_is_within_the_limits_and_says_all(blocks: tuple[Any, ...], rows: int, files: int) -> None:
    """Whatever a message holds, with all the buttons and files that it can have."""
    pages = render(Message(blocks))
    view = await view_of(Message(blocks, CALLS[:rows]), SignedCalls())
    attached = [discord.File(__file__, filename=f"{number}.ics") for number in range(files)]
    for page in pages:
        components = layout_of(page, view, attached).to_components()
        assert len(list(nested(components))) <= MOST_COMPONENTS
        shown = texts(components)
        assert sum(map(len, shown)) <= 4000
        assert all(shown)
        title = [f"## {page.title}"] if page.title is not None else []
        assert "\n\n".join(shown) == "\n\n".join([*title, page.description])
        assert len(labels(components)) == rows * 5
    for file in attached:
        file.close()


@given(st.lists(BLOCKS, max_size=8).map(tuple))
def test_a_page_is_known_again_in_either_look(blocks: tuple[Any, ...]) -> None:
    """A thread that may have been opened is looked for by what its first message says."""
    for page in render(Message(blocks)):
        in_embeds, in_components = dressed("embeds", page, None, ()), dressed("components", page, None, ())
        assert said({"embeds": [in_embeds.sent["embed"].to_dict()]}) == in_embeds.says
        assert said({"components": in_components.sent["view"].to_components()}) == in_embeds.says


@pytest.fixture
async def boxed(wire: Wire, service: Service) -> AsyncIterator[Discord]:
    async with opened(service, wire, look="components") as served:
        yield served


async def test_a_post_is_a_box_with_its_title_its_pieces_and_its_buttons(wire: Wire, boxed: Discord) -> None:
    receipt = await boxed.sender.send(POST, 0)
    sent = wire.messages[receipt.message_id]
    assert sent["flags"] & COMPONENTS
    assert not sent.get("embeds")
    assert texts(sent["components"]) == [
        r"## Berita \*baru\* \@everyone", "Satu.", "> “Jalan selesai”\n> — Rini", "> “Air surut”\n> — Budi",
    ]  # fmt: skip
    assert labels(sent["components"]) == ["Lanjut", "Buka"]
    assert sent["allowed_mentions"]["parse"] == []
    assert sent["nonce"]


async def test_files_and_forums_take_it_too(wire: Wire, boxed: Discord) -> None:
    message = dataclasses.replace(MESSAGE, attachments=(Attachment("acara.ics", "text/calendar", b"x"),))
    receipt = await boxed.sender.send(Post("slot-2", Target(f"discord:{FORUM}"), message), 0)
    sent = wire.messages[receipt.message_id.rpartition("/")[2]]
    assert [part["file"]["url"] for part in nested(sent["components"]) if part["type"] == 13] == [
        "attachment://acara.ics"
    ]


NEW = Message((Heading((Text("Berita baru"),)), Paragraph((Text("Dua."),))))


@pytest.mark.parametrize(("before", "after"), [("embeds", "components"), ("components", "embeds")])
async def test_a_post_is_edited_whatever_look_it_was_sent_in(
    wire: Wire, service: Service, before: Any, after: Any
) -> None:
    """Embeds become components; components can be nothing else again."""
    async with opened(service, wire, look=before) as served:
        receipt = await served.sender.send(POST, 0)
        served.client.look = after
        await served.sender.edit(dataclasses.replace(POST, message=NEW), 0, receipt.message_id)
    stored = wire.messages[receipt.message_id]
    assert texts(stored["components"]) == ["## Berita baru", "Dua."]
    assert stored["flags"] & COMPONENTS
    assert not stored.get("embeds")


@pytest.mark.parametrize("look", ["embeds", "components"])
async def test_a_message_has_as_many_parts_in_either_look(wire: Wire, service: Service, look: Any) -> None:
    """A post keeps its parts when the look is changed between two of them."""
    long = Message((Heading((Text("Judul"),)), *(Paragraph((Text("kata " * 500),)) for _ in range(4))))
    async with opened(service, wire, look=look) as served:
        assert served.sender.parts(long) == 4


class TestAnswers:
    """What a person sees; discord.py's own machinery takes the presses."""

    pytestmark = pytest.mark.simcord(shard_count=1)

    @pytest.fixture
    def simcord_bot(self, service: Service) -> PewartaClient:
        client = service.client()
        client.look = "components"
        return client

    async def test_a_command_answers_in_components_and_its_buttons_work(self, simcord_env: simcord.Env) -> None:
        guild = simcord_env.create_guild()
        channel, ani = guild.create_text_channel("warta"), guild.add_member(simcord_env.create_user("ani"))
        first = (await ani.slash(channel, "terbaru")).response
        assert first.ephemeral
        assert not first.embeds
        assert texts(first.components)
        press = next(p for p in nested(first.components) if p["type"] == 2 and "custom_id" in p)
        second = (await ani.click(first.message, custom_id=press["custom_id"])).response
        assert texts(second.components)

    async def test_an_answer_is_shared_as_it_stands_without_the_button(self, simcord_env: simcord.Env) -> None:
        guild = simcord_env.create_guild()
        channel, ani = guild.create_text_channel("warta"), guild.add_member(simcord_env.create_user("ani"))
        answer = (await ani.slash(channel, "ringkasan")).response
        assert "Share" in labels(answer.components)
        public = (await ani.click(answer.message, label="Share")).response
        assert not public.ephemeral
        assert texts(public.components) == texts(answer.components)
        assert "Share" not in labels(public.components)
