"""Commands that only look at the bot's data need no token: often the bot's own process alone is given it."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.config.environment import STAND_IN, with_stand_ins

TOKENS = "PEWARTA_TELEGRAM__TOKEN", "PEWARTA_TELEGRAM__SECRET", "PEWARTA_DISCORD__TOKEN"


@pytest.fixture(autouse=True)
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration with everything on, and an environment with no token in it."""
    for name in [name for name in os.environ if name.startswith("PEWARTA_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    Path("config.toml").write_text(
        '[telegram]\nenabled = true\nmode = "webhook"\nwebhook_url = "https://bot.example/"\n'
        "[discord]\nenabled = true\n",
        encoding="utf-8",
    )


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_all_that_asks_no_platform_works_without_tokens() -> None:
    """Looking, changing the file, copying, putting back, taking out; and nowhere does the stand-in show."""
    done = [
        run("config", "set", "--yes", "summary.sentences", "4"),
        run("status"),
        run("doctor", "--offline"),
        run("backup", "copy.db"),
        run("restore", "copy.db"),
        run("export", "json"),
        run("outbox", "list"),
        run("feeds", "list"),
        run("config", "get", "telegram"),
        run("config", "undo", "--yes"),
    ]
    assert [(one.exit_code, one.output) for one in done if one.exit_code] == []
    assert STAND_IN not in "".join(one.output for one in done) + Path("config.toml").read_text(encoding="utf-8")
    assert run("healthcheck").exit_code == 1
    assert "token" not in run("healthcheck").output


@pytest.mark.parametrize("words", [("run",), ("doctor",), ("config", "check")])
def test_what_needs_a_token_says_so(words: tuple[str, ...]) -> None:
    """With the variable that is to be set."""
    done = run(*words)
    assert done.exit_code == 1
    assert "PEWARTA_TELEGRAM__TOKEN" in done.output
    assert "PEWARTA_DISCORD__TOKEN" in done.output


def test_a_stand_in_takes_the_place_of_nothing_that_is_given() -> None:
    """An empty variable is none."""
    given = {TOKENS[0]: "1:a", f"{TOKENS[1]}_FILE": "/secret", TOKENS[2]: ""}
    assert with_stand_ins(given) == {**given, TOKENS[2]: STAND_IN}
