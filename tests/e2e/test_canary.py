"""No secret leaves the bot: not in what it logs, keeps, copies, exports, serves or says, whatever goes wrong."""

import asyncio
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
    """What a command prints."""
    runner = CliRunner(env={"PEWARTA_TELEGRAM__TOKEN": TOKEN, **SECRETS})
    return runner.invoke(main, [*arguments, "--config", str(config)]).output


async def test_no_secret_is_in_anything_that_the_bot_writes_or_says(tmp_path: Path) -> None:
    """With everything logged, a feed read, posts refused and lost, each page and file looked at in the end."""
    config, port, said = tmp_path / "config.toml", free_port(), dict[str, str]()
    async with open_api() as (api, url), open_outlet() as (outlet, feed):
        outlet.publish("/rss", 1, at=datetime.now(UTC))
        config.write_text(
            f'[bot]\ndatabase = "{tmp_path / "news.db"}"\n[operators]\ntelegram = [{OPERATOR}]\n'
            f'[telegram]\nenabled = true\napi_url = "{url}"\n[metrics]\nlisten = "127.0.0.1:{port}"\n'
            f'[http]\nallow_private = ["127.0.0.0/8"]\n[[feeds]]\nurl = "http://127.0.0.1:{feed}/rss"\n'
            f'[[feeds]]\nurl = "http://127.0.0.1:{feed}/gone"\n[backup]\nat = "00:00"\n[log]\nlevel = "debug"\n'
            '[[posts]]\nname = "pagi"\nat = "07:00"\nto = ["telegram:-1001"]\n',
            encoding="utf-8",
        )
        await ingested(tmp_path, config)
        async with bot(tmp_path, url, **SECRETS) as process:
            await post_by_hand(api)

            async def lost(fields: Json) -> object:
                return await garbage(fields) if fields["chat_id"] == "-1001" else None

            api.faults["sendMessage"] = [lost] * 3  # type: ignore[list-item]
            await asyncio.sleep(1)
            for asked in ("/status", "/antrean", "/tambah http://127.0.0.1:9/x", "/sumber", "/tidakada"):
                api.say(asked, chat=OPERATOR, user=OPERATOR)
            await api.until(lambda: len(api.texts(OPERATOR)) >= 6, seconds=10)
            async with aiohttp.ClientSession() as session:
                for page in ("healthz", "metrics", "calendar.ics", "none"):
                    async with session.get(f"http://127.0.0.1:{port}/{page}") as answer:
                        said[page] = await answer.text()
            said["health file"] = (tmp_path / "news.db.health").read_text(encoding="utf-8")
            said["log"] = await stopped(process)
        said["chats"] = repr(api.texts(OPERATOR)) + repr(api.texts(-1001)) + repr(api.commands)
    commands = (["status"], ["export", "json"], ["export", "rss"], ["outbox", "list"], ["healthcheck"])
    said["commands"] = await asyncio.to_thread(lambda: "\n".join(ran(config, *words) for words in commands))
    assert "Bot tidak berjalan" in said["commands"]
    assert " uncertain " in said["commands"]
    copies = list(tmp_path.glob("news.db.backup-*"))
    assert len(copies) == 1, said["log"]
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file() and path != config}
    assert {"news.db", copies[0].name} <= set(files)
    # There was something to hide.
    assert HIDDEN in said["log"]
    for canary in CANARIES:
        assert [name for name, text in said.items() if canary in text] == []
        assert [name for name, content in files.items() if canary.encode() in content] == []
