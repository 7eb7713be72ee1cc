"""A Message as the text that the outbox keeps, and back.

Every block, run, action and file is an object with its ``kind``; what has its default value is left out. So a message
that an older version has written is read by a newer one that knows more fields.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from bot.message import (
    Aside,
    Attachment,
    Bullets,
    Call,
    CopyText,
    Field,
    Form,
    Heading,
    Link,
    Message,
    Numbered,
    OpenLink,
    Paragraph,
    Quotation,
    Text,
    Thread,
    Time,
)

_PIECES = (
    *(Text, Link, Time),
    *(Heading, Paragraph, Bullets, Numbered, Quotation, Aside),
    *(Call, OpenLink, CopyText, Form, Field),
    *(Attachment, Thread, Message),
)
_KINDS: Mapping[str, type] = {piece.__name__: piece for piece in _PIECES}


def to_json(message: Message) -> str:
    """The message as ASCII text: any character survives, a lone surrogate too."""
    return json.dumps(_packed(message), separators=(",", ":"))


def from_json(text: str) -> Message:
    """The message of ``to_json``.

    Raises:
        ValueError: ``text`` is no message.
    """
    try:
        message = _unpacked(json.loads(text))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a stored message: {error!r}") from error
    if not isinstance(message, Message):
        raise ValueError("not a stored message")
    return message


def _packed(value: Any) -> Any:
    match value:
        case tuple():
            return [_packed(item) for item in value]
        case datetime():
            return value.astimezone(UTC).isoformat()
        case bytes():
            return b64encode(value).decode()
        case str() | int() | None:
            return value
    told = {field.name: getattr(value, field.name) for field in fields(value)}
    plain = {field.name: field.default for field in fields(value)}
    kept = {name: _packed(one) for name, one in told.items() if one != plain[name]}
    return {"kind": type(value).__name__} | kept


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpacked(item) for item in value)
    if not isinstance(value, dict):
        return value
    told = {name: _unpacked(item) for name, item in value.items() if name != "kind"}
    piece = _KINDS[value["kind"]]
    if piece is Time:
        told["at"] = datetime.fromisoformat(told["at"])
    if piece is Attachment:
        told["content"] = b64decode(told["content"], validate=True)
    return piece(**told)
