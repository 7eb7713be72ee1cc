"""The rules of trying again, and the breaker: pure."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NotSent, Rejected, Uncertain
from bot.publish.breaker import Breaker
from bot.publish.outcome import KEY_KEPT, KEYED_TRIES, Policy, Rules, delay, not_sent
from storage.records import Delivery
from tests.storage.making import DAY

RULES = Rules()


def row(attempts: int) -> Delivery:
    return Delivery(
        id=1, schedule="pagi", slot="a", target="fake:1", part=0, parts=1, body="", silent=False, preview=False,
        pin=False, state="sending", attempts=attempts, not_before=DAY, created_at=DAY, changed_at=DAY, reason=None,
        receipt=None, link=None,
    )  # fmt: skip


@given(attempts=st.integers(1, 10_000), jitter=st.floats(0, 1))
def test_waits_grow_to_a_bound_and_are_spread(attempts: int, jitter: float) -> None:
    """Never shorter than half the plain wait, never longer than it, and no more than the longest."""
    plain = min(RULES.first * float(2 ** min(attempts - 1, 40)), RULES.longest)
    assert plain / 2 <= delay(attempts, RULES, jitter) <= plain <= RULES.longest
    assert delay(attempts, RULES, jitter) <= delay(attempts + 1, RULES, 0)


@given(seconds=st.floats(0, 100_000), attempts=st.integers(1, RULES.tries - 1))
def test_a_wait_that_a_platform_names_is_kept_to(seconds: float, attempts: int) -> None:
    """Not shortened by jitter, not lengthened by earlier tries."""
    outcome = not_sent(row(attempts), NotSent("429", retry_after=seconds), RULES, now=DAY, jitter=1)
    assert (outcome.state, outcome.not_before) == ("pending", DAY + timedelta(seconds=seconds))


@given(
    attempts=st.integers(1, 40),
    policy=st.sampled_from(["hold", "resend", "resend-soon", "assume-sent"]),
    error=st.sampled_from([NotSent("a"), Rejected("b", closed=True), Rejected("c", closed=False), Uncertain("d")]),
)
def test_every_row_has_an_end(attempts: int, policy: Policy, error: Exception) -> None:
    """After all its tries no row is put back once more, and each says why."""
    outcome = not_sent(row(attempts), error, Rules(policy=policy), now=DAY, jitter=0.5)
    assert outcome.reason
    assert outcome.closes == (isinstance(error, Rejected) and error.closed)
    if attempts >= RULES.tries:
        assert outcome.state != "pending"
    if outcome.state == "pending":
        assert outcome.not_before is not None
        assert outcome.not_before > DAY


def test_all_keyed_tries_come_while_the_key_is_known() -> None:
    """Added up, even without jitter."""
    waits = [delay(attempts, RULES, 0) for attempts in range(1, KEYED_TRIES)]
    assert sum(waits, timedelta()) < KEY_KEPT


@pytest.mark.parametrize(
    ("later", "state"), [(KEY_KEPT / 2, "pending"), (KEY_KEPT, "uncertain"), (-KEY_KEPT, "uncertain")]
)
def test_a_keyed_row_is_sent_again_only_soon(later: timedelta, state: str) -> None:
    """Also when the clock was put back and nobody knows how long ago it was."""
    rules = Rules(policy="resend-soon")
    assert not_sent(row(1), Uncertain("x"), rules, now=DAY + later, jitter=0).state == state


def test_a_breaker_opens_lets_one_try_and_closes() -> None:
    """After troubles in a row, not after ones with an answer between."""
    breaker = Breaker(after=3, pause=10)
    for _ in range(2):
        assert not breaker.trouble(0)
    breaker.fine()
    assert [breaker.trouble(1) for _ in range(3)] == [False, False, True]
    assert (breaker.room(8, 0, 5), breaker.wait(5)) == (0, 6)
    assert (breaker.room(8, 0, 11), breaker.room(8, 1, 11), breaker.wait(11)) == (1, 0, 0)
    breaker.trouble(11)
    assert breaker.room(8, 0, 12) == 0
    breaker.fine()
    assert (breaker.room(8, 3, 12), breaker.wait(12)) == (5, 0)
