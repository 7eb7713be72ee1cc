"""Words: both languages say the same things, and nothing is missing or left over."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from bot.locale import LANGUAGES, load_words
from bot.locale.words import LONGEST_KEPT, MOST_KEPT
from tests.commands.every import every_command

BOT = Path(__file__).parents[2] / "bot"


def texts(language: str) -> dict[str, set[str]]:
    """The ids of a language's texts and the variables in each."""
    found: dict[str, set[str]] = {}
    for file in (files("bot.locale") / language).iterdir():
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                found[entry.id.name] = set(re.findall(r"\$(\w+)", str(entry.to_json())) or _variables(entry))
    return found


def _variables(entry: ast.Message) -> set[str]:
    names: set[str] = set()

    def look(node: object) -> None:
        if isinstance(node, ast.VariableReference):
            names.add(node.id.name)
        for value in vars(node).values() if hasattr(node, "__dict__") else ():
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.BaseNode):
                    look(child)

    look(entry)
    return names


def test_all_languages_have_the_same_texts_with_the_same_values() -> None:
    """A text that one language lacks, or fills in otherwise, is found here."""
    first, *others = (texts(language) for language in LANGUAGES)
    assert all(other == first for other in others)


def test_every_text_is_used_and_every_used_text_exists() -> None:
    """Ids in the code and ids in the files are the same ones."""
    folders = (
        BOT / name
        for name in (
            "adapters",
            "assembly",
            "commands",
            "config",
            "demo",
            "export",
            "ingest",
            "monitor",
            "publish",
            "reload",
        )
    )
    files = [*BOT.glob("*.py"), *(path for folder in folders for path in folder.rglob("*.py"))]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files).replace("'", '"')
    there = set(texts(LANGUAGES[0]))
    made = {text for command in every_command() for text in (command.about, command.usage)}
    prefixes = (
        "delivery-",
        "feed-",
        "part-",
        "trouble-",
        "following-",
        "status-",
        "review-",
        "list-",
        "date-",
        "role-",
        "refused-",
        "quiet-",
        "style-",
        "settings-no-",
        "button-all-",
        "why-filtered-",
        "follow-choose-",
        "follow-none-",
    )
    unused = {text for text in there - made if f'"{text}"' not in code and not text.startswith(prefixes)}
    assert unused == set()
    asked = set(re.findall(r"(?:words|UserError|WrongValue|phrase|mistake)\(\s*\"([a-z-]+)\"", code))
    assert asked - there == set()
    assert len(asked) > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mistake_of_ours_is_loud(language: str) -> None:
    """A text that is not there, or lacks a value, raises instead of showing a gap to a person."""
    words = load_words(language)
    with pytest.raises((KeyError, LookupError)):
        words("no-such-text")
    with pytest.raises(KeyError):
        words("no-such-number")


def test_no_invisible_marks_are_put_around_values() -> None:
    """A value stands in its text as it is."""
    assert load_words("id")("clock-now", now="pagi") == "Jam demo: pagi"


def test_a_language_that_is_not_there_is_refused() -> None:
    """The error names those there are."""
    with pytest.raises(ValueError, match="id, en"):
        load_words("nl")


def test_a_text_that_is_said_again_is_the_same_and_few_are_kept() -> None:
    """A number and its digits are two values; long texts and many texts are not held for ever."""
    words = load_words("en")
    for _ in range(2):
        assert words("needs-missed", count=1) != words("needs-missed", count=2)
        assert words("needs-missed", count="1") == words("needs-missed", count="1")
    assert words("config-refused", reason="x" * 500).endswith("x" * 500)
    for number in range(MOST_KEPT + 10):
        assert str(number) in words("button-resend", number=str(number))
    assert len(words._said) <= MOST_KEPT
    assert all(len(text) <= LONGEST_KEPT for text in words._said.values())
