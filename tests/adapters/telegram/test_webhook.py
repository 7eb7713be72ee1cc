"""The webhook over the wire: who may call, what is heard, and that it stays set."""

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme

from bot.adapters.telegram import Settings, Webhook, open_telegram
from bot.adapters.telegram.adapter import ALLOWED
from bot.commands import all_commands
from bot.errors import ConfigError
from bot.locale import load_languages
from storage.base import Storage
from tests.adapters.telegram.conftest import Commands, quick
from tests.telegram_api import TOKEN, BotApi, refuse

SECRET = "rahasia_uji-1"
Hooked = Callable[..., AbstractAsyncContextManager[None]]


@pytest.fixture
def port() -> int:
    """One that is free."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        number: int = found.getsockname()[1]
        return number


@pytest.fixture
def hooked(api: BotApi, storage: Storage, commands: Commands, port: int) -> Hooked:
    """The bot, called at a port of this machine; the test gives what is special about it."""

    @asynccontextmanager
    async def opened(**given: Any) -> AsyncIterator[None]:
        scheme = "https" if "certificate" in given else "http"
        hook = Webhook(
            **{
                "url": f"{scheme}://localhost:{port}/telegram",
                "host": "127.0.0.1",
                "port": port,
                "secret": SECRET,
                "look_after": 0.05,
            }
            | given
        )
        settings = Settings(token=TOKEN, api_url=api.url, webhook=hook)  # type: ignore[attr-defined]
        async with (
            open_telegram(settings, storage, lambda: commands.now, pacer=quick()) as telegram,
            telegram.listening(
                answer=commands.answer,
                find=commands.find,
                chats=commands,
                registry=all_commands(),
                languages=load_languages(),
            ),
        ):
            await api.until(lambda: api.every["setWebhook"] > 0)
            yield

    return opened


def asked(api: BotApi, text: str = "/terbaru") -> dict[str, Any]:
    """An update that the webhook is called with; nobody polls for it."""
    update = api.say(text)
    api.updates.remove(update)
    return update


async def test_telegram_calls_and_is_answered(api: BotApi, commands: Commands, hooked: Hooked) -> None:
    """It is told the address, the secret, and the updates that are wanted."""
    async with hooked():
        assert await api.call(asked(api)) == 200
        await api.until(lambda: api.texts() == ["terbaru"])
    (setting,) = (fields for method, fields in api.calls if method == "setWebhook")
    assert setting["secret_token"] == SECRET
    assert setting["allowed_updates"] == list(ALLOWED)
    assert api.every["getUpdates"] == 0


@pytest.mark.parametrize("secret", ["", "rahasia_uji-2", SECRET + "x", "ü"])
async def test_nobody_else_is_heard(api: BotApi, commands: Commands, hooked: Hooked, secret: str) -> None:
    """Without the secret, or with another one, the call is refused and nothing is read."""
    async with hooked():
        assert await api.call(asked(api), secret=secret) == 403
        assert await api.call(asked(api)) == 200
        await api.until(lambda: len(api.sent) == 1)
    assert len(commands.asked) == 1


async def test_broken_calls_break_nothing(api: BotApi, hooked: Hooked, caplog: pytest.LogCaptureFixture) -> None:
    """No JSON is refused; an update that cannot be read is let go, or Telegram would bring it again for a day."""
    async with hooked():
        assert await api.call({}, body=b"{") == 400
        assert await api.call({}, body=b"\xff") == 400
        for body in (b"[]", b"{}", b'{"update_id": 1, "message": {"chat": 3}}', b'"x"', b"[" * 100_000):
            assert await api.call({}, body=body) in {200, 400}
        assert await api.call({}, body=b"x" * 1_020_000) == 413
        assert await api.call(asked(api)) == 200
        await api.until(lambda: api.texts() == ["terbaru"])
    assert "telegram.update_unreadable" in caplog.text


@pytest.mark.parametrize("text", ["/terbaru", "/setelan"])
async def test_a_call_that_comes_twice_is_answered_once(
    api: BotApi, commands: Commands, hooked: Hooked, text: str
) -> None:
    """Telegram repeats one whose answer it did not hear."""
    async with hooked():
        update = asked(api, text)
        assert [await api.call(update) for _ in range(3)] == [200] * 3
        await api.until(lambda: len(api.sent) == 1)
        assert await api.call(asked(api, "/kutipan")) == 200
        await api.until(lambda: len(api.sent) == 2)
    assert len(commands.asked) == 2


async def test_it_is_set_again_when_it_was_lost(api: BotApi, hooked: Hooked, caplog: pytest.LogCaptureFixture) -> None:
    """Somebody else moved it, or deleted it; and at each start, since Telegram does not tell which secret it has."""
    async with hooked():
        for lost in ({"url": ""}, {"url": "https://elsewhere.example/"}):
            before = api.every["setWebhook"]
            api.webhook |= lost
            await api.until(lambda before=before: api.every["setWebhook"] == before + 1)  # type: ignore[misc]
        looked = api.every["getWebhookInfo"]
        await api.until(lambda: api.every["getWebhookInfo"] > looked + 2)
        assert api.every["setWebhook"] == 3
    assert caplog.text.count("telegram.webhook_set") == 2  # the first time is no warning
    async with hooked(secret="lain"):
        await api.until(lambda: api.every["setWebhook"] == 4)
    assert api.secret == "lain"


async def test_what_telegram_complains_of_is_logged_once(
    api: BotApi, hooked: Hooked, caplog: pytest.LogCaptureFixture
) -> None:
    """With how much is waiting; and a look that fails is not the last."""
    async with hooked():
        api.webhook |= {"last_error_message": "Connection refused", "last_error_date": 1, "pending_update_count": 9}
        api.faults["getWebhookInfo"] = [refuse(502, "Bad Gateway")]
        looked = api.every["getWebhookInfo"]
        await api.until(lambda: api.every["getWebhookInfo"] > looked + 3)
    assert caplog.text.count("telegram.webhook_complaint reason=Connection refused pending=9") == 1
    assert caplog.text.count("telegram.webhook_not_checked") == 1


async def test_a_certificate_of_our_own_is_given_to_telegram(
    api: BotApi, commands: Commands, hooked: Hooked, tmp_path: Path
) -> None:
    """We speak TLS, and Telegram trusts what it was given."""
    authority = trustme.CA()
    made = authority.issue_cert("localhost")
    certificate, key = tmp_path / "webhook.pem", tmp_path / "webhook.key"
    certificate.write_bytes(made.cert_chain_pems[0].bytes() + authority.cert_pem.bytes())
    key.write_bytes(made.private_key_pem.bytes())
    async with hooked(certificate=certificate, private_key=key):
        assert api.certificate == certificate.read_text()
        assert await api.call(asked(api)) == 200
        await api.until(lambda: api.texts() == ["terbaru"])
        looked = api.every["getWebhookInfo"]
        await api.until(lambda: api.every["getWebhookInfo"] > looked + 1)
        assert api.every["setWebhook"] == 1


async def test_what_cannot_be_opened_is_said(hooked: Hooked, port: int, tmp_path: Path) -> None:
    """A port that is taken, a certificate that is none: which setting, and what is wrong."""
    with socket.create_server(("127.0.0.1", port)), pytest.raises(ConfigError, match=rf"telegram\.listen.*{port}"):
        async with hooked():
            pass
    (tmp_path / "x.pem").write_text("kosong")
    for certificate in (tmp_path / "x.pem", tmp_path / "none.pem"):
        with pytest.raises(ConfigError, match=r"telegram\.certificate"):
            async with hooked(certificate=certificate, private_key=tmp_path / "x.pem"):
                pass
