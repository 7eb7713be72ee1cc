"""What clashes in a configuration is told, and what does not is left alone."""

from datetime import UTC, datetime

from bot.config.load import parse_config
from bot.doctor.settings import clashes, targets_of

NOW = datetime(2026, 2, 7, 3, 0, tzinfo=UTC)
WHOLE = """
[operators]
telegram = [7]
[telegram]
enabled = true
[[feeds]]
url = "https://kabar.example/rss"
[[posts]]
name = "pagi"
at = "07:00"
to = ["telegram:-100"]
"""
TOKEN = {"PEWARTA_TELEGRAM__TOKEN": "1:x"}


def told(text: str, environ: dict[str, str] | None = None) -> str:
    """All findings of a configuration, as one text."""
    config = parse_config(text, name="config.toml", environ=environ or {})
    return "\n".join(f"{one.grade} {one.text} → {one.do}" for one in clashes(config, NOW))


def test_a_whole_configuration_is_fine() -> None:
    """One line says what there is."""
    assert told(WHOLE, TOKEN) == "fine nothing clashes (feeds: 1, schedules: 1) → "


def test_what_is_missing_is_told_with_what_to_set() -> None:
    """Nothing to read, nowhere to speak, nobody in charge."""
    assert "no chat platform is enabled → set telegram.enabled" in told("")
    assert "no feeds to read" in told("")
    assert "nobody is an operator on telegram" in told(WHOLE.replace("telegram = [7]", ""), TOKEN)
    assert "nothing is posted by itself" in told(WHOLE.split("[[posts]]", maxsplit=1)[0], TOKEN)
    assert "every feed is paused" in told(WHOLE.replace('rss"', 'rss"\npaused = true'), TOKEN)


def test_posts_that_cannot_go_where_they_are_to_go_are_told() -> None:
    """To a platform that is off, in the quiet hours, or twice."""
    assert "discord:5, but discord is not enabled" in told(WHOLE.replace('"telegram:-100"', '"discord:5"'), TOKEN)
    assert "trouble there is no platform 'matrix'" in told(WHOLE.replace('"telegram:-100"', '"matrix:5"'), TOKEN)
    quiet = '[quiet]\nfrom = "22:00"\nto = "08:30"\n'
    assert "'pagi' lies in the quiet hours: its posts wait until 08:30" in told(WHOLE + quiet, TOKEN)
    assert "quiet hours" not in told(WHOLE + quiet + 'what = "silent"\n', TOKEN)
    again = WHOLE + '[[posts]]\nname = "lagi"\nat = "07:00"\nto = ["telegram:-100"]\n'
    assert "2 schedules post a digest" in told(again, TOKEN)
    assert "schedules post" not in told(again + 'filter = { topics = ["ekonomi"] }\n', TOKEN)


def test_targets_are_those_of_posts_events_and_follow_up() -> None:
    """Each once."""
    text = WHOLE + '[follow_up]\nto = ["telegram:-100", "telegram:-200"]\n'
    assert targets_of(parse_config(text, name="c", environ=TOKEN), "telegram") == ("telegram:-100", "telegram:-200")
