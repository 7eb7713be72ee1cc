"""Messages of every shape there is."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.message import (
    Aside,
    Attachment,
    Bullets,
    Call,
    CopyText,
    Field,
    Form,
    Heading,
    Link,
    Message,
    Numbered,
    OpenLink,
    Paragraph,
    Quotation,
    Text,
    Thread,
    Time,
)

texts = st.text(st.characters(exclude_categories=()), max_size=30)
styles = st.sampled_from(("plain", "bold", "italic", "code", "faint"))
instants = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
run = st.one_of(st.builds(Text, texts, styles), st.builds(Link, texts, texts), st.builds(Time, instants, texts))
runs = st.lists(run, max_size=3).map(tuple)
items = st.lists(runs, max_size=3).map(tuple)
block = st.one_of(
    st.builds(Heading, runs),
    st.builds(Paragraph, runs),
    st.builds(Bullets, items),
    st.builds(Numbered, items, st.integers(-5, 50)),
    st.builds(Quotation, texts, runs),
    st.builds(Aside, texts, runs),
)
fields = st.builds(Field, texts, texts, st.integers(1, 4000), st.booleans(), st.booleans())
action = st.one_of(
    st.builds(Call, texts, texts, texts, st.booleans()),
    st.builds(OpenLink, texts, texts),
    st.builds(CopyText, texts, texts),
    st.builds(Form, texts, texts, texts, st.lists(fields, max_size=2).map(tuple)),
)
attachment = st.builds(Attachment, texts, texts, st.binary(max_size=40))
messages = st.builds(
    Message,
    st.lists(block, max_size=4).map(tuple),
    st.lists(st.lists(action, max_size=3).map(tuple), max_size=3).map(tuple),
    st.lists(attachment, max_size=2).map(tuple),
    st.none() | st.builds(Thread, texts, texts, st.lists(texts, max_size=2).map(tuple)),
)
