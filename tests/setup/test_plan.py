"""A set-up adds what is missing, once, and leaves everything else as it stands."""

from bot.config.load import parse_config
from bot.setup.plan import Wishes, planned

TOKENS = {"PEWARTA_TELEGRAM__TOKEN": "1:x", "PEWARTA_DISCORD__TOKEN": "x"}
WISHES = Wishes(
    platforms=["telegram", "discord"],
    operators=["telegram:7", "discord:8"],
    targets=["telegram:-100", "discord:9"],
    feeds=["https://kabar.example/rss?a=1&b=2"],
    at="06:30",
    language="en",
    timezone="Asia/Makassar",
)


def once(text: str, wishes: Wishes = WISHES) -> str:
    return planned(text, parse_config(text, name="c", environ=TOKENS), wishes)


def test_from_nothing_everything_is_there() -> None:
    """And the whole is a configuration that is right."""
    config = parse_config(once("# mine\n"), name="c", environ=TOKENS)
    assert (config.operators.telegram, config.operators.discord) == ((7,), (8,))
    assert config.telegram.enabled
    assert config.discord.enabled
    assert [feed.url for feed in config.feeds] == ["https://kabar.example/rss?a=1&b=2"]
    (post,) = config.posts
    assert (post.name, post.to) == ("pagi", ("telegram:-100", "discord:9"))
    assert f"{post.at:%H:%M}" == "06:30"
    assert (config.bot.language, config.bot.timezone.key) == ("en", "Asia/Makassar")


def test_a_second_time_nothing_changes() -> None:
    """Not even the comments."""
    text = once("# mine\n")
    assert text.startswith("# mine\n")
    assert once(text) == text


def test_what_is_there_stays_and_names_do_not_clash() -> None:
    """A new target gets a schedule of its own beside the one of that name."""
    there = '[[posts]]\nname = "pagi"  # ours\nat = "09:00"\nto = ["telegram:-100"]\n'
    config = parse_config(once(there), name="c", environ=TOKENS)
    assert [(post.name, post.to) for post in config.posts] == [("pagi", ("telegram:-100",)), ("pagi-2", ("discord:9",))]
    assert "# ours" in once(there)
