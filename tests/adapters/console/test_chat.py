"""What the chat does with lines, presses, interrupts and files."""

import asyncio
import io
import os
import signal
from pathlib import Path

import pytest
from rich.console import Console

from bot.adapters.console import ConsoleChat, open_chat
from bot.adapters.console.chat import LONGEST_LINE
from bot.adapters.console.files import safe_name, save
from bot.adapters.console.interrupts import cancelled_by_interrupt
from bot.adapters.console.streams import PipedLines, RichScreen
from bot.locale import load_words
from bot.message import Asker, Attachment, Call, CopyText, Message, OpenLink, Paragraph, Request, Target, Text

WORDS = load_words("id")
ANI = Asker("1", "Ani")
INVITATION = Attachment("rapat.ics", "text/calendar", b"BEGIN:VCALENDAR")
MENU = Message(
    (Paragraph((Text("pilihan"),)),),
    (
        (Call("Kutipan", "kutipan", "#7"), CopyText("Salin", "“persis [b]ini[/b]  ya”")),
        (OpenLink("Baca", "https://kabar.example/waduk?a=1"),),
    ),
    (INVITATION,),
)


class Dispatch:
    """Remembers what was asked, and answers from a table by command."""

    def __init__(self, **answers: Message) -> None:
        self.asked: list[Request] = []
        self._answers = answers

    async def __call__(self, request: Request) -> Message:
        self.asked.append(request)
        plain = Message((Paragraph((Text(f"{request.command}|{request.argument}"),)),))
        return self._answers.get(request.command, plain)


async def talk(dispatch: Dispatch, typed: bytes, folder: Path, *, chunk: int = 7) -> str:
    """The transcript of a chat over a pipe that gives ``typed`` in pieces."""
    out = io.StringIO()
    screen = RichScreen(Console(file=out, color_system=None), wraps=False)
    pipe = io.BytesIO(typed)
    lines = PipedLines(lambda size: pipe.read(min(size, chunk)), screen)
    chat = ConsoleChat(dispatch, lines, screen, WORDS, folder=folder, asker=ANI, plain="cari")
    await asyncio.wait_for(chat.run(), 10)
    return out.getvalue()


async def test_a_piped_transcript_reads_as_a_chat(tmp_path: Path) -> None:
    """Each line stands behind a prompt before its answer, and the end of input ends the chat."""
    transcript = await talk(Dispatch(), b"/ringkasan\r\n\n/kutipan  Sari Wening \nair waduk", tmp_path)
    chat = transcript[transcript.index("›") :]
    assert [line for line in chat.splitlines() if line.strip("› ")] == [
        "› /ringkasan",
        "ringkasan|",
        "› /kutipan  Sari Wening ",
        "kutipan|Sari Wening",
        "› air waduk",
        "cari|air waduk",
    ]


async def test_a_request_tells_who_asks_and_where(tmp_path: Path) -> None:
    """Requests carry the asker, and a target that answers can go to."""
    dispatch = Dispatch()
    await talk(dispatch, b"/jadwal rapat umum\n", tmp_path)
    assert dispatch.asked == [Request("jadwal", "rapat umum", Target("console:"), ANI, private=True)]


async def test_a_bare_number_presses_the_button(tmp_path: Path) -> None:
    """A number asks the button's command with its argument; a number behind a command is an argument."""
    dispatch = Dispatch(menu=MENU)
    await talk(dispatch, b"/menu\n1\n/ringkasan 2\n", tmp_path)
    assert [(r.command, r.argument) for r in dispatch.asked] == [("menu", ""), ("kutipan", "#7"), ("ringkasan", "2")]


async def test_copying_and_opening_show_the_exact_text(tmp_path: Path) -> None:
    """What is copied or opened is printed as it is, and asks nothing."""
    dispatch = Dispatch(menu=MENU)
    transcript = await talk(dispatch, b"/menu\n2\n3\n", tmp_path)
    assert "\n“persis [b]ini[/b]  ya”\n" in transcript
    assert "\nhttps://kabar.example/waduk?a=1\n" in transcript
    assert len(dispatch.asked) == 1


async def test_a_file_is_saved_when_its_button_is_pressed_and_not_before(tmp_path: Path) -> None:
    """Showing a message writes nothing; pressing saves the file and tells where."""
    folder = tmp_path / "unduhan"
    await talk(Dispatch(menu=MENU), b"/menu\n", folder)
    assert not folder.exists()
    transcript = await talk(Dispatch(menu=MENU), b"/menu\n4\n4\n", folder)
    assert str(folder / "rapat.ics") in transcript
    assert [path.name for path in folder.iterdir()] == ["rapat.ics"]
    assert (folder / "rapat.ics").read_bytes() == INVITATION.content


async def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A failing save is one line, and the chat goes on."""
    taken = tmp_path / "file"
    taken.write_text("not a folder")
    transcript = await talk(Dispatch(menu=MENU), b"/menu\n4\n/bantuan\n", taken)
    assert "rapat.ics tidak dapat disimpan" in transcript
    assert "bantuan|" in transcript


async def test_numbers_without_a_button_are_told(tmp_path: Path) -> None:
    """Neither 0, nor a number past the last, nor one before any button asks anything."""
    dispatch = Dispatch(menu=MENU)
    transcript = await talk(dispatch, b"1\n/menu\n0\n5\n", tmp_path)
    assert "Belum ada tombol" in transcript
    assert "Tidak ada tombol [0]" in transcript
    assert "Tidak ada tombol [5]" in transcript
    assert len(dispatch.asked) == 1


async def test_an_answer_without_buttons_leaves_the_earlier_ones(tmp_path: Path) -> None:
    """After a plain answer the last buttons still work, as on any chat platform."""
    dispatch = Dispatch(menu=MENU)
    await talk(dispatch, b"/menu\n/bantuan\n1\n", tmp_path)
    assert dispatch.asked[-1].command == "kutipan"


@pytest.mark.parametrize("leave", ["/keluar", "/EXIT ", "/quit"])
async def test_leaving_ends_the_chat(leave: str, tmp_path: Path) -> None:
    """Nothing after a leaving line is asked."""
    dispatch = Dispatch()
    await talk(dispatch, f"{leave}\n/bantuan\n".encode(), tmp_path)
    assert dispatch.asked == []


async def test_hostile_input_is_read_within_bounds(tmp_path: Path) -> None:
    """A line of megabytes is refused in a sentence; bytes that are not text, and NULs, are asked as text."""
    dispatch = Dispatch()
    typed = b"x" * 3_000_000 + b"\n\xff\xfe\x00\x1b[2J\n/\n/bantuan\n"
    transcript = await talk(dispatch, typed, tmp_path, chunk=65536)
    assert f"paling banyak {LONGEST_LINE}" in transcript
    assert [r.command for r in dispatch.asked] == ["cari", "bantuan"]
    assert len(transcript) < 5000
    assert "\x1b" not in transcript


class Interrupting:
    """Lines among which some are Ctrl-C (None)."""

    def __init__(self, *lines: str | None) -> None:
        self._lines = list(lines)

    async def next(self) -> str | None:
        if not self._lines:
            return None
        line = self._lines.pop(0)
        if line is None:
            raise KeyboardInterrupt
        return line


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ((None, "/a", None, "/b"), ["a", "b"]),
        (("/a", None, None, "/b"), ["a"]),
    ],
)
async def test_only_two_interrupts_in_a_row_leave(
    typed: tuple[str | None, ...], asked: list[str], tmp_path: Path
) -> None:
    """One Ctrl-C drops the line and says how to leave; a second one right after it leaves."""
    dispatch = Dispatch()
    screen = RichScreen(Console(file=io.StringIO(), color_system=None), wraps=False)
    await ConsoleChat(dispatch, Interrupting(*typed), screen, WORDS, folder=tmp_path, asker=ANI, plain="cari").run()
    assert [request.command for request in dispatch.asked] == asked


async def test_an_interrupt_cancels_the_answer_and_not_the_program() -> None:
    """Ctrl-C while waiting gives up that one answer, and leaves the handler as it was."""
    before = signal.getsignal(signal.SIGINT)
    loop = asyncio.get_running_loop()
    loop.call_later(0.05, os.kill, os.getpid(), signal.SIGINT)
    assert await asyncio.wait_for(cancelled_by_interrupt(asyncio.sleep(30, "answer")), 5) is None
    assert await cancelled_by_interrupt(asyncio.sleep(0, "next")) == "next"
    assert signal.getsignal(signal.SIGINT) is before


async def test_a_cancelled_chat_is_not_taken_for_an_interrupt() -> None:
    """Stopping the program from elsewhere goes through, and takes the answer with it."""
    answer = asyncio.ensure_future(asyncio.sleep(30))
    waiting = asyncio.ensure_future(cancelled_by_interrupt(answer))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert answer.cancelled()


def test_saving_never_overwrites(tmp_path: Path) -> None:
    """Another file of the same name gets a number; the very same file is kept once."""
    (tmp_path / "rapat.ics").write_bytes(b"milik orang lain")
    (tmp_path / "rapat-2.ics").mkdir()
    first = save(INVITATION, tmp_path)
    assert first.name == "rapat-3.ics"
    assert save(INVITATION, tmp_path) == first
    assert (tmp_path / "rapat.ics").read_bytes() == b"milik orang lain"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("rapat.ics", "rapat.ics"),
        ("../../etc/passwd", "etc-passwd"),
        ("/a\\b\x00c.ics", "a-b-c.ics"),
        ("..", "file"),
        ("con.txt", "file-con.txt"),
        ("Pertemuan Jenewa – Maret.ics", "Pertemuan-Jenewa-Maret.ics"),
        ("x" * 500 + ".ics", "x" * 100 + ".ics"),
    ],
)
def test_a_filename_never_leaves_its_folder(given: str, name: str) -> None:
    """Names lose folders and whatever a file system would not take."""
    assert safe_name(given) == name


async def test_a_welcome_takes_the_place_of_the_hint(tmp_path: Path) -> None:
    """How to type is told once: by the welcome, or by the hint, which a lone slash always gives."""
    outs = []
    for welcome, typed in ((MENU, b""), (MENU, b"/\n"), (None, b"")):
        out = io.StringIO()
        screen = RichScreen(Console(file=out, color_system=None), wraps=False)
        lines = PipedLines(io.BytesIO(typed).read, screen)
        await ConsoleChat(Dispatch(), lines, screen, WORDS, folder=tmp_path, asker=ANI, plain="cari").run(welcome)
        outs.append("Perintah diawali garis miring" in out.getvalue())
    assert outs == [False, True, True]


async def test_a_closed_standard_input_ends_the_chat_at_once(tmp_path: Path) -> None:
    """Without a standard input the chat says its hint and ends."""
    out = io.StringIO()
    chat = open_chat(
        Dispatch(), words=WORDS, commands={}, folder=tmp_path, stdin=None, stdout=out, environ={}, asker=ANI
    )
    await asyncio.wait_for(chat.run(), 5)
    assert out.getvalue().startswith("Perintah diawali garis miring")
