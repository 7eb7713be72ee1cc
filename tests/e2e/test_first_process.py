"""The bot as the first process of a container, to which the kernel gives no signal without a handler."""

import subprocess
import sys

STOPPED = """
import os, signal, time
own, os.getpid = os.getpid(), lambda: 1
from bot.cli import heed_termination
heed_termination()
assert callable(signal.getsignal(signal.SIGTERM))
os.kill(own, signal.SIGTERM)
time.sleep(10)
"""


def test_a_container_is_stopped_before_the_bot_has_begun() -> None:
    """As a shell would tell of it: 128 and the signal's number."""
    assert subprocess.run([sys.executable, "-c", STOPPED], timeout=20, check=False).returncode == 143


def test_any_other_process_is_ended_by_the_kernel() -> None:
    """Which needs no handler, and tells of the signal."""
    plain = STOPPED.replace("own, os.getpid = os.getpid(), lambda: 1", "own = os.getpid()").replace("assert", "not")
    assert subprocess.run([sys.executable, "-c", plain], timeout=20, check=False).returncode == -15
