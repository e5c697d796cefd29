"""A receipt holds an answer with all that it rests on, and says later whether it still holds."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from database.graph import Graph
from ingest.integrity import fingerprint
from queries.catalogue import Catalogue
from queries.citations import cite, cited_by
from queries.contract import Contract
from queries.receipts import Receipt
from queries.running import run
from queries.saved_query import SavedQuery
from queries.verification import verify
from schema.errors import CallError, DotsError

Tamper = Callable[[dict[str, Any]], Any]


def receipt_of(graph: Graph, query: SavedQuery, arguments: dict[str, str], **contract: Any) -> Receipt:
    answer = run(graph, query, arguments, contract=Contract.parse(**contract))
    rows = list(answer.rows)
    claims = cite(graph, cited_by(rows))
    return Receipt.of(answer, rows, claims, fingerprint=fingerprint(graph), dots="0", neo4j=graph.server_version)


@pytest.fixture(scope="module")
def commanders(garrison: Graph, catalogue: Catalogue) -> Receipt:
    return receipt_of(garrison, catalogue.get("commanders-of"), {"organization": "Northern Guard"}, as_of="2015")


def test_a_receipt_holds_what_was_asked_answered_and_on_what(commanders: Receipt, garrison: Graph) -> None:
    assert commanders.query.name == "command/commanders-of"
    assert {name: given.value for name, given in commanders.parameters.items()} == {"organization": "northern-guard"}
    assert commanders.parameters["organization"].given == "Northern Guard"
    assert commanders.contract == {"as_of": "2015"}
    assert [row["commander"] for row in commanders.rows] == ["Ada Brandt", "Ben Castor"]
    assert [claim.claim for claim in commanders.claims] == ["garrison/ada", "garrison/ben"]
    assert all(source.quote for claim in commanders.claims for source in claim.sources)
    assert commanders.graph == fingerprint(garrison)
    assert commanders.neo4j == garrison.server_version


def test_what_was_written_is_read_again(commanders: Receipt, tmp_path: Path) -> None:
    commanders.write(tmp_path / "receipt.json")
    assert Receipt.read(tmp_path / "receipt.json") == commanders


def _row(content: dict[str, Any]) -> None:
    content["rows"][0]["commander"] = "Cora Dahl"


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        (_row, "was changed after it was written"),
        (lambda content: content.update(asked_at="2001-01-01T00:00:00Z"), "was changed after it was written"),
        (lambda content: content["claims"].pop(), "was changed after it was written"),
        (lambda content: content.update(receipt=2), "its version is 2"),
        (lambda content: content.pop("receipt"), "it does not say `receipt`"),
        (lambda content: content.pop("graph"), "graph: field required"),
        (lambda content: content.update(rows="none"), "rows: "),
        (lambda content: content.update(note="mine"), "note: extra inputs are not permitted"),
        (lambda content: content["contract"].update(as_of="once"), "contract: --as-of"),
        (lambda content: content["contract"].update(as_of=5), "contract: "),
        (lambda content: content["contract"].update(until="2020"), "contract: "),
    ],
)
def test_what_was_tampered_with_or_is_malformed_is_named(
    commanders: Receipt, tmp_path: Path, tamper: Tamper, named: str
) -> None:
    path = tmp_path / "receipt.json"
    commanders.write(path)
    content = json.loads(path.read_text())
    tamper(content)
    path.write_text(json.dumps(content))
    with pytest.raises(DotsError) as raised:
        Receipt.read(path)
    # What was sealed and no longer fits its seal was a receipt; anything else never was.
    assert raised.value.exit_code == (1 if "was changed" in named else 2)
    assert named in str(raised.value)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize("text", ["", "no json", "[]", '"receipt"', "null", "[" * 100_000, "\x00\xff"])
def test_what_is_no_receipt_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "receipt.json"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(CallError, match="is no receipt of dots"):
        Receipt.read(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DotsError, match="No such file"):
        Receipt.read(tmp_path / "none.json")


def test_an_answer_holds_on_the_graph_that_gave_it(commanders: Receipt, garrison: Graph, catalogue: Catalogue) -> None:
    found = verify(garrison, catalogue, commanders, fingerprint=fingerprint(garrison))
    assert found.holds
    assert (found.query_changed, found.cypher_changed, found.graph_changed) == (False, False, False)


def test_an_answer_without_a_source_is_verified_without_it(garrison: Graph, catalogue: Catalogue) -> None:
    receipt = receipt_of(
        garrison, catalogue.get("commanders-of"), {"organization": "northern-guard"}, without_sources=["herald"]
    )
    assert [row["claims"] for row in receipt.rows] == [["garrison/ada"], ["garrison/ben"]]
    assert verify(garrison, catalogue, receipt, fingerprint=receipt.graph).holds


def test_another_graph_with_the_same_answer_is_told_and_the_answer_holds(
    commanders: Receipt, garrison: Graph, catalogue: Catalogue
) -> None:
    found = verify(garrison, catalogue, commanders, fingerprint="0" * 64)
    assert (found.holds, found.graph_changed) == (True, True)


def test_rows_that_fell_came_or_changed_are_told_apart(
    commanders: Receipt, garrison: Graph, catalogue: Catalogue
) -> None:
    ada, ben = commanders.rows
    earlier = commanders.model_copy(
        update={"rows": ({**ada, "said_by": ["The Herald"]}, {**ben, "commander": "Cora Dahl"})}
    )
    found = verify(garrison, catalogue, earlier, fingerprint=commanders.graph)
    assert not found.holds
    assert [row["commander"] for row in found.rows.gone] == ["Cora Dahl"]
    assert [row["commander"] for row in found.rows.added] == ["Ben Castor"]
    assert [(change.before["commander"], change.columns) for change in found.rows.changed] == [
        ("Ada Brandt", ("said_by",))
    ]


def test_a_claim_that_says_something_else_now_is_told(
    commanders: Receipt, garrison: Graph, catalogue: Catalogue
) -> None:
    ada, ben = commanders.claims
    earlier = commanders.model_copy(update={"claims": (replace(ada, statement="Ada led."), ben)})
    found = verify(garrison, catalogue, earlier, fingerprint=commanders.graph)
    assert not found.holds
    assert [(change.claim, change.field, change.before) for change in found.claims] == [
        ("garrison/ada", "statement", "Ada led.")
    ]


def test_a_quote_that_is_not_at_hand_is_no_change(commanders: Receipt, garrison: Graph, catalogue: Catalogue) -> None:
    ada, ben = commanders.claims
    silent = replace(ada, sources=tuple(replace(source, quote=None) for source in ada.sources))
    earlier = commanders.model_copy(update={"claims": (silent, ben)})
    assert verify(garrison, catalogue, earlier, fingerprint=commanders.graph).holds


def test_a_question_that_cannot_be_asked_any_more_holds_no_more(
    commanders: Receipt, garrison: Graph, catalogue: Catalogue
) -> None:
    gone = commanders.model_copy(update={"query": commanders.query.model_copy(update={"name": "no/such"})})
    found = verify(garrison, catalogue, gone, fingerprint=commanders.graph)
    assert (found.holds, found.refusal) == (False, "There is no query “no/such”.")


def test_a_query_file_that_changed_is_told(garrison: Graph, tmp_path: Path) -> None:
    path = tmp_path / "own" / "bands.cypher"
    path.parent.mkdir()
    head = "// Which bands there are\n// ---\n// columns:\n//   name: {type: text, description: its name}\n// ---\n"
    path.write_text(f"{head}MATCH (n:Organization {{kind: 'armed group'}}) RETURN n.name AS name ORDER BY name\n")
    receipt = receipt_of(garrison, Catalogue.read([tmp_path]).get("bands"), {})
    assert [row["name"] for row in receipt.rows] == ["River Band"]
    path.write_text(path.read_text().replace("Which bands", "What bands"))
    found = verify(garrison, Catalogue.read([tmp_path]), receipt, fingerprint=receipt.graph)
    assert (found.holds, found.query_changed, found.cypher_changed) == (True, True, False)
    path.write_text(path.read_text().replace("armed group", "armed force"))
    found = verify(garrison, Catalogue.read([tmp_path]), receipt, fingerprint=receipt.graph)
    assert (found.holds, found.query_changed, found.cypher_changed) == (False, True, True)
    assert [row["name"] for row in (*found.rows.gone, *found.rows.added)] == ["River Band", "Land Army"]
