"""A message in the outbox is the message that was put there."""

import json
import typing

import pytest
from hypothesis import given

from bot import message as vocabulary
from bot.message import Attachment, Field, Heading, Message, Paragraph, Text, Thread
from bot.publish.stored_message import _KINDS, from_json, to_json
from tests.publish.messages import messages


@given(message=messages)
def test_a_message_comes_back_as_it_went_in(message: Message) -> None:
    """Every block, run, button and file, whatever characters are in them."""
    text = to_json(message)
    assert from_json(text) == message
    assert text.isascii()
    assert from_json(to_json(from_json(text))) == message


def test_every_piece_that_a_message_may_hold_can_be_kept() -> None:
    """A new kind of block is found here before it is found in the outbox."""
    pieces = {piece for union in ("Run", "Block", "Action") for piece in typing.get_args(getattr(vocabulary, union))}
    assert pieces | {Message, Attachment, Field, Thread} == set(_KINDS.values())


def test_what_is_kept_is_plain_to_read() -> None:
    """An operator who looks into the database sees what a post says."""
    message = Message((Heading((Text("Pagi"),)), Paragraph((Text("isi", "bold"),))))
    assert json.loads(to_json(message)) == {
        "kind": "Message",
        "blocks": [
            {"kind": "Heading", "runs": [{"kind": "Text", "text": "Pagi"}]},
            {"kind": "Paragraph", "runs": [{"kind": "Text", "text": "isi", "style": "bold"}]},
        ],
    }


@pytest.mark.parametrize("text", ["", "[]", "7", '{"kind":"Text","text":"a"}', '{"kind":"os"}', '{"kind":"Message"}'])
def test_what_is_no_message_is_refused(text: str) -> None:
    """Never a half message."""
    with pytest.raises(ValueError, match=r"not a stored message|Expecting"):
        from_json(text)
