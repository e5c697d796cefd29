"""A record is corrected as lines, and what the lines say is checked as a draft is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.drafting.editing import as_lines, corrected
from schema.claims import Claim, Modality
from schema.documents import Document
from schema.entities import Organization, OrganizationKind, Person
from schema.errors import CallError

if TYPE_CHECKING:
    from ingest.drafting.draft import Draft
    from ingest.extraction.source import Source


def key_of(draft: Draft, predicate: str) -> str:
    (key,) = (key for key, one in draft.claims.items() if one.claim.predicate == predicate)
    return key


@pytest.mark.parametrize("predicate", ["COMMANDED", "ARMED", "MET_WITH"])
def test_lines_that_nobody_changed_say_the_same_claim(draft: Draft, source: Source, predicate: str) -> None:
    key = key_of(draft, predicate)
    assert corrected(draft, key, as_lines(draft, key, source.text), source.text) == draft.claims[key].claim


def test_lines_that_nobody_changed_say_the_same_entities_and_document(draft: Draft, source: Source) -> None:
    for key, one in draft.entities.items():
        assert corrected(draft, key, as_lines(draft, key, source.text), source.text) == one.entity
    lines = as_lines(draft, "the document", source.text)
    assert corrected(draft, "the document", lines, source.text) == draft.document


def test_other_words_are_found_again_in_the_text(draft: Draft, source: Source) -> None:
    key = key_of(draft, "ARMED")
    lines = as_lines(draft, key, source.text).replace(
        "gave forty rifles to the Marsh League", "the Guild gave forty rifles to the Marsh League"
    )
    claim = corrected(draft, key, lines, source.text)
    assert isinstance(claim, Claim)
    (evidence,) = claim.evidence
    assert evidence.quote == "the Guild gave forty rifles to the\nMarsh League"
    assert evidence.quote == source.text[evidence.start : evidence.end]
    assert evidence.digest == source.digest(evidence.start, evidence.end)


def test_fields_are_corrected(draft: Draft, source: Source) -> None:
    key = key_of(draft, "MET_WITH")
    lines = as_lines(draft, key, source.text)
    claim = corrected(
        draft, key, lines.replace("modality: reported", "modality: alleged\nwhen: 2011-06-03"), source.text
    )
    assert isinstance(claim, Claim)
    assert (claim.modality, claim.when) == (Modality.ALLEGED, "2011-06-03")
    lines = as_lines(draft, "marsh-league", source.text) + "kind: armed group\n"
    assert corrected(draft, "marsh-league", lines, source.text) == Organization(
        name="Marsh League", kind=OrganizationKind.ARMED_GROUP
    )
    document = corrected(
        draft, "no-record", as_lines(draft, "no-record", source.text) + "published: 2012\n", source.text
    )
    assert isinstance(document, Document)
    assert (document.published, document.sha256) == ("2012", draft.document.sha256)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("predicate: ARMED", "predicate: FED", "predicate: predicate 'FED' is not in the vocabulary"),
        ("object: marsh-league", "object: rifles", "object: rifles is of type Equipment"),
        ("object: marsh-league", "object: nobody", "object: nobody is no entity of this draft"),
        ("when: ", "when: June 2011 # ", "when: “June 2011” is no date"),
        ("count: 40", "count: some", "qualifiers.count: must be a whole number"),
        ("words: [gave", "words: [sold", "“sold forty rifles to the Marsh League” does not stand in the document"),
        ("words: [gave forty rifles to the Marsh League]", "words: []", "words: there are none"),
        ("subject: pilots-guild", "subject: [", "is no YAML"),
        ("subject: pilots-guild", "subjekt: pilots-guild", "subjekt: there is no such field"),
        ("polarity: asserts", "polarity: maybe", "polarity: must be 'asserts' or 'denies'"),
    ],
)
def test_what_is_wrong_is_named(draft: Draft, source: Source, old: str, new: str, message: str) -> None:
    key = key_of(draft, "ARMED")
    lines = as_lines(draft, key, source.text)
    assert old in lines
    with pytest.raises(CallError) as error:
        corrected(draft, key, lines.replace(old, new), source.text)
    assert message in str(error.value)


def test_words_that_stand_in_one_place_need_no_list(draft: Draft, source: Source) -> None:
    key = key_of(draft, "ARMED")
    lines = as_lines(draft, key, source.text)
    plain = lines.replace(
        "words: [gave forty rifles to the Marsh League]", "words: gave forty rifles to the Marsh League"
    )
    assert plain != lines
    assert corrected(draft, key, plain, source.text) == draft.claims[key].claim


def test_a_type_that_a_claim_does_not_fit_is_refused(draft: Draft, source: Source) -> None:
    lines = as_lines(draft, "marsh-league", source.text)
    with pytest.raises(CallError, match=r"The claim armed-.* would not fit: object: marsh-league is of type Place"):
        corrected(draft, "marsh-league", lines.replace("Organization", "Place"), source.text)
    person = corrected(draft, "marsh-league", lines.replace("Organization", "Person"), source.text)
    assert person == Person(name="Marsh League")


def test_what_is_no_record_at_all_is_refused(draft: Draft, source: Source) -> None:
    for content in ("", "- a list", "just words", "\x00", "!!python/object:os.system {}"):
        with pytest.raises(CallError):
            corrected(draft, "varn", content, source.text)


def test_without_the_text_words_stay_as_they_are(draft: Draft) -> None:
    key = key_of(draft, "ARMED")
    lines = as_lines(draft, key, None)
    assert corrected(draft, key, lines, None) == draft.claims[key].claim
    with pytest.raises(CallError, match="is not at hand"):
        corrected(draft, key, lines.replace("gave forty", "gave the forty"), None)
