"""``pewarta events``: the planned events that the bot follows, for people and for programs."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from bot.analysis.event_life import status_at
from bot.cli.configured import config_option, configured
from bot.clock import SystemClock
from bot.config import Config
from bot.export.calendar import Known, known_of
from bot.locale import Words, load_words
from bot.locale.dates import span
from storage import open_storage
from storage.records import EventEdit, EventReport, EventState

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def events() -> None:
    """Look at the planned events that the bot follows."""


@events.command(name="list", short_help="events by date, with status and reports")
@click.option("--since", metavar="DATE", type=_DAY, help="Only what may still be on this day or later.")
@click.option("--until", metavar="DATE", type=_DAY, help="Only what may be on this day or before.")
@click.option("--json", "as_json", is_flag=True, help="One event a line as JSON, with its history and evidence.")
@config_option
def list_events(since: datetime | None, until: datetime | None, as_json: bool, config_file: Path | None) -> None:
    """List events by date: number, when, what, where, status, and how many reports there are of it."""
    config = configured(config_file)
    today = SystemClock().now().astimezone(config.bot.timezone).date()
    found = asyncio.run(_known(config, since and since.date(), until and until.date()))
    words = load_words(config.bot.language)
    for one in found:
        click.echo(json.dumps(as_plain(one, today), ensure_ascii=False) if as_json else _line(one, today, words))
    if not found and not as_json:
        click.echo("No events.")


async def _known(config: Config, since: date | None, until: date | None) -> Sequence[Known]:
    async with open_storage(config.bot.database) as storage:
        return await known_of(storage, await storage.events(since=since, until=until))


def _line(one: Known, today: date, words: Words) -> str:
    event, state = one.event, one.event.state
    when = span(state.start, state.end, state.precision, words, time=state.time)
    where = f", {(' or ' if state.either_or else ' and ').join(state.places)}" if state.places else ""
    proposed = sum(report.review == "proposed" for report in one.history)
    told = f"{event.reports} report{'' if event.reports == 1 else 's'}"
    told += f", {proposed} to review" if proposed else ""
    told += ", announced" if event.announced else ""
    return f"{event.id} {when}: {state.what}{where} [{status_at(state, today)}] ({told})"


def as_plain(one: Known, today: date) -> Mapping[str, Any]:
    """An event as JSON has it: its state, its status ``today``, and who said what of it, oldest first."""
    event = one.event
    return {
        "id": event.id,
        **_state(event.state),
        "status": status_at(event.state, today),
        "announced": event.announced,
        "first_seen_at": event.first_seen_at.isoformat(),
        "changed_at": event.changed_at.isoformat(),
        "reports": [_report(report) for report in one.history],
        "edits": [_edit(edit) for edit in one.edits],
    }


def _state(state: EventState) -> Mapping[str, Any]:
    return {
        "what": state.what,
        "start": state.start.isoformat(),
        "end": state.end.isoformat(),
        "precision": state.precision,
        "time": state.time,
        "places": list(state.places),
        "either_or": state.either_or,
        "status": state.status,
        "agenda": list(state.agenda),
    }


def _report(entry: EventReport) -> Mapping[str, Any]:
    said = entry.report
    return {
        "article": entry.article_id,
        "title": entry.title,
        "source": entry.source,
        "url": entry.url,
        "reported_at": entry.reported_at.isoformat(),
        "review": entry.review,
        "start": said.start.isoformat(),
        "end": said.end.isoformat(),
        "precision": said.precision,
        "status": said.status,
        "evidence": said.evidence.text,
    }


def _edit(edit: EventEdit) -> Mapping[str, Any]:
    return {
        "author": edit.author,
        "source": edit.source,
        "edited_at": edit.edited_at.isoformat(),
        "state": _state(edit.state),
    }
