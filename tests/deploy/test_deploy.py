"""What is shipped for running the bot fits the bot, and the tools that read it."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from bot.cli import main
from bot.config.load import parse_config

ROOT = Path(__file__).parents[2]
UNIT = (ROOT / "deploy/pewarta.service").read_text(encoding="utf-8")
IMAGE = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
HEALTH = re.findall(r"^HEALTHCHECK .*\n    CMD (\[.+\])$", IMAGE, re.MULTILINE)
README = (ROOT / "README.md").read_text(encoding="utf-8")
ANALYZE = shutil.which("systemd-analyze")


def understood(arguments: list[str]) -> bool:
    """Whether our command line takes these arguments."""
    name, *rest = arguments
    command = main.get_command(click.Context(main), name)
    while isinstance(command, click.Group):
        name, *rest = rest
        command = command.get_command(click.Context(command), name)
    assert command is not None, name
    command.make_context(name, rest)
    return True


@pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not here")
def test_systemd_takes_the_unit_as_it_is_and_calls_it_hardened(tmp_path: Path) -> None:
    """No word of complaint, and an exposure of at most 2.0 of 10."""
    unit = tmp_path / "pewarta.service"
    # The one thing that cannot be there is the program where it will be installed.
    unit.write_text(UNIT.replace("/opt/pewarta/bin/pewarta", sys.executable), encoding="utf-8")
    verified = subprocess.run([str(ANALYZE), "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stdout + verified.stderr) == (0, "")
    rated = subprocess.run(
        [str(ANALYZE), "security", "--offline=true", "--threshold=20", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert rated.returncode == 0, rated.stdout[-200:]


def test_the_unit_says_what_the_bot_does() -> None:
    """It runs commands that there are, waits for READY=1, and lets children be limited, as the parsers' are."""
    commands = re.findall(r"^ExecStart(?:Pre)?=\S+ (.+)$", UNIT, re.MULTILINE)
    assert len(commands) == 2
    assert all(understood(command.split()) for command in commands if "check" not in command)
    assert "Type=notify" in UNIT
    assert int(re.findall(r"^WatchdogSec=(\d+)$", UNIT, re.MULTILINE)[0]) >= 30
    assert "@resources" not in UNIT


def test_the_image_is_made_of_files_that_are_there_and_runs_as_nobody_special() -> None:
    """Its health check and its command are ones that the bot has."""
    copied = re.findall(r"^COPY (?!--from)(.+) /source\S*$", IMAGE, re.MULTILINE)
    assert all((ROOT / name).exists() for names in copied for name in names.split())
    assert {"pyproject.toml", "README.md", "LICENSE", "bot", "storage"} <= {
        n for names in copied for n in names.split()
    }
    assert re.findall(r"^USER (.+)$", IMAGE, re.MULTILINE) == ["10001"]
    for line in (*re.findall(r"^    CMD (\[.+\])$", IMAGE, re.MULTILINE), *re.findall(r"^CMD (\[.+\])$", IMAGE, re.M)):
        arguments = [word for word in json.loads(line) if word != "pewarta"]
        assert understood(arguments)
    assert len(re.findall(r"^HEALTHCHECK ", IMAGE, re.MULTILINE)) == 1


def test_compose_names_what_is_there_and_what_the_bot_reads() -> None:
    """The build's files, the secret's variable, the volumes."""
    compose = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text(encoding="utf-8"))
    service = compose["services"]["pewarta"]
    assert (ROOT / "deploy" / service["build"]["context"] / service["build"]["dockerfile"]).is_file()
    assert set(service["secrets"]) == set(compose["secrets"])
    assert service["read_only"]
    assert service["healthcheck"]["test"].split() in [json.loads(line) for line in HEALTH]
    (variable, file), *_ = service["environment"].items()
    assert file.removeprefix("/run/secrets/") in compose["secrets"]
    token = ROOT / "LICENSE"
    config = parse_config("[telegram]\nenabled = true\n", name="x", environ={variable: str(token)})
    assert config.telegram.token is not None


def test_the_steps_in_the_readme_are_those_of_the_unit_and_the_image() -> None:
    """Whoever follows the one finds the files where the other looks for them."""
    chapter = README.partition("### On a server")[2].partition("### Copies")[0]
    steps = re.findall(r"^#   (sudo .+)$", UNIT, re.MULTILINE)
    assert len(steps) >= 7
    for step in steps:
        for command in step.split(" && "):
            wanted = command.replace("/opt/pewarta/bin/pewarta", "pewarta").replace("apt install", "apt install -y")
            assert wanted in chapter
    token = re.findall(r"^LoadCredential=telegram-token:(\S+)$", UNIT, re.MULTILINE)
    assert [f"leaves it in `{one}`" in chapter.replace("\n", " ") for one in token] == [True]
    (build,) = re.findall(r"^#   (podman build .+?)  +#.*$", IMAGE, re.MULTILINE)
    assert build in chapter
    (run,) = re.findall(r"--name pewarta (.+) \\$", IMAGE, re.MULTILINE)
    assert run in chapter
