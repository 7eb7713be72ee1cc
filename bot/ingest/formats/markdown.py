"""Markdown, with or without YAML front matter: its words, without its marks."""

import re
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING

from bot.errors import RefusedDocument
from bot.ingest.decoding import decode
from bot.ingest.documents import ParsedDocument
from bot.ingest.formats.base import Format, article_text
from bot.ingest.formats.record import Record, line_of, read_record

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_MAX_FRONT_MATTER = 20_000


def parse_markdown(data: bytes, zone: tzinfo) -> ParsedDocument:
    """Reads an article: front matter as a record; a first heading is the title where the front matter has none."""
    record, body = split_front_matter(decode(data))
    heading, text = plain_words(article_text(body))
    if heading and line_of(record, "title") is None:
        record = {**record, "title": heading}
    return read_record(record, text, zone)


def split_front_matter(text: str) -> tuple[Record, str]:
    """The values between the leading ``---`` lines, all as text, and what follows them."""
    text = text.lstrip()
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    if len(found[1]) > _MAX_FRONT_MATTER:
        raise RefusedDocument(f"the front matter is longer than {_MAX_FRONT_MATTER:,} characters")
    return _yaml(found[1]), text[found.end() :]


def plain_words(markdown: str) -> tuple[str | None, str]:
    """The first heading, if the text begins with one, and the rest as plain paragraphs."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(markdown)
    blocks = list(_blocks(tokens))
    if tokens and tokens[0].type == "heading_open" and len(blocks) > 1:
        return " ".join(blocks[0].split()), "\n\n".join(blocks[1:])
    return None, "\n\n".join(blocks)


def _yaml(text: str) -> Record:
    import yaml

    try:
        # BaseLoader builds only text, lists and mappings: no objects, and no dates that lose their offset.
        values = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except RecursionError as error:
        raise RefusedDocument("the front matter is nested too deeply") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 2}" if mark else ""
        raise RefusedDocument(
            f"the front matter is not YAML{where}: {getattr(error, 'problem', None) or error}"
        ) from error
    if values is not None and not isinstance(values, dict):
        raise RefusedDocument("the front matter must be lines like `title: ...`")
    return {key: value or None for key, value in (values or {}).items()}


def _blocks(tokens: Sequence["Token"]) -> Iterator[str]:
    number = ""
    for token in tokens:
        if token.type == "list_item_open":
            # "2026. Tahun ..." at the start of a line is a list to Markdown, but its number belongs to the words.
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "inline":
            yield number + "".join(map(_inline, token.children or ()))
            number = ""
        elif token.type in {"code_block", "fence"}:
            yield token.content.rstrip("\n")


def _inline(token: "Token") -> str:
    if token.type in {"text", "code_inline"}:
        return token.content
    return "\n" if token.type in {"softbreak", "hardbreak"} else ""


MARKDOWN = Format(endings=(".md", ".markdown"), parse=parse_markdown)
