"""``pewarta doctor``: what would keep the bot from its work, and what to do about each."""

from bot.doctor.finding import Finding, Grade, fine, trouble, warning

__all__ = ["Finding", "Grade", "fine", "trouble", "warning"]
