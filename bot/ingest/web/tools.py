"""What reading the open web takes, in one hand."""

from dataclasses import dataclass

from bot.ingest.sandbox import Sandbox
from bot.ingest.web.fetch import Fetcher
from bot.ingest.web.hosts import Hosts
from bot.ingest.web.robots import Robots


@dataclass(frozen=True, slots=True)
class Web:
    """The client, what sites allow, the turns of their hosts, and where their markup is parsed."""

    fetcher: Fetcher
    robots: Robots
    hosts: Hosts
    sandbox: Sandbox
