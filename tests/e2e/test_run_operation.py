"""The bot as its operator sees it: a process of its own, on Telegram, with figures and health on a port."""

import asyncio
import os
import sys
from pathlib import Path

import aiohttp

from tests.e2e.test_run_telegram import OPERATOR, bot, ingested
from tests.monitor.test_monitor import free_port
from tests.telegram_api import TOKEN, open_api


async def command(config: Path, *arguments: str) -> tuple[int, str]:
    """A command's exit status and all that it printed."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments, "--config", str(config)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "PEWARTA_TELEGRAM__TOKEN": TOKEN},
    )
    out, _ = await process.communicate()
    return process.returncode or 0, out.decode()


async def test_an_operator_sees_how_the_bot_is_from_everywhere(tmp_path: Path) -> None:
    """In the chat, by command, over HTTP: the same; killed, the next command says so; and never the token."""
    config, port = tmp_path / "config.toml", free_port()
    async with open_api() as (api, url):
        config.write_text(
            f'[bot]\ndatabase = "{tmp_path / "news.db"}"\n[operators]\ntelegram = [{OPERATOR}]\n'
            f'[telegram]\nenabled = true\napi_url = "{url}"\n[metrics]\nlisten = "127.0.0.1:{port}"\n',
            encoding="utf-8",
        )
        await ingested(tmp_path, config)
        async with bot(tmp_path, url) as process:
            api.say("/status", chat=OPERATOR, user=OPERATOR)
            await api.until(lambda: len(api.texts(OPERATOR)) == 1, seconds=20)
            assert api.texts(OPERATOR)[0].startswith("Semua berjalan baik")
            assert "Baik: Telegram, feed, kiriman, basis data" in api.texts(OPERATOR)[0]
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                    health = await answer.text()
                    assert answer.status == 200
                async with session.get(f"http://127.0.0.1:{port}/metrics") as answer:
                    figures = await answer.text()
            assert 'pewarta_command_seconds_count{command="status",platform="telegram"} 1.0' in figures
            assert TOKEN.partition(":")[2] not in health + figures
            assert await command(config, "healthcheck") == (0, "Semua berjalan baik\n")
            process.kill()
            await process.wait()
        _, text = await command(config, "status")
        assert "Berjalan sejak" in text
