"""``pewarta config check``: the exit status and the words."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("PEWARTA_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_a_good_file_is_told_in_words(tmp_path: Path) -> None:
    """Status 0, and a summary of what the file sets up; config.toml here is the default."""
    (tmp_path / "config.toml").write_text('[bot]\nname = "Kabar Kita"\n[[feeds]]\nurl = "https://a.example/rss"\n')
    result = CliRunner().invoke(main, ["config", "check"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert "config.toml: all is well. Kabar Kita speaks Indonesian in Asia/Jakarta" in result.stdout
    assert "Feeds: 1, schedules: 0" in result.stdout


def test_a_bad_file_is_told_line_by_line(tmp_path: Path) -> None:
    """Status 1, every problem on its own line of standard error, and no traceback."""
    (tmp_path / "x.toml").write_text("[bot]\nnama = 1\n[log]\nlevel = 2\n")
    result = CliRunner().invoke(main, ["config", "check", "x.toml"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "x.toml:2: bot.nama: there is no such setting; did you mean 'name'?",
        "x.toml:4: log.level: should be one of debug / info / warning / error",
        "Error: 2 problems in x.toml",
    ]


@pytest.mark.parametrize("named", [["x.toml"], ["--config", "x.toml"]])
def test_mistakes_are_told_in_the_order_of_their_lines(tmp_path: Path, named: list[str]) -> None:
    """However the file is named; what the environment has wrong comes last."""
    (tmp_path / "x.toml").write_text('[quiet]\nfrom = "x"\n[[posts]]\nname = "a"\nat = "x"\n[bot]\nnam = "x"\n')
    env = {"PEWARTA_LOG__LEVEL": "x"}
    told = CliRunner().invoke(main, ["config", "check", *named], env=env).stderr.splitlines()
    places = [line.split()[0] for line in told[:-1]]
    assert places == ["x.toml:2:", "x.toml:3:", "x.toml:5:", "x.toml:7:", "PEWARTA_LOG__LEVEL:"]


def test_a_missing_file_is_told() -> None:
    """Status 1, and what to begin with."""
    result = CliRunner().invoke(main, ["config", "check"])
    assert result.exit_code == 1
    assert "config.toml: there is no such file; copy config.example.toml to begin with" in result.stderr
