"""Recognition: proposed entities that bear the very name of a known one, and those that may be one."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Self

from identity.index import NameIndex
from identity.parts import Spelling
from ingest.drafting.draft import Draft
from ingest.extraction.source import KnownEntity
from schema.drafts import State
from schema.entities import Entity, Person
from schema.names import NameKind

_WEAK_ALONE = Person.label
"""The type whose single words name many: a surname, a given name."""


class Names:
    """Known entities by the names that mean one of them only.

    Args:
        known: The entities that are known.
    """

    def __init__(self, known: Iterable[KnownEntity] = ()) -> None:
        self._bearers: dict[tuple[str, tuple[str, ...]], set[str]] = {}
        for one in known:
            self._note(one.id, one.type, one.names)

    @classmethod
    def of_index(cls, index: NameIndex) -> Self:
        """Take the names of an index: they have been read, which takes longer than all else."""
        names = cls()
        for key, type_, spelling in index.spellings():
            names._put(key, type_, spelling)
        return names

    def __bool__(self) -> bool:
        """Say whether anybody is known at all."""
        return bool(self._bearers)

    def add(self, key: str, entity: Entity) -> None:
        """Add an entity that was not known before."""
        self._note(key, entity.label, [name.value for name in entity.all_names() if name.kind is not NameKind.WEAK])

    def of(self, entity: Entity) -> str | None:
        """Give the one known entity that bears the primary name of this one; None where it is none or several."""
        words = _words(Spelling.of(entity.name))
        if not words or (entity.label == _WEAK_ALONE and len(words) == 1):
            return None
        bearers = self._bearers.get((entity.label, words), set())
        return next(iter(bearers)) if len(bearers) == 1 else None

    def _note(self, key: str, type_: str, names: Iterable[str]) -> None:
        for name in names:
            self._put(key, type_, Spelling.of(name))

    def _put(self, key: str, type_: str, spelling: Spelling) -> None:
        self._bearers.setdefault((type_, _words(spelling)), set()).add(key)


def _words(spelling: Spelling) -> tuple[str, ...]:
    """Give the words of a name without titles, accents and capitals: two names of the same words are the same."""
    return tuple([part.text for part in spelling.parts])


def recognised(draft: Draft, names: Names, index: NameIndex | None = None, *, accepted: bool = False) -> Draft:
    """Say of the entities that nobody recognised or judged yet whom they are, or may be.

    One that a reviewer said to be none of the known ones is let alone.

    Args:
        draft: The draft.
        names: The known entities: an entity of the same type and the very same name is that one.
        index: The known names: those that are near are offered to choose from.
        accepted: Whether it is said of those too that were accepted.
    """
    if not names and not index:
        return draft
    entities = dict(draft.entities)
    for key, one in entities.items():
        is_settled = one.review.state is State.REJECTED or (one.review.state is State.ACCEPTED and not accepted)
        if one.review.same_as is not None or one.review.new or is_settled:
            continue
        if (found := names.of(one.entity)) is not None:
            entities[key] = replace(one, review=one.review.model_copy(update={"same_as": found, "candidates": ()}))
        elif index:
            said = [name.value for name in one.entity.all_names() if name.kind is not NameKind.WEAK]
            near = tuple(match.entity for match in index.candidates(said, one.entity.label))
            entities[key] = replace(one, review=one.review.model_copy(update={"candidates": near}))
    return replace(draft, entities=entities)
