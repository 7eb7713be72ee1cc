"""English news is understood by the same code: its figures on the hand-made gold set never fall."""

import tomllib
from importlib import util
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
SMALLEST = {"quotes": 50, "events": 14, "terms": 4}


def scorer() -> ModuleType:
    """The module beside this file; tests are no package."""
    spec = util.spec_from_file_location("english_gold", HERE / "english.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_english_is_understood_as_well_as_before() -> None:
    """Quotes with their words, kind and speaker; events with their day; the summary with what has to be told."""
    english = scorer()
    cases = english.cases()
    reached = english.figures(cases)
    low = [name for name, floor in FLOORS["english"].items() if reached[name] < floor]
    high = [name for name, ceiling in FLOORS["english_ceilings"].items() if reached[name] > ceiling]
    assert (low, high) == ([], []), "\n".join(english.misses(cases))


def test_the_gold_set_stands_in_its_articles() -> None:
    """Every labelled quote and term is in its article word for word, and there are enough of them to mean something."""
    cases = scorer().cases()
    for case in cases:
        wanted = [label[0] for label in case.gold["quotes"]] + case.gold["terms"] + case.gold["key"]
        assert [words for words in wanted if words not in case.gold["text"]] == []
    assert all(sum(len(case.gold[kind]) for case in cases) >= least for kind, least in SMALLEST.items())


def test_english_terms_are_not_taken_for_quotes() -> None:
    """A film, a play, a slogan in quote marks are nobody's words."""
    taken = {quote.text for case in scorer().cases() for quote in case.found.quotes}
    assert taken.isdisjoint(term for case in scorer().cases() for term in case.gold["terms"])
