"""Which kinds of source there are. Imports none of them: the configuration is checked where nothing is read."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.ingest.sources.base import Source, Sources
    from bot.ingest.web.tools import Web

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "http": "bot.ingest.sources.web_feed",
        "https": "bot.ingest.sources.web_feed",
    }
)
"""By the scheme of its addresses, the module of a kind: its ``open_source`` makes one, see ``KindModule``."""


class KindModule(Protocol):
    """What a module in KINDS has."""

    def open_source(self, web: "Web") -> "Source":
        """The source, which may use the open web."""
        ...


def open_sources(web: "Web") -> "Sources":
    """All kinds, ready to be asked."""
    from bot.ingest.sources.base import Sources

    opened: dict[str, Source] = {}
    for name in dict.fromkeys(KINDS.values()):
        module: KindModule = import_module(name)
        opened[name] = module.open_source(web)
    return Sources({scheme: opened[name] for scheme, name in KINDS.items()})
