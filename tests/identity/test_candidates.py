"""Two entities are offered as one by their names and by what else is known of them; what is unsure is called so."""

import pytest

from database.graph import Graph
from identity.candidates import AUTOMATIC, Candidate, candidates, new_entities
from identity.spelling import ALIKE

SEED = """
UNWIND $entities AS row
CREATE (e:Entity {id: row.id, type: row.type, name: row.names[0], kind: row.kind})
SET e.latitude = row.place[0], e.longitude = row.place[1]
CREATE (r:Record {id: row.dossier + '/' + row.id, key: row.id, dossier: row.dossier, type: row.type})
CREATE (r)-[:RESOLVES_TO]->(e)
WITH e, row
UNWIND row.names AS value
MERGE (n:Name {value: value})
CREATE (e)-[:HAS_NAME {kind: CASE WHEN value = row.names[0] THEN 'primary' ELSE 'alias' END}]->(n)
"""
TIE = """
MATCH (a:Entity {id: $source}), (b:Entity {id: $target})
CREATE (a)-[:COMMANDED {derived: true}]->(b)
"""
DATED = """
MATCH (e:Entity {id: $id})
CREATE (c:Claim {polarity: 'asserts', status: 'accepted', start_latest: date($day), end_earliest: date($day)})
CREATE (c)-[:SUBJECT]->(e)
"""
WEAK = "MATCH (:Entity {id: $id})-[h:HAS_NAME]->(:Name {value: $name}) SET h.kind = 'weak'"


def seed(graph: Graph, *entities: tuple[str, str, list[str]], **more: dict[str, object]) -> None:
    """Write entities, each in a dossier of its own unless more is said of it."""
    rows = [
        {"id": key, "type": type_, "names": names, "dossier": f"of-{key}", "kind": None, "place": [None, None]}
        | more.get(key, {})
        for key, type_, names in entities
    ]
    graph.write(SEED, entities=rows)


def pairs(found: list[Candidate]) -> set[tuple[str, str]]:
    return {(one.entity, one.other) for one in found}


def test_a_name_in_another_spelling_is_offered_and_sure(graph: Graph) -> None:
    seed(graph, ("one", "Person", ["Qasem Soleimani"]), ("two", "Person", ["Kassem Suleimani"]))
    (found,) = candidates(graph)
    assert (found.entity, found.other, found.automatic) == ("one", "two", True)
    assert found.why == "1.00: qasem ~ kassem sounds the same; soleimani ~ suleimani sounds the same"


def test_one_of_which_more_is_claimed_comes_first(graph: Graph) -> None:
    seed(graph, ("one", "Person", ["Qasem Soleimani"]), ("two", "Person", ["Kassem Suleimani"]))
    graph.write(DATED, id="two", day="2001-01-01")
    assert pairs(candidates(graph)) == {("two", "one")}


def test_entities_of_two_types_are_never_offered(graph: Graph) -> None:
    seed(graph, ("one", "Person", ["Qasem Soleimani"]), ("two", "Place", ["Qasem Soleimani"]))
    assert candidates(graph) == []


def test_a_surname_alone_is_never_sure(graph: Graph) -> None:
    seed(graph, ("one", "Person", ["Imad Mughniyeh", "Mughniyeh"]), ("two", "Person", ["Mughniyeh"]))
    (found,) = candidates(graph)
    assert not found.automatic


def test_a_weak_name_proposes_nobody(graph: Graph) -> None:
    seed(graph, ("one", "Person", ["Imad Mughniyeh", "the chief"]), ("two", "Person", ["Ali Berg", "the chief"]))
    graph.write(WEAK, id="two", name="the chief")
    assert candidates(graph) == []


def test_of_two_namesakes_neither_is_sure(graph: Graph) -> None:
    seed(graph, *((key, "Person", ["Ali Hasan"]) for key in ("one", "two", "three")))
    found = candidates(graph)
    assert len(found) == 3
    assert not any(one.automatic for one in found)
    assert "a rival" in found[0].why


@pytest.mark.parametrize(
    ("type_", "more", "reason"),
    [
        ("Organization", {"one": {"kind": "company"}, "two": {"kind": "state"}}, "one is company, the other state"),
        ("Place", {"one": {"place": [33.5, 36.3]}, "two": {"place": [34.5, 69.2]}}, "km apart"),
        ("Person", {"one": {"dossier": "both"}, "two": {"dossier": "both"}}, "both has both, under two keys"),
    ],
)
def test_what_speaks_against_a_pair_is_said_and_makes_it_unsure(
    graph: Graph, type_: str, more: dict[str, dict[str, object]], reason: str
) -> None:
    seed(graph, ("one", type_, ["Northern Light"]), ("two", type_, ["Northern Light"]), **more)
    (found,) = candidates(graph, least=0.4)
    assert found.score < AUTOMATIC
    assert not found.automatic
    assert reason in found.why


def test_a_tie_between_two_speaks_against_their_being_one(graph: Graph) -> None:
    seed(graph, ("one", "Person", ["Ali Hasan"]), ("two", "Person", ["Ali Hassan"]))
    graph.write(TIE, source="one", target="two")
    assert candidates(graph) == []
    (found,) = candidates(graph, least=0.5)
    assert "a tie between them (COMMANDED)" in found.why


def test_ties_that_two_share_speak_for_them(graph: Graph) -> None:
    seed(graph, ("one", "Person", ["Ali Hasan"]), ("two", "Person", ["A. Hasan"]), ("band", "Organization", ["Band"]))
    (alone,) = candidates(graph)
    for source in ("one", "two"):
        graph.write(TIE, source=source, target="band")
    (found,) = candidates(graph)
    assert found.score > alone.score
    assert "for it: both COMMANDED Band" in found.why


def test_one_person_does_not_act_in_two_centuries(graph: Graph) -> None:
    seed(graph, ("one", "Person", ["Ali Hasan"]), ("two", "Person", ["Ali Hasan"]))
    graph.write(DATED, id="one", day="1801-01-01")
    graph.write(DATED, id="two", day="2001-01-01")
    (found,) = candidates(graph, least=0.4)
    assert (found.automatic, "200 years lie between" in found.why) == (False, True)


def test_those_of_one_entity_are_asked_for_alone(graph: Graph) -> None:
    seed(
        graph,
        ("one", "Person", ["Qasem Soleimani"]),
        ("two", "Person", ["Kassem Suleimani"]),
        ("three", "Person", ["Imad Mughniyeh"]),
        ("four", "Person", ["Emad Moghnieh"]),
    )
    assert pairs(candidates(graph, of=["two"])) == {("one", "two")}
    assert pairs(candidates(graph, types=["Place"])) == set()
    assert all(one.score >= ALIKE for one in candidates(graph))


def test_new_is_what_no_other_dossier_brings(graph: Graph) -> None:
    seed(graph, ("one", "Person", ["A B"]), ("two", "Person", ["C D"]))
    assert new_entities(graph, ["of-one"]) == ["one"]
