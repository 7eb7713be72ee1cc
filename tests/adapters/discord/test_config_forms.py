"""The form of /konfig against discord.py's own machinery: filled in, refused with its text, filled in again, made."""

import discord
import pytest

from bot.adapters.discord.client import PewartaClient
from tests.adapters.discord.test_behaviour import Place, place
from tests.adapters.discord.test_config_modals import Held, configured, held

__all__ = ["configured", "place"]
pytestmark = pytest.mark.simcord(shard_count=1)


@pytest.fixture
def simcord_bot(configured: Held) -> PewartaClient:
    return configured.service.client()


async def test_a_feed_is_added_by_a_form_in_a_chat_of_operators(place: Place, configured: Held) -> None:
    """Elsewhere, others would read along; there, what is wrong comes back in the form it was typed into."""
    admin = place.env.guild.create_role("admin", permissions=discord.Permissions(administrator=True))
    place.ani = place.env.guild.add_member(place.env.create_user("budi"), roles=[admin])
    configured.service.roles.configure([place.ani.id])
    assert "private" in (await place.ask("konfig")).response.embeds[0].description
    operators = configured.live.now.operators.model_copy(update={"chats": (f"discord:{place.channel.id}",)})
    await configured.live.apply(configured.live.now.model_copy(update={"operators": operators}))
    menu = await place.ask("konfig")
    asked = await place.ani.click(menu.response.message, label="Add a feed")
    opened = await place.ani.click(asked.response.message, label="Fill in a form")
    refused = await place.ani.submit_modal(opened, {"0": "b.example", "1": "Kabar B", "2": "politik"})
    assert "is not a web address" in refused.response.embeds[0].description
    again = await place.ani.click(refused.response.message, label="Correct it")
    assert held(again.modal) == ["b.example", "Kabar B", "politik"]
    shown = await place.ani.submit_modal(again, {"0": "https://b.example/rss", "1": "Kabar B", "2": "politik"})
    assert '+ url = "https://b.example/rss"' in shown.response.embeds[0].description
    await place.ani.click(shown.response.message, label="Yes, change it")
    assert configured.live.now.feeds[1].name == "Kabar B"
