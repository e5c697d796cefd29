"""Made: of what, when and by whom a picture or a page was made, so that a reader can tell and ask the same again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Made:
    """Where a picture or a page comes from.

    Args:
        question: What was asked, as one line.
        query: The name of the saved query, or of the command.
        asked: What it was asked about, by parameter, as people read it; and which claims counted.
        on: The day on which the graph was asked.
        dots: The version of dots.
        graph: What the graph held, so that one can tell whether it has changed since.
    """

    question: str
    query: str
    asked: Mapping[str, str] = field(default_factory=dict)
    on: date = field(default_factory=date.today)
    dots: str = ""
    graph: str = ""

    @property
    def subtitle(self) -> str:
        """What it was asked about, on one line."""
        return "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in self.asked.items())

    @property
    def colophon(self) -> str:
        """Where it comes from, as one sentence."""
        return f"Made by dots {self.dots} with `{self.query}` on {self.on.isoformat()}. {self.graph}".rstrip()
