"""A stand-in for Discord's REST API and gateway: it keeps messages, refuses nonces twice, and fails on demand."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.adapters.discord.buckets import Buckets
from tests.adapters.discord.wire_calendar import Fault, ServerCalendars, as_json

__all__ = ["Fault", "Wire", "nested", "open_wire"]
MODAL = 9
COMPLETION = 8
COMPONENTS = 1 << 15
"""The flag of a message that is made of components."""
APPLICATION, GUILD, TEXT, THREAD, FORUM, NEWS = 1, 50, 100, 101, 102, 103
USER = {"id": str(APPLICATION), "username": "pewarta", "discriminator": "0", "avatar": None, "bot": True}
CHANNEL = {
    "guild_id": str(GUILD), "position": 0, "permission_overwrites": [], "nsfw": False, "parent_id": None, "topic": None,
}  # fmt: skip


def thread(number: int, name: str, parent: int, *, archived: bool = False) -> dict[str, Any]:
    return {
        **CHANNEL, "id": str(number), "type": 11, "name": name, "parent_id": str(parent), "owner_id": str(APPLICATION),
        "message_count": 0, "member_count": 1, "rate_limit_per_user": 0,
        "thread_metadata": {
            "archived": archived, "locked": False, "auto_archive_duration": 60,
            "archive_timestamp": "2026-02-01T00:00:00+00:00",
        },
    }  # fmt: skip


@dataclass
class Wire(ServerCalendars):
    """The server. ``messages`` are those stored, by id; ``requests`` are all that came, with their bodies."""

    url: str = ""
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    requests: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    channels: dict[str, dict[str, Any]] = field(default_factory=dict)
    identified: list[dict[str, Any]] = field(default_factory=list)
    refuses: list[int] = field(default_factory=list)
    signed_in: int = 0
    pins_allowed: bool = True
    unlocking_allowed: bool = True
    published: list[str] = field(default_factory=list)
    publishing_allowed: bool = True
    may: int = 1 << 10 | 1 << 11 | 1 << 14  # view, send, embed
    buckets: Buckets | None = None
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    resumed: list[dict[str, Any]] = field(default_factory=list)
    acknowledged: dict[str, float] = field(default_factory=dict)
    answered: dict[str, dict[str, Any]] = field(default_factory=dict)
    shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    modals: dict[str, dict[str, Any]] = field(default_factory=dict)
    completed: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.channels = {
            str(TEXT): {**CHANNEL, "id": str(TEXT), "type": 0, "name": "warta"},
            str(THREAD): thread(THREAD, "utas", TEXT, archived=True),
            str(NEWS): {**CHANNEL, "id": str(NEWS), "type": 5, "name": "pengumuman"},
            str(FORUM): {**CHANNEL, "id": str(FORUM), "type": 15, "name": "forum", "available_tags": [], "flags": 0},
        }

    def said(self) -> list[str]:
        return [message["embeds"][0]["description"] for message in self.messages.values()]

    def app(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.get("/users/@me", self._me),
                web.get("/oauth2/applications/@me", self._application),
                web.get("/gateway/bot", self._gateway_bot),
                web.get("/gateway", self._gateway),
                web.put("/applications/{id}/commands", self._commands),
                web.get("/channels/{channel}", self._channel),
                web.get("/guilds/{guild}", self._guild),
                web.get("/guilds/{guild}/members/{user}", self._member),
                web.patch("/channels/{channel}", self._reopen),
                web.post("/users/@me/channels", self._open_direct),
                web.post("/channels/{channel}/messages", self._post),
                web.post("/channels/{channel}/threads", self._open_thread),
                web.get("/guilds/{guild}/threads/active", self._active_threads),
                web.get("/channels/{channel}/threads/archived/public", self._archived_threads),
                web.get("/channels/{channel}/messages/{message}", self._message),
                web.patch("/channels/{channel}/messages/{message}", self._edit),
                web.post("/channels/{channel}/messages/{message}/crosspost", self._publish),
                web.get("/guilds/{guild}/scheduled-events", self._scheduled),
                web.post("/guilds/{guild}/scheduled-events", self._schedule),
                web.patch("/guilds/{guild}/scheduled-events/{event}", self._reschedule),
                web.post("/interactions/{id}/{token}/callback", self._acknowledge),
                web.patch("/webhooks/{id}/{token}/messages/@original", self._answer),
                web.put("/channels/{channel}/messages/pins/{message}", self._pin),
                web.delete("/channels/{channel}/messages/{message}", self._delete),
            ]
        )
        return app

    async def _me(self, request: web.Request) -> web.Response:
        self.signed_in += 1
        return as_json({"message": "not now"}, self.refuses.pop(0)) if self.refuses else as_json(USER)

    async def _application(self, request: web.Request) -> web.Response:
        return as_json({
            "id": str(APPLICATION), "name": "pewarta", "icon": None, "description": "", "bot_public": True,
            "bot_require_code_grant": False, "verify_key": "", "flags": 0, "owner": USER, "team": None,
        })  # fmt: skip

    async def _gateway_bot(self, request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return as_json({"url": self.url.replace("http", "ws") + "/gateway", "shards": 1, "session_start_limit": limit})

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40_000}, "s": None, "t": None})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            payload = json.loads(message.data)
            if payload["op"] == 2:
                self.identified.append(payload["d"])
                ready = {
                    "v": 10, "user": USER, "guilds": [], "session_id": "s", "application": {"id": "1", "flags": 0},
                    "resume_gateway_url": self.url.replace("http", "ws") + "/gateway", "shard": [0, 1],
                }  # fmt: skip
                await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": ready})
            elif payload["op"] == 6:
                self.resumed.append(payload["d"])
                await socket.send_json({"op": 0, "t": "RESUMED", "s": None, "d": {}})
            elif payload["op"] == 1:
                await socket.send_json({"op": 11, "d": None})
        return socket

    async def interact(self, number: str, name: str, **more: Any) -> None:
        """Somebody gives a slash command in their direct messages, as the gateway tells it."""
        person = {**USER, "id": "77", "username": "ani", "bot": False}
        told = {
            "id": number, "application_id": str(APPLICATION), "type": 2, "token": number, "version": 1, "locale": "id",
            "channel_id": "9077", "channel": {"id": "9077", "type": 1, "recipients": [person]}, "user": person,
            "app_permissions": "0", "entitlements": [], "authorizing_integration_owners": {}, "context": 1,
            "attachment_size_limit": 1, "data": {"id": "5", "name": name, "type": 1}, **more,
        }  # fmt: skip
        await self.sockets[-1].send_json({"op": 0, "t": "INTERACTION_CREATE", "s": next(self._ids), "d": told})

    async def type(self, number: str, name: str, option: str, typed: str, **before: str) -> None:
        """Somebody is typing an option of a slash command, as the gateway tells it."""
        options: list[dict[str, Any]] = [{"name": one, "type": 3, "value": value} for one, value in before.items()]
        options.append({"name": option, "type": 3, "value": typed, "focused": True})
        await self.interact(number, "", type=4, data={"id": "5", "name": name, "type": 1, "options": options})

    async def submit(self, number: str, custom_id: str, *values: str) -> None:
        """Somebody fills in a form and sends it, as the gateway tells it."""
        fields = [{"type": 4, "custom_id": str(n), "value": value, "id": n} for n, value in enumerate(values)]
        inputs = [{"type": 18, "id": 50 + n, "component": one} for n, one in enumerate(fields)]
        await self.interact(number, "", type=5, data={"custom_id": custom_id, "components": inputs})

    async def press(self, number: str, label: str, on: str) -> None:
        """Somebody presses a button of an answer that they were given, as the gateway tells it."""
        message = self.shown[on]
        buttons = [button for row in message["components"] for button in row["components"]]
        pressed = next(button for button in buttons if button.get("label") == label)
        data = {"component_type": 2, "custom_id": pressed["custom_id"], "id": pressed.get("id", 1)}
        await self.interact(number, "", type=3, data=data, message=message)

    async def _acknowledge(self, request: web.Request) -> web.Response:
        number = request.match_info["id"]
        if number in self.acknowledged:
            return as_json({"code": 40060, "message": "Interaction has already been acknowledged."}, 400)
        self.acknowledged[number] = asyncio.get_running_loop().time()
        told = await request.json()
        kind = told["type"]
        if kind == MODAL:
            self.modals[number] = told["data"]
        if kind == COMPLETION:
            self.completed[number] = told["data"]["choices"]
        return as_json({"interaction": {"id": number, "type": 2}, "resource": {"type": kind}})

    async def _answer(self, request: web.Request) -> web.Response:
        body = await self._body(request)
        if wrong := wrong_components(body):
            return wrong
        self.answered[request.match_info["token"]] = body
        self.shown[request.match_info["token"]] = self._store("9077", body)
        return as_json(self.shown[request.match_info["token"]])

    async def _commands(self, request: web.Request) -> web.Response:
        self.requests.append(("PUT", request.path, {}))
        await request.read()
        return as_json([])

    async def _channel(self, request: web.Request) -> web.Response:
        channel = self.channels.get(request.match_info["channel"])
        return as_json({"code": 10003, "message": "Unknown Channel"}, 404) if channel is None else as_json(channel)

    async def _guild(self, request: web.Request) -> web.Response:
        everyone = {"id": request.match_info["guild"], "permissions": str(self.may)}
        return as_json({"id": request.match_info["guild"], "name": "Warta", "owner_id": "2", "roles": [everyone]})

    async def _member(self, request: web.Request) -> web.Response:
        return as_json({"user": USER, "roles": []})

    async def _reopen(self, request: web.Request) -> web.Response:
        channel = self.channels[request.match_info["channel"]]
        if "locked" in await request.json() and not self.unlocking_allowed:
            return as_json({"code": 50013, "message": "Missing Permissions"}, 403)
        told = await request.json()
        channel["flags"] = told.pop("flags", channel.get("flags", 0))
        channel["thread_metadata"] |= told
        return as_json(channel)

    async def _open_direct(self, request: web.Request) -> web.Response:
        person = (await request.json())["recipient_id"]
        number = str(9_000 + int(person))
        user = {**USER, "id": str(person), "username": "redaktur", "bot": False}
        self.channels[number] = {"id": number, "type": 1, "recipients": [user]}
        return as_json(self.channels[number])

    async def _post(self, request: web.Request) -> web.Response:
        channel = request.match_info["channel"]
        body = await self._body(request)
        headers: dict[str, str] = {}
        if self.buckets is not None:
            headers, refusal = self.buckets.take(channel, asyncio.get_running_loop().time())
            if refusal is not None:
                return as_json(refusal[0], 429, refusal[1])
        if fault := await self._fails(unless_stores=True):
            return fault
        if channel not in self.channels:
            return as_json({"code": 10003, "message": "Unknown Channel"}, 404)
        if self.channels[channel].get("thread_metadata", {}).get("archived"):
            return as_json({"code": 50083, "message": "Thread is archived"}, 400)
        if self.channels[channel].get("thread_metadata", {}).get("locked"):
            return as_json({"code": 160005, "message": "Thread is locked"}, 403)
        if wrong := wrong_components(body):
            return wrong
        # As Discord does it: with enforce_nonce the first message is given back.
        known = [m for m in self.messages.values() if body.get("enforce_nonce") and m["nonce"] == body["nonce"]]
        stored = known[0] if known else self._store(channel, body)
        return await self._fails() or as_json(stored, headers=headers)

    def _store(self, channel: str, body: dict[str, Any], number: str | None = None) -> dict[str, Any]:
        number = number or str(next(self._ids))
        url = f"{self.url}/file"
        files = [{**file, "id": "1", "size": 1, "url": url, "proxy_url": url} for file in body.pop("attachments", [])]
        self.messages[number] = {
            "id": number, "channel_id": channel, "author": USER, "timestamp": "2026-02-08T05:00:00+00:00",
            "edited_timestamp": None, "mention_everyone": False, "mentions": [], "mention_roles": [], "pinned": False,
            "attachments": files, "type": 0, "content": "", "tts": False, "nonce": None, "components": [], **body,
        }  # fmt: skip
        return self.messages[number]

    async def _open_thread(self, request: web.Request) -> web.Response:
        forum, body = request.match_info["channel"], await self._body(request)
        if fault := await self._fails(unless_stores=True):
            return fault
        if self.channels[forum]["flags"] & 1 << 4 and not body.get("applied_tags"):
            return as_json({"code": 40067, "message": "A tag is required to create a forum post in this channel"}, 400)
        number = str(next(self._ids))
        self.channels[number] = thread(int(number), body["name"], int(forum))
        self.channels[number]["applied_tags"] = body.get("applied_tags", [])
        # The first message of a thread in a forum has the thread's own number.
        first = self._store(number, body["message"], number)
        return await self._fails() or as_json({**self.channels[number], "message": first})

    def threads(self, forum: int = FORUM) -> list[dict[str, Any]]:
        return [one for one in self.channels.values() if one["type"] == 11 and one.get("parent_id") == str(forum)]

    async def _active_threads(self, request: web.Request) -> web.Response:
        found = [one for one in self.channels.values() if one["type"] == 11]
        return as_json({"threads": [one for one in found if not one["thread_metadata"]["archived"]], "members": []})

    async def _archived_threads(self, request: web.Request) -> web.Response:
        found = self.threads(int(request.match_info["channel"]))
        put_away = [one for one in found if one["thread_metadata"]["archived"]]
        return as_json({"threads": put_away, "members": [], "has_more": False})

    async def _message(self, request: web.Request) -> web.Response:
        message = self.messages.get(request.match_info["message"])
        return as_json({"code": 10008, "message": "Unknown Message"}, 404) if message is None else as_json(message)

    async def _edit(self, request: web.Request) -> web.Response:
        body = await self._body(request)
        if fault := await self._fails():
            return fault
        message = self.messages.get(request.match_info["message"])
        if message is None:
            return as_json({"code": 10008, "message": "Unknown Message"}, 404)
        if wrong := wrong_components({**message, **body, "flags": message.get("flags", 0) | body.get("flags", 0)}):
            return wrong
        message |= body
        return as_json(message)

    async def _publish(self, request: web.Request) -> web.Response:
        if fault := await self._fails():
            return fault
        if not self.publishing_allowed:
            return as_json({"code": 50013, "message": "Missing Permissions"}, 403)
        message = request.match_info["message"]
        if message in self.published:
            return as_json({"code": 40033, "message": "This message has already been crossposted."}, 400)
        self.published.append(message)
        return as_json(self.messages[message])

    async def _pin(self, request: web.Request) -> web.Response:
        if not self.pins_allowed:
            return as_json({"code": 50013, "message": "Missing Permissions"}, 403)
        self.messages[request.match_info["message"]]["pinned"] = True
        return web.Response(status=204)

    async def _delete(self, request: web.Request) -> web.Response:
        if fault := await self._fails():
            return fault
        gone = self.messages.pop(request.match_info["message"], None) is None
        return as_json({"code": 10008, "message": "Unknown Message"}, 404) if gone else web.Response(status=204)

    async def _body(self, request: web.Request) -> dict[str, Any]:
        if request.content_type == "application/json":
            body = await request.json()
        else:
            body = json.loads(str((await request.post())["payload_json"]))
        self.requests.append((request.method, request.path, body))
        return body


@asynccontextmanager
async def open_wire() -> AsyncIterator[Wire]:
    """The stand-in, listening on a port of its own."""
    wire = Wire()
    runner = web.AppRunner(wire.app(), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    wire.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield wire
    finally:
        wire.released.set()
        await runner.cleanup()


def wrong_components(body: dict[str, Any]) -> web.Response | None:
    """Discord's refusal of components beside what they may not stand with, or of too many or too long ones."""
    if not body.get("flags", 0) & COMPONENTS:
        return None
    parts = list(nested(body.get("components") or []))
    texts = sum(len(part.get("content", "")) for part in parts)
    if body.get("content") or body.get("embeds") or not parts or len(parts) > 40 or texts > 4000:
        return as_json({"code": 50035, "message": "Invalid Form Body"}, 400)
    return None


def nested(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Components and those within them."""
    for component in components:
        yield component
        yield from nested(component.get("components", []))
