"""Made: of what, when and by whom a picture or a page was made, so that a reader can tell and ask the same again."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from queries.parameters import option_of

if TYPE_CHECKING:
    from queries.arguments import Argument
    from queries.contract import Contract
    from queries.saved_query import SavedQuery


@dataclass(frozen=True, slots=True)
class Made:
    """Where a picture or a page comes from.

    Args:
        question: What was asked, as one line.
        query: The command that asks the same, with its options.
        asked: What it was asked about, by parameter, as people read it; and which claims counted.
        on: The day on which the graph was asked.
        dots: The version of dots.
        graph: What the graph held, so that one can tell whether it has changed since.
        narrowed: The options that say which claims counted; empty where all did.
    """

    question: str
    query: str
    asked: Mapping[str, str] = field(default_factory=dict)
    on: date = field(default_factory=date.today)
    dots: str = ""
    graph: str = ""
    narrowed: str = ""

    @classmethod
    def of(
        cls,
        query: "SavedQuery",
        arguments: "Mapping[str, Argument]",
        contract: "Contract",
        *,
        dots: str,
        graph: str = "",
    ) -> "Made":
        """Say where the picture of an answer comes from.

        Args:
            query: The query that was asked.
            arguments: What its parameters got.
            contract: Which claims counted.
            dots: The version of dots.
            graph: What the graph held.
        """
        given = {name: argument for name, argument in arguments.items() if argument.given is not None}
        asked = {name: one.entity.name if one.entity is not None else one.given or "" for name, one in given.items()}
        counted = {
            name: " and ".join(told) if isinstance(told, list) else told for name, told in contract.given().items()
        }
        command = ["dots", "query", "run", query.name]
        for name, one in given.items():
            command += [option_of(name), one.entity.id if one.entity is not None else one.given or ""]
        return cls(
            question=query.question,
            query=shlex.join([*command, *contract.options()]),
            asked=asked | counted,
            dots=dots,
            graph=graph,
            narrowed=shlex.join(contract.options()),
        )

    @property
    def nothing(self) -> str:
        """What a picture says of an answer that rests on no claim."""
        which = f"that count with {self.narrowed}" if self.narrowed else "in the graph"
        return f"no row of this answer rests on a claim: the claims {which} do not say"

    @property
    def subtitle(self) -> str:
        """What it was asked about, on one line."""
        return "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in self.asked.items())

    @property
    def colophon(self) -> str:
        """Where it comes from, as one sentence."""
        return f"Made by dots {self.dots} with `{self.query}` on {self.on.isoformat()}. {self.graph}".rstrip()
