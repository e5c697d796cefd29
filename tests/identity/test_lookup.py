"""A name finds the entity that bears it, however it is spelt, and says so where several do."""

import re

import pytest

from database.graph import Graph
from identity.lookup import LONGEST, Wanted, find, resolve, resolve_all, terms
from identity.parts import is_slight, skeleton
from schema.errors import AmbiguousName, CallError
from schema.names import LONGEST_NAME

PEOPLE = [
    (
        "qasem-soleimani",
        "Person",
        "Qasem Soleimani",
        "led the Quds Force",
        ["Haj Qassem", "قاسم سلیمانی"],
        ["Soleimani"],
    ),
    ("mustafa-badreddine", "Person", "Mustafa Badreddine", None, ["Mustafa Badr al-Din"], []),
    ("imad-mughniyeh", "Person", "Imad Mughniyeh", None, ["Haj Radwan"], []),
    ("jihad-mughniyeh", "Person", "Jihad Mughniyeh", "his son", [], []),
    ("ali-north", "Person", "Ali Hasan", "of the north", [], []),
    ("ali-south", "Person", "Ali Hasan", "of the south", [], []),
    ("funeral", "Event", "Funeral of Qasem Soleimani", None, [], []),
    ("hizbullah", "Organization", "Hizbullah", None, ["Party of God"], []),
    ("kataib-hizbullah", "Organization", "Kata'ib Hizbullah", None, [], []),
    ("quds-force", "Organization", "Quds Force", "of the IRGC", ["IRGC-QF"], []),
    ("badreddine-street", "Place", "Badreddine Street", None, [], []),
    ("press", "Organization", "Associated Press", None, ["AP"], []),
    ("uprising", "Event", "Uprising in the villages around Daraa", None, [], []),
    ("movements", "Organization", "Front", None, ["all the movements"], []),
    ("taha", "Person", "Taha", None, [], []),
    ("li-wei", "Person", "Li Wei", None, [], []),
]
SEED = """
UNWIND $entities AS row
CREATE (e:Entity {id: row.id, type: row.type, name: row.name, description: row.description})
WITH e, row
UNWIND row.names AS named
MERGE (n:Name {value: named.value}) ON CREATE SET n.skeleton = named.skeleton
CREATE (e)-[:HAS_NAME {kind: named.kind}]->(n)
"""
AWAIT = "CALL db.awaitIndexes(60)"
EVENTUALLY = "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()"


@pytest.fixture
def people(graph: Graph) -> Graph:
    entities = [
        {
            "id": key,
            "type": type_,
            "name": name,
            "description": description,
            "names": [
                {"value": value, "kind": kind, "skeleton": skeleton(value)}
                for kind, values in (("primary", [name]), ("alias", aliases), ("weak", weak))
                for value in values
            ],
        }
        for key, type_, name, description, aliases, weak in PEOPLE
    ]
    graph.write(SEED, entities=entities)
    graph.read(AWAIT)
    graph.read(EVENTUALLY)
    return graph


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("qasem-soleimani", "qasem-soleimani"),
        ("Qasem Soleimani", "qasem-soleimani"),
        ("kassem suleimani", "qasem-soleimani"),
        ("Lt.-Gen. Q. Soleimani", "qasem-soleimani"),
        ("Soleimani", "qasem-soleimani"),
        ("Suleymani, Ghassem", "qasem-soleimani"),
        ("قاسم سليماني", "qasem-soleimani"),
        ("Касем Сулеймани", "qasem-soleimani"),
        ("Qasem Soleimany", "qasem-soleimani"),
        ("Qasm Solemani", "qasem-soleimani"),
        ("funeral of Suleimani", "funeral"),
        ("Hezbollah", "hizbullah"),
        ("the party of god", "hizbullah"),
        ("kataeb hezbollah", "kataib-hizbullah"),
        ("al-Quds Force", "quds-force"),
        ("irgc-qf", "quds-force"),
        ("Emad Moghnieh", "imad-mughniyeh"),
    ],
)
def test_any_spelling_finds_the_entity(people: Graph, text: str, found: str) -> None:
    assert resolve(people, text).id == found


def test_a_part_that_one_entity_of_the_type_bears_is_enough(people: Graph) -> None:
    assert resolve(people, "Badreddine", types=["Person"]).id == "mustafa-badreddine"
    assert resolve(people, "Badreddine", types=["Place"]).id == "badreddine-street"


def test_a_part_that_two_bear_is_ambiguous(people: Graph) -> None:
    with pytest.raises(AmbiguousName) as caught:
        resolve(people, "Mughniyeh", parameter="person")
    assert caught.value.candidates == (
        "Imad Mughniyeh (Person) · imad-mughniyeh",
        "Jihad Mughniyeh (Person: his son) · jihad-mughniyeh",
    )
    assert "for person" in str(caught.value)


def test_namesakes_are_told_apart_by_what_is_said_of_them(people: Graph) -> None:
    with pytest.raises(AmbiguousName) as caught:
        resolve(people, "Ali Hasan")
    assert caught.value.candidates == (
        "Ali Hasan (Person: of the north) · ali-north",
        "Ali Hasan (Person: of the south) · ali-south",
    )


def test_an_unknown_name_gets_the_nearest(people: Graph) -> None:
    with pytest.raises(CallError) as caught:
        resolve(people, "Mughnar Radwin")
    assert "Imad Mughniyeh" in str(caught.value)


@pytest.mark.parametrize("text", ["Paris", "Ain Daraa"])
def test_a_short_word_that_is_nearly_one_of_several_is_no_part_of_a_name(people: Graph, text: str) -> None:
    with pytest.raises(CallError, match=f"Nothing in the graph is called “{text}”"):
        resolve(people, text)


@pytest.mark.parametrize("text", ["al", "Al-", "el", "a", "th", "the", "ta"])
def test_one_or_two_letters_are_nobodys_name_in_another_spelling(people: Graph, text: str) -> None:
    with pytest.raises(CallError, match=f"Nothing in the graph is called “{text}”"):
        resolve(people, text)


@pytest.mark.parametrize(("text", "found"), [("li", "li-wei"), ("all", "movements"), ("AP", "press")])
def test_two_letters_that_are_a_word_of_a_name_are_enough(people: Graph, text: str, found: str) -> None:
    assert resolve(people, text).id == found


def test_a_script_without_vowels_needs_no_more_than_two_letters() -> None:
    assert [text for text in ("al", "of the", "طه", "Ali", "al-Amin", "...") if is_slight(text)] == [
        "al",
        "of the",
    ]


@pytest.mark.parametrize(
    ("text", "found"), [("Press", "press"), ("Dar'a", "uprising"), ("Mugniyeh, Imad", "imad-mughniyeh")]
)
def test_a_part_in_another_spelling_is_enough(people: Graph, text: str, found: str) -> None:
    assert resolve(people, text).id == found


def test_a_name_of_another_type_is_called_that(people: Graph) -> None:
    with pytest.raises(CallError, match="is an Organization, where a Person is asked for"):
        resolve(people, "Hezbollah", types=["Person"])


@pytest.mark.parametrize("text", ["", "   ", "x" * 501])
def test_what_is_no_name_is_refused(people: Graph, text: str) -> None:
    with pytest.raises(CallError):
        find(people, text)


@pytest.mark.parametrize(
    "text", ['"', "*", "a:b~2^9 AND (", "' OR 1=1 //", "\\", "}) DETACH DELETE n //", "[* TO *]", "\x00", "..."]
)
def test_nothing_in_a_name_is_syntax(people: Graph, text: str) -> None:
    find(people, text)
    assert people.read("MATCH (e:Entity) RETURN count(e) AS n") == [{"n": len(PEOPLE)}]
    assert re.fullmatch(r"(?:[a-z0-9]+(?:\^4|~[12]|\*)(?: OR |$))*", terms(text))


def test_a_database_without_indexes_knows_nobody(bare: Graph) -> None:
    assert find(bare, "Qasem Soleimani") == []


def test_no_name_is_longer_than_a_dossier_may_write() -> None:
    assert LONGEST == LONGEST_NAME


def test_several_names_are_looked_up_each_for_itself(people: Graph) -> None:
    wanted = [Wanted("Qasem Soleimani"), Wanted("hizbullah", ("Organization",)), Wanted("Imad Mugniyeh")]
    assert [found.id for found in resolve_all(people, wanted)] == ["qasem-soleimani", "hizbullah", "imad-mughniyeh"]
    assert resolve_all(people, []) == []


def test_of_several_names_the_one_that_nobody_bears_is_named(people: Graph) -> None:
    wanted = [Wanted("Qasem Soleimani"), Wanted("Zebulon Quux", parameter="--target")]
    with pytest.raises(CallError, match="“Zebulon Quux” for --target"):
        resolve_all(people, wanted)
