"""The order of the cleaning: characters, lines, furniture, headline, headings, tables, dateline."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.clean import furniture, headings
from bot.analysis.clean.characters import plain_lines
from bot.analysis.clean.datelines import cut_dateline
from bot.analysis.clean.joints import part_glued, unwrap
from bot.analysis.clean.spam import cut_spam, is_spam_line
from bot.analysis.clean.widgets import Widget, widget
from storage.records import Removed

MOST_TEASERS = 2
"""Headlines of other articles at the end of a text; where there are more, they are a list of the article's own."""

LONGEST_TITLE = 110
"""Characters of a title that has to be made from the first sentence."""


MOST_TAG_WORDS = 5
"""Words of a tag, a button or a name in a list of them."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text that all offsets point into, the title, and what was taken out, in the text's order."""

    title: str
    text: str
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A paragraph that stays so far, and its number in the source, by which the findings are ordered."""

    number: int
    text: str


_Went = list[tuple[int, Removed]]


def clean(text: str, title: str | None) -> Cleaned:
    """Cleans an article's text.

    Without a title the headline that the text begins with becomes it, or else the beginning of its first sentence.
    Time is linear in the length of ``text``.
    """
    went: _Went = []
    kept = _without_furniture(unwrap(plain_lines(text)), went)
    title = " ".join(" ".join(plain_lines(title or "")).split())
    kept, title = _without_headline(kept, title, went)
    kept = _without_headings(_without_tables(_without_teasers(kept, went), went), went)
    kept = _without_dateline(kept, went)
    paragraphs = [part_glued(line.text) for line in kept]
    went.sort(key=lambda cut: cut[0])
    return Cleaned(title or _made_title(paragraphs), "\n".join(paragraphs), tuple(removed for _, removed in went))


def _without_furniture(paragraphs: Sequence[str], went: _Went) -> list[_Kept]:
    kept: list[_Kept] = []
    listing: Widget | None = None  # a bare "Baca juga:" makes teasers of the headlines below it, "Tags" words of a list
    for number, paragraph in enumerate(paragraphs):
        line, cuts = furniture.cut(paragraph)
        line, spam = cut_spam(line)
        went += [(number, removed) for removed in (*cuts, *spam)]
        if not line:
            continue
        control = widget(line)
        why = "furniture" if control else "link-spam" if is_spam_line(line) else furniture.why_not(line)
        if why is None and listing and _is_listed(line, listing):
            why = "furniture"
        elif control != "control":
            listing = control or ("headlines" if why == "furniture" and len(line.split()) <= 2 else None)
        if why is None:
            kept.append(_Kept(number, line))
        else:
            went.append((number, Removed(line, why)))
    return kept


def _is_listed(line: str, listing: Widget) -> bool:
    """Whether a line goes on with a list that began above it."""
    if headings.ends_like_prose(line):
        return False
    if listing == "words" or line.isdecimal():
        return len(line.split()) <= MOST_TAG_WORDS
    return headings.is_title_case(line, 0.7)


def _without_headline(kept: list[_Kept], title: str, went: _Went) -> tuple[list[_Kept], str]:
    if not title and kept:
        title, length = headings.headline_of([line.text for line in kept[:3]])
        if title:
            went.append((kept[0].number, Removed(title, "headline")))
            rest = kept[0].text[length:]
            kept = [*([_Kept(kept[0].number, rest)] if rest else []), *kept[1:]]
    wanted = headings.words(title)
    stay: list[_Kept] = []
    for line in kept:
        if headings.repeats(line.text, wanted):
            went.append((line.number, Removed(line.text, "headline")))
        elif start := headings.after_title(line.text, wanted):
            went.append((line.number, Removed(line.text[:start].strip(), "headline")))
            stay.append(_Kept(line.number, line.text[start:]))
        else:
            stay.append(line)
    return stay, title


def _without_tables(kept: Sequence[_Kept], went: _Went) -> list[_Kept]:
    stay: list[_Kept] = []
    figures = [False, *(headings.is_figures(line.text) for line in kept), False]
    for line, before, row, after in zip(kept, figures, figures[1:], figures[2:], strict=False):
        if row and (before or after):
            went.append((line.number, Removed(line.text, "table")))
        else:
            stay.append(line)
    return stay


def _without_headings(kept: Sequence[_Kept], went: _Went) -> list[_Kept]:
    stay: list[_Kept] = []
    for at, line in enumerate(kept):
        before = kept[at - 1].text if at else None
        after = kept[at + 1].text if at + 1 < len(kept) else None
        if headings.is_heading(line.text, before, after):
            went.append((line.number, Removed(line.text, "heading")))
        else:
            stay.append(line)
    return stay


def _without_teasers(kept: list[_Kept], went: _Went) -> list[_Kept]:
    """Other articles' headlines that the text ends with, behind a finished paragraph."""
    end = len(kept)
    while end > 1 and headings.is_teaser(kept[end - 1].text):
        end -= 1
    if len(kept) - end > MOST_TEASERS or not headings.ends_like_prose(kept[end - 1].text if end else ""):
        return kept
    went += [(line.number, Removed(line.text, "furniture")) for line in kept[end:]]
    return kept[:end]


def _without_dateline(kept: Sequence[_Kept], went: _Went) -> list[_Kept]:
    """Looks in the first lines: a caption may stand above the one with the dateline."""
    for at, line in enumerate(kept[:3]):
        dateline, rest = cut_dateline(line.text)
        if dateline:
            went.append((line.number, Removed(dateline, "dateline")))
            return [*kept[:at], *([_Kept(line.number, rest)] if rest else []), *kept[at + 1 :]]
    return list(kept)


def _made_title(paragraphs: Sequence[str]) -> str:
    """The beginning of the text, cut at a word."""
    first = next(iter(paragraphs), "")
    if len(first) <= LONGEST_TITLE:
        return first
    return first[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
