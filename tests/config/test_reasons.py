"""Reasons: each exists once, in every language, and none is told in a language that its reader did not choose."""

import ast
import errno
import inspect
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from bot.config.load import parse_config
from bot.config.model import Config, Section
from bot.config.reasons import of_system, of_toml
from bot.errors import ConfigError
from bot.locale import load_languages
from bot.phrase import Phrase

BOT = Path(__file__).parents[2] / "bot"
WORDS = load_languages()
ENGLISH = re.compile(r"\b(is|the|not|should|there|write|cannot|would|with|it|be)\b", re.IGNORECASE)
WRONG = ("5", "-1", "1.5", '"\\u0007"', '""', "true", "[]", "[1]", '["x", []]', "{}", "{ x = 1 }", f'"{"a" * 2000}"')


def reasons_of(text: str) -> tuple[Phrase, ...]:
    try:
        parse_config(text, name="config.toml", environ={})
    except ConfigError as error:
        found = tuple(one for one in error.reasons if isinstance(one, Phrase))
        return found if len(found) == len(error.reasons) else ()
    return ()


def indonesian(reason: Phrase) -> str:
    """A reason in Indonesian, without the values that a person wrote and keys of the file."""
    said = WORDS["id"].say(reason)
    assert said != str(reason)
    return re.sub(r"'[^']*'|\"[^\"]*\"|\S+: |\(true|PEWARTA\w+|false|[a-z]+_[a-z]+|\bat\b|\bfrom\b|\bto\b", "", said)


def settings() -> Iterator[tuple[str, str]]:
    """The head of a table, and a setting in it."""
    for name, field in Config.model_fields.items():
        kinds = [kind for kind in (field.annotation, *getattr(field.annotation, "__args__", ())) if kind is not ...]
        (model,) = (kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Section))
        head = f"[{name}]" if field.annotation is model else f"[[{name}]]"
        for key, inner in model.model_fields.items():
            yield head, inner.alias or key


def test_every_wrong_value_of_every_setting_has_a_reason_of_its_own() -> None:
    """None is the one that says no more than that it does not belong there; each is in Indonesian for who reads it."""
    seen: set[str] = set()
    for head, key in settings():
        for value in WRONG:
            for reason in reasons_of(f"{head}\n{key} = {value}\n"):
                assert reason.text_id != "reason-other", (head, key, value)
                assert not ENGLISH.search(indonesian(reason)), indonesian(reason)
                seen.add(reason.text_id)
    assert len(seen) > 25


def test_every_complaint_of_tomllib_has_a_reason_of_its_own() -> None:
    """Read from its source, so that one that is new is found."""
    source = inspect.getsource(inspect.getmodule(tomllib.loads) or tomllib)
    said = re.findall(r"suffixed_err\(\s*src,\s*\w+,\s*f?\"((?:[^\"\\]|\\.)*)\"", source)
    assert len(said) > 15
    for one in said:
        reason = of_toml(one.encode().decode("unicode_escape"))
        assert reason.text_id != "reason-toml-other", one
        assert not ENGLISH.search(indonesian(reason))


@pytest.mark.parametrize(
    "text", ["a", "a = ", "a = [", 'a = "', "[a", "a = 1 2", "a = 2026-13-45", "a = 1\na = 2", '"', "="]
)
def test_a_text_that_is_no_toml_is_told_with_its_line_in_both(text: str) -> None:
    """The line stands first, the reason behind it."""
    (reason,) = reasons_of(f"# satu\n{text}")
    for words in WORDS.values():
        assert re.match(r"config\.toml:[23]: ", words.say(reason))
    assert not ENGLISH.search(indonesian(reason))


def test_what_the_system_refuses_is_told_in_words() -> None:
    """What has no words of its own, by its name."""
    known = (errno.EACCES, errno.ENOENT, errno.EROFS, errno.ENOSPC, errno.EISDIR, errno.EIO)
    assert len({of_system(OSError(number, "x")).text_id for number in known}) == len(known)
    assert WORDS["id"].say(of_system(OSError(errno.EPIPE, "Broken pipe"))) == "galat sistem: EPIPE"


def test_every_reason_is_in_every_language() -> None:
    """And none is the English one again, but where nothing but values is in it."""
    texts = {language: dict(_texts(language)) for language in WORDS}
    for name, english in texts["en"].items():
        values = not re.sub(r"\{[^}]*\}|\W", "", english)
        assert values or texts["id"][name] != english, name


def _texts(language: str) -> Iterator[tuple[str, str]]:
    source = (files("bot.locale") / language / "reasons.ftl").read_text(encoding="utf-8")
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, fluent.Message) and entry.span and entry.value:
            yield entry.id.name, source[entry.span.start : entry.span.end].partition("=")[2]


def test_nothing_that_a_chat_may_read_is_raised_as_a_text() -> None:
    """Where the configuration is read and changed while the bot runs, reasons are phrases."""
    for folder in ("config", "reload", "assembly", "commands", "publish"):
        names = {"ConfigError", "ValueError"} if folder == "config" else {"ConfigError"}
        for file in (BOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                raised = isinstance(node, ast.Call) and getattr(node.func, "id", "") in names
                assert not (raised and _has_text(node)), f"{file}:{getattr(node, 'lineno', 0)}"


def _has_text(call: Any) -> bool:
    """Whether a text stands in a call itself, rather than in one within it."""
    given = [*call.args]
    while given:
        node = given.pop()
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            return True
        given += node.elts if isinstance(node, ast.Tuple) else []
    return False
