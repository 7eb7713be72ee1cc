"""Which keys of the configuration are offered for what is typed of one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.completion import keys_like
from bot.config.keys import find
from bot.config.model import Config

DATA: dict[str, Any] = {
    "feeds": [{"url": "https://a.example/rss", "name": "Kabar A"}, {"url": "https://b.example/x.y[1].xml"}],
    "posts": [{"name": "pagi", "at": "07:00", "to": ["telegram:-1"]}],
}
CONFIG = Config.model_validate(DATA)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("posts[", ["posts[pagi]"]),
        ("feeds[KABAR", ["feeds[https://a.example/rss]"]),
        ("feeds[https://a.example/rss].pa", ["feeds[https://a.example/rss].paused"]),
        ("posts[pagi].filter.wo", ["posts[pagi].filter.words"]),
        ("telegram.mod", ["telegram.mode"]),
        ("webhook_u", ["telegram.webhook_url"]),
        ("telegram.tok", []),
        ("posts[malam].", []),
        ("bukan[", []),
        ("telegram[", []),
    ],
)
def test_what_is_typed_of_a_key_is_completed(typed: str, offered: list[str]) -> None:
    """Tables of a list by any of their names, their settings behind the dot; secrets are not there to be set."""
    assert list(keys_like(typed, CONFIG, most=25)) == offered


def test_without_anything_typed_the_tables_come() -> None:
    """No more of them than can be shown."""
    offered = keys_like("", CONFIG, most=25)
    assert offered[0] in Config.model_fields
    assert len(offered) == 25


@given(st.text(alphabet="abfeotsdpgim[].:/\\\n \x00é", max_size=40))
def test_whatever_is_typed_every_key_that_is_offered_is_one(typed: str) -> None:
    """It can be sent back as it stands."""
    for key in keys_like(typed, CONFIG, most=25):
        find(key, DATA)
