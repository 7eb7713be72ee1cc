"""``pewarta ingest`` then ``pewarta chat``: one's own news in, answers out."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ARTICLE = """---
title: Pasar Melati Dibuka
source: Kabar Melati
published_at: 2026-02-05T10:00:00+07:00
---
Wali Kota Melati Rini Astuti membuka kembali pasar lama pada Kamis pagi setelah perbaikan selama dua tahun.

“Pasar ini rumah kita bersama,” kata Rini di hadapan para pedagang. Festival pasar akan digelar pada 14 Maret 2026.
"""


def pewarta(folder: Path, *arguments: str, typed: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environ}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(
        command, input=typed, capture_output=True, text=True, cwd=folder, env=env, timeout=30, check=False
    )


def test_what_was_ingested_is_answered_about(tmp_path: Path) -> None:
    """With nothing but defaults: a file goes in, the chat in the same folder knows it."""
    (tmp_path / "pasar.md").write_text(ARTICLE, encoding="utf-8")
    assert pewarta(tmp_path, "ingest", "pasar.md").returncode == 0
    chat = pewarta(tmp_path, "chat", typed="/ringkasan\n/kutipan\n")
    assert (chat.returncode, chat.stderr) == (0, "")
    assert "Pasar Melati Dibuka\nKabar Melati · 5 Februari 2026\n" in chat.stdout
    assert "┃ “Pasar ini rumah kita bersama”\n┃ — Rini Astuti, Wali Kota Melati" in chat.stdout


def test_the_configuration_says_who_speaks_which_language_where(tmp_path: Path) -> None:
    """[bot] name, language, timezone and database act in the chat; the environment goes over the file."""
    config = '[bot]\nname = "Kabar Bot"\nlanguage = "en"\ntimezone = "WIT"\ndatabase = "lain.db"\n'
    (tmp_path / "config.toml").write_text(config, encoding="utf-8")
    chat = pewarta(tmp_path, "chat", typed="/start\n/settings\n")
    assert "Kabar Bot\nI read the news" in chat.stdout
    assert "Time zone: WIT" in chat.stdout
    assert (tmp_path / "lain.db").exists()
    over = pewarta(tmp_path, "chat", typed="/settings\n", PEWARTA_BOT__LANGUAGE="id")
    assert "Zona waktu: WIT" in over.stdout


def test_a_wrong_configuration_or_database_is_told_in_a_line(tmp_path: Path) -> None:
    """What is wrong, where, and what to do; no traceback, and nothing is touched."""
    (tmp_path / "x.db").write_bytes(b"this is no database")
    wrong = pewarta(tmp_path, "chat", "--database", "x.db", typed="/mulai\n")
    assert wrong.returncode == 1
    assert "x.db: is not a database" in wrong.stderr
    assert (tmp_path / "x.db").read_bytes() == b"this is no database"
    (tmp_path / "config.toml").write_text("[bot]\nlangauge = 'id'\n", encoding="utf-8")
    misspelt = pewarta(tmp_path, "chat", typed="/mulai\n")
    assert misspelt.returncode == 1
    assert "config.toml:2: bot.langauge: there is no such setting; did you mean 'language'?" in misspelt.stderr
