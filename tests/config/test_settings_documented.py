"""The model, config.example.toml and the README's table tell of the same settings."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo

from bot.config import Config, load_config
from bot.config.environment import is_secret, keys, sections, variable
from bot.config.keys import NEEDS_RESTART
from bot.config.load import parse_config
from bot.config.model import Event, Feed, Filter, Post

ROOT = Path(__file__).parents[2]
EXAMPLE = (ROOT / "config.example.toml").read_text(encoding="utf-8")
LISTS = {"feeds": Feed, "posts": Post, "events": Event}


def settings() -> Iterator[tuple[str, str, FieldInfo]]:
    """Every setting: its table as the README writes it, its key, its field."""
    tables = sections() | {f"{name}[]": model for name, model in LISTS.items()} | {"posts[].filter": Filter}
    for table, model in tables.items():
        for key, field in keys(model).items():
            yield table, key, field


SETTINGS = [pytest.param(*setting, id=f"{setting[0]}.{setting[1]}") for setting in settings()]


def table_text(table: str) -> str:
    """The part of the example that shows one table."""
    header = f"#[[{table[:-2]}]]" if table.endswith("[]") else f"[{table}]"
    _, _, after = EXAMPLE.partition(f"\n{header}\n")
    return re.split(r"\n#?\[", after)[0]


def test_the_list_of_settings_is_whole() -> None:
    """A section that is added to the model is looked for below."""
    assert set(Config.model_fields) == set(sections()) | set(LISTS)


@pytest.mark.parametrize(("table", "key", "field"), SETTINGS)
def test_the_example_shows_it(table: str, key: str, field: FieldInfo) -> None:
    """A setting stands in its table, under a comment with its meaning; of a secret only the variable is told."""
    if is_secret(field):
        assert f"{variable(table, key)} " in EXAMPLE
        assert f"{variable(table, key)}_FILE " in EXAMPLE
    elif table == "posts[].filter":
        assert re.search(rf"^#filter = .*\b{key} = ", EXAMPLE, re.MULTILINE)
    else:
        found = re.search(rf"(?:^|\n)# (.+)\n#?{key} = ", table_text(table))
        assert found, f"no {key} under [{table}]"
        described = field.description or ""
        assert found[1].startswith(re.split(r"[;:]", described)[0]) or found[1].startswith("Posts wait")


@pytest.mark.parametrize(("table", "key", "field"), SETTINGS)
def test_the_readme_lists_it(table: str, key: str, field: FieldInfo) -> None:
    """A setting has a row with its meaning."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(
        rf"^\| `{re.escape(f'{table}.{key}')}` \| .+ \| {re.escape(field.description or '')} \|", readme, re.M
    )


def test_the_example_as_it_is_means_the_defaults() -> None:
    """Copying the example changes nothing, and it needs no environment."""
    assert load_config(ROOT / "config.example.toml", {}) == Config()


def test_every_example_is_a_valid_setting() -> None:
    """With all its examples switched on the file still passes, but for the second time of the one schedule."""
    text = re.sub(r"^#cron = .*\n", "", EXAMPLE, flags=re.MULTILINE)
    text = re.sub(r"^#(?=\[\[|\w+ = )", "", text, flags=re.MULTILINE)
    config = parse_config(text, name="config.example.toml", environ={})
    assert (len(config.feeds), len(config.posts), len(config.events)) == (1, 1, 1)
    assert config.quiet.from_ is not None
    (cron,) = re.findall(r"^#(cron = .*)$", EXAMPLE, re.MULTILINE)
    post = f'[[posts]]\nname = "x"\nto = ["telegram:1"]\n{cron}\n'
    assert parse_config(post, name="x", environ={}).posts[0].cron == tomllib.loads(cron)["cron"]


def test_the_readme_names_what_needs_a_restart() -> None:
    """All of them and no other, in one sentence; and each is a setting."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    sentence = readme.partition("These hold once the bot is started anew")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)\.(\w+)`", sentence)) == NEEDS_RESTART
    assert all(key in keys(sections()[section]) for section, key in NEEDS_RESTART)
