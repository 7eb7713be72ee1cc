"""The words of planned events in English; what each pattern means stands in ``Cues``."""

import re

from bot.analysis.events.cues import Cues, words

_AUX = (
    r"will|would|be|to|is|are|was|were|been|being|has|have|expected|due|set|scheduled|planned|slated|likely|also|now"
    r"|going|may|shall|officially|tentatively|next|then|not"
)
_LIGHT = (
    r"take place|takes place|taking place|held|scheduled|planned|slated|set|begin|begins|start|starts|postponed"
    r"|cancelled"
    r"|canceled|delayed|rescheduled|called off|expected|due|kick off|kicks off|confirmed|pushed back|resume|resumes"
    r"|open"
    r"|opens|close|closes|called"
)
_HOLDING = (
    r"hold|holds|stage|convene|schedule|schedules|conduct|organise|organize|attend|undergo|plans|plan"
    r"|postpone|cancel|delay|launch|announce"
)
_HAPPENING = (
    r"meet|meets|host|hosts|face|faces|visit|visits|play|plays|travel|arrive|arrives|release|released|launched|unveiled|signed"
    r"|sign"
    r"|inaugurate|inaugurated|published|sworn|vote|votes|return|returns|hosting|effect|expire|expires|close|reopen|question"
    r"|discuss|decide|rule|open|present|deliver|introduce|testify|appear|speak|address|compete|debate|join|move"
)

_NO_PLAN = (
    r"not|also|be|have|remain|continue|need|cost|depend|know|want|help|see|likely|only|still|never|always|soon|become"
    r"|get|keep|allow|include|mean|receive|then|now|first|again|all|no|probably|almost|in|on|at|of|and|or|it|they|he|she"
    r"|we|you|the|go|take|make|last"
)
"""What behind "will" is no verb, or one that makes no plan; any other word there is one."""

_GOVERNING = "will would expected_to due_to set_to is_to are_to scheduled_to plans_to voted_to agreed_to day_to"
_TO_DO = "|".join(f"(?<={before.replace('_', ' ')} )" for before in _GOVERNING.split())
_TO_BE = "|".join(f"(?<={before} )" for before in "is are was were be been officially tentatively".split())
_NO_NOUN = "".join(rf"(?<!\b{before} )" for before in "a an the its their his her".split())
"""Behind an article a word is a noun: "an open day", "the start"."""

ENGLISH = Cues(
    future=words(
        """
        will plan plans planned scheduled expected due set slated upcoming next tentatively postponed cancelled canceled
        delayed rescheduled confirmed is_to are_to going_to begins starts opens takes_place kicks_off deadline ahead_of
        """
    ),
    firm=words(
        """
        will planned plans scheduled due set_to slated postponed cancelled canceled delayed rescheduled is_to are_to
        going_to expected_to
        """
    ),
    forecast=re.compile(
        r"(?i:\b(?:forecasts?|projected|projects|projections?|predict(?:s|ed|ions?)?|estimates?|estimated|inflation"
        r"|growth"
        r"|deficit|budget|quota|index|every|each|usually|annually|weekly|hopes?|hoped|wishes"
        r"|weather (?:will|forecast|outlook)|rain|if|unless"
        r"|percent"
        r"|per cent|million|billion|trillion|total|will not|won't)\b|%)|US\$|\$ ?[0-9]|\bRp ?[0-9]"
    ),
    aim=words("target targets targeted aims aiming ambition pledge pledged asked urged urges"),
    speech=words("said says told added wrote posted tweeted stated announced statement interview reporters"),
    tells=words("said says told announced added warned insisted confirmed"),
    past=words("after since following compared"),
    begun=words("since ongoing under_way underway began started already currently last ago"),
    deadline=words("registration applications deadline due open opens close closes submit submissions no_later_than"),
    original=words("originally initially previously"),
    predicate=re.compile(
        rf"(?P<aux>\b(?:(?:{_AUX})\s+)*)(?P<verb>\b{_NO_NOUN}(?:(?!confirmed)(?:{_LIGHT})|(?:{_TO_BE})confirmed"
        rf"|{_HOLDING}|{_HAPPENING}|go to the polls|take effect"
        rf"|(?P<unknown>(?:{_TO_DO})(?!(?:{_NO_PLAN})\b)(?-i:[a-z]{{3,}})))\b)",
        re.IGNORECASE,
    ),
    governs=words("will would to set scheduled due expected planned slated"),
    happening=re.compile(rf"(?:{_HAPPENING})", re.IGNORECASE),
    active=re.compile(
        rf"(?:{_HOLDING}|meet|meets|face|faces|visit|visits|play|plays|sign|vote|votes"
        r"|sentence|go to the polls|host|hosts|[a-z]+(?:i[sz]e|ate|ify))$",
        re.IGNORECASE,
    ),
    bound=words("starts begins start begin"),
    relative=re.compile(r"\b(?:which|who|that)\s+$", re.IGNORECASE),
    light=re.compile(rf"(?:{_LIGHT})\b(?! (?:the|an?|its|their|his|her)\b)", re.IGNORECASE),
    holding=re.compile(rf"(?:{_HOLDING})", re.IGNORECASE),
    attended=words("attended opened closed led"),
    receiving=words("receive receives await awaits"),
    head=re.compile(
        r"\b(?:meetings?|summit|talks|conference|hearing|trial|elections?|referendum|vote|match|game|final"
        r"|semi-?final|race"
        r"|tournament|championships?|concert|festival|exhibition|show|rally|protest|march|ceremony|launch|visit|debate"
        r"|workshop|seminar|training|negotiations|ceasefire|congress|inauguration|briefing|session|dialogue|exam"
        r"|auction"
        r"|opening|wedding|parade|tour|fair|forum|registration)\b",
        re.IGNORECASE,
    ),
    head_first=False,
    formed=re.compile(r"\b[a-z]{5,}(?:ment|sion)\b"),
    opens=re.compile(
        r"[;:“”\"]|,\s|\b(?:that|because|so|after|before|but|while|when|although|said|says|told|added|announced)\b",
        re.IGNORECASE,
    ),
    closes=re.compile(
        r"[;:“”\"(,.!?]|\b(?:on|in|at|by|which|who|that|with|because|but|until|from|after|before|is|are|will|has"
        r"|said)\b",
        re.IGNORECASE,
    ),
    date_lead=re.compile(r"(?:\b(?:on|in|by|before|until|from|at|during|the|no later than)\s+)+$", re.IGNORECASE),
    lead_in=re.compile(
        r"^(?:\W|(?:and|or|while|meanwhile|with|the|a|an|then|but|however|also|in|on|at|to|of|for|if|there|it|they|he"
        r"|she|we)"
        r"\b)+",
        re.IGNORECASE,
    ),
    pronoun=re.compile(
        r"^(?:it|they|he|she|we|this|that|these|those|event|program|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|\W)*$",
        re.IGNORECASE,
    ),
    agenda=re.compile(
        r"\b(?:(?:the )?(?:main )?agenda (?:includes|covers|is|will include|will cover)|agenda:|topics include"
        r"|(?:to|will) discuss)\s+",
        re.IGNORECASE,
    ),
    place=re.compile(
        r"\b(?:(?:travels?|fly|flies|trip|tour|visit) to|visits?|in|at"
        r"|(?P<maybe>possibly|either|between))\s+"
        r"(?:the\s+(?:(?:\w+ )?(?:city|town|village|port|resort) of\s+)?)?",
        re.IGNORECASE,
    ),
    host=re.compile(
        r"\b(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}) (?:is due to|will|is to|is set to|plans to)(?: again)? host\b"
    ),
    either=re.compile(r"\s*,?\s*\bor\b\s*(?:in\s+)?", re.IGNORECASE),
    both=re.compile(r"\s*,\s*(?:and\s+)?(?:in\s+)?|\s+and\s+(?:in\s+)?", re.IGNORECASE),
    anaphor=re.compile(r"\W*(?:The|This|That) (?P<noun>[a-z]+)\b|\W*(?P<own>It)\b"),
    general=frozenset({"event", "gathering", "occasion", "talks", "it"}),
    seats=(
        (
            words("hearing trial verdict ruling sentencing appeal"),
            re.compile(
                r"\b(?:[A-Z][a-z]+ ){0,3}(?:(?:Supreme|High|District|Crown|Federal|Corruption|Criminal|Constitutional"
                r"|Appeals?) )+Court\b"
            ),
            None,
        ),
    ),
    election=words("election elections referendum vote"),
    local=re.compile(r"\b(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:[Cc]ity [Cc]ouncil|[Tt]own [Cc]ouncil)\b"),
    elsewhere=re.compile(r"\b(?:visit\w*|meet\w*|travel\w*|fly|attend\w*|hearing|conference|summit)\b"),
    postponed=re.compile(
        r"(?<!not )\b(?:postponed|postpones?|delayed|rescheduled|pushed back|put off|moved to)\b", re.IGNORECASE
    ),
    cancelled=re.compile(
        r"(?<!not )\b(?:cancell?ed|cancels?|called off|scrapped|will not take place)\b", re.IGNORECASE
    ),
    confirmed=re.compile(r"\b(?:confirmed|confirms|officially|finali[sz]ed)\b", re.IGNORECASE),
)
