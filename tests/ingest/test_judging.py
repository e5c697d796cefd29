"""Merging, splitting, telling apart and undoing: what follows is derived anew, and an undone act leaves no trace."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from identity.judgements import read
from identity.resolution import Resolution
from ingest.integrity import check, fingerprint, rebuild
from ingest.judging import Author, Judge, Outcome
from schema.errors import CallError, DossierInvalid

if TYPE_CHECKING:
    from database.connection import Connection
    from database.graph import Graph
    from ingest.report import Report
    from schema.vocabulary import Vocabulary

Load = Callable[..., "Report"]
ROOT = Path(__file__).parent.parent.parent
RELATIONSHIPS = """
MATCH (a:Entity)-[r]->(b:Entity)
RETURN a.id + ' ' + type(r) + ' ' + b.id AS told
"""
CLAIMS = """
MATCH (c:Claim)
RETURN c.id AS id, c.subject AS subject, c.object AS object, c.statement AS statement, c.hash AS hash
ORDER BY id
"""


@pytest.fixture
def judge(graph: Graph, vocabulary: Vocabulary, load: Load) -> Judge:
    """Somebody who decides, over both dossiers."""
    load("harbour.yaml", "ledger.yaml")
    return Judge(graph, vocabulary, Author("Ada", "it says so"))


def merge(judge: Judge, left: str, right: str) -> Outcome:
    return judge.merge([(left, right, "")])


def told(graph: Graph) -> set[str]:
    return {row["told"] for row in graph.read(RELATIONSHIPS)}


def test_what_was_said_of_two_is_said_of_the_one_that_they_are(graph: Graph, judge: Judge) -> None:
    before, claims = told(graph), graph.read(CLAIMS)
    outcome = merge(judge, "anton", "mara")
    assert all({one.subject, one.object} == {"anton", "mara"} for one in outcome.self_ties)
    assert [one.predicate for one in outcome.self_ties] == ["DEPUTY_OF"]
    assert graph.read("MATCH (e:Entity) WHERE e.id IN ['anton', 'mara'] RETURN e.id AS id") == [{"id": "anton"}]
    # Voss was Reyl's deputy, and spoke at his funeral: of one who is both, that makes no tie, and the claims stay.
    assert (before - told(graph), told(graph) - before) == (
        {
            "mara DEPUTY_OF anton",
            "ilse ALLIED_WITH mara",
            "mara SPOKE_AT burial",
            "mara ATTENDED burial",
            "mara ATTENDED_FUNERAL_OF anton",
        },
        {"anton ALLIED_WITH ilse", "anton SPOKE_AT burial", "anton ATTENDED burial"},
    )
    assert graph.read(CLAIMS) == claims
    names = graph.read("MATCH (:Entity {id: 'anton'})-[:HAS_NAME]->(n) RETURN n.value AS name ORDER BY name")
    assert [row["name"] for row in names] == ["A. Rayl", "Anton Reyl", "Mara Voss", "Reyl"]


def test_a_symmetric_tie_of_one_with_itself_is_dropped(graph: Graph, judge: Judge) -> None:
    merge(judge, "ilse", "mara")
    assert not any("ALLIED_WITH" in line for line in told(graph))
    assert graph.read("MATCH (c:Claim {id: 'harbour/allies'}) RETURN c.triple AS triple") == [
        {"triple": "ilse|ALLIED_WITH|ilse"}
    ]


@pytest.mark.parametrize(("left", "right"), [("anton", "mara"), ("mara", "anton"), ("ilse", "mara"), ("ilse", "anton")])
def test_undoing_a_merge_leaves_the_graph_as_it_was(
    graph: Graph, vocabulary: Vocabulary, judge: Judge, left: str, right: str
) -> None:
    before = fingerprint(graph)
    made = merge(judge, left, right).made[0]
    assert fingerprint(graph) != before
    assert (check(graph, vocabulary), rebuild(graph, vocabulary)) == ([], {})
    judge.undo(made.id)
    assert (fingerprint(graph), check(graph, vocabulary)) == (before, [])


def test_the_left_one_keeps_its_id_whatever_was_merged_into_either(graph: Graph, judge: Judge) -> None:
    merge(judge, "anton", "ilse")
    merge(judge, "mara", "ilse")
    assert Resolution.read(graph).merged == {"anton": "mara", "ilse": "mara"}


@pytest.mark.parametrize(("kept", "other", "name"), [("anton", "mara", "Anton Reyl"), ("mara", "anton", "Mara Voss")])
def test_who_is_kept_keeps_the_name_that_answers_show(
    graph: Graph, vocabulary: Vocabulary, judge: Judge, kept: str, other: str, name: str
) -> None:
    merge(judge, kept, other)
    named = (
        "MATCH (e:Entity {id: $id})-[h:HAS_NAME {kind: 'primary'}]->(n) RETURN e.name AS name, collect(n.value) AS all"
    )
    assert graph.read(named, id=kept) == [{"name": name, "all": [name]}]
    assert check(graph, vocabulary) == []


def test_the_order_of_loading_and_judging_makes_no_difference(
    graph: Graph, vocabulary: Vocabulary, judge: Judge, load: Load
) -> None:
    merge(judge, "anton", "mara")
    judge.tell_apart("anton", "ilse")
    expected = fingerprint(graph)
    graph.write("MATCH (n) WHERE NOT n:Migration DETACH DELETE n")
    load("ledger.yaml", "harbour.yaml")
    judge.tell_apart("anton", "ilse")
    merge(judge, "anton", "mara")
    assert fingerprint(graph) == expected


@pytest.mark.parametrize("again", [False, True])
def test_judgements_survive_a_load(
    graph: Graph, vocabulary: Vocabulary, judge: Judge, load: Load, editing: Callable[..., None], again: bool
) -> None:
    merge(judge, "anton", "mara")
    before = fingerprint(graph)
    assert load("harbour.yaml", again=again).is_unchanged
    assert fingerprint(graph) == before
    editing("harbour.yaml", ("Voss was second to Reyl.", "Voss stood behind Reyl."), ("Mara Voss", "Mara Vosse"))
    load("harbour.yaml", again=again)
    assert check(graph, vocabulary) == []
    assert "anton ALLIED_WITH ilse" in told(graph)
    editing("harbour.yaml", ("Voss stood behind Reyl.", "Voss was second to Reyl."), ("Mara Vosse", "Mara Voss"))
    load("harbour.yaml", again=again)
    assert fingerprint(graph) == before


def test_a_first_load_follows_the_judgements_that_outlived_the_last(
    graph: Graph, vocabulary: Vocabulary, judge: Judge, load: Load
) -> None:
    merge(judge, "anton", "mara")
    before = fingerprint(graph)
    graph.write("MATCH (n) WHERE NOT n:Migration AND NOT n:Judgement DETACH DELETE n")
    load("harbour.yaml", "ledger.yaml")
    assert (fingerprint(graph), check(graph, vocabulary)) == (before, [])


def test_what_is_told_apart_cannot_be_merged_by_any_way_round(judge: Judge) -> None:
    judge.tell_apart("anton", "mara")
    merge(judge, "mara", "ilse")
    with pytest.raises(CallError, match=r"judged not to be the same: j1: .*Ada.*because: it says so") as caught:
        merge(judge, "ilse", "anton")
    assert "dots entity undo j1" in str(caught.value)
    judge.undo("j1")
    merge(judge, "ilse", "anton")


def test_a_split_takes_records_out_and_keeps_them_out(graph: Graph, vocabulary: Vocabulary, judge: Judge) -> None:
    merge(judge, "anton", "mara")
    merge(judge, "mara", "ilse")
    merged = fingerprint(graph)
    outcome = judge.split("anton", ["mara"])
    assert Resolution.read(graph).merged == {"ilse": "anton"}
    assert [(one.left, one.right, one.same) for one in outcome.made] == [
        ("anton", "mara", False),
        ("anton", "ilse", True),
    ]
    assert check(graph, vocabulary) == []
    with pytest.raises(CallError, match="judged not to be the same"):
        merge(judge, "ilse", "mara")
    # Undone by any of its judgements, it is undone as a whole.
    judge.undo(outcome.made[1].id)
    assert (fingerprint(graph), check(graph, vocabulary)) == (merged, [])


def test_a_split_of_the_record_that_gave_the_id_leaves_the_others_together(graph: Graph, judge: Judge) -> None:
    merge(judge, "anton", "mara")
    merge(judge, "anton", "ilse")
    judge.split("anton", ["anton"])
    assert Resolution.read(graph).merged == {"mara": "ilse"}


def test_whatever_is_done_and_undone_the_graph_is_what_its_judgements_make_of_it(
    graph: Graph, vocabulary: Vocabulary, judge: Judge
) -> None:
    chance, people = random.Random(7), ["anton", "mara", "ilse", "spokesman"]
    bare = fingerprint(graph)
    for _ in range(25):
        one, other = chance.sample(people, 2)
        held = read(graph)
        act = chance.choice(["merge", "merge", "apart", "split", "undo"])
        try:
            if act == "merge":
                merge(judge, one, other)
            elif act == "apart":
                judge.tell_apart(one, other)
            elif act == "split":
                judge.split(Resolution.read(graph).entity_of(one), [one])
            elif held:
                judge.undo(chance.choice(held).id)
        except CallError:
            continue
        assert not Resolution.read(graph).blocked
    assert (check(graph, vocabulary), rebuild(graph, vocabulary)) == ([], {})
    while held := read(graph):
        judge.undo(held[-1].id)
        # What a split had undone is in force again: it is undone in its turn.
    assert (fingerprint(graph), check(graph, vocabulary)) == (bare, [])


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        ("anton", "anton", "anton cannot be merged with itself"),
        ("anton", "brigade", "Entities of two types cannot be one: anton is Person, brigade is Organization"),
    ],
)
def test_what_cannot_be_one_is_not_merged(graph: Graph, judge: Judge, left: str, right: str, message: str) -> None:
    before = fingerprint(graph)
    with pytest.raises(CallError, match=message):
        merge(judge, left, right)
    assert (fingerprint(graph), read(graph, undone=True)) == (before, [])


def test_a_circle_is_refused_and_says_what_joins_them(judge: Judge) -> None:
    merge(judge, "anton", "mara")
    merge(judge, "mara", "ilse")
    with pytest.raises(CallError, match="ilse and anton are one entity already"):
        merge(judge, "ilse", "anton")


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda judge: judge.split("ilse", ["ilse"]), "Nothing was merged into ilse"),
        (lambda judge: judge.split("anton", ["ilse"]), "ilse does not stand for anton"),
        (lambda judge: judge.split("anton", ["mara", "anton"]), "Nothing would be left of anton"),
        (lambda judge: judge.tell_apart("anton", "mara"), "anton and mara are one entity"),
        (lambda judge: judge.tell_apart("anton", "anton"), "cannot be told apart from itself"),
        (lambda judge: judge.undo("j9"), "There is no judgement “j9”"),
    ],
)
def test_what_makes_no_sense_is_refused(judge: Judge, act: Callable[[Judge], Outcome], message: str) -> None:
    merge(judge, "anton", "mara")
    with pytest.raises(CallError, match=message):
        act(judge)


def test_nothing_is_undone_twice(judge: Judge) -> None:
    merge(judge, "anton", "mara")
    judge.undo("j1")
    with pytest.raises(CallError, match="j1 was undone by Ada"):
        judge.undo("j1")


def test_the_log_remembers_what_was_undone(graph: Graph, judge: Judge) -> None:
    merge(judge, "anton", "mara")
    judge.undo("j1")
    assert read(graph) == []
    assert [(one.id, one.who, one.why, one.undone_who) for one in read(graph, undone=True)] == [
        ("j1", "Ada", "it says so", "Ada")
    ]


def test_trying_an_act_shows_what_it_would_change_and_changes_nothing(
    graph: Graph, vocabulary: Vocabulary, judge: Judge
) -> None:
    before = fingerprint(graph)
    trial = Judge(graph, vocabulary, Author("Ada"), kept=False, observe=told)
    outcome = merge(trial, "anton", "mara")
    assert "mara DEPUTY_OF anton" in outcome.before - outcome.after
    assert outcome.changed["claims"] > 0
    assert (fingerprint(graph), read(graph, undone=True)) == (before, [])


def test_a_type_that_contradicts_a_judgement_is_refused(judge: Judge, load: Load, editing: Callable[..., None]) -> None:
    merge(judge, "brigade", "port-office")
    editing(
        "harbour.yaml",
        ("port-office: {type: Organization, kind: government body,", "port-office: {type: Place, kind: building,"),
        ("    speaker: port-office\n", ""),
    )
    with pytest.raises(DossierInvalid, match="port-office was judged the same as brigade, which is Organization"):
        load("harbour.yaml", "ledger.yaml")


def test_what_somebody_did_to_judgements_by_hand_is_found_and_followed(
    graph: Graph, vocabulary: Vocabulary, judge: Judge
) -> None:
    before = fingerprint(graph)
    merge(judge, "anton", "mara")
    graph.write("MATCH (j:Judgement) DELETE j")
    assert [(drift.id, drift.detail, drift.remedy) for drift in check(graph, vocabulary)] == [
        ("mara", "it stands for anton, and by its judgements for mara", "dots graph rebuild")
    ]
    assert rebuild(graph, vocabulary)["records"] == 1
    assert (fingerprint(graph), check(graph, vocabulary)) == (before, [])


def test_judgements_that_contradict_each_other_are_found(graph: Graph, vocabulary: Vocabulary, judge: Judge) -> None:
    merge(judge, "anton", "mara")
    graph.write(
        "CREATE (:Judgement {id: 'j2', left: 'mara', right: 'anton', same: false, who: 'Bo', when: '2026-01-01',"
        " why: '', act: 'j2', replaced: ''})"
    )
    (drift, *_) = check(graph, vocabulary)
    assert (drift.kind, drift.id, drift.remedy) == ("contradicted", "j1", "dots entity undo j1")


KILLED = """
import os, signal
from database.location import locate
from database.graph import Graph
from ingest.judging import Author, Judge
from schema.vocabulary import Vocabulary

looked = []

def observe(graph):
    looked.append(graph.read("MATCH (j:Judgement) RETURN count(j) AS judgements")[0]["judgements"])
    if looked == [0, 1]:
        os.kill(os.getpid(), signal.SIGKILL)

with Graph.open(locate()) as graph:
    Judge(graph, Vocabulary.load(), Author("Ada"), observe=observe).merge([("anton", "mara", "")])
"""


def test_a_merge_that_is_killed_never_happened(
    graph: Graph, vocabulary: Vocabulary, judge: Judge, in_environment: Connection
) -> None:
    before = fingerprint(graph)
    done = subprocess.run(
        [sys.executable, "-c", KILLED], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (fingerprint(graph), read(graph, undone=True), check(graph, vocabulary)) == (before, [], [])
    merge(judge, "anton", "mara")
