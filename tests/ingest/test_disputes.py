"""What is disputed is told by two rules, in SQL for a whole load and in Cypher for a change: they are one rule."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from ingest.claim_validation import PUT_DISPUTE, PUT_STANDING
from ingest.derivation import settle_disputes
from ingest.spool import Spool
from ingest.view_statements import REFRESH_DISPUTED
from queries.contract import Contract, expand

if TYPE_CHECKING:
    from database.graph import Graph

GRAPHS = 25
CREATE = """
UNWIND $claims AS row
CREATE (c:Claim) SET c = row
"""
DISPUTE = """
UNWIND $pairs AS pair
MATCH (c:Claim {id: pair[0]})
MATCH (other:Claim {id: pair[1]})
CREATE (c)-[:DISPUTES]->(other)
"""
ASKED = expand("""
MATCH (c:Claim)
// @statements c
RETURN c.id AS id, c_disputed AS disputed
""")


def generated(seed: int) -> tuple[list[dict[str, Any]], set[tuple[str, str]]]:
    """Some claims on few triples, so that they meet, and who disputes whom, themselves included."""
    drawn = random.Random(seed)
    claims = []
    for number in range(drawn.randint(1, 9)):
        object_ = drawn.choice(["x", "y", None])
        claim = {
            "id": f"d/{number}",
            "subject": drawn.choice("ab"),
            "predicate": drawn.choice(["KILLED", "FUNDED"]),
            "object": object_,
            "polarity": drawn.choice(["asserts", "asserts", "denies"]),
            "modality": drawn.choice(["reported", "alleged", "intended"]),
            "status": drawn.choice(["accepted", "accepted", "disputed", "retracted"]),
            "disputed": drawn.choice([True, False]),
        }
        if object_ is not None:
            claim["triple"] = f"{claim['subject']}|{claim['predicate']}|{object_}"
        claims.append({name: value for name, value in claim.items() if value is not None})
    ids = [str(claim["id"]) for claim in claims]
    return claims, {(drawn.choice(ids), drawn.choice(ids)) for _ in range(drawn.randint(0, 3))}


def by_sql(claims: list[dict[str, Any]], disputes: set[tuple[str, str]]) -> dict[str, bool]:
    with Spool() as spool:
        for claim in claims:
            said = [
                claim.get(name) for name in ("id", "subject", "predicate", "object", "polarity", "modality", "status")
            ]
            spool.put(PUT_STANDING, (*said, *(None,) * 7, "", 0))
        for pair in sorted(disputes):
            spool.put(PUT_DISPUTE, pair)
        settle_disputes(spool)
        return {claim: bool(disputed) for claim, disputed in spool.rows("SELECT id, disputed FROM standing")}


@pytest.mark.parametrize("seed", range(GRAPHS))
def test_both_rules_and_the_contract_agree_on_what_is_disputed(graph: Graph, seed: int) -> None:
    claims, disputes = generated(seed)
    graph.write(CREATE, claims=claims)
    graph.write(DISPUTE, pairs=[list(pair) for pair in disputes])
    graph.write(REFRESH_DISPUTED, rows=[claim["id"] for claim in claims])
    rows = graph.read("MATCH (c:Claim) RETURN c.id AS id, c.disputed AS disputed")
    by_cypher = {row["id"]: row["disputed"] for row in rows}
    assert by_cypher == by_sql(claims, disputes)
    # Left alone, the contract takes what is kept; asked as of what was known, it works it out anew: to the same end.
    standing = {claim["id"] for claim in claims if claim["status"] != "retracted"}
    graph.write("MATCH (c:Claim) SET c.published = date('2020-01-01')")
    expected = {id_: disputed for id_, disputed in by_cypher.items() if id_ in standing}
    for contract in (Contract(), Contract.parse(known_by=f"{datetime.now(UTC):%Y-%m-%d}")):
        asked = graph.read(ASKED, **contract.parameters())
        assert {row["id"]: row["disputed"] for row in asked} == expected
