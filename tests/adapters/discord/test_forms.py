"""Forms as modals: they open with what there is, are bound to their command, and change nothing before a button."""

import asyncio
import dataclasses
from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.discord import forms
from bot.adapters.discord.buttons import view_of
from bot.commands.registry import Role
from bot.message import Call, Field, Form, Message, Request
from tests.adapters.discord.conftest import Service, SignedCalls
from tests.adapters.discord.test_behaviour import Place, place

__all__ = ["place"]
pytestmark = pytest.mark.simcord(shard_count=1)
TEXTS = st.text(st.characters(exclude_categories=()), max_size=60)
FORM = Form("Ubah", "konfig", "atur bot.name", (Field("Nama", "Pewarta", longest=40), Field("Alasan", required=False)))


@pytest.fixture
def editor(place: Place, service: Service) -> Place:
    """Somebody who runs the bot, and the server."""
    role = place.env.guild.create_role("admin", permissions=discord.Permissions(administrator=True))
    place.ani = place.env.guild.add_member(place.env.create_user("budi"), roles=[role])

    async def operator(request: Request) -> Role:
        return Role.OPERATOR if request.asker.id == str(place.ani.id) else Role.ANYONE

    service.roles.role_of = operator  # type: ignore[method-assign]
    return place


async def note_of(service: Service) -> list[str]:
    article = await service.storage.article(1)
    assert article is not None
    return [note.text for note in article.notes]


async def test_a_note_is_written_in_a_form_shown_and_kept_once_it_is_confirmed(editor: Place, service: Service) -> None:
    """The form, then what changes, then the change; the text can be changed before."""
    shown = await editor.ask("koreksi", artikel="#1")
    assert r"/correct \#1" in shown.response.embeds[0].description
    opened = await editor.ani.click(shown.response.message, label="Write a note")
    assert opened.modal["title"] == "Write a note"
    proposed = await editor.ani.submit_modal(opened, {"0": "Pasar *Awan*\nsudah tutup."})
    assert proposed.response.ephemeral
    assert "New note:** Pasar \\*Awan\\*\nsudah tutup." in proposed.response.embeds[0].description
    assert await note_of(service) == []
    again = await editor.ani.click(proposed.response.message, label="Change the text")
    assert again.modal["components"][0]["component"]["value"] == "Pasar *Awan*\nsudah tutup."
    changed = await editor.ani.submit_modal(again, {"0": "Sudah tutup."})
    await editor.ani.click(changed.response.message, label="Keep the note")
    assert await note_of(service) == ["Sudah tutup."]
    assert "is kept. Posts that carry" in changed.response.embeds[0].description


async def test_an_open_form_outlives_a_restart(editor: Place, service: Service) -> None:
    """All that it is stands in its signed id."""
    shown = await editor.ask("koreksi", artikel="#1")
    opened = await editor.ani.click(shown.response.message, label="Write a note")
    await editor.env.restart_bot(service.client())
    proposed = await editor.ani.submit_modal(opened, {"0": "Ralat."})
    assert "Ralat" in proposed.response.embeds[0].description


async def test_a_forged_form_runs_nothing(editor: Place, service: Service) -> None:
    """A form whose signature is not ours is refused in words."""
    shown = await editor.ask("koreksi", artikel="#1")
    opened = await editor.ani.click(shown.response.message, label="Write a note")
    service.codec.secret = b"another"
    asked = len(service.asked)
    refused = await editor.ani.submit_modal(opened, {"0": "Ralat."})
    assert "no longer works" in refused.response.content
    assert len(service.asked) == asked


async def test_who_fills_in_a_form_is_asked_for_their_right_again(editor: Place, service: Service) -> None:
    """Somebody who is no operator any more changes nothing."""
    shown = await editor.ask("koreksi", artikel="#1")
    opened = await editor.ani.click(shown.response.message, label="Write a note")

    async def nobody(request: Request) -> Role:
        return Role.ANYONE

    service.roles.role_of = nobody  # type: ignore[method-assign]
    refused = await editor.ani.submit_modal(opened, {"0": "Ralat."})
    assert "Only" in refused.response.embeds[0].description


async def test_a_button_that_the_database_is_slow_to_read_is_acknowledged_first(
    editor: Place, service: Service
) -> None:
    """A form cannot be opened then: the command says how it is typed."""
    shown = await editor.ask("koreksi", artikel="#1")
    service.codec.slow = 0.7
    result = await editor.ani.click(shown.response.message, label="Write a note")
    assert result.modal is None
    assert result.response.ephemeral
    async with asyncio.timeout(5):
        while not result.response.embeds:  # noqa: ASYNC110 - the answer follows, whenever it comes
            await asyncio.sleep(0.05)
    assert r"/correct \#1" in result.response.embeds[0].description


@given(
    st.builds(
        Form,
        TEXTS,
        TEXTS,
        TEXTS,
        st.lists(st.builds(Field, TEXTS, TEXTS, st.integers(1, 5000), st.booleans(), st.booleans()), max_size=7).map(
            tuple
        ),
    )
)
def test_whatever_a_form_holds_it_is_within_the_limits_or_left_out(form: Form) -> None:
    """Nothing that a field holds is cut off: a form that cannot show all of it is none."""
    assert forms.unpacked(forms.packed(form)) == form
    if not forms.fits(form):
        return
    told = forms.modal_of(form, "x" * 97).to_dict()
    assert 0 < len(told["title"]) <= 45
    assert len(told["custom_id"]) == 100
    assert 1 <= len(told["components"]) <= 5
    for label in told["components"]:
        asked: Any = label
        assert 0 < len(asked["label"]) <= 45
        inner = asked["component"]
        assert len(inner.get("value") or "") <= inner["max_length"] <= 4000


def test_what_was_typed_is_the_command_that_could_have_been_typed() -> None:
    """A line a field, behind what the form was made for; what did not come is empty."""
    answered = [{"type": 18, "component": {"type": 4, "custom_id": "0", "value": " Warta "}}]
    assert forms.values_of(FORM, answered) == (" Warta ", "")
    assert FORM.filled((" Warta ", "")) == "atur bot.name Warta"
    assert FORM.filled(("Warta", "sebab")) == "atur bot.name Warta\nsebab"


async def test_a_form_that_discord_cannot_show_is_left_out() -> None:
    """The other buttons stay."""
    long = dataclasses.replace(FORM, fields=(Field("Nama", "x" * 41, longest=40),))
    view = await view_of(Message((), ((long, Call("Ya", "konfig")),)), SignedCalls())
    assert view is not None
    assert [getattr(item, "label", "") for item in view.children] == ["Ya"]
