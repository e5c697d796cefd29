"""What two extractors propose of one document is put together: alike is one, different stays two."""

from collections.abc import Iterable
from typing import Any

from ingest.extraction.comparison import Combined, combine
from ingest.extraction.proposals import Proposals, ProposedClaim, ProposedEntity
from ingest.extraction.source import Source
from schema.claims import Claim, Modality
from schema.documents import Document
from schema.entities import Entity, Organization, OrganizationKind, Person, Place
from schema.names import Name, NameKind
from schema.text import Span, passages, sha256

TEXT = (
    "Colonel Tarek Mansoor led the Harbour Guard from Adenport.\n\n"
    "Mansour met Dalia Haddad, and threatened to attack the Customs House."
)
SOURCE = Source.of(
    "note",
    Document(
        title="A note",
        sha256=sha256(TEXT),
        length=len(TEXT),
        passages=tuple((span.start, span.end) for span in passages(TEXT)),
    ),
    TEXT,
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def named(entity: Entity, *words: str, known: str | None = None) -> ProposedEntity:
    return ProposedEntity(entity, tuple(map(span, words)), "a test", known)


def claimed(subject: str, predicate: str, object_: str, words: str, **fields: Any) -> ProposedClaim:
    at = span(words)
    evidence = {"document": "note", "start": at.start, "end": at.end, "digest": SOURCE.digest(at.start, at.end)}
    record = {"subject": subject, "predicate": predicate, "object": object_, "statement": "Said.", **fields}
    return ProposedClaim(Claim.model_validate({**record, "evidence": [evidence]}), "a test")


def proposals(entities: dict[str, ProposedEntity], *claims: ProposedClaim, dropped: int = 0) -> Proposals:
    return Proposals(entities, claims, {"no such words": dropped} if dropped else {})


def by(found: Iterable[Any]) -> list[tuple[str, ...]]:
    return [each.by for each in found]


MANSOOR = named(Person(name="Tarek Mansoor"), "Tarek Mansoor")
GUARD = named(Organization(name="Harbour Guard"), "Harbour Guard")
HADDAD = named(Person(name="Dalia Haddad"), "Dalia Haddad")


def test_one_extractor_alone_keeps_what_it_proposed() -> None:
    alone = proposals({"a": MANSOOR, "b": GUARD}, claimed("a", "COMMANDED", "b", "led the Harbour Guard"), dropped=2)
    combined = combine({"rules": alone})
    assert {key: each.proposed for key, each in combined.entities.items()} == alone.entities
    assert [each.proposed for each in combined.claims] == list(alone.claims)
    assert by(combined.claims) == [("rules",)]
    assert combined.dropped == {"rules": {"no such words": 2}}
    assert combined.agreed == 0


def test_two_who_mean_the_same_agree_whatever_the_keys_the_spelling_and_the_span() -> None:
    rules = proposals({"a": MANSOOR, "b": GUARD}, claimed("a", "COMMANDED", "b", "led the Harbour Guard"))
    llm = proposals(
        {
            "guard": named(Organization(name="the Harbour Guard"), "Harbour Guard"),
            "tarek": named(Person(name="Tariq Mansour"), "Tarek Mansoor", "Mansour"),
        },
        claimed("tarek", "COMMANDED", "guard", "Colonel Tarek Mansoor led the Harbour Guard"),
    )
    combined = combine({"rules": rules, "llm": llm})
    assert by(combined.entities.values()) == [("rules", "llm"), ("rules", "llm")]
    assert by(combined.claims) == [("rules", "llm")]
    tarek = combined.entities["a"].proposed
    assert tarek.entity == Person(name="Tarek Mansoor", names=(Name(value="Tariq Mansour"),))
    assert tarek.mentions == (span("Tarek Mansoor"), span("Mansour"))


def test_the_first_is_kept_and_the_other_fills_in_what_it_leaves_open() -> None:
    kind = OrganizationKind.ARMED_GROUP
    rules = proposals({"a": MANSOOR, "b": GUARD}, claimed("a", "COMMANDED", "b", "led the Harbour Guard"))
    llm = proposals(
        {
            "a": MANSOOR,
            "b": named(Organization(name="Harbour Guard", kind=kind), "Harbour Guard", known="harbour-guard"),
            "c": named(Place(name="Adenport"), "Adenport"),
        },
        claimed("a", "COMMANDED", "b", "led the Harbour Guard", when="2019", qualifiers={"role": "colonel"}),
    )
    combined = combine({"rules": rules, "llm": llm})
    assert combined.entities["b"].proposed.entity == Organization(name="Harbour Guard", kind=kind)
    assert combined.entities["b"].proposed.known == "harbour-guard"
    assert by(combined.entities.values()) == [("rules", "llm"), ("rules", "llm"), ("llm",)]
    (claim,) = combined.claims
    assert (claim.proposed.claim.when, claim.proposed.claim.qualifiers) == ("2019", {"role": "colonel"})


def test_what_the_first_says_of_a_name_stays_and_a_part_of_its_name_is_weak() -> None:
    tarek = Person(name="Tarek Mansoor", names=(Name(value="the Colonel", kind=NameKind.FORMER),))
    other = Person(name="Mansoor", names=(Name(value="Tarek Mansoor"), Name(value="the Colonel")))
    both = named(tarek, "Tarek Mansoor"), named(other, "Tarek Mansoor")
    combined = combine({"rules": proposals({"a": both[0]}), "llm": proposals({"b": both[1]})})
    (one,) = combined.entities.values()
    assert one.proposed.entity.names == (
        Name(value="the Colonel", kind=NameKind.FORMER),
        Name(value="Mansoor", kind=NameKind.WEAK),
    )


def test_a_threat_and_an_act_are_two_proposals() -> None:
    both = {"a": MANSOOR, "b": named(Organization(name="Customs House"), "Customs House")}
    act = claimed("a", "ATTACKED", "b", "attack the Customs House")
    threat = claimed("a", "ATTACKED", "b", "threatened to attack the Customs House", modality=Modality.INTENDED)
    combined = combine({"rules": proposals(both, threat), "llm": proposals(both, act)})
    assert sorted(by(combined.claims)) == [("llm",), ("rules",)]


def test_the_same_claim_elsewhere_in_the_text_is_another() -> None:
    both = {"a": MANSOOR, "d": HADDAD}
    one = proposals(both, claimed("a", "MET_WITH", "d", "met Dalia Haddad"))
    other = proposals(both, claimed("a", "MET_WITH", "d", "Colonel Tarek Mansoor led"))
    assert by(combine({"rules": one, "llm": other}).claims) == [("llm",), ("rules",)]


def test_a_symmetric_claim_is_the_same_from_either_side() -> None:
    both = {"a": MANSOOR, "d": HADDAD}
    one = proposals(both, claimed("a", "MET_WITH", "d", "met Dalia Haddad"))
    other = proposals(both, claimed("d", "MET_WITH", "a", "met Dalia Haddad"))
    assert by(combine({"rules": one, "llm": other}).claims) == [("rules", "llm")]


def test_a_ruled_out_likeness_keeps_two_apart() -> None:
    rules = proposals({"a": named(Person(name="Tarek Mansoor"), "Tarek Mansoor", known="tarek-mansoor-1960")})
    llm = proposals({"a": named(Person(name="Tarek Mansoor"), "Tarek Mansoor", known="tarek-mansoor-1985")})
    combined = combine({"rules": rules, "llm": llm})
    assert {key: each.by for key, each in combined.entities.items()} == {"a": ("rules",), "a-2": ("llm",)}


def test_types_and_surnames_alone_do_not_make_two_one() -> None:
    rules = proposals({"a": named(Organization(name="Adenport"), "Adenport")})
    llm = proposals(
        {
            "a": named(Place(name="Adenport"), "Adenport"),
            "m": named(Person(name="Rami Mansour", names=(Name(value="Mansour", kind=NameKind.WEAK),)), "Mansour"),
        }
    )
    third = proposals({"m": MANSOOR})
    combined = combine({"rules": rules, "llm": llm, "annotations": third})
    assert {key: each.by for key, each in combined.entities.items()} == {
        "a": ("rules",),
        "a-2": ("llm",),
        "m": ("llm",),
        "m-2": ("annotations",),
    }


def test_two_of_one_extractor_never_become_one() -> None:
    rules = proposals({"m": MANSOOR})
    llm = proposals(
        {
            "x": named(Person(name="Tarek Mansoor"), "Tarek Mansoor"),
            "y": named(Person(name="Tarek Mansour"), "Mansour"),
        }
    )
    combined = combine({"rules": rules, "llm": llm})
    assert {key: each.by for key, each in combined.entities.items()} == {"m": ("rules", "llm"), "y": ("llm",)}


def test_places_and_equipment_follow_their_entities() -> None:
    rules = proposals({"here": named(Place(name="Adenport"), "Adenport")})
    llm = proposals(
        {"a": MANSOOR, "d": HADDAD, "port": named(Place(name="Adenport"), "Adenport")},
        claimed("a", "MET_WITH", "d", "met Dalia Haddad", qualifiers={"place": "port"}, speaker="a"),
    )
    combined = combine({"rules": rules, "llm": llm})
    (claim,) = combined.claims
    assert claim.proposed.claim.qualifiers == {"place": "here"}
    assert claim.proposed.claim.speaker == "a"


def test_nothing_combined_is_nothing() -> None:
    assert combine({}) == Combined()
