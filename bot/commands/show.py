"""How things are shown, in pieces that several commands share."""

from datetime import datetime

from bot.analysis.event_life import status_at
from bot.commands.context import Context
from bot.locale import dates
from bot.message import Action, Aside, Call, CopyText, OpenLink, Quotation, Run, Runs, Text, Time
from storage.records import Event, Headline, Note, StoredQuote

LONGEST_LABEL = 40
LONGEST_COPY = 256
"""Telegram's limit for the text of a copy button; no other platform's is lower."""


MOST_OUTLETS = 3
"""Named in a line; more are counted."""


def by_line(article: Headline, context: Context) -> Runs:
    """Source and date: "contoh.id · 6 Februari 2026", with the other outlets of the story: "contoh.id, kabar.id"."""
    outlets = tuple(dict.fromkeys((article.source, *(copy.source for copy in article.copies))))
    named = ", ".join(outlets[:MOST_OUTLETS])
    if len(outlets) > MOST_OUTLETS:
        named = context.words("outlets-more", outlets=named, count=len(outlets) - MOST_OUTLETS)
    return (Text(f"{named} · {dates.local_day(article.published_at, context.zone, context.words)}", "faint"),)


def listed(article: Headline, context: Context) -> Runs:
    """An article in a list: its headline, then source and date."""
    return (Text(article.title, "bold"), Text(" — "), *by_line(article, context))


def quotation(stored: StoredQuote, context: Context, *, with_source: bool = True) -> Quotation:
    """A quote with who said it, in which role, where and when."""
    speaker = stored.quote.speaker
    said: list[Text] = [Text(speaker.name, "bold") if speaker else Text(context.words("quote-no-speaker"), "italic")]
    if speaker and speaker.role:
        said.append(Text(f", {speaker.role}"))
    if with_source:
        day = dates.local_day(stored.article.published_at, context.zone, context.words)
        said.append(Text(f" · {stored.article.source}, {day}", "faint"))
    return Quotation(stored.quote.text, tuple(said))


def note(written: Note, context: Context) -> Aside:
    """An editor's note with its date."""
    day = dates.local_day(written.written_at, context.zone, context.words)
    return Aside("✏️", (Text(context.words("note-head", day=day), "bold"), Text(f" {written.text}")))


def event_line(event: Event, context: Context) -> Runs:
    """An event in a line: what, when, where, and its status today."""
    return (Text(event.state.what, "bold"), Text(f" — {event_facts(event, context)}"))


def event_facts(event: Event, context: Context) -> str:
    """When and where an event is, as exactly as it is known, and its status today."""
    facts = [when(event, context), where(event, context)]
    return f"{', '.join(filter(None, facts))} ({status(event, context)})"


def when(event: Event, context: Context) -> str:
    """An event's days, no more exact than its sources."""
    state = event.state
    return dates.span(state.start, state.end, state.precision, context.words, time=state.time)


def timed(event: Event, context: Context) -> Run:
    """The same as a run: an hour that its source named is an instant, which each reader may see in their own zone."""
    state = event.state
    if state.time is None or state.precision != "time" or state.start != state.end:
        return Text(when(event, context))
    hour = datetime.strptime(state.time, "%H:%M%z").timetz()
    at = datetime.combine(state.start, hour)
    return Time(at, dates.instant(at, context.zone, context.words))


def where(event: Event, context: Context) -> str:
    """An event's places: "Jenewa atau Istanbul" where one of them is still to be chosen."""
    return joined(event.state.places, "or" if event.state.either_or else "and", context)


def joined(parts: tuple[str, ...], word: str, context: Context) -> str:
    """A list in words: "a, b dan c"."""
    if len(parts) < 2:
        return "".join(parts)
    comma = "," if len(parts) > 2 and context.words.language == "id" else ""
    return f"{', '.join(parts[:-1])}{comma} {context.words(f'list-{word}')} {parts[-1]}"


def as_title(what: str) -> str:
    """An event's name at the head of an answer or on a button."""
    return what[:1].upper() + what[1:]


def in_sentence(what: str) -> str:
    """An event's name inside a sentence: a common noun's capital goes, a proper name's stays."""
    rest = what[1:]
    return what[:1].lower() + rest if rest == rest.lower() else what


def status(event: Event, context: Context) -> str:
    """An event's status today, in words."""
    return context.words(f"status-{status_at(event.state, context.today)}")


def read_button(article: Headline, context: Context) -> tuple[Action, ...]:
    """The button that opens the article, if it has an address."""
    return (OpenLink(context.words("button-read"), article.url),) if article.url else ()


def copy_button(stored: StoredQuote, label: str) -> tuple[Action, ...]:
    """The button that copies a quote, if it is short enough for one."""
    text = f"“{stored.quote.text}”"
    return (CopyText(label, text),) if len(text) <= LONGEST_COPY else ()


def article_buttons(articles: tuple[Headline, ...], command: str) -> tuple[tuple[Action, ...], ...]:
    """A button an article, each in a row of its own, that asks ``command`` about it."""
    return tuple((Call(shortened(article.title), command, f"#{article.id}"),) for article in articles)


def shortened(text: str, longest: int = LONGEST_LABEL) -> str:
    """``text`` cut between words to fit a button."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rpartition(' ')[0] or text[: longest - 1]}…"
