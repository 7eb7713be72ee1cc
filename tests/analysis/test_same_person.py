"""One person over articles is one, and namesakes stay apart."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.same_person import match_person, people_of
from storage.records import Person, PersonWrite, Quote, Role, Speaker

READ_AT = datetime(2026, 2, 6, tzinfo=UTC)
NAMES = st.lists(st.sampled_from("Rahmat Sulaeman Tarigan Dewi Ayu Lestari".split()), min_size=1, max_size=3)


def quote(name, role=None, mention=None):
    return Quote("Kami siap.", 0, 10, "direct", Speaker(name, role, mention or name), "kata")


def write(name, *roles):
    return PersonWrite(name, (name,), roles)


def known(name, *roles, number=1, names=()):
    return Person(number, name, (name, *names), tuple(Role(role, READ_AT, READ_AT) for role in roles), 1)


def test_each_speaker_of_an_article_is_told_once():
    """Two quotes of one speaker make one person, with every role and every name they go by."""
    quotes = [
        quote("Rahmat Tarigan", "Wali Kota Sukamaju", "Wali Kota Sukamaju Rahmat Tarigan"),
        quote("Dewi Lestari", None),
        quote("Rahmat Tarigan", "politikus senior", "Rahmat"),
        quote("Rahmat Tarigan", "Wali Kota Sukamaju", "ia"),
    ]
    assert people_of(quotes) == (
        PersonWrite("Rahmat Tarigan", ("Rahmat Tarigan", "Rahmat"), ("Wali Kota Sukamaju", "politikus senior")),
        PersonWrite("Dewi Lestari", ("Dewi Lestari",), ()),
    )


def test_quotes_that_nobody_is_known_to_say_make_nobody():
    """A quote without a speaker names no person."""
    assert people_of([Quote("Kami siap.", 0, 10, "direct", None, None)]) == ()


@pytest.mark.parametrize(
    ("speaker", "person"),
    [
        (write("Vladimir Putin", "Presiden Rusia"), known("Vladimir Putin", "Presiden Rusia")),
        (write("Vladimir Putin", "Presiden Rusia"), known("Putin")),
        (write("Putin"), known("Vladimir Putin", "Presiden Rusia")),
        (write("Putin", "pemimpin Rusia"), known("Vladimir Putin", "Presiden Rusia")),
        (write("Dewi Ayu Lestari"), known("Dewi Lestari", "dosen Universitas Sukamaju")),
        (write("DEWI LESTARI"), known("Dewi Lestari")),
        (write("Ma’ruf Tarigan"), known("Ma'ruf Tarigan")),
        (write("Dewi Lestari", "Menteri Pangan"), known("Dewi Lestari", "Gubernur Sukamaju")),
        (write("Rahmat Tarigan"), known("Rahmat Abdul Tarigan", names=("Rahmat Tarigan",))),
        (write("Dewi Lestari-lestari"), known("Dewi Lestari Lestari")),
        (write("Rahmat", "Presiden"), known("Rahmat Tarigan", "Presiden")),
    ],
)
def test_one_person_under_several_names_is_one(speaker, person):
    """A shorter, fuller or same name joins where nothing speaks against it; people change offices."""
    assert match_person(speaker, [person]) == person.id


@pytest.mark.parametrize(
    ("speaker", "person"),
    [
        (write("Agus Tarigan"), known("Rahmat Tarigan")),
        (write("Tarigan", "Kapolsek Sukamaju"), known("Rahmat Tarigan", "Menteri Pangan")),
        (write("Rahmat Tarigan", "pelatih Persisuka"), known("Rahmat Abdul Tarigan", "Menteri Pangan")),
        (write("Rahmat Tarigan", "petani asal Sukamaju"), known("Rahmat Tarigan", "Menteri Pangan")),
        (write("Tarigan Rahmat"), known("Rahmat Tarigan")),
        (write("M", "tersangka"), known("M Rahmat Tarigan", "Menteri Pangan")),
        (write("M"), known("M Rahmat Tarigan", "Menteri Pangan")),
        (write("Rahmat", "warga lain"), known("Rahmat Tarigan")),
        (write("Tarigan", "Kepala Dinas Pendidikan"), known("Rahmat Tarigan")),
        (write("…"), known("Rahmat Tarigan")),
    ],
)
def test_namesakes_stay_apart(speaker, person):
    """Another given name, another order, roles that share nothing: two people."""
    assert match_person(speaker, [person]) is None


def test_a_short_name_that_may_mean_two_joins_neither():
    """Where nothing tells which of two is meant, a speaker is somebody new."""
    both = [known("Rahmat Tarigan", number=1), known("Agus Tarigan", number=2)]
    assert match_person(write("Tarigan"), both) is None


def test_a_role_tells_namesakes_apart():
    """Of two people of one name, the one who is called the same is meant."""
    both = [
        known("Rahmat Tarigan", "Menteri Pangan", number=1),
        known("Rahmat Tarigan", "petani asal Sukamaju", number=2),
    ]
    assert match_person(write("Rahmat Tarigan", "Wakil Menteri Pangan"), both) == 1
    assert match_person(write("Rahmat Tarigan", "petani cabai di Sukamaju"), both) == 2
    assert match_person(write("Tarigan", "Menteri Pangan"), both) == 1


@given(NAMES, st.lists(NAMES, max_size=4))
def test_who_joins_has_the_whole_shorter_name_in_common(name, others):
    """No two names join that differ in more than words left out."""
    people = [known(" ".join(other), number=number) for number, other in enumerate(others)]
    joined = match_person(write(" ".join(name)), people)
    if joined is not None:
        assert set(name) <= set(others[joined]) or set(others[joined]) <= set(name)


@given(st.text(), st.text())
def test_any_name_is_compared_without_an_error(one, other):
    """Names come from the open web: nothing in them breaks the comparing."""
    assert match_person(write(one), [known(other)]) in {None, 1}
