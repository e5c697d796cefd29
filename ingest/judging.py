"""Judging: merging, splitting, telling apart and undoing — each one act, in one transaction, and recorded.

An act writes judgements and nothing else that is kept: which links and views follow from them is worked out anew
(`ingest.relinking`), so that undoing an act leaves the graph exactly as it was before.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from database.graph import Graph
from database.transaction import within
from identity.judgements import Judgement, next_number, read
from identity.resolution import Resolution
from identity.verdicts import read as read_verdicts
from ingest.loading import ONE_AT_A_TIME
from ingest.relinking import relink
from ingest.tally import advance, tally
from schema.errors import CallError
from schema.vocabulary import Vocabulary

LEAVE_NOTHING = "CREATE (n) DELETE n"
"""What makes a transaction one that writes: a server plans apart what is asked before and after its first write."""

WRITE_JUDGEMENTS = """
UNWIND $rows AS row
MERGE (j:Judgement {id: row.id})
SET j = row
"""
RECORD_TYPES = """
UNWIND $keys AS key
MATCH (r:Record {key: key})
RETURN DISTINCT key, r.type AS type
ORDER BY key
"""

SELF_TIES = """
UNWIND $entities AS id
MATCH (e:Entity {id: id})<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(e)
RETURN c.id AS id, c.subject AS subject, c.predicate AS predicate, c.object AS object, c.statement AS statement
ORDER BY id
"""

Observe = Callable[[Graph], Any]
"""Looks at the graph before an act and after it, within its transaction."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, and why.

    Args:
        who: Their name.
        why: Their reason; empty where they give none.
    """

    who: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class SelfTie:
    """A claim of which both ends are one entity: it stands as its dossier has it, and no relationship follows from it.

    Args:
        id: The claim.
        subject: The key of its subject, as its dossier wrote it.
        predicate: What it says.
        object: The key of its object, as its dossier wrote it.
        statement: The claim in the annotator's own words.
    """

    id: str
    subject: str
    predicate: str
    object: str
    statement: str | None = None

    def __str__(self) -> str:
        said = f": {self.statement}" if self.statement else ""
        return f"{self.id} ({self.subject} {self.predicate} {self.object}){said}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act came to.

    Args:
        made: The judgements that it made.
        undone: Those that it undid.
        revived: Those that are in force again, because what undid them was undone.
        changed: How many records, claims, entities, names and relationships changed.
        self_ties: The claims that tie an entity to itself since, and did not before.
        before: What was observed before it; None where nobody looked.
        after: What was observed after it.
    """

    made: tuple[Judgement, ...]
    undone: tuple[Judgement, ...]
    revived: tuple[Judgement, ...]
    changed: dict[str, int]
    self_ties: tuple[SelfTie, ...] = ()
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two keys, and what is decided of them."""

    left: str
    right: str
    same: bool
    why: str
    replaced: str = ""


@dataclass(frozen=True, slots=True)
class _Act:
    """What shall change among the judgements."""

    pairs: tuple[Pair, ...] = ()
    undo: tuple[Judgement, ...] = ()
    revive: tuple[Judgement, ...] = ()


class Judge:
    """Decides which records are one entity.

    Args:
        graph: The database.
        vocabulary: The types that there are.
        author: Who decides, and why.
        kept: Whether what is decided is kept; otherwise it is only tried.
        observe: What to look at before and after; None for nothing.
    """

    def __init__(
        self,
        graph: Graph,
        vocabulary: Vocabulary,
        author: Author,
        *,
        kept: bool = True,
        observe: Observe | None = None,
    ) -> None:
        self._graph = graph
        self._vocabulary = vocabulary
        self._author = author
        self._kept = kept
        self._observe = observe

    def merge(self, pairs: Iterable[tuple[str, str, str]]) -> Outcome:
        """Judge pairs of keys to be the same entity.

        Args:
            pairs: The key whose id the entity keeps, the other, and why; an empty reason stands for the author's.

        Raises:
            CallError: The two are one already, are of two types, or were judged not to be the same.
            NoDatabase: The server is gone; nothing was written.
        """
        wanted = tuple(pairs)

        def decide(graph: Graph, judgements: Sequence[Judgement], _: Resolution) -> _Act:
            held, decided = list(judgements), []
            for left, right, why in wanted:
                resolution = Resolution.of(held)
                _refuse_merge(graph, held, resolution, left, right)
                replaced = resolution.entity_of(right)
                decided.append(Pair(left, right, True, why or self._author.why, replaced))
                held.append(Judgement("j0", left, right, True, "", "", "", "j0", replaced))
            return _Act(tuple(decided))

        return self._act(decide)

    def tell_apart(self, left: str, right: str) -> Outcome:
        """Judge two keys not to be the same entity; nothing will merge them until this is undone.

        Raises:
            CallError: They are one entity, or were told apart before.
            NoDatabase: The server is gone; nothing was written.
        """

        def decide(_graph: Graph, judgements: Sequence[Judgement], resolution: Resolution) -> _Act:
            if resolution.entity_of(left) == resolution.entity_of(right):
                if left == right:
                    raise CallError(
                        f"{left} is one entity, and cannot be told apart from itself.",
                        remedy="Both are read as that one; name the other by its id.",
                    )
                raise CallError(
                    f"{left} and {right} are one entity.",
                    remedy=f"`dots entity split {resolution.entity_of(left)} {right}` takes it out, and keeps it out.",
                )
            if found := _apart(judgements, resolution, left, right):
                raise CallError(f"They were told apart before ({found}).")
            return _Act((Pair(left, right, False, self._author.why),))

        return self._act(decide)

    def split(self, entity: str, keys: Sequence[str]) -> Outcome:
        """Take records out of an entity: together they are an entity of their own, and stay apart from the rest.

        Args:
            entity: The id of the entity.
            keys: The keys of the records.

        Raises:
            CallError: Nothing was merged into the entity, a key does not stand for it, or nothing would be left.
            NoDatabase: The server is gone; nothing was written.
        """

        def decide(_graph: Graph, judgements: Sequence[Judgement], resolution: Resolution) -> _Act:
            return _split(judgements, resolution, entity, keys, self._author.why)

        return self._act(decide)

    def undo(self, id_: str) -> Outcome:
        """Undo a judgement, and with it the act that it is part of: a split is undone as a whole.

        Args:
            id_: The id of the judgement.

        Raises:
            CallError: There is none of that id, it was undone before, or what it undid is contradicted by now.
            NoDatabase: The server is gone; nothing was written.
        """

        def decide(graph: Graph, judgements: Sequence[Judgement], _: Resolution) -> _Act:
            found = next((judgement for judgement in judgements if judgement.id == id_), None)
            if found is None:
                if any(verdict.id == id_ for verdict in read_verdicts(graph, undone=True)):
                    raise CallError(
                        f"{id_} is a judgement on a claim.", remedy=f"`dots claim undo {id_}` takes it back."
                    )
                newest = f"the newest is {judgements[-1]}" if judgements else "there is none yet"
                raise CallError(f"There is no judgement “{id_}”.", remedy=f"`dots entity log` lists them; {newest}.")
            if not found.in_force:
                raise CallError(f"{id_} was undone by {found.undone_who} on {(found.undone_when or '')[:10]}.")
            made = tuple(one for one in judgements if one.act == found.act and one.in_force)
            return _Act(undo=made, revive=tuple(one for one in judgements if one.undone_act == found.act))

        return self._act(decide)

    def _act(self, decide: Callable[[Graph, Sequence[Judgement], Resolution], _Act]) -> Outcome:
        with self._graph.holding(ONE_AT_A_TIME), within(self._graph, kept=self._kept) as graph:
            judgements = read(graph, undone=True)
            before = Resolution.of(judgements)
            act = decide(graph, judgements, before)
            if self._observe:
                graph.write(LEAVE_NOTHING)
            seen = self._observe(graph) if self._observe else None
            made, undone, revived = self._written(next_number(graph), act)
            altered = (*made, *undone, *revived)
            by_id = {one.id: one for one in altered}
            now = [by_id.pop(one.id, one) for one in judgements] + list(by_id.values())
            after = Resolution.of(now)
            if after.blocked:
                raise CallError(
                    f"That would contradict what was judged otherwise: {_against(now, after.blocked[0])}.",
                    remedy="Undo that first.",
                )
            counted = tally(graph)
            keys = {key for one in altered for key in (one.left, one.right)}
            tied_before = {one.id for one in _self_ties(graph, before, keys)}
            graph.write(WRITE_JUDGEMENTS, rows=[_row(one) for one in altered])
            changed = relink(graph, self._vocabulary, before, after)
            advance(graph, counted, tally(graph))
            self_ties = tuple(one for one in _self_ties(graph, after, keys) if one.id not in tied_before)
            seen_after = self._observe(graph) if self._observe else None
            return Outcome(made, undone, revived, changed, self_ties, seen, seen_after)

    def _written(
        self, first: int, act: _Act
    ) -> tuple[tuple[Judgement, ...], tuple[Judgement, ...], tuple[Judgement, ...]]:
        who, when = self._author.who, datetime.now(UTC).isoformat(timespec="seconds")
        # Several pairs that are merged together are still undone one by one; a split is one act.
        whole = bool(act.undo)
        made = tuple(
            Judgement(
                f"j{number}",
                pair.left,
                pair.right,
                pair.same,
                who,
                when,
                pair.why,
                f"j{first if whole else number}",
                pair.replaced,
            )
            for number, pair in enumerate(act.pairs, first)
        )
        undone = tuple(
            replace(
                one,
                undone_who=who,
                undone_when=when,
                undone_why=self._author.why,
                undone_act=made[0].act if made else None,
            )
            for one in act.undo
        )
        revived = tuple(
            replace(one, undone_who=None, undone_when=None, undone_why=None, undone_act=None) for one in act.revive
        )
        return made, undone, revived


def _self_ties(graph: Graph, resolution: Resolution, keys: Iterable[str]) -> list[SelfTie]:
    entities = sorted({resolution.entity_of(key) for key in keys})
    return [SelfTie(**row) for row in graph.read(SELF_TIES, entities=entities)]


def _refuse_merge(graph: Graph, judgements: Sequence[Judgement], resolution: Resolution, left: str, right: str) -> None:
    if left == right:
        raise CallError(f"{left} cannot be merged with itself.")
    if resolution.entity_of(left) == resolution.entity_of(right):
        keys = resolution.keys_of(resolution.entity_of(left))
        joined = "; ".join(str(one) for one in judgements if one.in_force and one.same and one.left in keys)
        raise CallError(f"{left} and {right} are one entity already ({joined}).")
    if found := _apart(judgements, resolution, left, right):
        raise CallError(
            f"{left} and {right} were judged not to be the same: {found}{_reason(found)}.",
            remedy=f"`dots entity undo {found.id}` takes that back.",
        )
    rows = graph.read(RECORD_TYPES, keys=sorted(_keys(resolution, left) | _keys(resolution, right)))
    if len({row["type"] for row in rows}) > 1:
        told = ", ".join(f"{row['key']} is {row['type']}" for row in rows)
        raise CallError(f"Entities of two types cannot be one: {told}.", remedy="Correct one in its dossier first.")


def _split(judgements: Sequence[Judgement], resolution: Resolution, entity: str, keys: Sequence[str], why: str) -> _Act:
    whole, out = resolution.keys_of(entity), set(keys)
    if len(whole) == 1:
        raise CallError(
            f"Nothing was merged into {entity}: all its records have that key.",
            remedy="Where a dossier means somebody else by it, give it another key there.",
        )
    listed = ", ".join(sorted(whole))
    if strange := sorted(out - whole):
        raise CallError(f"{strange[0]} does not stand for {entity}.", remedy=f"Its records are {listed}.")
    if out == whole:
        raise CallError(f"Nothing would be left of {entity}.", remedy=f"Name some of {listed}, not all.")
    held = [one for one in judgements if one.in_force]
    cut = tuple(one for one in held if one.same and one.left in whole and (one.left in out) != (one.right in out))
    kept = Resolution.of(one for one in held if one not in cut)
    pairs = []
    for side in (whole - out, out):
        # What only the other side held together stays together.
        first, *others = sorted({kept.entity_of(key) for key in side}, key=lambda key: (key != entity, key))
        told = f"stayed together when {entity} was split"
        pairs += [Pair(first, other, True, told) for other in others]
    one, other = (min(side & {entity} or side) for side in (whole - out, out))
    return _Act((Pair(one, other, False, why), *pairs), undo=cut)


def _apart(judgements: Iterable[Judgement], resolution: Resolution, left: str, right: str) -> Judgement | None:
    ours, theirs = _keys(resolution, left), _keys(resolution, right)
    for one in judgements:
        across = (one.left in ours and one.right in theirs) or (one.left in theirs and one.right in ours)
        if one.in_force and not one.same and across:
            return one
    return None


def _against(judgements: Iterable[Judgement], blocked: Judgement) -> Judgement:
    held = [one for one in judgements if one.id != blocked.id]
    return _apart(held, Resolution.of(held), blocked.left, blocked.right) or blocked


def _keys(resolution: Resolution, key: str) -> frozenset[str]:
    return resolution.keys_of(resolution.entity_of(key))


def _reason(judgement: Judgement) -> str:
    return f", because: {judgement.why}" if judgement.why else ""


def _row(judgement: Judgement) -> dict[str, Any]:
    return {name: value for name, value in asdict(judgement).items() if value is not None}
