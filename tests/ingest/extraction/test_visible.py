"""Text that nobody sees: it parts no name, and what is proposed stands at the words as they were written."""

import re
from dataclasses import replace

import pytest

from ingest.extraction import quotes, tables
from ingest.extraction.proposals import Proposals, ProposedClaim, ProposedEntity
from ingest.extraction.rules.extractor import Rules
from ingest.extraction.source import Source
from ingest.extraction.visible import Visible
from schema.claims import Claim, Evidence
from schema.documents import Document
from schema.entities import Person
from schema.text import Span, digest, normalise, passages, sha256

SEEN = "General Farid Nour leads the Zorn Brigade of Aden.\n\nOmar Varn met Nader Haddad in Aden."


def source(text: str) -> Source:
    spans = tuple((span.start, span.end) for span in passages(text))
    return Source.of("varn", Document(title="Varn", sha256=sha256(text), length=len(text), passages=spans), text)


def proposed(seen: Source, names: list[str], quotes: list[str]) -> Proposals:
    """Give people at their names, and claims of the first of them at some words."""
    entities = {
        str(number): ProposedEntity(Person(name=name), (span(seen.text, name),), "a cell")
        for number, name in enumerate(names)
    }
    spans = [span(seen.text, quote) for quote in quotes]
    evidence = [
        Evidence(document=seen.key, start=start, end=end, digest=seen.digest(start, end), quote=seen.quote(start, end))
        for start, end in spans
    ]
    claims = [
        Claim(subject="0", predicate="MET_WITH", object="0", statement="They met.", evidence=(one,)) for one in evidence
    ]
    return Proposals(entities, tuple(ProposedClaim(one, "a row") for one in claims))


def span(text: str, words: str) -> Span:
    """Find words in a text, whatever nobody sees in them."""
    found = re.search("\u00ad?".join(map(re.escape, words)), text)
    assert found is not None
    return Span(*found.span())


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Fa\u00adrid \u202bNour\u202c\u200e", "Farid Nour"),
        ("the Bri\u00ad\nga\u00ad\nde of \u00ad\nAden", "the Brigade of \nAden"),
        ("\u2066Aden\u2069 \ufeffand Zo\u200b\u2060rn", "Aden and Zorn"),
        ("Au\u200cflage, او را می\u200cشناسند", "Auflage, او را می\u200cشناسند"),
        ("Fa\U000e0072\U000e0069rid", "Farid"),
        ("nothing of it: café", "nothing of it: café"),
        ("Name:\tFarid\n1.\tAden", "Name:\tFarid\n1.\tAden"),
        ("\tFarid Zorn fled.\tHe said so.", "\tFarid Zorn fled.\tHe said so."),
    ],
)
def test_what_nobody_sees_is_left_out_and_every_sign_knows_its_place(written: str, seen: str) -> None:
    found = Visible.of(source(written))
    assert found.source.text == seen
    places = found.places or tuple(range(len(written)))
    assert "".join(written[place] for place in places) == seen


TABLE = "As of 2010:\nOmar Varn\tHarbour Coun\u00adcil\thead\nFarid Zorn\tQuell Front\tleader\nThey met."


def test_tabs_are_seen_as_the_columns_of_a_table_whose_rows_are_passages() -> None:
    found = Visible.of(source(TABLE))
    assert found.source.text == (
        "As of 2010:\nOmar Varn|Harbour Council|head\nFarid Zorn|Quell Front|leader\nThey met."
    )
    assert [found.source.quote(*span).strip() for span in found.source.passages] == found.source.text.split("\n")


@pytest.mark.parametrize("written", [TABLE, TABLE.replace("\u00ad", "")])
def test_what_is_proposed_of_a_row_stands_at_its_cells_as_they_were_written(written: str) -> None:
    visible = Visible.of(source(written))
    cells = ["Omar Varn", "Harbour Council", "Farid Zorn"]
    row = "Omar Varn|Harbour Council|head"
    found = visible.led_back(proposed(visible.source, cells, [row, "Farid Zorn"]))
    assert [one.mentions for one in found.entities.values()] == [(span(written, cell),) for cell in cells]
    first, last = (evidence for one in found.claims for evidence in one.claim.evidence)
    (start, end) = span(written, row.replace("|", "\t"))
    quote = written[start:end]
    assert (first.start, first.end, first.digest, first.quote) == (start, end, digest(quote), quote)
    (start, end) = span(written, "Farid Zorn")
    assert (last.start, last.end, last.digest, last.quote) == (start, end, digest("Farid Zorn"), "Farid Zorn")


@pytest.mark.parametrize("written", [TABLE, "Omar Farid\tHarbour Brigade\nKarim Haddad\tNorthern Front\n"])
def test_rules_propose_nothing_of_rows(written: str) -> None:
    proposals = Rules().extract(Visible.of(source(written)).source)
    assert (dict(proposals.entities), proposals.claims) == ({}, ())


def test_what_does_not_stand_where_it_is_said_to_stands_nowhere_else_either() -> None:
    visible = Visible.of(source(TABLE))
    proposals = proposed(visible.source, ["Omar Varn"], ["Harbour Council|head"])
    (one,) = proposals.claims
    (evidence,) = one.claim.evidence
    wrong = one.claim.model_copy(update={"evidence": (evidence.model_copy(update={"digest": digest("Quell")}),)})
    (left,) = visible.led_back(replace(proposals, claims=(replace(one, claim=wrong),))).claims
    assert left.claim == wrong
    beyond = replace(proposals.entities["0"], mentions=(Span(70, 400),))
    outside = visible.led_back(replace(proposals, entities={"0": beyond})).entities["0"].mentions
    assert outside == (Span(70, 400 + len(TABLE)),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Omar Varn\tGuild\thead", ["Omar Varn\tGuild\thead"]),
        (
            "They fled.\nOmar Varn\tGuild\nFarid Zorn\tQuell Front\nThey met.",
            ["Omar Varn\tGuild", "Farid Zorn\tQuell Front"],
        ),
        ("Omar Varn\tGuild\n\nFarid Zorn\tQuell Front", ["Omar Varn\tGuild", "Farid Zorn\tQuell Front"]),
        ("Omar Varn\tGuild\thead\nFarid Zorn\tQuell Front", ["Omar Varn\tGuild\thead", "Farid Zorn\tQuell Front"]),
        ("Omar Varn | Guild", ["Omar Varn | Guild"]),
        ("Omar Varn\tGuild\nThey met.\nFarid Zorn\tQuell Front", []),
        ("Name:\tFarid Zorn\nBody:\tGuild", []),
        ("1.\tFarid Zorn\n2)\tGuild\nPart 3\tAden\niv.\tVarn\n(a)\tQuell\n•\tNader", []),
        ("Farid Zorn\t\nOmar Varn\t", []),
        ("\tFarid Zorn\n\tOmar Varn", []),
        ("Varn\tWho led the guild when you left the town?\nZorn\tOmar did, as far as I have heard.", []),
        ("Farid|Zorn\nOmar|Varn", []),
    ],
)
def test_rows_are_lines_of_cells(text: str, found: list[str]) -> None:
    assert [text[slice(*row)] for row in tables.rows(text)] == found


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Posts\n\nName | Body\n\nFarid Zorn | Harbour Brigade\n\nOmar Varn | Guild", 3),
        ("Posts\n\nName\tBody\tPost\nFarid Zorn\tHarbour Brigade\thead\nOmar Varn\tGuild\tclerk", 3),
        ("Farid Zorn\tHarbour Brigade\nOmar Varn\tGuild\n", 2),
        ("Farid Zorn led the Harbour Brigade until the Guild of the town had enough of it.\n\nA | B\n\nC | D", None),
        ("Farid Zorn | Harbour Brigade", None),
        ("name,post,body\n" + "".join(f"Farid Zorn {at},head,Guild\n" for at in range(40)), 41),
        ('name;since\n\nFarid Zorn;2014\n\n"Varn; Omar";2015', 3),
        ('name,body,dead\nZorn,"Guild, old",\nVarn,Quell,"1,200"\nOmar,,2', 4),
        ("Farid Zorn,head\nOmar Varn,clerk", None),
        ("Some 1,200 men fled.\nSome 1,300 men came.\nSome 1,400 men stayed.", None),
        ("Zorn, who led it, fled.\nVarn, who led it, came.\nOmar, who led it, stayed.", None),
        ("“They fled,”Zorn said.\nThey came.\n“They stayed,”Varn said.\n“All went,”Omar said, and left.", None),
    ],
)
def test_of_a_document_of_tables_it_is_said_that_little_is_read(text: str, rows: int | None) -> None:
    said = (
        f"most of it is tables, {rows} rows: rules reads sentences, and proposes of rows few names and hardly a claim"
    )
    assert tables.unread(source(text), "rules") == (said if rows else None)


def test_words_are_found_however_they_are_veiled() -> None:
    text = "The Bri\u00adgade of \u202b\u200b Farid\u202c fled. Faridson stayed, said the Brigade of\nFarid."
    places = [text[slice(*span)] for span in quotes.mentions(text, "Brigade of Farid", 0, len(text))]
    assert places == ["Bri\u00adgade of \u202b\u200b Farid", "Brigade of\nFarid"]
    found = quotes.find(text, "“of \u202bFarid\u202c fled.”", 0, len(text))
    assert found is not None
    assert text[slice(*found)] == "of \u202b\u200b Farid\u202c fled."
    assert quotes.find(text, "of Nader", 0, len(text)) is None


def test_a_paragraph_of_which_nobody_sees_anything_is_none() -> None:
    assert Visible.of(source("Aden\n\n\u200b\u200e\n\nVarn")).source.passages == ((0, 4), (8, 12))


def test_proposals_stand_at_the_words_as_they_were_written() -> None:
    written = (
        "General Fa\u00adrid \u202bNour\u202c leads the Zorn\u200b Bri\u00ad\ngade of \u2066Aden\u2069.\n\n"
        "\ufeffOmar\u200f Varn met Na\u200bder Haddad in A\u2060den."
    )
    assert normalise(written) == written
    visible = Visible.of(source(written))
    plain = Rules().extract(source(SEEN))
    found = visible.led_back(Rules().extract(visible.source))
    assert {key: one.entity for key, one in found.entities.items()} == {
        key: one.entity for key, one in plain.entities.items()
    }
    assert [one.claim.statement for one in found.claims] == [one.claim.statement for one in plain.claims]
    quoted = []
    for one in found.claims:
        (evidence,) = one.claim.evidence
        assert visible.written.digest(evidence.start, evidence.end) == evidence.digest
        assert evidence.quote in (None, visible.written.quote(evidence.start, evidence.end))
        quoted.append(visible.written.quote(evidence.start, evidence.end))
    assert quoted == [
        "General Fa\u00adrid \u202bNour\u202c leads the Zorn\u200b Bri\u00ad\ngade of \u2066Aden",
        "Omar\u200f Varn met Na\u200bder Haddad",
    ]
    mentions = [visible.written.quote(*span) for one in found.entities.values() for span in one.mentions]
    assert sorted(mentions) == [
        "A\u2060den",
        "Fa\u00adrid \u202bNour",
        "Na\u200bder Haddad",
        "Omar\u200f Varn",
        "Zorn\u200b Bri\u00ad\ngade of \u2066Aden",
    ]
