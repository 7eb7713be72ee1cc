"""Which entries of a feed are read now, and what is only remembered. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from bot.addresses import canonical_url
from bot.ingest.feed import FeedEntry
from storage.records import EntryMark, EntryOutcome

FIRST_READ = 20
"""Entries of a feed's first read that are kept, as backlog: enough to answer about, too few to flood."""
AT_ONCE = 50
"""Entries of one read; more wait for the next, so that a feed gone wild delays nobody."""
OLD = timedelta(days=7)
"""What appears in a feed with an older date is its archive, not its news."""
MOST_TRIES = 3
"""Reads in which an entry that cannot be fetched is tried."""

TOLD, PLACED = 5, 3
"""Bytes of an entry's digest that stand for what it tells, and for its address."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An entry to read now. ``tries`` counts this one."""

    entry: FeedEntry
    keys: tuple[bytes, ...]
    digest: bytes
    backlog: bool
    tries: int = 1

    def marked(self, outcome: EntryOutcome) -> tuple[EntryMark, ...]:
        """Its marks, one a key."""
        return tuple(EntryMark(key, self.digest, outcome, self.tries) for key in self.keys)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with a feed's entries: ``take`` them, the oldest first; only remember ``marks``; ``more`` are left."""

    take: tuple[Taken, ...]
    marks: tuple[EntryMark, ...]
    more: bool


def keys_of(entry: FeedEntry) -> tuple[bytes, ...]:
    """What an entry is known by within its feed: its address and its guid; its title where it has neither.

    Both are remembered: feeds change all their guids, or all their addresses, in a night. The address says more: some
    feeds number their entries by place, so that each guid goes from one article to the next.
    """
    url = canonical_url(entry.url) if entry.url else None
    names = [("url", url), ("guid", entry.guid)]
    given = [f"{kind}:{name}" for kind, name in names if name] or [f"title:{entry.title}"]
    return tuple(dict.fromkeys(_hash(name, 16) for name in given))


def plan_entries(
    entries: Sequence[FeedEntry],
    seen: Mapping[bytes, EntryMark],
    *,
    first_read: bool,
    full_text: bool,
    now: datetime,
) -> Plan:
    """Sorts a feed's entries into new, edited, to be tried again, and known.

    Args:
        entries: as the feed has them.
        seen: the marks of those that were seen before, by key.
        first_read: the feed was never read before; then only its newest are kept, as backlog.
        full_text: the articles are fetched from their pages, so that the feed's own text does not count as an edit.
        now: the current instant.
    """
    wanted = sorted(_wanted(entries, seen, first_read, full_text), key=_age, reverse=True)
    if first_read:
        fresh, old, left = wanted[:FIRST_READ], wanted[FIRST_READ:], []
    else:
        old = [taken for taken in wanted if _is_old(taken, now)]
        recent = [taken for taken in wanted if not _is_old(taken, now)]
        fresh, left = recent[:AT_ONCE], recent[AT_ONCE:]
    return Plan(
        take=tuple(reversed(fresh)),
        marks=tuple(mark for taken in old for mark in taken.marked("old")),
        more=bool(left),
    )


def _wanted(
    entries: Sequence[FeedEntry], seen: Mapping[bytes, EntryMark], first_read: bool, full_text: bool
) -> Iterator[Taken]:
    met: set[bytes] = set()
    for entry in entries:
        keys = keys_of(entry)
        if not met.isdisjoint(keys):
            continue
        met.update(keys)
        digest = _digest(entry, full_text)
        mark = _mark_of(keys, digest, seen)
        if mark is None:
            yield Taken(entry, keys, digest, first_read)
        elif mark.outcome == "failed" and mark.tries < MOST_TRIES:
            yield Taken(entry, keys, digest, first_read, mark.tries + 1)
        elif mark.digest != digest and mark.outcome in ("kept", "duplicate"):
            yield Taken(entry, keys, digest, backlog=False)


def _mark_of(keys: tuple[bytes, ...], digest: bytes, seen: Mapping[bytes, EntryMark]) -> EntryMark | None:
    """What is known of an entry: by its address, or by its guid where only the address is another one.

    Where its title or date is another one too, the guid has gone to a new entry.
    """
    if keys[0] in seen:
        return seen[keys[0]]
    mark = seen.get(keys[-1])
    return mark if mark and mark.digest[:TOLD] == digest[:TOLD] else None


def _age(taken: Taken) -> datetime:
    # Without a date the feed's own order holds, and sorting keeps it: undated entries are new ones.
    return taken.entry.published_at or datetime.max.replace(tzinfo=UTC)


def _is_old(taken: Taken, now: datetime) -> bool:
    date = taken.entry.published_at
    return date is not None and date < now - OLD


def _digest(entry: FeedEntry, full_text: bool) -> bytes:
    date = entry.published_at.isoformat() if entry.published_at else ""
    url = canonical_url(entry.url) if entry.url else None
    told = "\x00".join([entry.title, date, "" if full_text else entry.html])
    return _hash(told, TOLD) + _hash(url or "", PLACED)


def _hash(text: str, size: int) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=size).digest()
