"""Text that nobody sees: it parts no name, and what is proposed stands at the words as they were written."""

import pytest

from ingest.extraction import quotes, tables
from ingest.extraction.rules.extractor import Rules
from ingest.extraction.source import Source
from ingest.extraction.visible import Visible
from schema.documents import Document
from schema.text import normalise, passages, sha256

SEEN = "General Farid Nour leads the Zorn Brigade of Aden.\n\nOmar Varn met Nader Haddad in Aden."


def source(text: str) -> Source:
    spans = tuple((span.start, span.end) for span in passages(text))
    return Source.of("varn", Document(title="Varn", sha256=sha256(text), length=len(text), passages=spans), text)


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


def test_tabs_are_seen_as_the_columns_of_a_table() -> None:
    written = "As of 2010:\nOmar Varn\tHarbour Coun\u00adcil\thead\nFarid Zorn\tQuell Front\tleader\nThey met."
    found = Visible.of(source(written))
    assert found.source.text == (
        "As of 2010:\nOmar Varn|Harbour Council|head\nFarid Zorn|Quell Front|leader\nThey met."
    )
    assert [found.source.quote(*span).strip() for span in found.source.passages] == found.source.text.split("\n")
    proposals = found.led_back(Rules().extract(found.source))
    assert [one.claim.statement for one in proposals.claims] == []
    names = {one.entity.name for one in proposals.entities.values()}
    assert names <= {"Omar Varn", "Harbour Council", "Farid Zorn", "Quell Front"}
    for one in proposals.entities.values():
        assert {written[slice(*span)].replace("\u00ad", "") for span in one.mentions} == {one.entity.name}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Posts\n\nName | Body\n\nFarid Zorn | Harbour Brigade\n\nOmar Varn | Guild", 3),
        ("Posts\n\nName\tBody\tPost\nFarid Zorn\tHarbour Brigade\thead\nOmar Varn\tGuild\tclerk", 3),
        ("Farid Zorn led the Harbour Brigade until the Guild of the town had enough of it.\n\nA | B\n\nC | D", None),
        ("Farid Zorn | Harbour Brigade", None),
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
    assert "Omar\u200f Varn met Na\u200bder Haddad" in quoted
    mentions = {visible.written.quote(*span) for one in found.entities.values() for span in one.mentions}
    assert mentions >= {"Fa\u00adrid \u202bNour", "Omar\u200f Varn", "Na\u200bder Haddad", "A\u2060den"}
