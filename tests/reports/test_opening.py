"""An opening tells the facts that say who or what an entity is, each by the claim that is attested best."""

import pytest

from charts.network import Network, Node, Said, Tie
from queries.citations import Source
from reports.opening import OPENINGS, opening
from schema.vocabulary import Vocabulary


def said(id_: str, predicate: str, *, words: int, subject: str = "ada", **given: object) -> Said:
    """A claim in words of its own: where they stand tells it from others."""
    source = Source("paper", "A paper", None, None, None, None, 1, words, words + 5, None)
    plain = {
        "object": "other",
        "value": None,
        "statement": id_,
        "polarity": "asserts",
        "modality": "reported",
        "status": "accepted",
        "disputed": False,
        "dated": None,
        "bounds": None,
        "credibility": None,
        "speaker": None,
        "sources": (source,),
    }
    return Said(id=id_, predicate=predicate, subject=subject, **{**plain, **given})  # type: ignore[arg-type]


def tie(*claims: Said, origins: int = 1) -> Tie:
    """The tie that some claims carry."""
    first = claims[0]
    return Tie(first.subject, first.object or "", first.predicate, claims, origins)


def told(*ties: Tie, values: tuple[Said, ...] = (), type_: str = "Person") -> list[str]:
    """What an opening on Ada tells."""
    network = Network((Node("ada", "Ada", type_), Node("other", "Other", "Person")), ties, values)
    return [claim.id for claim in opening(network, "ada", type_, Vocabulary.load())]


def test_a_person_is_told_from_birth_to_death_whatever_is_attested_best() -> None:
    died = said("killed", "KILLED", words=10, subject="other", object="ada")
    assert told(
        tie(died, origins=9),
        tie(said("office", "HELD_POSITION", words=20)),
        tie(said("born", "BORN_IN", words=30)),
        tie(said("commanded", "COMMANDED", words=40)),
    ) == ["born", "commanded", "office", "killed"]


def test_of_several_the_best_attested_is_told_and_by_its_surest_claim() -> None:
    weak = said("alleged", "BORN_IN", words=1, modality="alleged")
    sure = said("reported", "BORN_IN", words=2)
    assert told(tie(said("elsewhere", "BORN_IN", words=3, object="b")), tie(weak, sure, origins=2), type_="Person") == [
        "reported",
        "elsewhere",
    ]


def test_what_is_disputed_yields_to_what_is_not_and_what_is_denied_is_not_told() -> None:
    disputed = said("disputed", "KILLED", words=1, subject="other", object="ada", disputed=True)
    denied = said("denied", "BORN_IN", words=2, polarity="denies")
    planned = said("planned", "BURIED_IN", words=3, modality="intended")
    plain = said("plain", "KILLED", words=4, subject="third", object="ada")
    assert told(tie(disputed, origins=5), tie(denied), tie(planned), tie(plain))[0] == "plain"
    assert told(tie(disputed)) == ["disputed"]
    assert told(tie(denied), tie(planned)) == []


def test_the_same_words_are_told_once() -> None:
    assert told(tie(said("commanded", "COMMANDED", words=1)), tie(said("office", "HELD_POSITION", words=1))) == [
        "commanded"
    ]


def test_who_has_few_such_facts_is_told_by_what_is_attested_best() -> None:
    ties = [
        tie(said(f"met-{origins}", "MET_WITH", words=origins, object=f"o{origins}"), origins=origins)
        for origins in (1, 4, 3, 2)
    ]
    assert told(*ties) == ["met-4", "met-3", "met-2"]


def test_an_event_is_told_with_its_toll() -> None:
    toll = said("toll", "CASUALTIES_KILLED", words=1, object=None, value="4")
    place = tie(said("place", "TOOK_PLACE_AT", words=2))
    assert told(place, values=(toll,), type_="Event") == ["place", "toll"]


@pytest.mark.parametrize("type_", OPENINGS)
def test_what_openings_look_for_is_in_the_vocabulary(type_: str) -> None:
    vocabulary = Vocabulary.load()
    assert type_ in vocabulary.entity_types
    ways = {way for fact in OPENINGS[type_] for way in fact.ways}
    assert {way[1:] for way in ways} - set(vocabulary.predicates) == set()
    assert {way[0] for way in ways} <= set("<>=")
