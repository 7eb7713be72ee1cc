"""The bot as its operator sees it, on Telegram, with figures, copies and health; and no secret in any of it."""

import asyncio
import socket
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from click.testing import CliRunner

from bot.cli import main
from bot.logs import HIDDEN
from tests.e2e.test_run_telegram import OPERATOR, bot, ingested, post_by_hand, stopped
from tests.monitor.test_monitor import free_port
from tests.outlet import open_outlet
from tests.telegram_api import TOKEN, Json, garbage, open_api

SECRETS = {
    "PEWARTA_TELEGRAM__SECRET": "canary-of-the-webhook",
    "PEWARTA_DISCORD__TOKEN": "canary-of-discord.token",
}
CANARIES = (TOKEN, TOKEN.partition(":")[2], *SECRETS.values())


def ran(config: Path, *arguments: str) -> str:
    """What a command prints, and its exit status."""
    runner = CliRunner(env={"PEWARTA_TELEGRAM__TOKEN": TOKEN, **SECRETS})
    result = runner.invoke(main, [*arguments, "--config", str(config)])
    return f"{result.output}\n{arguments[0]} ended with {result.exit_code}\n"


async def fetched(port: int, *pages: str) -> dict[str, str]:
    """What the bot serves to machines."""
    said = {}
    async with aiohttp.ClientSession() as session:
        for page in pages:
            async with session.get(f"http://127.0.0.1:{port}/{page}") as answer:
                said[page] = f"{answer.status} {await answer.text()}"
    return said


def configured(folder: Path, url: str, port: int, feed: int) -> Path:
    """Everything on, everything logged, one feed that is there and one that is not."""
    config = folder / "config.toml"
    config.write_text(
        f'[bot]\ndatabase = "{folder / "news.db"}"\n[operators]\ntelegram = [{OPERATOR}]\n'
        f'[telegram]\nenabled = true\napi_url = "{url}"\n[metrics]\nlisten = "127.0.0.1:{port}"\n'
        f'[http]\nallow_private = ["127.0.0.0/8"]\n[[feeds]]\nurl = "http://127.0.0.1:{feed}/rss"\n'
        f'[[feeds]]\nurl = "http://127.0.0.1:{feed}/gone"\n[backup]\nat = "00:00"\n[log]\nlevel = "debug"\n'
        '[[posts]]\nname = "pagi"\nat = "07:00"\nto = ["telegram:-1001"]\n',
        encoding="utf-8",
    )
    return config


async def test_an_operator_sees_how_the_bot_is_and_nobody_sees_a_secret(tmp_path: Path) -> None:
    """In the chat, by command, over HTTP and by systemd the same; every page and file is looked at in the end."""
    systemd = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    systemd.bind(str(tmp_path / "notify"))
    systemd.setblocking(False)
    environment = {**SECRETS, "NOTIFY_SOCKET": str(tmp_path / "notify")}
    async with open_api() as (api, url), open_outlet() as (outlet, feed):
        outlet.publish("/rss", 1, at=datetime.now(UTC))
        config = configured(tmp_path, url, port := free_port(), feed)
        await ingested(tmp_path, config)
        async with bot(tmp_path, url, **environment) as process:
            await post_by_hand(api)

            async def lost(fields: Json) -> object:
                return await garbage(fields) if fields["chat_id"] == "-1001" else None

            api.faults["sendMessage"] = [lost] * 3  # type: ignore[list-item]
            asked = ("/antrean", "/tambah http://127.0.0.1:9/x", "/sumber", "/tidakada", "/status")
            for command in asked:
                api.say(command, chat=OPERATOR, user=OPERATOR)
            await api.until(lambda: len(api.texts(OPERATOR)) >= 1 + len(asked), seconds=10)
            said = await fetched(port, "healthz", "metrics", "calendar.ics", "none")
            said["health file"] = (tmp_path / "news.db.health").read_text(encoding="utf-8")
            said["while it runs"] = await asyncio.to_thread(ran, config, "healthcheck")
            said["log"] = await stopped(process)
        said["chats"] = repr(api.texts(OPERATOR)) + repr(api.texts(-1001)) + repr(api.commands)
    commands = (["status"], ["export", "json"], ["export", "rss"], ["outbox", "list"], ["healthcheck"])
    said["commands"] = await asyncio.to_thread(lambda: "\n".join(ran(config, *words) for words in commands))
    assert [systemd.recv(100) for _ in range(2)] == [b"READY=1", b"WATCHDOG=1"]
    systemd.close()

    assert "Semua berjalan baik" in said["chats"]
    assert "Baik: Telegram, cadangan, feed, kiriman, basis data" in said["chats"]
    assert said["healthz"].startswith('200 {"well": true')
    assert 'pewarta_command_seconds_count{command="siarkan",platform="telegram"} 2.0' in said["metrics"]
    assert said["while it runs"] == "Semua berjalan baik\n\nhealthcheck ended with 0\n"
    assert "Bot tidak berjalan" in said["commands"]
    assert said["commands"].endswith("healthcheck ended with 1\n")
    assert " uncertain " in said["commands"]

    files = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file() and path != config}
    assert sum(name.startswith("news.db.backup-") for name in files) == 1, said["log"]
    # There was something to hide.
    assert HIDDEN in said["log"]
    for canary in CANARIES:
        assert [name for name, text in said.items() if canary in text] == []
        assert [name for name, content in files.items() if canary.encode() in content] == []
