"""`dots review` in scripts: lists, decides, and writes the dossier of what was accepted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.drafting import draft_file
from schema.drafts import State
from schema.entities import OrganizationKind
from schema.vocabulary import Vocabulary

if TYPE_CHECKING:
    from database.connection import Connection
    from database.graph import Graph
    from ingest.drafting.draft import Draft

NAME = "varn.draft.yaml"
Review = Callable[..., tuple[int, str, str]]


@pytest.fixture
def review(draft: Draft, folder: Path, capsys: pytest.CaptureFixture[str]) -> Review:
    draft_file.write(draft, folder / NAME)

    def run(*options: str, draft: str = NAME) -> tuple[int, str, str]:
        from cli.main import run as dots

        try:
            code = dots(["review", draft, *options])
        except SystemExit as left:
            code = int(str(left.code))
        output, remarks = capsys.readouterr()
        return code, output, remarks

    return run


def states() -> dict[str, State]:
    draft = draft_file.read(Path(NAME), Vocabulary())
    entities = {key: one.review.state for key, one in draft.entities.items()}
    return entities | {key: one.review.state for key, one in draft.claims.items()}


def key_of(predicate: str) -> str:
    draft = draft_file.read(Path(NAME), Vocabulary())
    (key,) = (key for key, one in draft.claims.items() if one.claim.predicate == predicate)
    return key


def accepted() -> set[str]:
    return {key for key, state in states().items() if state is State.ACCEPTED}


def test_the_list_says_what_is_proposed_and_where(draft: Draft, review: Review) -> None:
    code, output, remarks = review("--list", "--kind", "claim", "--predicate", "ARMED", "--format", "json")
    assert code == 0
    (evidence,) = draft.claims[key_of("ARMED")].claim.evidence
    assert json.loads(output) == [
        {
            "id": key_of("ARMED"),
            "kind": "claim",
            "state": "proposed",
            "paragraph": 2,
            "says": "Pilots' Guild of Varn ARMED Marsh League 2011-06 · count 40 · equipment rifles",
            "statement": "pilots-guild ARMED marsh-league",
            "words": "gave forty rifles to the Marsh League",
            "by": ["rules"],
            "why": "a test",
            "note": None,
            "same_as": None,
            "candidates": None,
            "record": {
                "subject": "pilots-guild",
                "predicate": "ARMED",
                "object": "marsh-league",
                "when": "2011-06",
                "qualifiers": {"count": 40, "equipment": ["rifles"]},
                "statement": "pilots-guild ARMED marsh-league",
                "evidence": [evidence.model_dump(exclude_none=True)],
            },
        }
    ]
    assert remarks == (
        "· undecided, ✓ accepted, ✗ rejected. "
        "A part of it: --state proposed, --kind claim, --predicate TYPE, --agreed.\n"
        "0 accepted, 0 rejected, 9 undecided. "
        "Next: dots review varn.draft.yaml (a page; in scripts --accept and --reject; the file is plain YAML too)\n"
    )


def test_the_table_says_who_speaks_and_what_the_document_is(draft: Draft, folder: Path, review: Review) -> None:
    key = key_of("ARMED")
    claim = draft.claims[key].claim.model_copy(update={"speaker": "tomas-reed", "credibility": 3})
    draft_file.write(draft.edit(key, claim).reconsider([key]), folder / NAME)
    _, output, _ = review("--list", "--predicate", "ARMED", "--format", "markdown")
    assert "2011-06 · says Tomas Reed · count 40 · equipment rifles · credibility 3 |" in output
    assert "| pilots-guild ARMED marsh-league |" in output


def test_the_list_is_read_paragraph_by_paragraph_and_fits_the_terminal(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    review("--accept", key_of("ARMED"), "--reject", "varn", "--note", "read twice")
    monkeypatch.setenv("COLUMNS", "64")
    _, output, _ = review("--list")
    shown = f"""\
· The pilots of Varn
    Nobody has confirmed these details: --confirm does.

Paragraph 2: Captain Lena Ormond led the Pilots' Guild of Varn …
· lena-ormond  Person: Lena Ormond
✓ pilots-guild
    Organization: Pilots' Guild of Varn · also the Guild
✓ rifles  Equipment: rifles
✓ marsh-league  Organization: Marsh League = league-of-the-marsh
· {key_of("COMMANDED")}
    Lena Ormond COMMANDED Pilots' Guild of Varn 2003/..
    lena-ormond COMMANDED pilots-guild
    “led the Pilots' Guild of Varn”
✓ {key_of("ARMED")}
    Pilots' Guild of Varn ARMED Marsh League 2011-06 · count 40
    · equipment rifles
    pilots-guild ARMED marsh-league
    “gave forty rifles to the Marsh League”
    note: read twice

Paragraph 3: The League denies it. Ormond met Tomas Reed in …
· tomas-reed  Person: Tomas Reed
✗ varn  Place: Varn
    “Varn, a clerk”
    note: read twice
✗ {key_of("MET_WITH")}  Lena Ormond MET_WITH Tomas Reed · place Varn
    lena-ormond MET_WITH tomas-reed
    “Ormond met Tomas Reed”
    note: read twice
"""
    assert output.splitlines() == shown.splitlines()
    _, output, _ = review("--list", "--state", "proposed", "--kind", "entity")
    assert [line.split()[1] for line in output.splitlines() if line.startswith("·")] == ["lena-ormond", "tomas-reed"]


def test_whoever_confirms_the_details_is_told_so(review: Review) -> None:
    assert review("--confirm")[2].startswith(
        "The document's details are confirmed. 0 accepted, 0 rejected, 9 undecided."
    )


def test_as_long_as_nothing_is_accepted_no_dossier_is_offered(review: Review) -> None:
    for options in (("--list",), ("--reject", "varn"), ("--confirm",)):
        assert "Next: dots review varn.draft.yaml (a page" in review(*options)[2]
    assert review("--accept", "tomas-reed")[2].endswith("Next: dots review varn.draft.yaml --dossier varn.yaml\n")


def test_keys_are_accepted_and_rejected_in_one_call(review: Review) -> None:
    code, _, remarks = review("--accept", f"{key_of('ARMED')},varn", "--reject", "tomas-reed")
    assert code == 0
    assert remarks.startswith("5 accepted, 2 rejected, 2 undecided.")
    assert accepted() == {key_of("ARMED"), "pilots-guild", "marsh-league", "rifles", "varn"}
    review("--undecide", "varn,tomas-reed", "--same-as", "lena-ormond=ormond-1961", "--note", "as her passport says")
    assert states()["tomas-reed"] is states()["varn"] is State.PROPOSED
    draft = draft_file.read(Path(NAME), Vocabulary())
    assert draft.entities["lena-ormond"].review.same_as == "ormond-1961"


def test_what_was_accepted_with_a_claim_that_is_taken_back_is_told(review: Review) -> None:
    key = key_of("ARMED")
    review("--accept", key)
    remarks = review("--reject", key)[2]
    told = "pilots-guild, marsh-league, rifles stay accepted, though no accepted claim speaks of them"
    assert f"3 accepted, 1 rejected, 5 undecided. {told}: reject what is of no use. Next: " in remarks
    assert "stay" not in review("--reject", "pilots-guild,rifles")[2]
    review("--undecide", "pilots-guild", "--accept", key_of("COMMANDED"))
    remarks = review("--undecide", key_of("COMMANDED"), "--reject", "pilots-guild")[2]
    assert "lena-ormond stays accepted, though no accepted claim speaks of it: reject what is of no use." in remarks


def test_the_list_says_of_what_kind_an_entity_is(draft: Draft, folder: Path, review: Review) -> None:
    guild = draft.entities["pilots-guild"].entity.model_copy(update={"kind": OrganizationKind.ARMED_GROUP})
    draft_file.write(draft.edit("pilots-guild", guild).reconsider(["pilots-guild"]), folder / NAME)
    assert "Organization: Pilots' Guild of Varn · armed group · also the Guild" in review("--list")[1]


def test_two_entities_of_a_draft_are_joined_before_anything_else_is_decided(review: Review) -> None:
    code, _, remarks = review("--reject", key_of("MET_WITH"))
    code, _, remarks = review("--join", "tomas-reed=lena-ormond", "--accept", "varn")
    assert code == 2
    assert "would tie lena-ormond to itself" in remarks
    review("--same-as", "marsh-league=", "--undecide", "marsh-league")
    code, _, _ = review("--join", "marsh-league=pilots-guild")
    assert code == 2
    assert set(states()) >= {"tomas-reed", "marsh-league"}


def test_one_wrong_key_and_nothing_is_decided(review: Review) -> None:
    before = Path(NAME).read_bytes()
    code, _, remarks = review("--accept", "varn", "--reject", "tomas-red")
    assert (code, Path(NAME).read_bytes()) == (2, before)
    assert remarks == "error: The draft varn has no proposal tomas-red. Did you mean tomas-reed?\n"


def test_all_that_the_filters_leave_is_accepted(review: Review) -> None:
    review("--reject", "tomas-reed")
    review("--accept-all", "--kind", "claim")
    assert {key for key in accepted() if "-" in key and key.split("-")[0] in ("commanded", "armed", "met")} == {
        key_of("COMMANDED"),
        key_of("ARMED"),
    }
    assert states()["varn"] is State.PROPOSED
    review("--accept-all")
    assert states() == {
        **dict.fromkeys(states(), State.ACCEPTED),
        "tomas-reed": State.REJECTED,
        key_of("MET_WITH"): State.REJECTED,
    }


def test_what_is_accepted_becomes_a_dossier_and_loads(
    review: Review, graph: Graph, in_environment: Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    from cli.main import run as dots

    review("--accept", key_of("COMMANDED"), "--confirm")
    code, _, remarks = review("--dossier", "varn.yaml")
    assert code == 0
    assert remarks == (
        "Wrote varn.yaml: 1 claim and 2 entities. 3 accepted, 0 rejected, 6 undecided.\nNext: dots load varn.yaml\n"
    )
    assert dots(["load", "varn.yaml"]) == 0
    assert graph.read("MATCH (a)-[r:COMMANDED]->(b) RETURN a.name AS who, b.name AS whom") == [
        {"who": "Lena Ormond", "whom": "Pilots' Guild of Varn"}
    ]
    capsys.readouterr()


def test_an_id_that_the_graph_knows_for_another_gets_a_number_and_one_is_told(
    review: Review, graph: Graph, in_environment: Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    bring("lena-ormond", "Lena Ormond of Quay Street")
    capsys.readouterr()
    review("--accept", key_of("COMMANDED"))
    _, _, remarks = review("--dossier", "varn.yaml")
    assert "Other entities of the graph have these ids, so that these got a number: lena-ormond." in remarks
    assert "lena-ormond-2:" in Path("varn.yaml").read_text()
    review("--same-as", "lena-ormond=lena-ormond")
    _, _, remarks = review("--dossier", "varn.yaml")
    assert "got a number" not in remarks
    assert "lena-ormond-2" not in Path("varn.yaml").read_text()


def test_who_is_known_by_the_very_name_since_is_taken_for_the_known_one_unless_one_says_otherwise(
    review: Review, graph: Graph, in_environment: Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    bring("ormond-1961", "Lena Ormond")
    capsys.readouterr()
    review("--accept", key_of("COMMANDED"))
    _, _, remarks = review("--dossier", "varn.yaml")
    assert "Of the very name of a known entity, and taken for it: lena-ormond." in remarks
    assert "  ormond-1961:" in Path("varn.yaml").read_text()
    review("--same-as", "lena-ormond=")
    _, _, remarks = review("--dossier", "varn.yaml")
    assert "taken for it" not in remarks
    assert "  lena-ormond:" in Path("varn.yaml").read_text()


@pytest.mark.parametrize(
    ("meant", "message"),
    [
        ("nosuch", "Nothing in the graph is called “nosuch” for lena-ormond."),
        ("varn-league", "“varn-league” for lena-ormond is an Organization, where a Person is asked for."),
    ],
)
def test_who_is_not_known_or_of_another_type_is_no_one_to_be_the_same_as(
    review: Review,
    graph: Graph,
    in_environment: Connection,
    capsys: pytest.CaptureFixture[str],
    meant: str,
    message: str,
) -> None:
    bring("varn-league", "Varn League", "Organization")
    capsys.readouterr()
    before = Path(NAME).read_text()
    code, _, remarks = review("--same-as", f"lena-ormond={meant}")
    assert code == 2
    assert f"error: {message}" in remarks
    assert Path(NAME).read_text() == before


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("nobody-known", "nobody-known is nobody whom the graph knows; `dots entity find` gives ids, and "
         "`--same-as lena-ormond=` says that it is nobody known"),
        ("lena-ormund", "lena-ormund is nobody whom the graph knows; did you mean lena-ormand?"),
        ("tomas-reed", "tomas-reed is an entity of this very draft; if the two are one, join them: "
         "`--join lena-ormond=tomas-reed`"),
    ],
)  # fmt: skip
def test_who_is_said_by_hand_to_be_nobody_known_is_refused_with_the_line(
    review: Review,
    graph: Graph,
    in_environment: Connection,
    capsys: pytest.CaptureFixture[str],
    said: str,
    message: str,
) -> None:
    bring("lena-ormand", "Lena Ormand of Quay Street")
    capsys.readouterr()
    review("--accept", key_of("COMMANDED"))
    text = Path(NAME).read_text()
    Path(NAME).write_text(text.replace("mentions: [[28, 39]]", f"same_as: {said}, mentions: [[28, 39]]"))
    code, _, remarks = review("--dossier", "varn.yaml")
    assert (code, remarks) == (1, f"error: varn.draft.yaml:22: entities.lena-ormond.review.same_as: {message}\n")
    assert not Path("varn.yaml").exists()
    review("--same-as", "lena-ormond=")
    assert review("--dossier", "varn.yaml")[0] == 0


def bring(key: str, name: str, type_: str = "Person") -> None:
    """Load another dossier with one entity in it."""
    from cli.main import run as dots

    Path("other.yaml").write_text(
        f"dots: 1\ndossier: other\ntitle: Other\nentities:\n  {key}: {{type: {type_}, name: {name}}}\n"
    )
    assert dots(["load", "other.yaml"]) == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--dossier", "new.yaml"), "Nothing of varn.draft.yaml is accepted yet."),
        (("--dossier", NAME), "varn.draft.yaml is the draft itself."),
        (("--dossier", "varn.txt"), "varn.txt is no name of a dossier."),
        (("--accept", "varn", "--dossier", "notes.yaml"), "notes.yaml is there already, and no dossier of this draft."),
        (("--kind", "claims"), "There is no kind “claims”."),
        (("--same-as", "lena-ormond"), "“lena-ormond” does not say who is who."),
        (("--accept", "varn", "--reject", "rifles, varn"), "varn stands in --accept and in --reject. Decide on one"),
        (("--undecide", "varn", "--accept", "varn"), "varn stands in --accept and in --undecide."),
        (("--reject", "varn", "--same-as", "varn="), "varn stands in --same-as and in --reject."),
        ((), "The page of a review needs a terminal."),
    ],
)
def test_a_wrong_call_is_said_and_writes_nothing(review: Review, options: tuple[str, ...], message: str) -> None:
    Path("notes.yaml").write_text("shopping: [milk]\n")
    code, output, remarks = review(*options)
    assert (code, output) == (2, "")
    assert f"error: {message}" in remarks
    assert not Path("new.yaml").exists()
    assert Path("notes.yaml").read_text() == "shopping: [milk]\n"


def test_a_dossier_elsewhere_is_told_where_the_text_is(review: Review, folder: Path) -> None:
    (folder / "loads").mkdir()
    review("--accept", "varn", "--confirm")
    _, _, remarks = review("--dossier", "loads/varn.yaml")
    assert remarks.endswith("Next: dots load loads/varn.yaml --text varn.txt\n")
    assert "file:" not in (folder / "loads/varn.yaml").read_text()


def test_keys_are_completed(review: Review, folder: Path) -> None:
    typed = f"dots review {NAME} --accept tom"
    environment = {"_DOTS_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
    done = subprocess.run(
        [sys.executable, "-m", "cli.main"],
        cwd=folder,
        env=os.environ | environment | {"PYTHONPATH": str(Path(__file__).parent.parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["tomas-reed"], "")
