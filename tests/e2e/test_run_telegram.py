"""``pewarta run`` on Telegram as people meet it: a process of its own, real SQLite, and the Bot API over HTTP."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.telegram_api import TOKEN, BotApi, Json, open_api, refuse, stall

OPERATOR = 99
CHANNEL = -1001
TEXT = (
    "Wali Kota Rini Astuti membuka Pasar Awan pada Jumat pagi. “Pasar ini milik warga, bukan milik siapa-siapa,” kata "
    "Rini Astuti di hadapan ratusan pedagang. Pasar itu menampung tiga ratus pedagang dari lima kecamatan."
)


@asynccontextmanager
async def bot(folder: Path, url: str, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot, running; it is killed at the end if it is still there."""
    config = folder / "config.toml"
    if not config.exists():
        config.write_text(
            f'[bot]\ndatabase = "{folder / "news.db"}"\n[operators]\ntelegram = [{OPERATOR}]\n'
            f'[telegram]\nenabled = true\napi_url = "{url}"\n'
            f'[[posts]]\nname = "pagi"\nat = "07:00"\nto = ["telegram:{CHANNEL}"]\n',
            encoding="utf-8",
        )
        await ingested(folder, config)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--config", str(config)),
        stderr=asyncio.subprocess.PIPE,
        env=_environment() | {"PEWARTA_TELEGRAM__TOKEN": TOKEN} | environment,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def _environment() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


async def ingested(folder: Path, config: Path) -> None:
    """One article of today in the database."""
    article = folder / "pasar.jsonl"
    now = datetime.now(UTC).isoformat()
    article.write_text(
        f'{{"id": "1", "title": "Pasar Awan dibuka", "text": "{TEXT}", "url": "https://kabar.example/1", '
        f'"source": "kabar.example", "published_at": "{now}"}}\n',
        encoding="utf-8",
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "ingest", str(article), "--config", str(config)),
        stdout=asyncio.subprocess.DEVNULL,
        env=_environment() | {"PEWARTA_TELEGRAM__TOKEN": TOKEN},
    )
    assert await process.wait() == 0


async def stopped(process: asyncio.subprocess.Process) -> str:
    """Asks it to stop; it ends well, in time, and never said the token."""
    start = time.monotonic()
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(15):
        _, err = await process.communicate()
    log = err.decode()
    assert process.returncode == 0, log
    assert time.monotonic() - start < 10
    assert TOKEN not in log
    assert TOKEN.split(":")[1] not in log
    return log


def latest(api: BotApi, chat: int) -> Json:
    """The newest message in a chat."""
    return api.sent[max(key for key in api.sent if key[0] == str(chat))]


async def post_by_hand(api: BotApi) -> None:
    """An operator has the schedule post now."""
    api.say("/siarkan pagi", chat=OPERATOR, user=OPERATOR)
    await api.until(lambda: len(api.texts(OPERATOR)) == 1, seconds=20)
    message = latest(api, OPERATOR)
    label = message["reply_markup"]["inline_keyboard"][0][0]["text"]
    api.press(message, label, user=OPERATOR)


async def test_people_ask_and_the_channel_gets_its_post(tmp_path: Path) -> None:
    """/ringkasan is answered, a press of Kutipan too, and what an operator posts stands in the channel."""
    async with open_api() as (api, url), bot(tmp_path, url) as process:
        api.say("/ringkasan")
        await api.until(lambda: len(api.texts()) == 1, seconds=20)
        (summary,) = api.texts()
        assert summary.startswith("Pasar Awan dibuka\nkabar.example · ")
        api.press(latest(api, 7), "Kutipan (1)")
        await api.until(lambda: len(api.texts()) == 2)
        assert "“Pasar ini milik warga, bukan milik siapa-siapa”" in api.texts()[1]
        assert "Rini Astuti" in api.texts()[1]
        await post_by_hand(api)
        await api.until(lambda: len(api.texts(CHANNEL)) == 1, seconds=10)
        assert "Pasar Awan dibuka" in api.texts(CHANNEL)[0]
        log = await stopped(process)
    assert "Traceback" not in log


async def test_others_than_operators_post_nothing(tmp_path: Path) -> None:
    """They are told that it is not theirs to do."""
    async with open_api() as (api, url), bot(tmp_path, url) as process:
        api.say("/siarkan pagi")
        await api.until(lambda: len(api.texts()) == 1, seconds=20)
        assert api.texts() == ["Hanya redaksi yang dapat melakukannya."]
        await stopped(process)
    assert api.texts(CHANNEL) == []


async def test_a_lost_answer_is_uncertain_and_not_sent_again(tmp_path: Path) -> None:
    """The post was stored and its answer lost: one request, one message, and editors see the row."""
    async with open_api() as (api, url), bot(tmp_path, url) as process:
        api.say("/terbaru")
        await api.until(lambda: len(api.texts()) == 1, seconds=20)

        async def when_it_is_the_channel(fields: Json) -> object:
            return await stall(api, 0.1)(fields) if fields["chat_id"] == str(CHANNEL) else None

        api.faults["sendMessage"] = [when_it_is_the_channel] * 4  # type: ignore[list-item]
        await post_by_hand(api)
        await api.until(lambda: len(api.texts(CHANNEL)) == 1, seconds=10)
        await asyncio.sleep(1)
        api.faults.clear()
        api.say("/antrean", chat=OPERATOR, user=OPERATOR)
        await api.until(lambda: "belum pasti sampai: 1" in api.texts(OPERATOR)[-1].lower(), seconds=10)
        await stopped(process)
    assert len(api.texts(CHANNEL)) == 1


async def test_a_kill_and_a_restart_lose_nothing(tmp_path: Path) -> None:
    """Old buttons work after a restart, and a post that was waiting goes out, once."""
    async with open_api() as (api, url):
        api.faults["sendMessage"] = []
        async with bot(tmp_path, url) as process:
            api.say("/ringkasan")
            await api.until(lambda: len(api.texts()) == 1, seconds=20)

            async def flood(fields: Json) -> object:
                waiting = refuse(429, "Too Many Requests", retry_after=2)
                return await waiting(fields) if fields["chat_id"] == str(CHANNEL) else None

            api.faults["sendMessage"] = [flood] * 20  # type: ignore[list-item]
            await post_by_hand(api)
            await api.until(lambda: any(f.get("chat_id") == str(CHANNEL) for _, f in api.calls), seconds=10)
            await asyncio.sleep(0.5)
            process.kill()
            await process.wait()
        api.faults.clear()
        async with bot(tmp_path, url) as process:
            await api.until(lambda: len(api.texts(CHANNEL)) == 1, seconds=20)
            api.press(latest(api, 7), "Kutipan (1)")
            await api.until(lambda: len(api.texts()) == 2, seconds=10)
            await stopped(process)
    assert len(api.texts(CHANNEL)) == 1


async def test_a_correction_is_kept_once_over_a_kill(tmp_path: Path) -> None:
    """Killed between the change and its answer: the next start does not do it again, and says that it was done."""
    async with open_api() as (api, url):
        async with bot(tmp_path, url) as process:
            api.say("/terbaru", chat=OPERATOR, user=OPERATOR)
            await api.until(lambda: len(api.texts(OPERATOR)) == 1, seconds=20)

            async def silence(_: Json) -> None:
                await asyncio.sleep(60)

            api.say("/koreksi 1 Jabatannya sudah berganti.", chat=OPERATOR, user=OPERATOR)
            await api.until(lambda: len(api.texts(OPERATOR)) == 2, seconds=10)
            api.faults["editMessageText"] = [silence] * 9  # type: ignore[list-item]
            shown = list(api.sent.values())[-1]
            update = api.press(shown, "Simpan catatan", user=OPERATOR)
            await api.until(lambda: api.every["editMessageText"] >= 1, seconds=10)
            process.kill()
            await process.wait()
        api.faults.clear()
        api.repeat(update)
        async with bot(tmp_path, url) as process:
            await api.until(lambda: len(api.texts(OPERATOR)) == 2, seconds=20)
            api.say("/ringkasan 1", chat=OPERATOR, user=OPERATOR)
            await api.until(lambda: len(api.texts(OPERATOR)) == 3, seconds=10)
            await stopped(process)
    _, done, summary = api.texts(OPERATOR)
    assert done == "Ini sudah dijalankan sebelumnya; tidak ada yang dikerjakan dua kali."
    assert summary.count("Jabatannya sudah berganti.") == 1


async def test_a_wrong_token_ends_it_with_a_clear_word(tmp_path: Path) -> None:
    """No traceback, no token."""
    async with open_api() as (_, url), bot(tmp_path, url, PEWARTA_TELEGRAM__TOKEN="1:wrong-token") as process:
        _, err = await process.communicate()
    assert process.returncode == 1
    assert "BotFather" in err.decode()
    assert "wrong-token" not in err.decode()
    assert "Traceback" not in err.decode()


async def test_a_token_that_is_revoked_ends_it_with_a_clear_word(tmp_path: Path) -> None:
    """It ends by itself, in order; what could not be posted waits for the next token."""
    async with open_api() as (api, url), bot(tmp_path, url) as process:
        api.say("/terbaru")
        await api.until(lambda: len(api.texts()) == 1, seconds=20)
        api.token = "123456:another-one"
        async with asyncio.timeout(20):
            _, err = await process.communicate()
    log = err.decode()
    assert process.returncode == 1, log
    assert "does not know this token any more" in log.splitlines()[-1]
    assert "Traceback" not in log
    assert TOKEN not in log


async def test_telegram_calls_it_by_a_webhook(tmp_path: Path) -> None:
    """mode = "webhook" behind a proxy: a command is answered, a button too, and stopping is in order."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    hook = {"MODE": "webhook", "WEBHOOK_URL": f"http://127.0.0.1:{port}/t", "LISTEN": f"127.0.0.1:{port}"}
    environment = {f"PEWARTA_TELEGRAM__{key}": value for key, value in hook.items()}
    async with (
        open_api() as (api, url),
        bot(tmp_path, url, PEWARTA_TELEGRAM__SECRET="rahasia_uji", **environment) as process,
    ):
        await api.until(lambda: api.every["setWebhook"] == 1, seconds=20)
        assert await api.call(api.say("/ringkasan")) == 200
        await api.until(lambda: len(api.texts()) == 1, seconds=10)
        assert await api.call(api.press(latest(api, 7), "Kutipan (1)")) == 200
        await api.until(lambda: len(api.texts()) == 2, seconds=10)
        assert await api.call(api.say("/ringkasan"), secret="lain") == 403
        log = await stopped(process)
    assert "rahasia_uji" not in log
    assert "Traceback" not in log
    assert api.every["getUpdates"] == 0
    assert len(api.texts()) == 2


async def test_a_second_bot_on_the_same_database_refuses(tmp_path: Path) -> None:
    """It says that another process delivers already; the first goes on."""
    async with open_api() as (api, url), bot(tmp_path, url) as first:
        api.say("/terbaru")
        await api.until(lambda: len(api.texts()) == 1, seconds=20)
        async with open_api() as (_, other), bot(tmp_path, other) as second:
            _, err = await second.communicate()
        assert second.returncode == 1
        assert "already delivers" in err.decode()
        assert "Traceback" not in err.decode(), err.decode()
        api.say("/terbaru")
        await api.until(lambda: len(api.texts()) == 2)
        await stopped(first)


async def test_a_bot_that_waits_for_telegram_ends_when_it_is_told_to(tmp_path: Path) -> None:
    """Though it has never been up: in order, at once, with all closed."""
    async with bot(tmp_path, "http://127.0.0.1:9") as process:
        assert process.stderr is not None
        async with asyncio.timeout(20):
            while b"telegram.unreachable" not in await process.stderr.readline():
                pass
        await stopped(process)
