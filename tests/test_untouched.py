"""What repairs never break: addresses, numbers, names, versions, code and emoji, wherever they stand in a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.catalogue import rules_of
from cleaner.settings import DEFAULTS

REPAIRING = ("encoding", "characters", "spacing", "lines")
CLEANER = Cleaner(replace(DEFAULTS, only=tuple(rule.name for stage in REPAIRING for rule in rules_of(stage))))
LANGUAGES = ("en", "fr", "de", "es", "ru", "und")

WORD = st.sampled_from(
    ("mill", "Mill", "the", "The", "le", "Le", "der", "Der", "brücke", "Été", "мост", "a", "X", "v2", "index")
)
NUMBER = st.integers(0, 9999).map(str)
SIGN = st.sampled_from(("a", "b", "id", "page", "Q", "utm_source", "p.q", "x-y"))


def joined(*parts: st.SearchStrategy[str] | str) -> st.SearchStrategy[str]:
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map("".join)


HOST = joined(
    st.sampled_from(("www.", "", "news.")),
    st.sampled_from(("mill", "Mill", "old-mill", "xn--mhle-0ra")),
    st.sampled_from((".example", ".example.Org", ".Com", ".co.uk", ".museum")),
)
QUERY = joined("?", SIGN, "=", NUMBER, st.sampled_from(("", "&b=c", "&amp;b=c", "&copy=1", "#Top", "&x=é")))
PATH = joined("/", WORD, st.sampled_from(("", ".html", ".Html", ",12", "_The_End", "..", "/a//b", "(x)")))
URL = joined(st.sampled_from(("http://", "https://", "ftp://")), HOST, PATH, st.one_of(st.just(""), QUERY))
MAIL = joined(WORD.filter(str.isascii), st.sampled_from((".", "_", "+")), WORD.filter(str.isascii), "@", HOST)
DECIMAL = joined(NUMBER, st.sampled_from((".", ",", "\u202f", "\u00a0", ":", "/")), NUMBER)
AMOUNT = joined(DECIMAL, st.sampled_from((" kg", "\u00a0€", "\u2009%", "°C", " km/h", "h30", "%")))
INITIALS = st.sampled_from(
    ("J. R. R. Tolkien", "J.R.R. Tolkien", "J.K.Rowling", "U.S.A.", "e.g.", "z.B.", "A.J.P.Taylor", "M. Dupont")
)
VERSION = joined(
    st.sampled_from(("v", "V", "Python ", "")),
    NUMBER,
    ".",
    NUMBER,
    ".",
    NUMBER,
    st.sampled_from(("", ".Beta", "-rc1", ".Final")),
)
FILE = joined(
    st.sampled_from(("./", "../", "C:\\", "~/", "")),
    WORD.filter(str.isascii),
    ".",
    st.sampled_from(("py", "Html", "tar.gz", "README.md")),
)
CODE = st.sampled_from(("`a  =  b .c`", "`x , y`", "`obj.Method(1)`", "`if(a)b`", "`&nbsp;`", "`caf\\u00e9`"))
HANDLE = st.sampled_from(("@millTown", "#MillDay", "#OldMill2020", "@the_mill"))
EMOJI = st.sampled_from(
    (
        "👩\u200d👩\u200d👧\u200d👦",
        "❤️",
        "👍🏽",
        "🏳️\u200d🌈",
        "1️⃣",
        "🇫🇷",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "☺︎",
    )
)
SCRIPTS = st.sampled_from(
    (
        "می\u200cخواهم",
        "क\u094d\u200dष",
        "র\u200d্য",
        "ශ්\u200dරී",
        "ไทย\u200bไทย",
        "ᠠ\u180eᠨ",
        "שָׁלוֹם",
        "مُحَمَّدٌ",
        "한국어",
        "か\u3099"[:1],
    )
)
QUOTED = st.sampled_from(
    (
        "“mill”",
        "„Mühle“",
        "«\u00a0moulin\u00a0»",
        "»Mühle«",
        "'mill'",
        '"mill"',
        "‘mill’",
        "「水车」",
        "l’été",
        "rock 'n' roll",
    )
)
DIALOGUE = st.sampled_from(
    ("Node.js", "ASP.NET", ".NET", "iPhone", "McDonald", "eBay", "WhatsApp", "C++", "AT&T", "Q&A", "R&D", "S&P 500")
)

KEPT = st.one_of(URL, MAIL, DECIMAL, AMOUNT, INITIALS, VERSION, FILE, CODE, HANDLE, EMOJI, SCRIPTS, QUOTED, DIALOGUE)


@given(
    kept=KEPT,
    language=st.sampled_from(LANGUAGES),
    before=st.sampled_from(("We saw", "Hier", "« Oui »,", "—", "(")),
    damaged=st.booleans(),
)
@settings(max_examples=1500)
def test_it_comes_through_in_any_sentence(kept: str, language: str, before: str, damaged: bool) -> None:
    around = " ,  and  the   mill .Then it rained.. The end" if damaged else ", and the mill. Then it rained. The end"
    text = f"{before} {kept}{around}.\n"
    assert kept in CLEANER.clean(text, language).text


@given(kept=KEPT, language=st.sampled_from(LANGUAGES))
@settings(max_examples=500)
def test_it_comes_through_on_a_line_of_its_own(kept: str, language: str) -> None:
    assert (
        CLEANER.clean(f"The mill burned.\n{kept}\nIt rained.\n", language).text
        == f"The mill burned.\n{kept}\nIt rained.\n"
    )


WRAPPED = """\
The council of the harbour town voted on Monday evening for a new mill,
which is to stand where the old one burned down in the dry summer three
years ago, and which will grind the corn of the valley and of the towns
beyond the river, as the mayor said after the vote of the whole council.
"""
BLOCKS = {
    "verse": """\
The miller came down in the morning,
his cap was as white as the hill,
And never a word or a warning
was heard in the heart of the mill.
""",
    "list": """\
- corn of the valley and of the towns beyond the river, as it was sold
- flour of the same corn, ground twice and sifted by the old miller
""",
    "numbers": """\
1. corn of the valley and of the towns beyond the river, as it was sold
2. flour of the same corn, ground twice and sifted by the old miller
""",
    "table": """\
corn        12.50   2019   the valley and the towns beyond the river
flour       31.00   2020   ground twice and sifted by the old miller
""",
    "pipes": """\
| corn  | 12.50 | the valley and the towns beyond the wide river |
| flour | 31.00 | ground twice and sifted by the old miller      |
""",
    "code": """\
    for sack in mill.sacks(): total = total + sack.weight_of_the_corn
    return total
""",
    "dialogue": """\
— Have you seen the miller of the harbour town this morning, my dear?
— no, he went to the valley with the corn of the towns.
""",
    "play": """\
MILLER. I have seen the harbour town and the valley in the morning sun
MAYOR. and never the mill?
""",
    "address": "Old Mill\n12 Harbour Road\nLittle Marsh\n",
    "links": """\
https://mill.example/the-harbour-town/council/vote/monday/evening/2019/
https://mill.example/valley
""",
}


@pytest.mark.parametrize("name", BLOCKS)
def test_only_prose_is_joined(name: str) -> None:
    prose = WRAPPED.strip().replace("\n", " ") + "\n"
    text = f"{WRAPPED}\n{BLOCKS[name]}\n{WRAPPED}\n{WRAPPED}"
    assert CLEANER.clean(text, "en").text == f"{prose}\n{BLOCKS[name]}\n{prose}\n{prose}"
