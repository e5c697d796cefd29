"""An analyst disputes a claim or withdraws it: what follows is derived anew, and an undone act leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from identity.verdicts import read
from ingest.claim_judging import ClaimJudge
from ingest.integrity import check, fingerprint, rebuild
from ingest.judging import Author, Judge
from schema.errors import CallError

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.report import Report
    from schema.vocabulary import Vocabulary

Load = Callable[..., "Report"]
TIES = "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id + ' ' + type(r) + ' ' + b.id AS told, r.disputed AS disputed"
STATES = """
MATCH (c:Claim)
WHERE c.disputed OR c.status <> 'accepted'
RETURN c.id AS id, c.status AS status, c.disputed AS disputed, c.contested_by AS by
ORDER BY id
"""


@pytest.fixture
def judge(graph: Graph, vocabulary: Vocabulary, load: Load) -> ClaimJudge:
    """Somebody who decides, over both dossiers."""
    load("harbour.yaml", "ledger.yaml")
    return ClaimJudge(graph, vocabulary, Author("Ada", "the ledger was forged"))


def ties(graph: Graph) -> dict[str, bool]:
    return {row["told"]: row["disputed"] for row in graph.read(TIES)}


def test_a_claim_that_is_withdrawn_carries_nothing(graph: Graph, judge: ClaimJudge) -> None:
    before = ties(graph)
    judge.judge("harbour/mourner", "retracted")
    # That she came to the funeral of a man was read off her coming to the burial.
    assert before.keys() - ties(graph).keys() == {"ilse ATTENDED burial", "ilse ATTENDED_FUNERAL_OF anton"}
    assert ties(graph).keys() <= before.keys()


def test_a_claim_that_is_disputed_says_so_and_by_whom(graph: Graph, judge: ClaimJudge) -> None:
    states, before = graph.read(STATES), ties(graph)
    judge.judge("harbour/deputy", "disputed")
    new = {"id": "harbour/deputy", "status": "disputed", "disputed": True, "by": ["Ada"]}
    assert [row for row in graph.read(STATES) if row not in states] == [new]
    assert ties(graph) == {**before, "mara DEPUTY_OF anton": True}


@pytest.mark.parametrize("status", ["disputed", "retracted"])
@pytest.mark.parametrize("key", ["deputy", "mourner", "crates", "allies", "armed"])
def test_undoing_leaves_the_graph_as_it_was(
    graph: Graph, vocabulary: Vocabulary, judge: ClaimJudge, key: str, status: str
) -> None:
    before = fingerprint(graph)
    made = judge.judge(f"harbour/{key}", status).verdict
    judged = fingerprint(graph)
    assert judged != before
    assert (check(graph, vocabulary), rebuild(graph, vocabulary), fingerprint(graph)) == ([], {}, judged)
    undone = judge.undo(made.id).verdict
    assert (fingerprint(graph), check(graph, vocabulary)) == (before, [])
    assert [undone] == read(graph, undone=True)
    assert (undone.who, undone.why, undone.undone_who, undone.in_force) == ("Ada", made.why, "Ada", False)


@pytest.mark.parametrize("status", ["disputed", "retracted"])
def test_a_judgement_survives_loads(
    graph: Graph,
    vocabulary: Vocabulary,
    judge: ClaimJudge,
    load: Load,
    editing: Callable[..., None],
    status: str,
) -> None:
    judge.judge("harbour/deputy", status)
    judged = fingerprint(graph)
    for again in (False, True):
        assert load("harbour.yaml", again=again).is_unchanged
        editing("harbour.yaml", ("Voss was second to Reyl.", "Voss stood behind Reyl."))
        load("harbour.yaml", again=again)
        assert (check(graph, vocabulary), fingerprint(graph) != judged) == ([], True)
        editing("harbour.yaml", ("Voss stood behind Reyl.", "Voss was second to Reyl."))
        load("harbour.yaml", again=again)
        assert fingerprint(graph) == judged
    graph.write("MATCH (n) WHERE NOT n:Migration AND NOT n:Judgement DETACH DELETE n")
    load("harbour.yaml", "ledger.yaml")
    assert (fingerprint(graph), check(graph, vocabulary)) == (judged, [])


def test_withdrawing_a_denial_ends_the_dispute(graph: Graph, judge: ClaimJudge) -> None:
    assert {row["id"] for row in graph.read(STATES)} == {"harbour/taken", "ledger/denied"}
    judge.judge("ledger/denied", "retracted")
    # A claim that is withdrawn still speaks against another; what it spoke against is no longer disputed.
    assert [row for row in graph.read(STATES) if row["id"] != "ledger/denied"] == []


def test_retracted_outweighs_disputed_and_each_is_undone_by_itself(graph: Graph, judge: ClaimJudge) -> None:
    untouched = fingerprint(graph)
    judge.judge("harbour/deputy", "disputed")
    disputed = fingerprint(graph)
    judge.judge("harbour/deputy", "retracted")
    assert "mara DEPUTY_OF anton" not in ties(graph)
    with pytest.raises(CallError, match=r"2 judgements on harbour/deputy are in force.*j1: .*; j2: "):
        judge.undo("harbour/deputy")
    judge.undo("j2")
    assert fingerprint(graph) == disputed
    judge.undo("harbour/deputy")
    assert fingerprint(graph) == untouched


def test_what_is_tried_is_not_kept(graph: Graph, vocabulary: Vocabulary, judge: ClaimJudge) -> None:
    before = fingerprint(graph)
    tried = ClaimJudge(graph, vocabulary, Author("Ada", "to see"), kept=False).judge("harbour/mourner", "retracted")
    assert tried.changed == {"relationships": 2}
    assert (fingerprint(graph), read(graph, undone=True)) == (before, [])


def test_judgements_of_both_kinds_are_one_count(graph: Graph, vocabulary: Vocabulary, judge: ClaimJudge) -> None:
    entities = Judge(graph, vocabulary, Author("Ada"))
    assert judge.judge("harbour/deputy", "disputed").verdict.id == "j1"
    assert entities.tell_apart("anton", "ilse").made[0].id == "j2"
    assert judge.judge("harbour/led", "disputed").verdict.id == "j3"
    with pytest.raises(CallError, match=r"j1 is a judgement on a claim.*dots claim undo j1"):
        entities.undo("j1")
    with pytest.raises(CallError, match=r"no judgement “j2” on a claim"):
        judge.undo("j2")


def test_a_merge_keeps_what_was_judged_of_a_claim(graph: Graph, vocabulary: Vocabulary, judge: ClaimJudge) -> None:
    judge.judge("harbour/mourner", "retracted")
    before = fingerprint(graph)
    entities = Judge(graph, vocabulary, Author("Ada"))
    made = entities.merge([("ilse", "mara", "")]).made[0]
    assert check(graph, vocabulary) == []
    entities.undo(made.id)
    assert fingerprint(graph) == before


def test_what_was_judged_before_is_not_judged_again(judge: ClaimJudge) -> None:
    judge.judge("harbour/led", "retracted")
    with pytest.raises(CallError, match=r"judged before \(j1: .*because: the ledger was forged.*claim undo j1"):
        judge.judge("harbour/led", "retracted")
    judge.undo("j1")
    with pytest.raises(CallError, match=r"j1 was undone by Ada on "):
        judge.undo("j1")
    with pytest.raises(CallError, match=r"no claim “harbour/nothing”"):
        judge.judge("harbour/nothing", "disputed")


@pytest.mark.parametrize("change", ["c.status = 'accepted'", "c.own_status = null", "c.contested_by = ['Bo']"])
def test_a_status_changed_by_hand_is_found(
    graph: Graph, vocabulary: Vocabulary, judge: ClaimJudge, change: str
) -> None:
    judge.judge("harbour/deputy", "disputed")
    before = fingerprint(graph)
    graph.write(f"MATCH (c:Claim {{id: 'harbour/deputy'}}) SET {change}")
    drifts = check(graph, vocabulary)
    assert {(drift.what, drift.id) for drift in drifts} == {("claim", "harbour/deputy")}
    if drifts[0].remedy == "dots graph rebuild":
        rebuild(graph, vocabulary)
        assert (fingerprint(graph), check(graph, vocabulary)) == (before, [])
