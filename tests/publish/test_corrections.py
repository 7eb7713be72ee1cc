"""Corrections: a note reaches every post that carries the article, sent or on its way, once, on every platform."""

import dataclasses
from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.clock import MovableClock
from bot.commands import Role, all_commands
from bot.commands.correct import correct_command
from bot.errors import NotSent, Rejected, Uncertain
from bot.message import Message, Post
from bot.publish.corrections import CorrectionPlanner
from bot.publish.posts import Wanted
from bot.publish.schedule import Planner, Schedule
from storage.base import Storage
from storage.records import Chat, Outcome
from tests.commands.conftest import GivenRole, calls, open_chat_over, plain
from tests.publish.conftest import NOW, over
from tests.publish.running import ended, options, running
from tests.publish.senders import Memory
from tests.publish.test_schedule import MORNING

LATER = NOW + timedelta(hours=1)
HEAD = "✏️ Catatan redaksi untuk “Putin Dorong Dialog Militer AS–Rusia”, 7 Februari 2026: "


class Parted(Memory):
    """One part for so many blocks."""

    def parts(self, message: Message) -> int:
        return -(-len(message.blocks) // 3)


async def posted(news: Storage, schedules: Sequence[Schedule] = (MORNING,), sender: Memory | None = None) -> None:
    """The morning's posts, in the outbox."""
    planner = Planner(over(news), {"fake": sender or Memory()})
    await planner.plan(schedules, NOW - timedelta(hours=1))
    await planner.plan(schedules, NOW)


async def correct(news: Storage, text: str = "Sudah diralat.", sender: Memory | None = None) -> int:
    await news.add_note(15, text, "Ani", at=LATER)
    return await CorrectionPlanner(over(news), {"fake": sender or Memory()}).plan(LATER)


async def test_posts_that_were_sent_are_edited(news: Storage) -> None:
    """Each message by its own id, with the note at its end, in the chat's language; once."""
    sender = Memory()
    await news.save_chat(Chat("fake:2", language="en"))
    await posted(news)
    async with running(news, {"fake": sender}, at=NOW):
        await ended(news)
        assert await correct(news) == 2
        assert await CorrectionPlanner(over(news), {"fake": sender}).plan(LATER) == 0
        await ended(news)
    assert len(sender.taken) == 2
    first, second = sorted(sender.edited, key=lambda edit: edit[0])
    assert [(target, part) for target, part, _, _ in (first, second)] == [("fake:1", 0), ("fake:2", 0)]
    assert {first[2], second[2]} == {"m1", "m2"}
    assert plain(first[3]).endswith(f"{HEAD}Sudah diralat.")
    assert plain(second[3]).endswith(
        "Editor's note on “Putin Dorong Dialog Militer AS–Rusia”, 7 February 2026: Sudah diralat."
    )
    assert plain(first[3]).startswith("Berita pilihan, 7 Februari 2026\n")


async def test_a_post_on_its_way_is_edited_after_it_was_sent(news: Storage) -> None:
    """And nothing is edited that was never sent."""

    def answer(post: Post, part: int) -> None:
        if post.target.address == "fake:2":
            raise Rejected("too long", closed=False)

    sender = Memory(answer)
    await posted(news)
    assert await correct(news) == 2
    async with running(news, {"fake": sender}, at=LATER):
        await ended(news)
    assert sender.taken == [("fake:1", 0)]
    assert [target for target, *_ in sender.edited] == ["fake:1"]
    (dropped,) = (await news.deliveries(["dropped"], limit=9)).items
    assert dropped.reason == "the post that it corrects was not sent"


async def test_a_second_note_leaves_the_first(news: Storage) -> None:
    """And notes that the post had from the beginning are there once."""
    sender = Memory()
    await posted(news)
    async with running(news, {"fake": sender}, at=NOW):
        await ended(news)
        await correct(news, "Satu.")
        await correct(news, "Dua.")
        await ended(news)
    last = plain(sender.edited[-1][3])
    assert last.endswith(f"{HEAD}Satu.\n{HEAD}Dua.")
    assert last.count("Andrei Belousov") == 1


async def test_a_post_that_grows_by_a_part_gets_it_behind(news: Storage) -> None:
    """The parts there were are edited, the new one is sent."""
    sender = Parted()
    full = Schedule(name="penuh", timing=MORNING.timing, wanted=Wanted(what="latest", limit=3), targets=("fake:1",))
    await posted(news, [full], sender)
    async with running(news, {"fake": sender}, at=NOW):
        await ended(news)
        before = len(sender.taken)
        for number in range(3):
            await correct(news, f"Catatan {number}.", sender)
        await ended(news)
    assert before == 2
    assert len(sender.taken) == before + 1
    assert sender.taken[-1] == ("fake:1", 2)
    assert {part for _, part, _, _ in sender.edited[:2]} == {0, 1}
    assert {part for _, part, _, _ in sender.edited[2:]} == {0, 1, 2}, "later notes edit the new part too"


@pytest.mark.parametrize("error", [NotSent("connection refused"), Uncertain("read timeout")])
async def test_an_edit_that_may_not_have_arrived_is_tried_again(news: Storage, error: Exception) -> None:
    """Whatever the platform's policy for posts: an edit cannot be there twice."""
    tries = 0

    def answer(post: Post, part: int) -> None:
        nonlocal tries
        if "Sudah diralat" in plain(post.message):
            tries += 1
            if tries <= 2:
                raise error

    sender = Memory(answer)
    await posted(news, [MORNING])
    async with running(news, {"fake": sender}, options(breaker_after=100), at=NOW):
        await ended(news)
        await correct(news)
        await ended(news)
    assert len(sender.edited) == 2


async def test_posts_written_after_the_note_are_left_alone(news: Storage) -> None:
    """They have it."""
    await news.add_note(15, "Sudah diralat.", "Ani", at=LATER)  # by a clock that is ahead
    await posted(news)
    assert await CorrectionPlanner(over(news), {"fake": Memory()}).plan(LATER) == 0


async def test_an_editor_corrects_from_a_chat(news: Storage) -> None:
    """What changes is shown before the note is kept; then how many posts change is told."""
    await posted(news)
    for row in await news.claim("fake", limit=9, at=NOW):
        await news.settle([Outcome(delivery=row.id, state="sent", receipt="1")], at=NOW)
    woken: list[bool] = []
    registry = all_commands([correct_command(lambda: woken.append(True))])
    chat = open_chat_over(news, MovableClock(LATER), registry, GivenRole(Role.OPERATOR))
    proposed = await chat.say("/koreksi #15 Jabatannya\nsudah berganti.")
    assert "➕ Catatan baru: Jabatannya\nsudah berganti." in plain(proposed)
    assert "2 kiriman yang memuatnya akan diperbarui" in plain(proposed)
    assert woken == []
    yes = calls(proposed)["Simpan catatan"]
    assert plain(await chat.press(yes)) == (
        "Catatan tersimpan pada “Putin Dorong Dialog Militer AS–Rusia”. Kiriman yang memuatnya (2) akan diperbarui."
    )
    assert woken == [True]
    article = await news.article(15)
    assert article is not None
    assert (article.notes[-1].text, article.notes[-1].author) == ("Jabatannya\nsudah berganti.", "Ani")
    assert "Catatan redaksi, 7 Februari 2026: Jabatannya" in await chat.reads("/ringkasan #15")
    assert "sudah dijalankan" in plain(await chat.press(yes))
    other = dataclasses.replace(yes, argument=yes.argument.replace("berganti", "berubah"))
    meanwhile = await chat.press(other)
    assert plain(meanwhile).startswith("Catatan berita ini sudah berubah")
    assert "Simpan catatan" in calls(meanwhile)
    assert woken == [True], "pressed twice is written once"
    for line in ("/koreksi", "/koreksi Putin tidak"):
        assert "Tulis misalnya /koreksi 2" in await chat.reads(line)
    assert "ketik: /koreksi #15 catatannya" in await chat.reads("/koreksi #15")
    assert "tidak ada lagi" in await chat.reads("/koreksi #99 teks")
    reader = open_chat_over(news, MovableClock(LATER), registry, GivenRole(Role.CHAT_ADMIN))
    assert "Hanya redaksi" in await reader.reads("/koreksi #15 teks")
