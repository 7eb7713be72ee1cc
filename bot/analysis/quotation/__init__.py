"""What is quoted: pairing quote marks, telling quotes from mere terms, and ranking them."""

from bot.analysis.quotation.salience import rank
from bot.analysis.quotation.spotting import spot

__all__ = ["rank", "spot"]
