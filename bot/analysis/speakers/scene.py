"""Who is on the scene as an article is read sentence by sentence: who speaks in one, or whom it is about."""

import re
from collections.abc import Sequence

from bot.analysis.document import Document, Sentence
from bot.analysis.speakers import cues
from bot.analysis.speakers.apart import role_apart
from bot.analysis.speakers.descriptions import NOBODY, Phrase, describes_role, is_relation, personal
from bot.analysis.speakers.foreground import NOBODY_KNOWN, Foreground, Someone
from bot.analysis.speakers.lexicon import GIVEN_TOO, OFFICES_IN_FULL, RELATIONS
from bot.analysis.speakers.mentions import Mentions
from bot.analysis.speakers.names import Named
from bot.analysis.speakers.phrases import speaker_after
from bot.analysis.speakers.roster import Roster
from bot.analysis.speakers.subjects import subject_before
from bot.analysis.speakers.word_kinds import heads_role

LONGEST_LEAD = 25
"""Characters before a sentence's subject and its office."""

_GOES_ON = re.compile(r"(?:Ia|Dia|Beliau|Dirinya) ")
"""How a sentence begins that goes on with whoever was told of: who it names besides is not its subject."""

_FEELS = re.compile(
    r"(?:Ia|Dia|Beliau|Dirinya) (?:juga |pun |sangat |merasa |mengaku |amat |dibuat )*(?:kecewa|takjub|kagum|terkesan|"
    r"kesal|senang|gembira|heran|optimistis|yakin|khawatir|sedih|geram|marah|terkejut|kaget|bangga|bersyukur|berharap|"
    r"setuju|sepakat|menikmati|menyukai|ingin|enggan|tak (?:ingin|mau)|tidak (?:ingin|mau))\b"
)
"""A sentence of what somebody feels who was told of before."""

_SPEAKS_UP = re.compile(
    r"(?: yang [^,.\n¦]{1,60})?(?: pun| juga| lantas| lalu| kemudian| akhirnya| malah| justru| turut)* (?:"
    r"berbagi (?:soal|cerita|kisah|pengalaman)|angkat bicara|buka suara|bersuara|blak-blakan|buka-bukaan|curhat|"
    r"memberi(?:kan)? (?:tanggapan|penjelasan|komentar|jawaban|klarifikasi|alasan|h?imbauan)|punya alasan|mengucapkan|"
    r"meng(?:irim(?:kan)?|unggah) (?:pesan|foto|tulisan|video|kabar)|menulis (?:pesan|surat|takarir)|"
    r"melempar(?:kan)? pertanyaan|mendukung (?:permintaan|usul|rencana|langkah))\b"
)
"""Right behind a name: its person is about to be quoted."""

_THEN_THEY = re.compile(r"[^.\n¦]{1,120}\. (?:Ia|Dia|Beliau) ")
"""Behind a sentence's subject: the next goes on with them, so that they are a person."""

_UNDER = re.compile(
    r"(?:Mendengar|Menanggapi|Melihat|Mengetahui|Menjawab|Merespons|Bersama|Usai|Seusai|Setelah|Saat|Ketika|Selain|Sejak|"
    r"Sebelum|Didampingi|Ditemani|Berbeda dengan|Mendampingi) "
)
"""How a sentence begins whose subject stands behind its first comma."""

_POINTED = re.compile(r" (?:ini|itu|tersebut)\b")
"""Behind a name that only tells who is meant: "Anak Sari Dewi itu"."""

_BELONGS = re.compile(r"\b(?:ke|pe)\w{4,}an $")
"""Right before a name: what is somebody's, and the sentence's subject in their place: "pertemuan Sari"."""

_AMONG = re.compile(r"(?:Termasuk|Yakni|Yaitu|Antara lain|Di antaranya|Salah satunya|Misalnya)\b")
"""How a sentence begins that only lists: whom it names does nothing."""

_ASIDE = re.compile(r"\b(?:yang|akan|bakal) $")
"""Right before a verb: it tells of somebody more closely, or what is to come."""

_LEADING = re.compile(
    r"^(?:Sementara(?: itu)?,? |Diberitakan sebelumnya,? |Diketahui,? |[Dd]i(?:hubungi|temui|konfirmasi)[^,]{0,60}, |"
    r"Adapun |Sedangkan |Namun,? |Sebelumnya,? |Salah satu |Seorang )+"
)
"""What a sentence may begin with before its subject."""

_ACTS = re.compile(
    r"(?: \([^()]*\))?,? (?:yang \w+ [A-Z]\w+ )?(?:juga |turut |pun |kemudian |sempat |secara \w+ )?"
    r"(?:(?:me|ber)\w+|kecewa|enggan|kesal|senang|gembira|heran|optimistis|pesimistis|setuju|sepakat|sependapat|senada|"
    r"angkat bicara|buka suara|khawatir|sedih|geram|marah|terkejut|kaget|bangga|yakin|tak menampik|memilih)\b"
)
"""Right behind a name: what its person does, or how they feel about it."""


class Scene:
    """The article outside of its quotations, and who is in the foreground where.

    Args:
        text: the article, its quotations blanked out.
        lower: the same in lower case.
        roster: its names.
        document: for its title and language.
    """

    def __init__(self, text: str, lower: str, roster: Roster, document: Document) -> None:
        self._text = text
        self._lower = lower
        self._roster = roster
        self.foreground = Foreground()
        self.verb = cues.every_verb() if document.language == "en" else cues.INDONESIAN_VERB
        self.latest: tuple[int, Someone] | None = None
        self.subject: tuple[int, Someone] | None = None
        self._mentions = Mentions(lower)
        self._speakers: dict[str, bool] = {}
        self._told: dict[str, str] = {}  # what each person was called when they were first told of
        self._met: set[str] = set()  # whom a sentence was about
        self._apart: dict[str, str | None] = {}  # the same, where only a comma parts it from their name
        self._known = False  # whether the subject is sure to be a person
        self._called: dict[tuple[str, ...], Someone] = {}  # whose a nickname was said to be
        self._english = document.language == "en"  # where a pronoun is whoever the sentence before is about
        self._title_words = set(re.findall(r"\w{3,}", document.title.lower()))

    def read(self, sentence: Sentence, until: int) -> None:
        """Brings forward who speaks in a sentence, or whom it is about."""
        text, end = self._text, min(sentence.end, until)
        if self._read_source(sentence.start, end):
            return
        verbs = self._verbs(sentence.start, end)
        verb = verbs[0] if verbs else None
        told = cues.TOLD_BY.search(text, sentence.start, verb.start() if verb else end)
        if told is not None and (phrase := speaker_after(text, told.end(), self._roster)).kind == "person":
            self._bring(phrase, told.start())
            return
        if verb is not None and verb.group() in cues.NOUNS:
            self._bring(speaker_after(text, verb.end(), self._roster), verb.start())
            return
        if _AMONG.match(text, sentence.start):
            return
        if _GOES_ON.match(text, sentence.start):
            self._go_on(sentence, verb)
            return
        if verb is None:
            self._read_subject(sentence, end)
        for verb in verbs:
            phrase = subject_before(text, sentence.start, verb.start(), self._roster)
            pointed = phrase.kind == "described" and phrase.mention.endswith((" itu", " ini", " tersebut"))
            if phrase.kind in {"pronoun", "thing"} or pointed or self._bring(phrase, verb.start()):
                return

    def _read_source(self, start: int, end: int) -> bool:
        """Brings forward who is the source of a sentence, "Menurut Sari, …"; whether it has one."""
        names_source = any(self._lower.find(word, start, end) >= 0 for word in cues.BEFORE_A_SOURCE)
        menurut = cues.ACCORDING_TO.search(self._lower, start, end) if names_source else None
        if menurut is None or menurut.group("nya"):
            return menurut is not None
        phrase = speaker_after(self._text, menurut.end(), self._roster)
        if phrase.kind == "pronoun" and (known := self.foreground.at(menurut.start())):
            self.call(phrase.nickname, known)
        if phrase is NOBODY or (menurut.group().startswith("bagi") and menurut.start() > start):  # "baik bagi warga"
            return False
        self._bring(phrase, menurut.start())
        return True

    def _go_on(self, sentence: Sentence, verb: re.Match[str] | None) -> None:
        """Brings forward whom the paragraph is about where it goes on with what they say or feel: "Ia senang …"."""
        if self.subject is None or not self._known or self.foreground.since(self.subject[0], sentence.start):
            return
        at, who = self.subject
        told = verb is not None or _FEELS.match(self._text, sentence.start)
        if told and "\n" not in self._text[at : sentence.start]:
            self.foreground.speaks(sentence.start, who)

    def _verbs(self, start: int, end: int) -> Sequence[re.Match[str]]:
        """The verbs of saying that tell what their subject said: none of "yang melaporkan", "akan menjawab"."""
        return [
            verb
            for verb in self.verb.finditer(self._lower, start, end)
            if not _ASIDE.search(self._lower, max(start, verb.start() - 6), verb.start())
        ]

    def _read_subject(self, sentence: Sentence, end: int) -> None:
        text, start = self._text, sentence.start
        if _UNDER.match(text, start) and (comma := text.find(", ", start, min(end, start + 160))) > 0:
            start = comma + 2
        for named in self._roster.between(start, min(end, start + 160)):
            lead = _LEADING.sub("", text[start : named.start])
            called = lead.endswith((", ", ") ")) and describes_role(lead)
            if named.start - start >= 40 + len(named.role) and not called:
                return
            if _BELONGS.search(text, start, named.start):
                return
            if _POINTED.match(text, named.end) and not RELATIONS.isdisjoint(lead.lower().split()):
                return
            in_title = bool(set(named.words) & self._title_words)
            often = not lead and self._roster.is_often(named)
            goes_on = often and _THEN_THEY.match(text, named.end) is not None
            if self._roster.is_somebody(named, in_title=in_title or goes_on):
                who = self.someone(named, named.role or None)
                self.subject = (named.start, who)
                introduced = self._is_introduced(named, sentence)
                if introduced:
                    self.latest = (named.start, who)
                whole = (len(named.words) > 1 and in_title) or often
                self._known = introduced or whole or self._speaks(who.name, named.words[-1])
                new = who.name not in self._met and self.latest is not None and self.latest[0] == named.start
                self._met.add(who.name)
                first = len(lead) - len(named.role) <= LONGEST_LEAD or describes_role(lead)
                acts = new and first and _ACTS.match(text, named.end) is not None
                if _SPEAKS_UP.match(text, named.end):
                    self.foreground.speaks(named.start, who)
                speaks = self._english or acts or (in_title and self._speaks(who.name, named.words[-1]))
                self.foreground.is_subject(named.start, who, speaks=speaks)
                return

    def just_named(self, at: int) -> Someone | None:
        """Who was introduced in the paragraph around ``at`` since anybody spoke: "ibu dua anak itu" is them."""
        for last in (self.latest, self.subject):
            if last and "\n" not in self._text[last[0] : at] and not self.foreground.since(last[0], at):
                return last[1]
        return None

    def _is_introduced(self, named: Named, sentence: Sentence) -> bool:
        """Whether a sentence says what its subject is: "Pedagang pasar itu, Sari Dewi, ...", "Menteri Sari ..."."""
        if named.titled or heads_role(named.role):
            return True
        lead = _LEADING.sub("", self._text[sentence.start : named.start])
        return describes_role(lead) and not is_relation(lead)

    def _speaks(self, name: str, word: str) -> bool:
        if name not in self._speakers:
            self._speakers[name] = self._mentions.speaks(word)
        return self._speakers[name]

    def by_role(self, words: Sequence[str], before: int) -> Someone | None:
        """Whom an office without a name means: who was told to hold it before."""
        if len(words) == 1 and words[0][:1].isupper() and words[0].lower() in GIVEN_TOO:
            given = self._roster.given(words[0].lower())
            if given is not None:
                return self.someone(given, None)
        if named := self._roster.by_role(words, before):
            return self.someone(named, named.role)
        whole = OFFICES_IN_FULL.get(words[0].lower()) if words else None
        if whole and (named := self._roster.by_role([*whole.split(), *words[1:]], before)):
            return self.someone(named, named.role)
        named = self._roster.by_word(words, before, self._text)
        return self.someone(named, " ".join(words)) if named else None

    def _bring(self, phrase: Phrase, at: int) -> bool:
        """Brings forward whom a phrase tells to speak; whether it told anybody, though it may be somebody unknown."""
        if phrase.kind == "described" and phrase.mention[:1].isupper():
            if (holder := self.by_role(phrase.mention.split(), at)) is not None:
                self.foreground.speaks(at, holder)
            return holder is not None
        if phrase.named is None:
            return False
        if not is_relation(phrase.role or phrase.named.role) and personal(phrase.named):
            who = self.someone(phrase.named, phrase.role)
            self.foreground.speaks(at, who)
            self.call(phrase.nickname, who)
        return True

    def call(self, nickname: Named | None, who: Someone) -> None:
        """From here on a nickname, if one is told, is somebody's: ``ujar pria yang akrab disapa Josan itu``."""
        if nickname is not None and who is not NOBODY_KNOWN:
            self._called[nickname.words] = who

    def someone(self, named: Named, role: str | None) -> Someone:
        """The person of a name under the one name they have here, with the role told, or another in the article."""
        if called := self._called.get(named.words):
            return called
        name, also = self._roster.called(named)
        told = role if role and (role[0].islower() or heads_role(role)) else None
        told = told or self._roster.role_of(name) or self._told.get(name)
        if told is None:
            if name not in self._apart:
                self._apart[name] = role_apart(self._text, name)
            told = self._apart[name]
        if told is not None:
            self._told.setdefault(name, told)
        return Someone(name, told, also)
