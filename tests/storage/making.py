"""Articles of invented people and places, as analysis and ingest would hand them to storage."""

from datetime import UTC, date, datetime, timedelta

from storage.records import (
    Analysis,
    ArticleKeys,
    ArticleWrite,
    EventState,
    EventWrite,
    NewArticle,
    PersonWrite,
    PlannedEvent,
    Quote,
    Removed,
    Span,
    Speaker,
    Summary,
)

DAY = datetime(2026, 2, 8, 5, 0, tzinfo=UTC)
"""When the first article was published."""
TEXT = (
    "Wali Kota Kencana, Sekar Wulandari, membuka Pasar Awan pada Senin. "
    '"Pasar ini milik warga," kata Sekar Wulandari. Ratusan pedagang berdialog dengannya hingga sore.'
)


def day(number: int) -> datetime:
    """The same hour, ``number`` days after DAY."""
    return DAY + timedelta(days=number)


def quote(said: str, speaker: str | None = "Sekar Wulandari", *, text: str = TEXT, salience: float = 0.5) -> Quote:
    """A direct quote that stands in ``text``, or at its beginning where it does not."""
    start = max(0, text.find(said))
    who = None if speaker is None else Speaker(speaker, "Wali Kota Kencana", speaker.split()[0])
    return Quote(said, start, start + len(said), "direct", who, "kata", salience)


def person(name: str, *names: str, roles: tuple[str, ...] = (), joins: int | None = None) -> PersonWrite:
    """A speaker under ``name`` and other forms of it."""
    return PersonWrite(name, names or (name,), roles, joins)


def report(what: str = "Festival Layang-layang", *, start: date = date(2026, 3, 1), days: int = 31) -> PlannedEvent:
    """A report of a festival in March 2026."""
    end = start + timedelta(days=days - 1)
    precision = "day" if days == 1 else "month"
    evidence = Span(TEXT[:17], 0, 17)
    return PlannedEvent(what, start, end, precision, evidence, places=("Kencana", "Lempung"), either_or=True)


def state(planned: PlannedEvent) -> EventState:
    """The state of an event that only ``planned`` tells of."""
    return EventState(
        planned.what,
        planned.start,
        planned.end,
        planned.precision,
        planned.time,
        planned.places,
        planned.either_or,
        planned.status,
        planned.agenda,
    )


def first_report(planned: PlannedEvent) -> EventWrite:
    """The report that makes an event."""
    return EventWrite(planned, "approved", state=state(planned))


def write(
    key: str = "satu",
    *,
    title: str = "Pasar Awan dibuka",
    text: str = TEXT,
    published_at: datetime | None = DAY,
    source: str = "Kabar Kencana",
    topics: tuple[str, ...] = (),
    quotes: tuple[Quote, ...] = (),
    people: tuple[PersonWrite, ...] = (),
    events: tuple[EventWrite, ...] = (),
    revises: int | None = None,
) -> ArticleWrite:
    """A whole article; ``key`` is what tells it from others."""
    first = Span(text[: text.find(".") + 1], 0, text.find(".") + 1)
    analysis = Analysis(
        title=title,
        language="id",
        text=text,
        removed=(Removed("BACA JUGA: Harga cabai naik", "furniture"),),
        summary=Summary("lead", (first,) if first.text else ()),
        quotes=quotes,
        events=tuple(event.report for event in events),
    )
    article = NewArticle(
        source=source,
        raw_text=text,
        keys=ArticleKeys(f"guid:{key}", f"https://kabar.example/{key}", f"print:{key}:{title}"),
        published_at=published_at,
        author="Laras Pratiwi",
        topics=topics,
    )
    return ArticleWrite(article, analysis, revises, people, events)
