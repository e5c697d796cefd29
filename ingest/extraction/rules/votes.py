"""Votes: how much speaks for each type that a name may be of, and what spoke for it."""

from dataclasses import dataclass, field
from typing import Final

_TYPES: Final = ("Person", "Organization", "Place", "Programme")
_ENOUGH: Final = 1.5
"""Below this a name is of nothing."""


@dataclass(slots=True)
class Votes:
    """The votes on one name.

    Args:
        weights: How much speaks for each type.
        why: What spoke for each last.
        kinds: The kind that it has as each type, by what was said first.
    """

    weights: dict[str, float] = field(default_factory=lambda: dict.fromkeys(_TYPES, 0.0))
    why: dict[str, str] = field(default_factory=lambda: dict.fromkeys(_TYPES, "form"))
    kinds: dict[str, str | None] = field(default_factory=dict)

    def add(self, label: str, weight: float, why: str = "") -> None:
        """Let something speak for a type, or against it where its weight is below 0.

        Args:
            label: The type.
            weight: How much it tells.
            why: What it is, where a reviewer may want to know.
        """
        self.weights[label] += weight
        if why:
            self.why[label] = why

    def kind(self, label: str, kind: str | None) -> None:
        """Note the kind that the name has as a type; the first that is said stays."""
        self.kinds.setdefault(label, kind)

    def decided(self) -> tuple[str, str | None, str]:
        """Give the type, empty where too little speaks for any, the kind, and what decided."""
        label = max(self.weights, key=self.weights.__getitem__)
        if self.weights[label] < _ENOUGH:
            return "", None, ""
        return label, self.kinds.get(label), self.why[label]
