"""Citations: what an answer rests on, claim by claim, down to the words of each document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from database.graph import Graph


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim stands.

    Args:
        document: The id of the document.
        title: Its title.
        publisher: Who published it; None where nobody said.
        published: When, as EDTF; None where nobody said.
        url: Where it stands on the web; None where nobody said.
        reliability: The Admiralty reliability of the document, else of its publisher; None where it is not graded.
        paragraph: Which of its paragraphs, counted from 1.
        start: The first character of the span in the normalised text, counted from 0.
        end: The character after its last.
        quote: The words there; None where the text is not at hand.
        page: The page that they begin on, counted from 1; None where the document has no pages.
        superseded_by: The id of its corrected edition; None where there is none.
    """

    document: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    reliability: str | None
    paragraph: int
    start: int
    end: int
    quote: str | None
    page: int | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim with what it rests on.

    Args:
        claim: The id of the claim.
        statement: The claim as a sentence, in the words of whoever annotated it.
        polarity: Whether the source asserts or denies it.
        modality: How the source puts it.
        status: How the claim stands now.
        dated: When it was so, as EDTF; None where the source does not say.
        speaker: Who says so, where it is not the publisher.
        credibility: Its Admiralty credibility, 1 to 6; None where it is not graded.
        disputed: Whether anybody disputes it.
        sources: Where it stands, by document and place.
    """

    claim: str
    statement: str
    polarity: str
    modality: str
    status: str
    dated: str | None
    speaker: str | None
    credibility: int | None
    disputed: bool
    sources: tuple[Source, ...]

    @property
    def grade(self) -> str | None:
        """Its best Admiralty grade such as ``B2``, with ``-`` for what was not graded; None where nothing was."""
        if self.reliability is None and self.credibility is None:
            return None
        return f"{self.reliability or '-'}{self.credibility or '-'}"

    @property
    def reliability(self) -> str | None:
        """The Admiralty reliability of its best source; None where none is graded."""
        return min((source.reliability for source in self.sources if source.reliability), default=None)


def cite(graph: "Graph", claims: Iterable[str]) -> list[Citation]:
    """Say what claims rest on.

    Args:
        graph: The graph.
        claims: Ids of claims, as the rows of an answer carry them; each is cited once.

    Returns:
        A citation for each claim, in the order of the ids; none for a claim that is not in the graph.

    Raises:
        NoDatabase: The server is gone.
    """
    wanted = list(dict.fromkeys(claims))
    return [_citation(row) for row in graph.read(_statement(), claims=wanted)] if wanted else []


def cited_by(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Give the ids of the claims that rows rest on, each once, in the order in which they come.

    Args:
        rows: The rows of an answer.

    Returns:
        The ids; empty where the rows rest on no claims.
    """
    return list(dict.fromkeys(claim for row in rows for claim in row.get("claims") or ()))


def _citation(row: Mapping[str, Any]) -> Citation:
    sources = tuple(Source(**source) for source in row["sources"])
    return Citation(**{**row, "disputed": bool(row["disputed"]), "sources": sources})


@cache
def _statement() -> str:
    return (Path(__file__).parent / "citations.cypher").read_text(encoding="utf-8")


def graded(reliability: str | None, credibility: int | None) -> str:
    """Say how a claim is graded: ``B2``, or what of its grade there is.

    Args:
        reliability: The Admiralty reliability of its best source, A to F; None where it is not graded.
        credibility: Its Admiralty credibility, 1 to 6; None where it is not graded.

    Returns:
        The grade; empty where nothing was graded.
    """
    if reliability and credibility:
        return f"{reliability}{credibility}"
    if credibility:
        return f"ungraded source, credibility {credibility}"
    return f"source {reliability}, ungraded claim" if reliability else ""
