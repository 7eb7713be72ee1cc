"""What only the demo has: a clock that people can move."""

from bot.demo.clock_command import clock_command, read_instant

__all__ = ["clock_command", "read_instant"]
