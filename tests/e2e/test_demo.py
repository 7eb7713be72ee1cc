"""``pewarta demo`` as a person runs it: a subprocess, a pipe, a clock that is moved."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

DEMO = [sys.executable, "-m", "bot", "demo"]
ROOT = Path(__file__).parents[2]


def demo(*lines: str, options: tuple[str, ...] = (), folder: Path = ROOT) -> str:
    """The transcript of a demo that is typed these lines through a pipe."""
    typed = "".join(f"{line}\n" for line in lines)
    ran = subprocess.run(
        [*DEMO, *options], input=typed, capture_output=True, text=True, cwd=folder, timeout=30, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def test_piped_questions_are_answered_and_the_demo_ends() -> None:
    """The line that the README gives: a summary and the quotes of the newest article, word for word."""
    said = demo("/ringkasan", "/kutipan")
    assert "› /ringkasan" in said
    assert "Putin Dorong Dialog Militer AS–Rusia" in said
    assert "Terkait: Pertemuan tingkat jenderal kedua negara — Maret 2026, Jenewa atau Istanbul (direncanakan)" in said
    assert "✏️ Catatan redaksi, 7 Februari 2026:" in said
    for quote in (
        "Jika Amerika Serikat serius ingin menghindari konfrontasi langsung, maka dialog militer",
        "sangat dibutuhkan",
        "langkah mundur serius",
        "membantu Ukraina secara militer secara tidak langsung",
    ):
        assert f"“{quote}" in said
    assert said.count("— Vladimir Putin, Presiden Rusia · ") == 4
    assert "\x1b" not in said


def test_the_march_meeting_is_told_before_during_and_after_its_month() -> None:
    """The same event, as the clock moves; no day is named that no source has named."""
    said = demo(
        "/jadwal pertemuan", "/waktu 2026-03-15", "/jadwal pertemuan", "/waktu 2 April 2026", "/jadwal pertemuan"
    )
    before, during, after = re.split(r"› /waktu.*\n", said)
    assert "Status: direncanakan" in before
    assert "⏳" not in before
    assert "⏳ Waktunya (Maret 2026) sedang berjalan; belum ada laporan" in during
    assert "Status: belum terkonfirmasi" in after
    passed = "⏳ Jadwal (Maret 2026) telah lewat; belum ada laporan bahwa pertemuan tingkat jenderal kedua negara"
    assert f"{passed} berlangsung." in after
    assert all("Kapan: Maret 2026" in part for part in (before, during, after))
    assert not re.search(r"\b\d{1,2} Maret 2026", before)


def test_the_demo_speaks_english() -> None:
    """The same answers in the other language; what articles say stays in theirs."""
    said = demo("/summary", "/agenda konser", "/clock +30h", options=("--language", "en"))
    assert "Related: Pertemuan tingkat jenderal kedua negara — March 2026, Jenewa or Istanbul (planned)" in said
    assert "Status: cancelled" in said
    assert "The demo's clock: Sunday, 8 February 2026, 15:00 WIB" in said


def test_a_database_is_kept_where_one_is_named(tmp_path: Path) -> None:
    """A second demo on the same file finds the news there, once."""
    options = ("--database", str(tmp_path / "demo.db"))
    first = demo("/terbaru", options=options)
    assert demo("/terbaru", options=options) == first


def test_the_clock_starts_where_it_is_put() -> None:
    """--now and --real-date; both together or nonsense are refused with an example."""
    assert "Minggu, 15 Maret 2026 pukul 09.00 WIB" in demo("/waktu", options=("--now", "2026-03-15"))
    for wrong, why in (
        (("--now", "entah kapan"), "is not a date"),
        (("--now", "2026-03-15", "--real-date"), "contradict"),
    ):
        ran = subprocess.run([*DEMO, *wrong], capture_output=True, text=True, cwd=ROOT, check=False, timeout=30)
        assert ran.returncode == 2
        assert why in ran.stderr
        assert "Traceback" not in ran.stderr


def test_wrong_input_gets_a_sentence_each() -> None:
    """Nothing typed ends the demo or shows a traceback."""
    said = demo(
        "/apa", "/ringkasan 99", "/waktu 99999-01-01", "\x00\x1b[31m", "99", "/", "“", "/kutipan \u202e", "x" * 20_000
    )
    assert "Perintah /apa tidak ada." in said
    assert "“99999-01-01” bukan waktu." in said
    assert "Tidak ada tombol [99]" in said
    assert "\x1b" not in said


def test_a_file_goes_into_the_folder_one_is_in(tmp_path: Path) -> None:
    """The calendar file is saved when its button is pressed, and is one."""
    demo("/jadwal pertemuan", "2", "1", folder=tmp_path)
    (saved,) = tmp_path.glob("*.ics")
    assert saved.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.fixture
def heeding_interrupts() -> Iterator[None]:
    """A shell's background job ignores interrupts, and so would the children of tests that run as one."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_interrupts")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_half_way_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    """Interrupted while it loads or waits, the demo is gone in seconds, and its temporary database too."""
    for delay in (0.3, 0.5, 0.7, 1.5):
        started = subprocess.Popen(
            DEMO, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT,
            env={**os.environ, "TMPDIR": str(tmp_path)},
        )  # fmt: skip
        with started:
            time.sleep(delay)
            started.send_signal(number)
            assert started.wait(10) != 0
            assert started.stdin is not None
            assert started.stderr is not None
            if delay > 1:
                assert b"Traceback" not in started.stderr.read()
        assert list(tmp_path.glob("pewarta-demo-*")) == []


def test_a_reader_that_leaves_ends_the_demo_quietly() -> None:
    """``pewarta demo | head -1`` shows no traceback."""
    ran = subprocess.run(
        f"printf '/ringkasan\\n/kutipan\\n/terbaru\\n' | {' '.join(DEMO)} | head -1",
        shell=True, capture_output=True, text=True, cwd=ROOT, timeout=30, check=False,
    )  # fmt: skip
    assert ran.stdout.startswith("Demo Pewarta")
    assert "Traceback" not in ran.stderr
