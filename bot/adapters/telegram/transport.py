"""HTTP to the Bot API over aiohttp: an eighth of the CPU of python-telegram-bot's default with many sends in flight.

It tells two failures apart that look alike from afar: a connection that never stood, so that nothing can have been
sent, and one that broke later, so that nobody can know.
"""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
CONNECTIONS = 256
CONNECT_TIMEOUT = 10.0
READ_TIMEOUT = 20.0


class NotConnected(NetworkError):
    """No connection came to be: what was to be sent has not been."""


class TokenRefused(NetworkError):
    """Telegram does not know the token (any more): nothing was done."""


class AiohttpRequest(BaseRequest):
    """python-telegram-bot's transport, by aiohttp.

    Args:
        proxy: an ``http://`` proxy for every request.
        connections: how many at once.
        on_answer: told of each answer that is no error.
        on_refused: told when the token is refused.
        on_wait: told the seconds that Telegram asks to be left alone, at each answer that does.
    """

    def __init__(
        self,
        *,
        proxy: str | None = None,
        connections: int = CONNECTIONS,
        on_answer: Callable[[], None] = lambda: None,
        on_refused: Callable[[], None] = lambda: None,
        on_wait: Callable[[float], None] = lambda seconds: None,
    ) -> None:
        self._on_wait = on_wait
        self._on_refused = on_refused
        self._on_answer = on_answer
        self._proxy = proxy
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that an answer may take."""
        return READ_TIMEOUT

    async def initialize(self) -> None:
        """Opens the pool of connections."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                timeout=aiohttp.ClientTimeout(total=None),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
            )

    async def shutdown(self) -> None:
        """Closes it."""
        if self._session is not None:
            await self._session.close()

    async def do_request(  # noqa: PLR0917 - the base class has it so
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request; the token in ``url`` stands in no error."""
        assert self._session is not None  # noqa: S101 - initialize() comes first
        timeout = aiohttp.ClientTimeout(
            total=None,
            sock_connect=_seconds(connect_timeout, CONNECT_TIMEOUT),
            sock_read=_seconds(read_timeout, READ_TIMEOUT),
        )
        try:
            async with self._session.request(
                method, url, proxy=self._proxy, timeout=timeout, **_body(request_data)
            ) as response:
                body = await response.read()
                if response.status == HTTPStatus.OK:
                    self._on_answer()
                elif response.status == HTTPStatus.UNAUTHORIZED:
                    self._on_refused()
                    raise TokenRefused("Telegram does not know the token")
                elif response.status == HTTPStatus.TOO_MANY_REQUESTS:
                    self._on_wait(_asked(body))
                elif response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                    # A proxy's page is no JSON, and the library would log it with a traceback each time.
                    raise NetworkError(f"Telegram answers {response.status} {response.reason}")
                return response.status, body
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotConnected(f"no connection: {type(error).__name__}") from None
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise NetworkError(f"the connection broke: {type(error).__name__}") from None


def _asked(body: bytes) -> float:
    """The seconds of an answer's retry_after; none where it is something else."""
    try:
        return max(0.0, float(json.loads(body)["parameters"]["retry_after"]))
    except (ValueError, TypeError, LookupError):
        return 0.0


def _seconds(given: ODVInput[float], otherwise: float) -> float:
    value = DefaultValue.get_value(given)
    return otherwise if value is None else float(value)


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.multipart_data:
        # As bytes: aiohttp's own form draws a boundary at random, which costs as much as all the rest of a request.
        return {"data": urlencode(data.json_parameters).encode(), "headers": _FORM}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return {"data": form}
