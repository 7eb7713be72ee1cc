"""Whether an article has somebody speak by name, anywhere in it."""

import re
from itertools import islice

from bot.analysis.quotation.cues import SAYING_NOUNS
from bot.analysis.speakers.cues import VERB

MOST_MENTIONS = 100
"""How many mentions of a name are looked at for a word that says that they speak."""


def speaks_by_name(lower: str, word: str) -> bool:
    """Whether ``word``, of a name, stands where somebody speaks: "Sari mengatakan", "kata Menteri Sari".

    Args:
        lower: the article's text in lower case, quotations blanked out.
        word: the last word of the name, in lower case.
    """
    name = re.escape(word)
    mentions = islice(re.finditer(rf"\b{name}\b(?: \([^()]*\))?,? ", lower), MOST_MENTIONS)
    if any(VERB.match(lower, mention.end()) for mention in mentions):
        return True
    return re.search(rf"\b(?:{SAYING_NOUNS}) (?:[\w.]+ ){{0,3}}{name}\b", lower) is not None
