"""One ingest from beginning to end: every document read, parsed, named and kept, and what became of each."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import tzinfo

from bot.analysis import SourceText
from bot.errors import RefusedDocument
from bot.ingest.decide import Verdict
from bot.ingest.documents import Origin, ParsedDocument, Refused, WebDocument
from bot.ingest.files import RawDocument
from bot.ingest.identity import name_article
from bot.ingest.keeper import Keeper
from bot.ingest.sandbox import ParseDied, Sandbox
from bot.ingest.standard_input import Interrupted
from storage.errors import AlreadyStored, StorageError
from storage.records import NewArticle

log = logging.getLogger(__name__)

Documents = Iterator[RawDocument | WebDocument | Refused]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """``zone``: where dates without an offset are meant; ``source``: the outlet of what names none."""

    zone: tzinfo
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the documents of an ingest.

    ``ended_by`` tells why it stopped before the end: "interrupted", or the storage's error; None if all was read.
    """

    new: int
    revised: int
    duplicates: int
    refused: tuple[Refused, ...]
    ended_by: str | None = None

    @property
    def read(self) -> int:
        """Documents that were read, kept or not."""
        return self.new + self.revised + self.duplicates + len(self.refused)


@dataclass(frozen=True, slots=True)
class Step:
    """One document done: its size in bytes, and the counts so far."""

    size: int
    new: int
    revised: int
    duplicates: int
    refused: int


async def ingest(
    documents: Documents,
    keeper: Keeper,
    options: ReadOptions,
    sandbox: Sandbox,
    *,
    stopped: Callable[[], bool] = lambda: False,
    on_step: Callable[[Step], None] = lambda _: None,
) -> Report:
    """Keeps every document, in order. One that cannot be kept is refused, and the rest goes on.

    Args:
        documents: what to read; its iterator runs in a thread.
        keeper: keeps the articles.
        options: how to read them.
        sandbox: where pages are parsed.
        stopped: asked after each document; True ends the ingest with what it has.
        on_step: told of each document when it is done.
    """
    counts: Counter[Verdict] = Counter()
    refused: list[Refused] = []
    ended_by = None
    while ended_by is None:
        try:
            read = await asyncio.to_thread(_next_read, documents, options)
            if read is None:
                break
            outcome = await _keep(await _parsed_apart(read, options, sandbox), keeper)
        except Interrupted:
            ended_by = "interrupted"
            break
        except StorageError as error:
            ended_by = str(error)
            break
        if isinstance(outcome, Refused):
            refused.append(outcome)
        else:
            counts[outcome] += 1
        on_step(Step(read.size, counts["new"], counts["revised"], counts["duplicate"], len(refused)))
        ended_by = "interrupted" if stopped() else None
    return Report(counts["new"], counts["revised"], counts["duplicate"], tuple(refused), ended_by)


@dataclass(frozen=True, slots=True)
class _Named:
    article: NewArticle
    source: SourceText


@dataclass(frozen=True, slots=True)
class _Read:
    """A document that was read; ``document`` is a RawDocument where it is still to be parsed, in the sandbox."""

    origin: Origin
    size: int
    document: _Named | RawDocument | Refused


def _next_read(documents: Documents, options: ReadOptions) -> _Read | None:
    raw = next(documents, None)
    if raw is None:
        return None
    if isinstance(raw, Refused):
        return _Read(raw.origin, 0, raw)
    if isinstance(raw, WebDocument):
        return _Read(raw.origin, raw.size, _named(raw.parsed, raw.origin, options))
    return _Read(raw.origin, len(raw.data), raw if raw.format.sandboxed else _parse(raw, options))


def _named(parsed: ParsedDocument, origin: Origin, options: ReadOptions) -> _Named:
    return _Named(name_article(parsed, origin, default_source=options.source), parsed.source_text())


def _parse(raw: RawDocument, options: ReadOptions) -> _Named | Refused:
    try:
        return _named(raw.format.parse(raw.data, options.zone), raw.origin, options)
    except RefusedDocument as error:
        return Refused(raw.origin, str(error))
    except Exception as error:  # a fault of ours, or of a library, in one document must not cost the others
        return _our_fault(raw.origin, error)


async def _parsed_apart(read: _Read, options: ReadOptions, sandbox: Sandbox) -> tuple[Origin, _Named | Refused]:
    raw = read.document
    if not isinstance(raw, RawDocument):
        return read.origin, raw
    try:
        parsed = await sandbox.run(raw.format.parse, raw.data, options.zone)
        return read.origin, _named(parsed, raw.origin, options)
    except (RefusedDocument, ParseDied) as error:
        return read.origin, Refused(raw.origin, str(error))
    except Exception as error:  # as above
        return read.origin, _our_fault(raw.origin, error)


async def _keep(document: tuple[Origin, _Named | Refused], keeper: Keeper) -> Verdict | Refused:
    origin, named = document
    if isinstance(named, Refused):
        return named
    try:
        kept = await keeper.keep(named.article, named.source)
    except RefusedDocument as error:
        return Refused(origin, str(error))
    except AlreadyStored:
        return Refused(origin, "its id and its URL belong to two different articles")
    except StorageError:
        raise
    except Exception as error:  # as above
        return _our_fault(origin, error)
    return kept.verdict


def _our_fault(origin: Origin, error: Exception) -> Refused:
    log.debug("ingest.failed document=%s", origin, exc_info=error)
    return Refused(origin, f"internal error, please report it: {error!r:.200}")
