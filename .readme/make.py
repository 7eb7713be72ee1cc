"""Draws the README's pictures with Chromium: a real demo at a terminal, and the posts that a configuration would send.

Usage: .venv/bin/python .readme/make.py   (with Chromium on the PATH)
"""

import io
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
WIDTH = 100
TYPED = ["/ringkasan", "/kutipan", "/jadwal pertemuan"]
PROMPT = "› "


def transcript() -> str:
    """What a terminal is sent when somebody types TYPED into the demo."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ |= {"TERM": "xterm-256color", "COLUMNS": str(WIDTH), "LINES": "60", "PROMPT_TOOLKIT_NO_CPR": "1"}
        os.execv(sys.executable, [sys.executable, "-m", "bot", "demo"])  # noqa: S606 - our own program
    for line in TYPED:
        read_until_quiet(terminal)
        os.write(terminal, f"{line}\r".encode())
    sent = read_until_quiet(terminal)
    os.write(terminal, b"\x04")
    os.waitpid(child, 0)
    return sent


SEEN: list[str] = []


def read_until_quiet(terminal: int, quiet: float = 1.5) -> str:
    """Everything the terminal has been sent so far, once nothing has come for a while."""
    last = time.monotonic()
    while time.monotonic() - last < quiet:
        if select.select([terminal], [], [], 0.1)[0]:
            SEEN.append(os.read(terminal, 65536).decode("utf-8", "replace"))
            last = time.monotonic()
    return "".join(SEEN)


def tidy(sent: str) -> str:
    """The transcript without the prompt's redrawing: what is typed stands once behind its prompt."""
    plain = re.sub(r"\x1b\[\?[\d;]*[a-z]|\x1b\[[\d;]*[A-HJKSTfnsu]|\x1b[=>]|\x1b\].*?\x07|\r(?!\n)", "", sent)
    lines = plain.replace("\r", "").split("\n")
    kept = []
    for line in lines:
        bare = re.sub(r"\x1b\[[\d;]*m", "", line)
        typed = next((text for text in TYPED if PROMPT in bare and text in bare), None)
        kept.append(f"\x1b[36m{PROMPT}{typed}\x1b[0m" if typed else line)
    blank = re.compile(r"(?:\x1b\[[\d;]*m|[›\s])*")
    squeezed = ["" if blank.fullmatch(line) else line for line in kept]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(squeezed)).strip()


def terminal_picture(folder: Path) -> None:
    """demo.png: a demo at a terminal."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(tidy(transcript())), soft_wrap=True)
    svg = folder / "demo.svg"
    console.save_svg(str(svg), title="pewarta demo")
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text(encoding="utf-8"))
    assert found is not None  # noqa: S101 - rich writes one
    shoot(svg, "demo.png", int(float(found[1])), int(float(found[2])))


POSTS = """
[bot]
database = "FOLDER/demo.db"
[[posts]]
name = "pagi"
at = "07:00"
to = ["telegram:-1001234567890", "discord:777888999000111222"]
"""


QUOTES = POSTS.replace('to = ["telegram:-1001234567890", ', 'what = "quotes"\nlimit = 3\nto = [')


def posts_pictures(folder: Path) -> None:
    """posts.png: a morning's digest of the sample news in both chats; discord.png: the quotes of the day on Discord."""
    demo = [sys.executable, "-m", "bot", "demo", "--database", str(folder / "demo.db")]
    subprocess.run(demo, input=b"", check=True, capture_output=True)  # noqa: S603
    draw(folder, POSTS, "posts.png", 1820)
    draw(folder, QUOTES, "discord.png", 790)


def draw(folder: Path, posts: str, name: str, height: int) -> None:
    """A picture of what a configuration posts on one morning."""
    pewarta = [sys.executable, "-m", "bot"]
    config, drawn = folder / "config.toml", folder / "posts.html"
    config.write_text(posts.replace("FOLDER", str(folder)), encoding="utf-8")
    days = ["--from", "2026-02-07", "--to", "2026-02-07 08:00"]
    subprocess.run([*pewarta, "simulate", "--config", str(config), *days, "--html", str(drawn)], check=True)  # noqa: S603
    shoot(drawn, name, 640, height)


def shoot(page: Path, name: str, width: int, height: int) -> None:
    """A picture of a page, beside this file."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("there is no Chromium on the PATH to draw with")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
    size, shot = f"--window-size={width},{height}", f"--screenshot={HERE / name}"
    subprocess.run([chromium, *flags, size, shot, page.as_uri()], check=True, capture_output=True)  # noqa: S603


def main() -> None:
    """Draws them all."""
    with tempfile.TemporaryDirectory() as folder:
        terminal_picture(Path(folder))
        posts_pictures(Path(folder))


main()
