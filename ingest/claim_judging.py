"""Judging claims: disputing one, holding it to be withdrawn, and undoing either — each one act, recorded.

An act writes a verdict and never what the claim's record says. How the claim stands, what is disputed and which
relationships are carried follow from both, and are worked out anew; undoing the act leaves the graph as it was.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from database.graph import Graph
from database.transaction import within
from identity.judgements import next_number
from identity.resolution import Resolution
from identity.verdicts import Verdict, Verdicts, read
from ingest.judging import Author
from ingest.loading import ONE_AT_A_TIME
from ingest.pouring import Pouring
from ingest.tally import advance, tally
from ingest.view_statements import WRITE_STANDING
from ingest.views import Touched, Views
from schema.errors import CallError
from schema.vocabulary import Vocabulary

WRITE_VERDICT = """
MERGE (j:Judgement {id: $id})
SET j = $properties
"""
JUDGED_CLAIM = """
MATCH (c:Claim {id: $id})
RETURN coalesce(c.own_status, c.status) AS own, c.triple AS triple,
       COLLECT { MATCH (c)-[:DISPUTES]-(other:Claim) RETURN other.id } AS others
"""


@dataclass(frozen=True, slots=True)
class ClaimOutcome:
    """What an act came to.

    Args:
        verdict: The verdict that was made or undone.
        changed: How many claims and relationships changed.
    """

    verdict: Verdict
    changed: dict[str, int]


class ClaimJudge:
    """Decides how claims stand.

    Args:
        graph: The database.
        vocabulary: The types that there are.
        author: Who decides, and why.
        kept: Whether what is decided is kept; otherwise it is only tried.
    """

    def __init__(self, graph: Graph, vocabulary: Vocabulary, author: Author, *, kept: bool = True) -> None:
        self._graph = graph
        self._vocabulary = vocabulary
        self._author = author
        self._kept = kept

    def judge(self, claim: str, status: str) -> ClaimOutcome:
        """Judge a claim to be disputed or retracted.

        Args:
            claim: Its id.
            status: ``disputed`` or ``retracted``.

        Raises:
            CallError: There is no such claim, it says so of itself, or the same was judged before.
            NoDatabase: The server is gone; nothing was written.
        """

        def decide(graph: Graph) -> Verdict:
            rows = graph.read(JUDGED_CLAIM, id=claim)
            if not rows:
                raise CallError(f"There is no claim “{claim}”.", remedy="`dots claim list` shows them.")
            if rows[0]["own"] == status == "retracted":
                raise CallError(f"{claim} is retracted by its own dossier.")
            for verdict in read(graph, claim=claim):
                # Several may dispute a claim, each for a reason; to withdraw it once is enough.
                if verdict.status == status and (status == "retracted" or verdict.who == self._author.who):
                    raise CallError(
                        f"That was judged before ({verdict}), because: {verdict.why}.",
                        remedy=f"`dots claim undo {verdict.id}` takes it back.",
                    )
            when = datetime.now(UTC).isoformat(timespec="seconds")
            return Verdict(f"j{next_number(graph)}", claim, status, self._author.who, when, self._author.why)

        return self._act(decide)

    def undo(self, named: str) -> ClaimOutcome:
        """Undo a verdict.

        Args:
            named: Its id, or that of a claim on which one alone is in force.

        Raises:
            CallError: There is none, it was undone before, or several are in force on the claim.
            NoDatabase: The server is gone; nothing was written.
        """

        def decide(graph: Graph) -> Verdict:
            when = datetime.now(UTC).isoformat(timespec="seconds")
            return replace(
                _in_force(graph, named),
                undone_who=self._author.who,
                undone_when=when,
                undone_why=self._author.why,
            )

        return self._act(decide)

    def _act(self, decide: Callable[[Graph], Verdict]) -> ClaimOutcome:
        with self._graph.holding(ONE_AT_A_TIME), within(self._graph, kept=self._kept) as graph:
            verdict = decide(graph)
            counted = tally(graph)
            properties = {name: value for name, value in asdict(verdict).items() if value is not None}
            graph.write(WRITE_VERDICT, id=verdict.id, properties=properties)
            changed = _restand(graph, self._vocabulary, verdict.claim)
            advance(graph, counted, tally(graph))
            return ClaimOutcome(verdict, changed)


def _restand(graph: Graph, vocabulary: Vocabulary, claim: str) -> dict[str, int]:
    """Have a claim stand as it and its verdicts say, and all that follows from it."""
    touched = Touched()
    for row in graph.read(JUDGED_CLAIM, id=claim):
        standing = Verdicts.read(graph).standing(claim, row["own"])
        graph.write(WRITE_STANDING, rows=[{"id": claim, **standing}])
        touched.claims.update([claim, *row["others"]])
        touched.triples.update([row["triple"]] if row["triple"] is not None else [])
    resolution = Resolution.read(graph)
    views = Views(graph, vocabulary, Pouring(graph), resolution)
    views.follow(touched)
    return {what: count for what, count in views.written.items() if count}


def _in_force(graph: Graph, named: str) -> Verdict:
    all_ = read(graph, undone=True)
    found = [one for one in all_ if named in (one.id, one.claim, one.claim.partition("/")[2])]
    held = [one for one in found if one.in_force]
    if len(held) == 1:
        return held[0]
    if held:
        listed = "; ".join(str(one) for one in held)
        raise CallError(f"{len(held)} judgements on {named} are in force.", remedy=f"Name the one you mean: {listed}.")
    if found:
        last: Any = found[-1]
        raise CallError(f"{last.id} was undone by {last.undone_who} on {(last.undone_when or '')[:10]}.")
    newest = f"; the newest is {all_[-1]}" if all_ else "; there is none yet"
    raise CallError(f"There is no judgement “{named}” on a claim.", remedy=f"`dots claim log` lists them{newest}.")
