"""What the configuration accepts, and how it tells what is wrong."""

import codecs
import itertools
import os
from datetime import time, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import tomlkit
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.config import Config, load_config
from bot.config.lines import key_lines
from bot.config.load import LARGEST, parse_config
from bot.errors import ConfigError

SECRET = "987654:RahasiaSekali"


def parse(text: str, **environ: str) -> Config:
    return parse_config(text, name="config.toml", environ=environ)


def problems(text: str, **environ: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        parse(text, **environ)
    return caught.value.problems


def told(text: str, **environ: str) -> tuple[str, ...]:
    """The problems of what may also be all well; anything but a ConfigError comes out."""
    try:
        parse(text, **environ)
    except ConfigError as error:
        return error.problems or ("an error without a problem",)
    return ()


POST = '[[posts]]\nname = "pagi"\nto = ["telegram:-100"]\n'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[bot]\nlangauge = "id"', "config.toml:2: bot.langauge: there is no such setting; did you mean 'language'?"),
        ("[summry]\nsentences = 2", "config.toml:1: summry: there is no such setting; did you mean 'summary'?"),
        (
            f'{POST}at = "25:00"',
            """config.toml:4: posts[0].at: '25:00' is not a time of day; write for example "07:00\"""",
        ),
        (f'{POST}at = "07:00"\n\n{POST}at = "7"', "config.toml:9: posts[1].at: '7' is not a time of day"),
        (f'{POST}at = "07:00"\ncron = "0 7 * * *"', "config.toml:1: posts[0]: needs either at"),
        (POST, "config.toml:1: posts[0]: needs either at"),
        (f'{POST}cron = "0 7 * * 1"\ndays = ["mon"]', "config.toml:1: posts[0]: days goes with at"),
        (f'{POST}cron = "0 7 * *"', "config.toml:4: posts[0].cron: '0 7 * *' is not a cron expression of five fields"),
        (f'{POST}cron = "61 7 * * *"', "config.toml:4: posts[0].cron: '61' is not a minute from 0 to 59"),
        (f'{POST}cron = "0 7 30 2 *"', "config.toml:4: posts[0].cron: '0 7 30 2 *' names a day that never comes"),
        (f'{POST}cron = "0 7 * * */0"', "config.toml:4: posts[0].cron: '*/0' is not a day of week"),
        (f'{POST}at = "07:00"\nfilter = {{ topik = ["a"] }}', "config.toml:5: posts[0].filter.topik: there is no such"),
        (
            f'{POST}at = "07:00"\n[posts.filter]\ntopik = ["a"]',
            "config.toml:6: posts[0].filter.topik: there is no such",
        ),
        (f'{POST}at = "07:00"\ndays = ["sen", "hari"]', "config.toml:5: posts[0].days[1]: 'hari' is not a day"),
        ('[[posts]]\nname = "a"\nat = "07:00"\nto = ["x"]', "config.toml:4: posts[0].to[0]: 'x' is not a destination"),
        ('[[posts]]\nname = "a"\nat = "07:00"', "config.toml:1: posts[0].to: is missing"),
        (f'{POST}at = "07:00"\n{POST}at = "08:00"', "config.toml: posts: two have the name 'pagi'; each needs its own"),
        (
            '[[feeds]]\nurl = "file:///etc/passwd"',
            "config.toml:2: feeds[0].url: 'file:///etc/passwd' is not a web address",
        ),
        ('[[feeds]]\nurl = "http://a.example:99999/"', "config.toml:2: feeds[0].url: "),
        (
            '[[feeds]]\nurl = "http://a.example/"\nevery = "30s"',
            'config.toml:3: feeds[0].every: should be at least "1m"',
        ),
        ('[bot]\ntimezone = "Mars/Base"', "config.toml:2: bot.timezone: 'Mars/Base' is not a time zone"),
        ('[bot]\ntimezone = "../../etc/passwd"', "config.toml:2: bot.timezone: "),
        ("[http]\ntimeout = 20", "config.toml:2: http.timeout: 20 is not a length of time"),
        (
            '[http]\nallow_private = ["10.0.0.1/8"]',
            "config.toml:2: http.allow_private[0]: '10.0.0.1/8' is one address in a range; write \"10.0.0.0",
        ),
        ('[quiet]\nfrom = "5:00"', "config.toml:1: quiet: from and to are the same time"),
        ('[quiet]\nfrom = "22:00"\nto = "22.00"', "config.toml:1: quiet: from and to are the same time"),
        ("[telegram]\nenabled = true", "config.toml:1: telegram: enabled without a token; set PEWARTA_TELEGRAM__TOKEN"),
        ("[discord]\nenabled = true", "config.toml:1: discord: enabled without a token; set PEWARTA_DISCORD__TOKEN"),
        ('[telegram]\nmode = "webhook"', 'config.toml:1: telegram: mode = "webhook" needs webhook_url'),
        ('[metrics]\nlisten = "localhost:0"', "config.toml:2: metrics.listen: 'localhost:0' is not an address"),
        ("bot = 5", "config.toml:1: bot: should be a table"),
        ("[summary]\nsentences = 99", "config.toml:2: summary.sentences: should be at most 10"),
        ('[bot]\nname = "a"\nname = "b"', "config.toml:3: not TOML: this key is already set above"),
        ("[bot\n", "config.toml:1: not TOML: "),
        ('"\\u001b[31m" = 1', "config.toml:1: '\\x1b[31m': there is no such setting"),
        ("[summary]\nsentences = " + "9" * 5000, "config.toml: not TOML: "),
        ("a = " + "[" * 100_000, "config.toml: not TOML: nested too deeply"),
    ],
    ids=map(str, itertools.count()),
)
def test_a_mistake_is_told_with_its_line_and_what_to_write(text: str, line: str) -> None:
    """Each mistake is one line that begins with file, line and key."""
    (found,) = problems(text)
    assert found.startswith(line)
    assert found.isprintable()


def test_all_mistakes_are_told_at_once() -> None:
    """File and environment are both looked through to the end."""
    text = '[bot]\nlanguage = "xx"\nname = ""\n[log]\nlevel = "loud"\n[telegram]\ntoken = "1:a"\n'
    found = problems(text, PEWARTA_SUMMARY__SENTENCES="many", PEWARTA_BOT__NAMA="x")
    assert len(found) == 6
    assert {line.split(": ")[0] for line in found} == {
        "config.toml:2",
        "config.toml:3",
        "config.toml:5",
        "config.toml:7",
        "PEWARTA_SUMMARY__SENTENCES",
        "PEWARTA_BOT__NAMA",
    }
    assert any("did you mean 'PEWARTA_BOT__NAME'?" in line for line in found)


def test_lines_are_right_past_whatever_looks_like_a_key() -> None:
    """Long strings, comments, dotted and quoted keys, and line ends that are none to TOML do not shift lines."""
    text = (
        '# bot = 1\n[bot]\nname = """\nlanguage = "x"\n[log]\n"""\n# """ odd \'\'\': \u2028 \x85\n"language" = "xx"\n'
        'http.x = 1\n[ "log" ] # ]\nlevel = "loud"\n'
    )
    lines = key_lines(text)
    assert lines[("bot", "language")] == 8
    assert lines[("bot", "http", "x")] == 9
    assert lines[("log", "level")] == 11


def test_values_are_read_as_people_write_them() -> None:
    """Times, lengths, zones, days, networks and destinations become what they mean."""
    config = parse(
        '[bot]\ntimezone = "wita"\n[http]\ntimeout = "2m"\nallow_private = ["10.0.0.0/8", "fd00::/8"]\n'
        '[quiet]\nfrom = "22.30"\nto = 05:00:00\n[[posts]]\nname = "p"\nat = "7:05"\ndays = ["Senin", "jumat", "SUN"]\n'
        'to = ["telegram:-100/12"]\n[[posts]]\nname = "q"\ncron = "*/15  7-9,12 1 1 0-7/2"\n'
        'to = ["surat:ani@a.example"]\n'
    )
    assert config.bot.timezone == ZoneInfo("Asia/Makassar")
    assert config.http.timeout == timedelta(minutes=2)
    assert config.http.allow_private == (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))
    assert (config.quiet.from_, config.quiet.to) == (time(22, 30), time(5))
    assert config.posts[0].days == ("mon", "fri", "sun")
    assert config.posts[0].to == ("telegram:-100/12",)
    assert config.posts[1].cron == "*/15 7-9,12 1 1 0-7/2"


def test_a_config_never_changes() -> None:
    """Settings cannot be assigned, not even deep inside."""
    with pytest.raises(ValidationError):
        parse("").bot.name = "Lain"  # type: ignore[misc]


# --- environment and secrets


def test_the_environment_overrides_the_file() -> None:
    """Text, numbers, switches and lists, in commas or TOML, win over what the file says; others' variables are left."""
    config = parse(
        '[bot]\nname = "Dari berkas"\n[summary]\nsentences = 2\n',
        PEWARTA_BOT__NAME="12",
        PEWARTA_SUMMARY__SENTENCES="5",
        PEWARTA_FOLLOW_UP__AUTO_APPROVE="true",
        PEWARTA_OPERATORS__TELEGRAM="11, 22",
        PEWARTA_OPERATORS__DISCORD="[33]",
        PEWARTA_FOLLOW_UP__TO="telegram:-1,discord:2",
        PEWARTA_HOME="/elsewhere",
        PATH="/bin",
    )
    assert (config.bot.name, config.summary.sentences) == ("12", 5)
    assert config.follow_up.auto_approve is True
    assert config.operators.telegram == (11, 22)
    assert config.operators.discord == (33,)
    assert config.follow_up.to == ("telegram:-1", "discord:2")


def test_a_secret_comes_from_a_variable_or_a_file_and_is_never_shown(tmp_path: Path) -> None:
    """Both ways give the secret; no representation of the configuration holds it."""
    file = tmp_path / "token"
    file.write_text(f"{SECRET}\n", encoding="utf-8")
    by_variable = parse("[telegram]\nenabled = true", PEWARTA_TELEGRAM__TOKEN=SECRET)
    by_file = parse("[telegram]\nenabled = true", PEWARTA_TELEGRAM__TOKEN_FILE=str(file))
    for config in (by_variable, by_file):
        assert config.telegram.token is not None
        assert config.telegram.token.get_secret_value() == SECRET
        assert SECRET not in f"{config!r}{config}{config.model_dump()}{config.model_dump_json()}"


@pytest.mark.parametrize(
    "text",
    [
        f'[telegram]\ntoken = "{SECRET}"\nmode = "webhook"\n',
        f'[telegram]\ntokens = "{SECRET}"\nenabled = true\n',
        f'[discord]\nenabled = "{SECRET}"\ntoken = ["{SECRET}"]\n',
    ],
)
def test_a_secret_in_the_file_is_refused_without_showing_it(text: str) -> None:
    """The complaint says which variables to set, or what the setting is called, and never the value."""
    found = problems(text)
    assert SECRET not in "".join(found)
    if "\ntoken = " in text:
        assert any("does not belong in the file; set PEWARTA_" in line and "_FILE instead" in line for line in found)


def test_secret_files_that_give_nothing_are_told(tmp_path: Path) -> None:
    """Missing, empty, binary, a folder, endless, or set twice: each names its variable and no content."""
    empty, binary, long = tmp_path / "empty", tmp_path / "binary", tmp_path / "long"
    empty.write_text(" \n")
    binary.write_bytes(b"\xff\xfe\x00")
    long.write_text(SECRET * 1000)
    for path in (tmp_path / "none", empty, binary, long, tmp_path):
        (line,) = problems("", PEWARTA_DISCORD__TOKEN_FILE=str(path))
        assert line.startswith("PEWARTA_DISCORD__TOKEN_FILE: ")
        assert str(path) in line
        assert SECRET not in line
    (line,) = problems("", PEWARTA_DISCORD__TOKEN_FILE=str(empty), PEWARTA_DISCORD__TOKEN="x")
    assert "is set too" in line


def test_an_empty_secret_is_none() -> None:
    """A variable that is passed on empty does not count as a token."""
    assert parse("", PEWARTA_TELEGRAM__TOKEN="").telegram.token is None
    assert "enabled without a token" in problems("[telegram]\nenabled = true", PEWARTA_TELEGRAM__TOKEN="")[0]


# --- files


def test_files_of_every_editor_are_read(tmp_path: Path) -> None:
    """A byte order mark and Windows line ends change nothing, not even line numbers."""
    file = tmp_path / "config.toml"
    file.write_bytes(codecs.BOM_UTF8 + b'[bot]\r\nname = "Kabar"\r\n')
    assert load_config(file, {}).bot.name == "Kabar"
    file.write_bytes(codecs.BOM_UTF8 + b"[bot]\r\nnama = 1\r\n")
    with pytest.raises(ConfigError, match=r":2: bot\.nama: "):
        load_config(file, {})


def test_files_that_are_no_configuration_are_told(tmp_path: Path) -> None:
    """Missing, a folder, a pipe, another encoding, far too large: a line that says so, at once."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "utf16").write_text("[bot]\n", encoding="utf-16")
    (tmp_path / "latin").write_bytes('[bot]\nname = "caf\xe9"\n'.encode("latin-1"))
    (tmp_path / "large").write_bytes(b"#" * (LARGEST + 1))
    for name, reason in (
        ("none", "there is no such file"),
        (".", "is not a file"),
        ("pipe", "is not a file"),
        ("utf16", "is not UTF-8"),
        ("latin", "is not UTF-8"),
        ("large", "is larger than"),
    ):
        with pytest.raises(ConfigError) as caught:
            load_config(tmp_path / name, {})
        assert reason in str(caught.value)
        assert str(tmp_path) in str(caught.value)
    assert load_config(None, {}) == Config()


# --- properties


@given(st.text() | st.text("[]{}=.\"'#\n,-0123456789abotlrusmye_ "))
@example("[bot]\n[[bot]]")
@example("[[posts]]\n[posts.filter.x]")
@example("posts = [[], {}, 1]")
@example("feeds.x = 1")
def test_any_text_is_a_config_or_a_config_error(text: str) -> None:
    """Nothing but ConfigError ever comes out, with lines that are safe to print."""
    assert all(line.startswith("config.toml") for line in told(text))


tables: st.SearchStrategy[Any] = st.recursive(
    st.none().map(lambda _: "") | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*Config.model_fields, "x"]), inner),
    max_leaves=5,
)


@given(
    st.dictionaries(
        st.sampled_from([*Config.model_fields]),
        st.dictionaries(st.sampled_from(["name", "at", "to", "url", "enabled", "from", "token", "filter"]), tables)
        | st.lists(
            st.dictionaries(st.sampled_from(["name", "at", "to", "url", "filter", "remind"]), tables), max_size=2
        ),
        max_size=3,
    )
)
def test_any_value_in_any_place_is_a_config_or_a_config_error(data: dict[str, Any]) -> None:
    """Values of the wrong kind are told, wherever they stand."""
    assert all(len(line) < 1500 for line in told(tomlkit.dumps(data)))


@given(st.dictionaries(st.sampled_from(["BOT__NAME", "SUMMARY__SENTENCES", "OPERATORS__TELEGRAM", "X__Y"]), st.text()))
@example({"OPERATORS__TELEGRAM": "[" * 50_000})
@example({"SUMMARY__SENTENCES": "9" * 5000})
def test_any_environment_is_a_config_or_a_config_error(variables: dict[str, str]) -> None:
    """What a variable holds never raises anything else."""
    problems = told("", **{f"PEWARTA_{name}": value for name, value in variables.items()})
    assert all(line.startswith("PEWARTA_") for line in problems)


names = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)
lengths = st.tuples(st.integers(1, 999), st.sampled_from("mhd")).map(lambda pair: f"{pair[0]}{pair[1]}")
moments = st.times().map(lambda value: f"{value:%H:%M}")
targets = st.lists(st.from_regex(r"[a-z]{1,9}:-?[0-9]{1,15}(/[0-9]{1,4})?", fullmatch=True), min_size=1, max_size=3)
posts = st.fixed_dictionaries(
    {"name": names, "at": moments, "to": targets},
    optional={
        "days": st.lists(st.sampled_from(["mon", "sun"])),
        "timezone": st.sampled_from(["WIB", "WIT", "Europe/Paris"]),
        "filter": st.fixed_dictionaries({}, optional={"topics": st.lists(names, max_size=2), "words": st.lists(names)}),
        "limit": st.integers(1, 50),
        "silent": st.booleans(),
    },
)
configs = st.fixed_dictionaries(
    {},
    optional={
        "bot": st.fixed_dictionaries({"name": names}, optional={"timezone": st.sampled_from(["WITA", "UTC"])}),
        "posts": st.lists(posts, max_size=3, unique_by=lambda post: post["name"]),
        "feeds": st.lists(
            st.fixed_dictionaries({"url": st.just("https://a.example/rss"), "every": lengths}), max_size=1
        ),
        "follow_up": st.fixed_dictionaries({"remind": st.lists(lengths, max_size=3), "to": targets}),
        "http": st.just({"allow_private": ["10.0.0.0/8", "::1/128"], "timeout": "90s"}),
        "quiet": st.just({"from": "22:00", "to": "05:00", "what": "silent"}),
    },
)


@given(configs)
def test_a_config_written_and_read_is_the_same(data: dict[str, Any]) -> None:
    """Dumping a configuration as TOML and reading it again loses nothing."""
    config = parse(tomlkit.dumps(data))
    written = tomlkit.dumps(config.model_dump(mode="json", by_alias=True, exclude_none=True))
    assert parse(written) == config
