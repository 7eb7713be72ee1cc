"""systemd's notification protocol (sd_notify(3)): a datagram to the socket that it names, if it does."""

import logging
import os
import socket

log = logging.getLogger(__name__)


def notify(state: str) -> bool:
    """Tells systemd ``READY=1``, ``WATCHDOG=1``, ``STOPPING=1`` or ``STATUS=…``; returns whether it was told."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    # A name that begins with @ is one of Linux's abstract sockets, whose first byte is NUL.
    place = f"\0{address[1:]}" if address.startswith("@") else address
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
            channel.setblocking(False)
            channel.sendto(state.encode(), place)
    except OSError as error:
        log.warning("systemd.not_told state=%s reason=%s", state, error.strerror)
        return False
    return True
