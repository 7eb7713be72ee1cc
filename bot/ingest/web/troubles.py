"""What errors of sockets, certificates and HTTP mean, for an operator."""

import errno
import ssl

import aiohttp

from bot.ingest.web.guard import AddressRefused
from bot.phrase import LONGEST, Phrase, phrase

_SOCKET = {
    errno.ECONNREFUSED: "web-refuses",
    errno.ECONNRESET: "web-resets",
    errno.ETIMEDOUT: "web-silent",
    errno.ENETUNREACH: "web-no-way",
    errno.EHOSTUNREACH: "web-no-way",
}


def reason_of(error: Exception) -> Phrase:
    """A clause about what went wrong on the way to an answer."""
    refused = _refusal(error)
    if refused is not None:
        return refused.reason
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return phrase("web-certificate")
    if isinstance(error, ValueError):  # aiohttp.InvalidURL is one; so are certificate errors, hence the order
        return phrase("web-malformed")
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return phrase("web-no-host")
    if isinstance(error, aiohttp.ClientHttpProxyError):
        # Its own words hold the proxy's address, with a password if there is one.
        return phrase("web-proxy", status=str(error.status))
    if isinstance(error, aiohttp.ClientConnectorError):
        return phrase("web-unreachable", reason=_of_socket(error.os_error))
    if isinstance(error, aiohttp.ClientPayloadError):
        return phrase("web-broke-off")
    return phrase("web-no-server", what=str(error)[:LONGEST] or type(error).__name__)


def _of_socket(error: OSError) -> Phrase | str:
    known = _SOCKET.get(error.errno or 0)
    return phrase(known) if known else error.strerror or str(error)


def _refusal(error: Exception) -> AddressRefused | None:
    """The guard's refusal behind aiohttp's connector error, if that is what it is."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, AddressRefused):
        cause = getattr(cause, "os_error", None) or cause.__cause__
    return cause
