"""The configuration file: read, changed by one edit after the other, and never left half written.

Nothing is written that was not checked whole, and nothing over a file that is not the one that was shown: whoever saved
it meanwhile has the word.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.config.edits import Edit
from bot.config.environment import overrides
from bot.config.keys import NEEDS_RESTART, Place
from bot.config.load import decoded, parse_config
from bot.config.model import Config
from bot.config.several import all_edited
from bot.config.writing import locked, read_text, write_whole
from bot.errors import ConfigError, mistake
from bot.phrase import LONGEST, phrase

MOST_LINES = 40
"""Of what somebody else changed, as it is told to whoever did not see it."""


class ChangedMeanwhile(ConfigError):
    """The file is not the one that a change was made for. ``difference`` says what somebody else changed."""

    def __init__(self, path: Path, difference: tuple[str, ...]) -> None:
        super().__init__((phrase("reason-meanwhile", path), *(line[:LONGEST] for line in difference[:MOST_LINES])))
        self.difference = difference


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that was checked and not made yet.

    ``key`` is what it changes ("" for a whole text; several with commas), ``was`` and ``becomes`` its values as
    TOML. ``restart`` says that
    a running bot goes by it only once it is started anew.
    """

    before: str
    after: str
    config: Config
    key: str
    was: str
    becomes: str
    restart: bool = False

    @property
    def difference(self) -> tuple[str, ...]:
        """The lines that go and come; see ``difference``."""
        return difference(self.before, self.after)


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """Where the configuration stands, with the environment over it."""

    path: Path
    environ: Mapping[str, str]

    def text(self) -> str:
        """The file as it is, with its line ends and byte order mark.

        Raises:
            ConfigError: it cannot be read, or is no text.
        """
        return read_text(self.path)

    def load(self, text: str) -> Config:
        """The configuration that a text of this file is.

        Raises:
            ConfigError: it is wrong; every mistake with its line, key and reason.
        """
        return parse_config(decoded(text), name=str(self.path), environ=self.environ)

    def propose(self, *edits: Edit) -> Proposal:
        """What edits would change, all of them together or none; nothing is written.

        Raises:
            ConfigError: the file is wrong already or would be; or the environment holds a key.
        """
        before = self.text()
        self.load(before)
        change = all_edited(before, edits)
        for place in change.places:
            self._refuse_held(place)
        restart = any(tuple(place.path[:2]) in NEEDS_RESTART for place in change.places)
        try:
            config = self.load(change.text)
        except ConfigError as error:
            raise ConfigError(tuple(phrase("reason-would-be", reason=one) for one in error.reasons)) from error
        return Proposal(before, change.text, config, change.keys, change.before, change.after, restart)

    def propose_text(self, text: str) -> Proposal:
        """What it would change to put a whole text in the place of the file's.

        Raises:
            ConfigError: the text is wrong, or the file cannot be read.
        """
        before = self.text()
        return Proposal(before, text, self.load(text), "", "", "", _restarts(self._loaded(before), self.load(text)))

    def write(self, proposal: Proposal) -> None:
        """Makes a change, if the file still is what it was made for.

        Raises:
            ChangedMeanwhile: it is not; it was not changed.
            OSError: it cannot be written; it was not changed.
        """
        with locked(self.path):
            there = self.text()
            if there != proposal.before:
                raise ChangedMeanwhile(self.path, difference(proposal.before, there))
            write_whole(self.path, proposal.after)

    def _refuse_held(self, place: Place) -> None:
        held = {(one.section, one.key): one.variable for one in overrides(self.environ)[0]}
        variable = held.get((str(place.path[0]), str(place.path[1]))) if len(place.path) > 1 else None
        if variable:
            raise mistake("reason-held", place, variable=variable)

    def _loaded(self, text: str) -> Config | None:
        try:
            return self.load(text)
        except ConfigError:
            return None


def difference(before: str, after: str) -> tuple[str, ...]:
    """The lines that go ("- ...") and come ("+ ..."), each stretch behind a line that says where ("@ 12")."""
    found: list[str] = []
    old, new = before.splitlines(), after.splitlines()
    # The equal ends first: a file of ten thousand feeds has few lines in between.
    head = next(
        (at for at, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), min(len(old), len(new))
    )
    tail = next(
        (at for at, (one, two) in enumerate(zip(old[head:][::-1], new[head:][::-1], strict=False)) if one != two),
        min(len(old), len(new)) - head,
    )
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    for line in difflib.unified_diff(old, new, n=0, lineterm=""):
        if line.startswith("@@"):
            begins = line.split("+")[1].split(" ")[0].split(",")[0]
            found.append(f"@ {int(begins) + head}")
        elif not line.startswith(("---", "+++")):
            found.append(f"{line[0]} {line[1:]}")
    return tuple(found)


def _restarts(before: Config | None, after: Config) -> bool:
    return before is None or any(
        getattr(getattr(before, section), key) != getattr(getattr(after, section), key)
        for section, key in NEEDS_RESTART
    )
