"""A dossier's records are checked against the vocabulary, and its JSON Schema says the same."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from schema.claims import Claim
from schema.dossiers import entity, json_schema, qualified, sides
from schema.entities import Organization, OrganizationKind
from schema.vocabulary import Vocabulary

EVIDENCE = [{"document": "report", "start": 0, "end": 4, "digest": "0123456789abcdef"}]
DOCUMENT = {"title": "Report", "sha256": "0" * 64, "length": 10, "passages": [[0, 4], [6, 10]]}


def claim(**fields: Any) -> Claim:
    return Claim.model_validate(
        {"subject": "ann", "predicate": "LED", "object": "band", "statement": "Ann led it.", "evidence": EVIDENCE}
        | fields
    )


def dossier(**sections: Any) -> dict[str, Any]:
    return {"dots": 1, "dossier": "sample", "title": "A sample"} | sections


def test_an_entity_is_read_as_its_type(vocabulary: Vocabulary) -> None:
    read = entity(vocabulary, {"type": "Organization", "name": "The Band", "kind": "armed group"})
    assert read == Organization(name="The Band", kind=OrganizationKind.ARMED_GROUP)


@pytest.mark.parametrize(
    "record", [{"name": "Ann"}, {"type": "Entity", "name": "Ann"}, {"type": ["Person"], "name": "Ann"}]
)
def test_an_entity_without_a_known_type_is_refused(vocabulary: Vocabulary, record: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="is none of Person, Organization"):
        entity(vocabulary, record)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"predicate": "BEFRIENDED"}, "not in the vocabulary"),
        ({"predicate": "AGE"}, "AGE takes a value"),
        ({"object": None, "value": 3}, "LED takes an object"),
        ({"qualifiers": {"amount": 3}}, "Extra inputs"),
        ({"predicate": "FUNDED", "qualifiers": {"currency": "euro"}}, "should match pattern"),
        ({"predicate": "AGE", "object": None, "value": 200}, "less than or equal to 150"),
    ],
)
def test_what_a_predicate_does_not_take_is_refused(
    vocabulary: Vocabulary, fields: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        qualified(vocabulary, claim(**fields))


@pytest.mark.parametrize(
    ("predicate", "subject", "object_", "wrong"),
    [
        ("LED", "Person", "Organization", None),
        (
            "LED",
            "Place",
            "Organization",
            "subject: ann is of type Place; the subject of LED must be Person or Organization",
        ),
        (
            "LED",
            "Person",
            "Person",
            "object: band is of type Person; the object of LED must be Organization or Event or Programme",
        ),
        ("UNSPECIFIED_TIE", "Work", "Equipment", None),
        ("AGE", "Person", None, None),
        ("AGE", "Event", None, "subject: ann is of type Event; the subject of AGE must be Person"),
    ],
)
def test_only_the_declared_types_stand_on_each_side(
    vocabulary: Vocabulary, predicate: str, subject: str, object_: str | None, wrong: str | None
) -> None:
    fields: dict[str, Any] = {"predicate": predicate} | ({"object": None, "value": 3} if object_ is None else {})
    found = sides(vocabulary, claim(**fields), subject, object_)
    assert (": ".join(found) if found else None) == wrong


def test_nothing_is_related_to_itself(vocabulary: Vocabulary) -> None:
    said = claim(predicate="ALLIED_WITH", object="ann")
    assert sides(vocabulary, said, "Person", "Person") == (
        "object",
        "ann is the subject too; nothing is related to itself",
    )


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json_schema(Vocabulary())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


GOOD_CLAIM = {"subject": "ann", "predicate": "LED", "object": "band", "statement": "Ann led it.", "evidence": EVIDENCE}


@pytest.mark.parametrize(
    "sections",
    [
        {},
        {"documents": {"report": DOCUMENT}},
        {"entities": {"ann": {"type": "Person", "name": "Ann"}}},
        {"claims": {"c1": GOOD_CLAIM}},
        {"claims": {"c1": GOOD_CLAIM | {"qualifiers": {"role": "head"}, "when": 2016}}},
    ],
)
def test_the_json_schema_takes_what_is_right(validator: Draft202012Validator, sections: dict[str, Any]) -> None:
    assert [error.message for error in validator.iter_errors(dossier(**sections))] == []


@pytest.mark.parametrize(
    "sections",
    [
        {"dots": 2},
        {"dossier": "Not A Key"},
        {"claim": {}},
        {"documents": {"report": DOCUMENT | {"sha256": "0"}}},
        {"entities": {"ann": {"type": "Alien", "name": "Ann"}}},
        {"entities": {"ann": {"type": "Person", "name": "Ann", "kind": "state"}}},
        {"entities": {"band": {"type": "Organization", "name": "Band", "kind": "gang"}}},
        {"claims": {"c1": GOOD_CLAIM | {"predicate": "BEFRIENDED"}}},
        {"claims": {"c1": GOOD_CLAIM | {"qualifiers": {"amount": 3}}}},
        {"claims": {"c1": GOOD_CLAIM | {"predicate": "AGE"}}},
        {"claims": {"c1": {name: value for name, value in GOOD_CLAIM.items() if name != "evidence"}}},
    ],
)
def test_the_json_schema_refuses_what_is_wrong(validator: Draft202012Validator, sections: dict[str, Any]) -> None:
    assert not validator.is_valid(dossier(**sections))
