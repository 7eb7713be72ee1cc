"""Pages: every item is on exactly one, and the buttons lead back and forth."""

from hypothesis import given
from hypothesis import strategies as st

from bot.commands.paging import page_count, page_of, turn_buttons
from bot.message import Call


@given(st.integers(0, 10_000), st.integers(1, 50))
def test_the_pages_hold_everything(total: int, size: int) -> None:
    """As many pages as it takes and no more; nothing makes one."""
    pages = page_count(total, size)
    assert (pages - 1) * size < max(1, total) <= max(1, pages * size)


@given(st.text(max_size=40).map(str.strip), st.integers(1, 99), st.integers(1, 99))
def test_a_page_button_asks_for_its_page_and_the_same_words(rest: str, page: int, pages: int) -> None:
    """What a button asks for is read back as it was meant."""
    for button in turn_buttons("cari", rest, page, max(page, pages)):
        assert isinstance(button, Call)
        assert button.edits
        wanted, words = page_of(button.argument)
        assert wanted in {page - 1, page + 1}
        assert words == rest


def test_a_single_page_has_no_buttons() -> None:
    """There is nowhere to turn to."""
    assert turn_buttons("cari", "x", 1, 1) == ()
