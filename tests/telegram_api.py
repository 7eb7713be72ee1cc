"""A small Bot API over HTTP, for the real python-telegram-bot to talk to: it checks what Telegram checks.

Lengths and entities in UTF-16 units, buttons, states of chats, flood control, one poller at a time. A test may make it
stall, drop, answer garbage, or send an update twice.
"""

import asyncio
import json
import ssl
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

TOKEN = "123456:TEST-token_of-nobody"
BOT = {"id": 123456, "is_bot": True, "first_name": "Pewarta", "username": "pewarta_uji_bot"}
Json = dict[str, Any]
JSON_FIELDS = (
    "entities reply_markup link_preview_options reply_parameters scope results commands allowed_updates".split()
)
Fault = Callable[[Json], Awaitable[web.StreamResponse | None]]


def units(text: str) -> int:
    """UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


class Refusal(Exception):
    """An answer that is not ok."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


@dataclass
class BotApi:
    """The server's state, for tests to set up and look at.

    ``sent`` are the messages that stand in chats, by chat and id; ``calls`` all calls in order; ``faults`` what the
    next calls of a method do instead: a fault that returns None lets the call go on.
    """

    sent: dict[tuple[str, int], Json] = field(default_factory=dict)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    updates: list[Json] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    closed: dict[str, Refusal] = field(default_factory=dict)
    admins: dict[tuple[str, int], str] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    webhook: Json = field(default_factory=lambda: {"url": ""})
    every: Counter[str] = field(default_factory=Counter)
    again: list[Json] = field(default_factory=list)
    secret: str = ""
    certificate: str | None = None
    token: str = TOKEN
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _next: int = 0
    _polling: bool = False

    def push(self, **update: Any) -> Json:
        """Lets something happen: an update that the bot has not seen yet."""
        self._next += 1
        made = {"update_id": self._next, **update}
        self.updates.append(made)
        self._arrived.set()
        return made

    def repeat(self, update: Json) -> None:
        """Hands an update over once more, as if the bot had never told that it has it."""
        self.again.append(update)
        self._arrived.set()

    def say(self, text: str, *, chat: int = 7, user: int = 7, kind: str = "private", **more: Any) -> Json:
        """A message from somebody."""
        return self.push(message=self.message(text, chat=chat, user=user, kind=kind, **more))

    def message(self, text: str, *, chat: int = 7, user: int = 7, kind: str = "private", **more: Any) -> Json:
        """A message as Telegram tells of it."""
        self._next += 1
        name = {"first_name": "Ani"} if kind == "private" else {"title": "Grup Uji"}
        made = {
            "message_id": 10_000 + self._next,
            "date": 1_770_000_000,
            "chat": {"id": chat, "type": kind, **name},
            "from": {"id": user, "is_bot": False, "first_name": "Ani", "language_code": "id"},
            "text": text,
        }
        return made | more

    def press(self, message: Json, label: str, *, user: int = 7, data: str | None = None) -> Json:
        """Somebody presses a button of a message that the bot sent."""
        rows = message["reply_markup"]["inline_keyboard"]
        button = next(button for row in rows for button in row if button["text"] == label)
        self._next += 1
        query = {
            "id": str(self._next),
            "from": {"id": user, "is_bot": False, "first_name": "Ani", "language_code": "id"},
            "chat_instance": "1",
            "message": {key: value for key, value in message.items() if key != "fields"},
            "data": data or button["callback_data"],
        }
        return self.push(callback_query=query)

    def texts(self, chat: int | str = 7) -> list[str]:
        """What stands in a chat, in order."""
        return [message["text"] for (place, _), message in sorted(self.sent.items()) if place == str(chat)]

    async def until(self, true: Callable[[], bool], seconds: float = 5.0) -> None:
        """Waits until something holds; fails the test when it does not in time."""
        async with asyncio.timeout(seconds):
            while not true():  # noqa: ASYNC110 - what is waited for has no event
                await asyncio.sleep(0.01)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One call of a method."""
        token, _, method = request.match_info["path"].removeprefix("bot").partition("/")
        return await self.asked(token, method, dict(await request.post()))

    async def asked(self, token: str, method: str, fields: Json) -> web.StreamResponse:
        """What a call is answered, with the fields as they come."""
        if token != self.token:
            return _answer(Refusal(401, "Unauthorized"))
        for name in JSON_FIELDS:
            if name in fields:
                fields[name] = json.loads(fields[name])
        self.calls.append((method, fields))
        self.every[method] += 1
        if waiting := self.faults.get(method):
            fault = await waiting.pop(0)(fields)
            if fault is not None:
                return fault
        try:
            return _answer(await self._called(method, fields))
        except Refusal as refusal:
            return _answer(refusal)

    async def _called(self, method: str, fields: Json) -> Any:  # noqa: C901 - a table of methods
        match method:
            case "getMe":
                return BOT
            case "getUpdates":
                return await self._get_updates(fields)
            case "sendMessage" | "sendDocument":
                return self._send(fields)
            case "editMessageText":
                return self._edit(fields)
            case "deleteMessage":
                if self.sent.pop((fields["chat_id"], int(fields["message_id"])), None) is None:
                    raise Refusal(400, "Bad Request: message to delete not found")
                return True
            case "getChatMember":
                status = self.admins.get((fields["chat_id"], int(fields["user_id"])), "member")
                return {
                    "status": status,
                    "user": {"id": int(fields["user_id"]), "is_bot": False, "first_name": "x"},
                    **_RIGHTS,
                }
            case "getChat":
                return self._chat(fields["chat_id"])
            case "setMyCommands":
                self.commands[_scope(fields)] = fields["commands"]
                return True
            case "deleteMyCommands":
                return self.commands.pop(_scope(fields), None) is not None or True
            case "getMyCommands":
                return self.commands.get(_scope(fields), [])
            case "getWebhookInfo":
                return {"has_custom_certificate": False, "pending_update_count": 0, **self.webhook}
            case "setWebhook":
                return self._set_webhook(fields)
            case "deleteWebhook":
                self.webhook = {"url": ""}
                return True
            case "answerCallbackQuery" | "answerInlineQuery" | "pinChatMessage":
                return True
        raise Refusal(404, "Not Found")

    def _chat(self, chat: str) -> Json:
        kind = "channel" if chat.startswith("-100") else "private"
        return {"id": int(chat), "type": kind, "title": "Kabar", "accent_color_id": 1, "max_reaction_count": 1}

    def member(self, status: str, before: str, *, chat: int, kind: str, user: int = 7, **rights: bool) -> Json:
        """The bot's own membership of a chat changes; ``rights`` are those after it."""
        name = {"first_name": "Ani"} if kind == "private" else {"title": "Kabar"}
        old, new = _membership(before, {}), _membership(status, rights)
        return self.push(
            my_chat_member={
                "chat": {"id": chat, "type": kind, **name},
                "from": {"id": user, "is_bot": False, "first_name": "Ani", "language_code": "id"},
                "date": 1_770_000_000,
                "old_chat_member": old,
                "new_chat_member": new,
            }
        )

    def _set_webhook(self, fields: Json) -> bool:
        certificate = fields.get("certificate")
        self.secret = fields.get("secret_token", "")
        self.certificate = certificate.file.read().decode() if certificate is not None else None
        self.webhook = {
            "url": fields["url"],
            "has_custom_certificate": certificate is not None,
            "allowed_updates": fields["allowed_updates"],
        }
        return True

    async def call(self, update: Json, *, secret: str | None = None, body: bytes | None = None) -> int:
        """Calls the webhook that was set with an update, as Telegram would; returns the status of the answer."""
        trust = ssl.create_default_context(cadata=self.certificate) if self.certificate else True
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret if secret is None else secret}
        content = {"data": body} if body is not None else {"json": update}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.webhook["url"], headers=headers, ssl=trust, **content) as answer,
        ):
            return answer.status

    async def _get_updates(self, fields: Json) -> list[Json]:
        if self._polling:
            raise Refusal(409, "Conflict: terminated by other getUpdates request")
        self._polling = True
        try:
            offset = int(fields.get("offset", 0))
            self.updates = [update for update in self.updates if update["update_id"] >= offset]
            if not self.updates and not self.again:
                self._arrived.clear()
                try:
                    async with asyncio.timeout(min(2.0, float(fields.get("timeout", 0)))):
                        await self._arrived.wait()
                except TimeoutError:
                    return []
            again, self.again = self.again, []
            return (again + [update for update in self.updates if update["update_id"] >= offset])[:100]
        finally:
            self._polling = False

    def _send(self, fields: Json) -> Json:
        chat = fields["chat_id"]
        if chat in self.closed:
            raise self.closed[chat]
        self._check(fields)
        self._next += 1
        number, kind = self._next, "private" if not chat.startswith(("-", "@")) else "supergroup"
        made = {
            "message_id": number,
            "date": 1_770_000_000,
            "chat": {"id": int(chat) if not chat.startswith("@") else -100, "type": kind},
            "from": BOT,
            "text": fields.get("text", ""),
            "fields": fields,
        }
        if "message_thread_id" in fields:
            made |= {"message_thread_id": int(fields["message_thread_id"]), "is_topic_message": True}
        if "reply_markup" in fields:
            made["reply_markup"] = fields["reply_markup"]
        self.sent[chat, number] = made
        return {key: value for key, value in made.items() if key != "fields"}

    def _edit(self, fields: Json) -> Json:
        key = (fields["chat_id"], int(fields["message_id"]))
        before = self.sent.get(key)
        if before is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        self._check(fields)
        if (before["text"], before.get("reply_markup")) == (fields["text"], fields.get("reply_markup")):
            raise Refusal(400, "Bad Request: message is not modified: specified new message content")
        self.sent[key] = before | {"text": fields["text"], "fields": fields, "reply_markup": fields.get("reply_markup")}
        return {name: value for name, value in self.sent[key].items() if name != "fields" and value is not None}

    def _check(self, fields: Json) -> None:
        text = fields.get("text")
        if text is not None:
            if not text.strip():
                raise Refusal(400, "Bad Request: message text is empty")
            if units(text) > 4096:
                raise Refusal(400, "Bad Request: message is too long")
            entities = fields.get("entities", [])
            if len(entities) > 100:
                raise Refusal(400, "Bad Request: too many entities")
            for entity in entities:
                _check_entity(text, entity)
        for row in fields.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
                    raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
                if units(button.get("copy_text", {"text": "x"})["text"]) > 256:
                    raise Refusal(400, "Bad Request: BUTTON_COPY_TEXT_INVALID")


_RIGHTS = dict.fromkeys(
    "can_be_edited can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members can_promote_members "
    "can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories is_anonymous "
    "can_post_messages".split(),
    True,
)


def _membership(status: str, rights: dict[str, bool]) -> Json:
    member = {"status": status, "user": BOT}
    match status:
        case "administrator":
            return member | _RIGHTS | rights
        case "kicked":
            return member | {"until_date": 0}
        case "restricted":
            return member | _RESTRICTED | rights
    return member


_RESTRICTED: Json = dict.fromkeys(
    "is_member can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos "
    "can_send_video_notes can_send_voice_notes can_send_polls can_send_other_messages can_add_web_page_previews "
    "can_change_info can_invite_users can_pin_messages can_manage_topics can_edit_tag can_react_to_messages".split(),
    True,
) | {"until_date": 0}


def _check_entity(text: str, entity: Json) -> None:
    encoded = text.encode("utf-16-le")
    start, end = entity["offset"], entity["offset"] + entity["length"]
    if entity["length"] <= 0 or end > len(encoded) // 2:
        raise Refusal(400, "Bad Request: entity beyond the text")
    try:
        covered = encoded[2 * start : 2 * end].decode("utf-16-le")
    except UnicodeDecodeError as error:
        raise Refusal(400, "Bad Request: entity begins or ends in the middle of a character") from error
    if not covered.strip():
        raise Refusal(400, "Bad Request: entity covers nothing")
    if entity["type"] == "text_link" and not entity.get("url", "").startswith(("http://", "https://")):
        raise Refusal(400, "Bad Request: wrong HTTP URL")
    if entity["type"] == "date_time" and "unix_time" not in entity:
        raise Refusal(400, "Bad Request: date_time needs unix_time")


def _scope(fields: Json) -> str:
    scope = fields.get("scope", {"type": "default"})
    return f"{scope['type']}:{scope.get('chat_id', '')}:{fields.get('language_code', '')}"


def _answer(result: Any) -> web.Response:
    if isinstance(result, Refusal):
        body = {"ok": False, "error_code": result.code, "description": result.description}
        if result.parameters:
            body["parameters"] = result.parameters
        return web.json_response(body, status=result.code)
    return web.json_response({"ok": True, "result": result})


def refuse(code: int, description: str, **parameters: int) -> Fault:
    """A fault: the next call is refused so."""

    async def fault(_: Json) -> web.StreamResponse:
        return _answer(Refusal(code, description, **parameters))

    return fault


def stall(api: BotApi, seconds: float) -> Fault:
    """A fault: the message is stored, and its answer comes too late to be heard."""

    async def fault(fields: Json) -> web.StreamResponse:
        api._send(fields)
        await asyncio.sleep(seconds)
        return web.Response(status=504)

    return fault


async def garbage(_: Json) -> web.StreamResponse:
    """A fault: an answer that is no JSON."""
    return web.Response(text="<html>gateway</html>", status=200)


@asynccontextmanager
async def open_api() -> AsyncIterator[tuple[BotApi, str]]:
    """A Bot API and its address, for as long as the block runs."""
    api = BotApi()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", api.handle)
    server = TestServer(app)
    await server.start_server()
    try:
        yield api, str(server.make_url("")).rstrip("/")
    finally:
        await server.close()
