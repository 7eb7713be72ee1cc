"""Misspelt names: the nearest are offered, strangers are not."""

from hypothesis import given
from hypothesis import strategies as st

from bot.commands.nearest import nearest

PEOPLE = ("Laras Widyaningrum", "Bayu Pratama", "Niken Larasati")


def names(person: str) -> tuple[str, ...]:
    return (person,)


def test_a_misspelt_name_finds_its_bearer_first() -> None:
    """One letter wrong is near; another name altogether is not."""
    assert nearest("Widyaningrom", PEOPLE, names) == ("Laras Widyaningrum",)
    assert nearest("lares", PEOPLE, names)[0] == "Laras Widyaningrum"
    assert nearest("Gunawan", PEOPLE, names) == ()


@given(st.text(max_size=60))
def test_whatever_is_typed_is_compared(typed: str) -> None:
    """No text is an error, and nothing comes up twice."""
    found = nearest(typed, PEOPLE, names)
    assert len(set(found)) == len(found)
