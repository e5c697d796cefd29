"""Resolution: which entity a record stands for, worked out of the judgements that are in force.

Records that are judged the same are one entity; what is judged distinct is kept apart, whatever else would join it. The
outcome depends on which judgements there are, and not on the order in which they were made or are read.
"""

from collections.abc import Iterable, Mapping
from typing import Self

from database.graph import Graph
from identity.judgements import Judgement, read


class Resolution:
    """The entity of each record.

    Args:
        entities: The entity of every key that stands for another than its own; others stand for themselves.
        blocked: Judgements that two are the same, which could not be followed because another says that they are not.
    """

    def __init__(self, entities: Mapping[str, str], blocked: Iterable[Judgement] = ()) -> None:
        self._entities = dict(entities)
        self._keys: dict[str, set[str]] = {}
        for key, entity in self._entities.items():
            self._keys.setdefault(entity, {entity}).add(key)
        self.blocked = tuple(blocked)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Self:
        """Work out the resolution that judgements make.

        Args:
            judgements: The judgements; those that were undone have no say.
        """
        held = sorted((each for each in judgements if each.in_force), key=lambda each: (each.left, each.right))
        same = [judgement for judgement in held if judgement.same]
        clusters, blocked = _joined(same, [judgement for judgement in held if not judgement.same])
        given_up = {key for one in same if one not in blocked for key in (one.right, one.replaced)}
        entities = {}
        for cluster in clusters:
            # Who says “A is B” keeps A; where nothing tells, as after a circle, the first of the alphabet stands.
            chosen = min(cluster - given_up or cluster)
            entities.update({key: chosen for key in cluster if key != chosen})
        return cls(entities, blocked)

    @classmethod
    def read(cls, graph: Graph) -> Self:
        """Work out the resolution of a graph.

        Args:
            graph: The database.

        Raises:
            NoDatabase: The server is gone.
        """
        return cls.of(read(graph))

    def entity_of(self, key: str) -> str:
        """Give the id of the entity that a key stands for.

        Args:
            key: The key of an entity's record, as dossiers write it.
        """
        return self._entities.get(key, key)

    def keys_of(self, entity: str) -> frozenset[str]:
        """Give every key that stands for an entity; its id alone, where nothing was merged into it.

        Args:
            entity: The id of the entity.
        """
        return frozenset(self._keys.get(entity, {entity}))

    @property
    def merged(self) -> dict[str, str]:
        """The keys that stand for another entity than their own, and that entity."""
        return dict(self._entities)

    def __bool__(self) -> bool:
        """Say whether anything stands for another."""
        return bool(self._entities)

    def __eq__(self, other: object) -> bool:
        """Say whether every key stands for the same in both."""
        return isinstance(other, Resolution) and self._entities == other._entities

    def __hash__(self) -> int:
        """Hash it by what stands for what."""
        return hash(frozenset(self._entities.items()))


def _joined(same: list[Judgement], distinct: list[Judgement]) -> tuple[list[set[str]], list[Judgement]]:
    cluster_of: dict[str, set[str]] = {}
    apart: dict[str, set[str]] = {}
    for judgement in distinct:
        apart.setdefault(judgement.left, set()).add(judgement.right)
        apart.setdefault(judgement.right, set()).add(judgement.left)
    blocked = []
    for judgement in same:
        one = cluster_of.setdefault(judgement.left, {judgement.left})
        other = cluster_of.setdefault(judgement.right, {judgement.right})
        if one is other:
            continue
        if any(not apart.get(key, set()).isdisjoint(other) for key in one):
            blocked.append(judgement)
            continue
        one |= other
        for key in other:
            cluster_of[key] = one
    return list({id(cluster): cluster for cluster in cluster_of.values()}.values()), blocked
