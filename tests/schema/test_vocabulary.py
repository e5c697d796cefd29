"""The vocabulary is whole, means one thing by each name, and takes a user's own types."""

from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from schema.entities import Person
from schema.errors import WorkError
from schema.vocabulary import Vocabulary

# The list that analysts were promised; a type that goes missing breaks their dossiers.
PROMISED = (Path(__file__).parent / "promised.txt").read_text(encoding="utf-8").split()

OWN = '''
"""Types of one's own."""
from schema.entities import Entity, Person
from schema.relationships import Relationship, Topic
from schema.qualifiers import Placed


class Vessel(Entity):
    """A ship or a boat."""


class Captained(Placed, Relationship, topic=Topic.COMMAND, subjects=(Person,), objects=(Vessel,), inverse="kept by"):
    """Was master of a vessel."""
'''


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    name = f"own_types_{request.node.name.split('[')[0]}"
    (tmp_path / f"{name}.py").write_text(OWN)
    monkeypatch.syspath_prepend(str(tmp_path))
    return name


def test_every_promised_type_is_there(vocabulary: Vocabulary) -> None:
    assert set(PROMISED) <= set(vocabulary.predicates)
    assert {composition.predicate for composition in vocabulary.compositions} >= {"ATTENDED_FUNERAL_OF"}


@pytest.mark.parametrize("predicate", sorted(Vocabulary().predicates))
def test_every_type_is_defined_by_a_sentence(predicate: str, vocabulary: Vocabulary) -> None:
    doc = (vocabulary.predicates[predicate].__doc__ or "").strip()
    assert doc.endswith(".")
    assert doc[0].isupper()


def test_every_relationship_reads_from_both_sides(vocabulary: Vocabulary) -> None:
    inverses = [relationship.inverse for relationship in vocabulary.relationships]
    assert all(inverses)
    assert len(set(inverses)) == len(inverses)


def test_what_is_symmetric_has_the_same_types_on_both_sides(vocabulary: Vocabulary) -> None:
    assert [r.predicate for r in vocabulary.relationships if r.symmetric and set(r.subjects) != set(r.objects)] == []


def test_what_is_implied_may_stand_wherever_what_implies_it_does(vocabulary: Vocabulary) -> None:
    for relationship in vocabulary.relationships:
        if relationship.implies:
            assert all(issubclass(side, relationship.implies.subjects) for side in relationship.subjects)
            assert all(issubclass(side, relationship.implies.objects) for side in relationship.objects)


def test_types_of_ones_own_come_in_through_the_settings(own: str) -> None:
    larger = Vocabulary.load([own])
    assert set(larger.entity_types) - set(Vocabulary().entity_types) == {"Vessel"}
    assert set(larger.predicates) - set(Vocabulary().predicates) == {"CAPTAINED"}
    assert larger.allows(larger.relationship_types["CAPTAINED"].objects, "Vessel")
    assert not larger.allows(larger.relationship_types["CAPTAINED"].objects, Person.label)
    assert larger.subject_labels["CAPTAINED"] == {"Person"}
    assert larger.object_labels["CAPTAINED"] == {"Vessel"}
    assert larger.fields[larger.entity_types["Vessel"]] == set(larger.entity_types["Vessel"].model_fields)


def test_types_of_ones_own_come_in_through_an_entry_point(own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    points = EntryPoints([EntryPoint(name="own", value=own, group="dots.vocabulary")])
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **parameters: points.select(**parameters))
    assert "Vessel" in Vocabulary.load().entity_types


def test_a_module_that_is_not_there_is_named() -> None:
    with pytest.raises(WorkError, match="no_such_module cannot be imported"):
        Vocabulary.load(["no_such_module"])


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('class Person(Entity):\n    """Again."""', "“Person” means two things"),
        ('class Claim(Entity):\n    """Taken."""', "“Claim” means two things"),
        ('class Led(Relationship, subjects=(Entity,), objects=(Entity,)):\n    """Again."""', "“LED” means two things"),
        ('class Subject(Relationship, subjects=(Entity,), objects=(Entity,)):\n    """Taken."""', "“SUBJECT” means"),
        ('class Sold(Relationship):\n    """No sides."""', "does not say which types may stand on each side"),
        ("class Sold(Relationship, subjects=(Entity,), objects=(Entity,)):\n    __doc__ = None", "has no docstring"),
        (
            'class Sold(Relationship, subjects=(Entity,), objects=(Entity,)):\n    """Sold."""\n    status: int = 0',
            "calls a qualifier “status”",
        ),
    ],
)
def test_a_name_that_means_two_things_is_refused(
    source: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"clash_{abs(hash(source))}"
    head = "from schema.entities import Entity\nfrom schema.relationships import Relationship\n\n\n"
    (tmp_path / f"{name}.py").write_text(head + source + "\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(WorkError, match=message):
        Vocabulary.load([name])
