"""What goes out beside the records of others: the claims of acts, in words that a format without claims can hold."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from queries.exchange import holdings
from queries.exchange.records import Records

if TYPE_CHECKING:
    from database.graph import Graph

ACTS: Final = frozenset({"reported", "alleged", "assessed"})
LEFT_OUT: Final = "left out: a record whose claim was taken back or is disputed"
Missing = Counter[str]
"""What could not be written, and how often."""


def claims_beside(graph: "Graph", kept: Records) -> Iterator[dict[str, Any]]:
    """Yield the claims of acts that do not stand in records that go out as they came.

    Neither format can say that something is denied, taken back, or only intended: what is said so stays at home.
    """
    for row in holdings.claims(graph):
        said = row["properties"]
        is_act = said["polarity"] == "asserts" and said["modality"] in ACTS and said["status"] != "retracted"
        if is_act and (not row["evidence"] or any(found["passage"] not in kept.passages for found in row["evidence"])):
            yield row


def worded(said: Mapping[str, Any]) -> str:
    """Give a claim's statement, with how it is put where it is no plain report."""
    doubts = [said["modality"]] if said["modality"] != "reported" else []
    doubts += ["disputed"] if said.get("disputed") else []
    return f"({', '.join(doubts)}) {said['statement']}" if doubts else str(said["statement"])


def line(record: Mapping[str, Any]) -> str:
    """Write a record on one line, in ASCII: readers differ in what else ends a line."""
    return json.dumps(record, ensure_ascii=True)
