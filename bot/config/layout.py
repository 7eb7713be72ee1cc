"""Changes of a TOML text by whole lines: a setting or a table more or less, with every other line as it is."""

from collections.abc import Iterator, Mapping

from bot.config.lines import KeyPath, key_lines


class Layout:
    """Where the settings and tables of a text stand. Lines are counted from 0 here."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = sorted((number - 1, path) for path, number in key_lines(text).items() if path)
        self._at = {path: line for line, path in self._starts}

    def without(self, path: KeyPath) -> str | None:
        """The text without a setting or table that has lines of its own; None where it has none."""
        span = self._span(path)
        if span is None:
            return None
        first, last = span
        before, after = self._lines[:first], self._lines[last:]
        if _blank(before[-1:]) and _blank(after[:1]):
            after = after[1:]
        return "\n".join([*before, *after])

    def without_each_line(self, path: KeyPath, most: int) -> Iterator[tuple[str, str]]:
        """The text without one line of what stands at ``path``, for each of its first lines, and that line."""
        span = self._span(path)
        for number in range(span[0], min(span[1], span[0] + most)) if span else ():
            yield "\n".join(self._lines[:number] + self._lines[number + 1 :]), self._lines[number]

    def removed(self, path: KeyPath) -> str:
        """The lines that ``without`` takes out."""
        first, last = self._span(path) or (0, 0)
        return "\n".join(self._lines[first:last])

    def with_setting(self, table: KeyPath, name: str, value: str) -> str | None:
        """The text with one more setting in a table, behind those it has; None where the table has no header.

        A section that the text does not have comes last; a table within another comes behind what that has, before
        the comments that follow it.
        """
        line = f"{name} = {value}"
        if table in self._at and self._is_header(self._at[table]):
            return self._inserted(self._end_of_settings(table), [line])
        if len(table) == 1 and not any(path[0] == table[0] for _, path in self._starts):
            return self._inserted(self._last(), ["", f"[{table[0]}]", line])
        outer = table[:-1]
        if table not in self._at and outer in self._at and self._is_header(self._at[outer]):
            header = ".".join(part for part in table if isinstance(part, str))
            span = self._span(outer)
            return None if span is None else self._inserted(span[1], ["", f"[{header}]", line])
        return None

    def with_table(self, name: str, settings: Mapping[str, str]) -> str | None:
        """The text with one more table in a list of them, behind the last one; None where the list is no such."""
        block = [f"[[{name}]]", *(f"{key} = {value}" for key, value in settings.items())]
        tables = [path for _, path in self._starts if len(path) == 2 and path[0] == name and isinstance(path[1], int)]
        if not tables:
            known = any(path[0] == name for _, path in self._starts)
            return None if known else self._inserted(self._last(), ["", *block])
        span = self._span(max(tables, key=lambda path: self._at[path]))
        return None if span is None else self._inserted(span[1], ["", *block])

    def _span(self, path: KeyPath) -> tuple[int, int] | None:
        """The lines from the first of a setting or table to behind its last, without what only follows it."""
        if path not in self._at:
            return None
        first = self._at[path]
        last = next((line for line, other in self._starts if line > first and not _within(other, path)), None)
        return first, self._content_end(first, len(self._lines) if last is None else last)

    def _content_end(self, first: int, last: int) -> int:
        while last > first + 1 and (_blank([self._lines[last - 1]]) or self._lines[last - 1].lstrip().startswith("#")):
            last -= 1
        return last

    def _end_of_settings(self, table: KeyPath) -> int:
        """Behind the last setting of a table itself, not of tables below it."""
        first = self._at[table]
        own = [
            path
            for line, path in self._starts
            if line > first and _within(path, table) and len(path) == len(table) + 1 and not self._is_header(line)
        ]
        span = self._span(own[-1]) if own else None
        return first + 1 if span is None else span[1]

    def _is_header(self, line: int) -> bool:
        return self._lines[line].lstrip().startswith("[")

    def _last(self) -> int:
        last = len(self._lines)
        while last and _blank([self._lines[last - 1]]):
            last -= 1
        return last

    def _inserted(self, at: int, new: list[str]) -> str:
        if at == 0 and new and not new[0]:
            new = new[1:]
        after = self._lines[at:] if any(self._lines[at:]) else [""]
        return "\n".join([*self._lines[:at], *new, *after])


def _within(path: KeyPath, table: KeyPath) -> bool:
    return path[: len(table)] == table


def _blank(lines: list[str]) -> bool:
    return bool(lines) and not lines[0].strip()
