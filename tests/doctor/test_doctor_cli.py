"""``pewarta doctor`` as it is run: a line a finding, with what to do, and a status that a script can use."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main


@pytest.mark.parametrize(("free", "status"), [("", 0), ("no/such/folder/", 1)])
def test_it_tells_and_exits_by_what_it_found(tmp_path: Path, free: str, status: int) -> None:
    """Warnings are no failure; a folder that is not there is."""
    config = tmp_path / "config.toml"
    config.write_text(f'[bot]\ndatabase = "{tmp_path}/{free}news.db"\n', encoding="utf-8")
    done = CliRunner().invoke(main, ["doctor", "--offline", "--config", str(config)])
    assert done.exit_code == status
    assert " !  configuration: no chat platform is enabled\n      → set telegram.enabled" in done.output
    assert "time zone: Asia/Jakarta: it is " in done.output
