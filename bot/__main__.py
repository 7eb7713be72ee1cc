"""``python -m bot`` is the ``pewarta`` command."""

from bot.cli import main

main()
