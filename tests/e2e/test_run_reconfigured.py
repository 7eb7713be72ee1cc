"""``pewarta run`` while its configuration changes: from a chat, from an editor, and wrongly."""

from pathlib import Path

from tests.e2e.test_run_telegram import OPERATOR, bot, latest, stopped
from tests.telegram_api import BotApi, open_api

OTHER = 98
FORWARDED = {"type": "user", "date": 1, "sender_user": {"id": 5, "is_bot": False, "first_name": "Jahat"}}


async def said(api: BotApi, words: str, chat: int = OPERATOR) -> None:
    """Waits until the bot said this in a chat."""
    await api.until(lambda: any(words in text for text in api.texts(chat)), seconds=20)


async def test_the_configuration_changes_while_the_bot_runs(tmp_path: Path) -> None:
    """An operator's press is written and told to the others; an editor's file is taken, and a wrong one is not."""
    file = tmp_path / "config.toml"
    async with open_api() as (api, url), bot(tmp_path, url) as process:
        api.say("/konfig tambah operators.telegram 98", chat=OPERATOR, user=OPERATOR)
        await said(api, f"+ telegram = [{OPERATOR}, {OTHER}]")
        before = file.read_text(encoding="utf-8")
        api.press(latest(api, OPERATOR), "Ya, ubah", user=OPERATOR)
        await said(api, "sudah berlaku")
        text = file.read_text(encoding="utf-8")
        assert text == before.replace(f"[{OPERATOR}]", f"[{OPERATOR}, {OTHER}]")
        await said(api, "[99] → [99, 98]", OTHER)

        api.say("/konfig lihat bot", chat=OTHER, user=OTHER)
        await said(api, "name = ", OTHER)
        api.say("/konfig lihat bot", chat=OPERATOR, user=OPERATOR, forward_origin=FORWARDED)
        api.push(edited_message=api.message("/konfig atur bot.name Lain", chat=OPERATOR, user=OPERATOR))
        await said(api, '+ name = "Lain"')
        assert not any('name = "Pewarta"' in reply for reply in api.texts(OPERATOR))
        assert file.read_text(encoding="utf-8") == text

        file.write_text(text.replace("07:00", "27:00"), encoding="utf-8")
        await said(api, "'27:00' bukan jam", OTHER)
        file.write_text(text.replace("07:00", "06:00").replace(f", {OTHER}]", "]"), encoding="utf-8")
        await said(api, '"07:00" → "06:00"')
        api.say("/konfig", chat=OTHER, user=OTHER)
        await said(api, "Hanya redaksi", OTHER)
        log = await stopped(process)
    assert "config.taken by=editor" in log
