"""Holders: who has which office, and which body he leads by it, as a text has said so far."""

from ingest.extraction.rules.records import Record, Registry
from ingest.extraction.rules.role_use import RoleUse


class Holders:
    """Who has the offices of one document.

    Args:
        registry: The records of the document.

    Attributes:
        bodies: What people were said to lead or command, by their keys.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._holders: dict[tuple[str, str], list[Record]] = {}
        self._by_role: dict[str, set[str]] = {}
        self.bodies: dict[str, Record] = {}

    def holds(self, person: Record, use: RoleUse, owner: Record) -> None:
        """Note that a person has a role."""
        listed = self._holders.setdefault((use.title, owner.key), [])
        if not use.former and person not in listed:
            listed.append(person)
        self._by_role.setdefault(use.title, set()).add(person.key)
        heads = not use.department and not {"COMMANDED", "LED"}.isdisjoint(use.role.predicates)
        if heads and owner.type == "Organization" and owner.kind != "state":
            self.bodies.setdefault(person.key, owner)

    def titled(self, person: Record, use: RoleUse) -> None:
        """Note that a person is called by an office of which the text does not say of what."""
        self._by_role.setdefault(use.title, set()).add(person.key)

    def leads(self, person: Record) -> Record | None:
        """Find the body that a person was said to lead or command."""
        return self.bodies.get(person.key)

    def holder(self, use: RoleUse, owner: Record | None) -> Record | None:
        """Find who has a role, if that is one person: of a body, or in this document at all."""
        if owner is not None:
            listed = self._holders.get((use.title, owner.key), [])
            return listed[0] if len(listed) == 1 else None
        keys = self._by_role.get(use.title, set())
        return self._registry.records.get(next(iter(keys))) if len(keys) == 1 else None
