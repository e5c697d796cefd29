"""The ranges that ``fitness/out-of-range`` writes out are those of the vocabulary."""

import re

from queries.catalogue import Catalogue
from schema.entities import Entity
from schema.vocabulary import Vocabulary


def _either(side: tuple[type[Entity], ...]) -> str:
    return "|".join(cls.__name__ for cls in side)


def test_the_ranges_written_out_are_those_of_the_vocabulary(catalogue: Catalogue, vocabulary: Vocabulary) -> None:
    related = [f"{cls.predicate}: {_either(cls.subjects)} > {_either(cls.objects)}" for cls in vocabulary.relationships]
    attributed = [f"{cls.predicate}: {_either(cls.subjects)}" for cls in vocabulary.attributes]
    body = catalogue.get("out-of-range").body
    assert re.findall(r"^    '([A-Z_]+: .*)',?$", body, re.M) == related + attributed


def test_the_entity_types_written_out_are_those_of_the_vocabulary(catalogue: Catalogue, vocabulary: Vocabulary) -> None:
    known = ", ".join(f"'{name}'" for name in sorted(vocabulary.entity_types))
    assert f"[{known}] AS known" in catalogue.get("out-of-range").body
