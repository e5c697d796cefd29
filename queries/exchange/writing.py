"""Writing a graph in the format of others, line by line."""

import csv
import io
import json
import re
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TextIO
from xml.sax.saxutils import escape, quoteattr

from queries.exchange import holdings
from queries.exchange.dossier import jsonl
from queries.exchange.records import Records, records
from queries.running import readable

if TYPE_CHECKING:
    from database.graph import Graph

FTM_TYPES: Final = {
    "Person": "Person",
    "Organization": "Organization",
    "Place": "Address",
    "Event": "Event",
    "Position": "Position",
    "Equipment": "Vehicle",
    "Programme": "Project",
    "Work": "Document",
}
FTM_EDGES: Final = {
    "FUNDED": ("Payment", "payer", "beneficiary"),
    "MEMBER_OF": ("Membership", "member", "organization"),
    "LED": ("Directorship", "director", "organization"),
    "RELATED_TO": ("Family", "person", "relative"),
    "REPRESENTED": ("Representation", "agent", "client"),
    "SUCCEEDED": ("Succession", "successor", "predecessor"),
    "HELD_POSITION": ("Occupancy", "holder", "post"),
}
STIX_TYPES: Final = {
    "Person": "identity",
    "Organization": "identity",
    "Place": "location",
    "Event": "incident",
    "Equipment": "tool",
    "Programme": "campaign",
}
STIX_CLASSES: Final = {"Person": "individual", "Organization": "organization"}
STIX_WORDS: Final = {"LOCATED_IN": "located-at"}
ACTS: Final = frozenset({"reported", "alleged", "assessed"})
NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://dots.invalid/stix")
EPOCH: Final = "1970-01-01T00:00:00.000Z"
"""The graph does not know when an entity was first written down, and STIX wants to."""
LEFT_OUT: Final = "left out: a record whose claim was taken back or is disputed"
UNTIED: Final = "left out: a tie of something that is not in the export"
Missing = Counter[str]
"""What could not be written, and how often."""


def ftm(graph: "Graph", missing: Missing) -> Iterator[str]:
    """Yield FollowTheMoney entities, one a line: those that came so as they came, then all others.

    Args:
        graph: The graph.
        missing: Counts what could not be written.
    """
    kept = records(graph, "ftm")
    missing[LEFT_OUT] += kept.left_out
    yield from (_line(record) for record in kept.verbatim)
    for row in holdings.entities(graph):
        if row["id"] in kept.whole:
            continue
        schema = FTM_TYPES.get(row["type"], "Document")
        others = [name["value"] for name in row["names"] if name["value"] != row["name"]]
        properties = {
            ("full" if schema == "Address" else "title" if schema == "Document" else "name"): [row["name"]],
            **({"alias": others} if others and schema not in {"Address", "Document"} else {}),
            **({"summary": [row["properties"]["description"]]} if row["properties"].get("description") else {}),
        }
        yield _line({"id": kept.ids.get(row["id"], row["id"]), "schema": schema, "properties": properties})
    for row in _claims_beside(graph, kept):
        if row["object"] is None:
            continue
        said = readable(row["properties"])
        schema, one, other = FTM_EDGES.get(said["predicate"], ("UnknownLink", "subject", "object"))
        edge: dict[str, list[str]] = {
            one: [kept.ids.get(row["subject"], row["subject"])],
            other: [kept.ids.get(row["object"], row["object"])],
            "summary": [_worded(said)],
            "role": [said["predicate"].lower().replace("_", " ")] if schema == "UnknownLink" else [],
            "startDate": [_since(said)] if _since(said) else [],
            "amount": [str(said["amount"])] if "amount" in said and schema == "Payment" else [],
            "currency": [said["currency"]] if "currency" in said and schema == "Payment" else [],
        }
        properties = {name: values for name, values in edge.items() if values}
        yield _line({"id": row["id"], "schema": schema, "properties": properties})


def stix(graph: "Graph", missing: Missing) -> Iterator[str]:
    """Yield a STIX 2.1 bundle: objects that came so as they came, then all others.

    Args:
        graph: The graph.
        missing: Counts what could not be written.
    """
    kept = records(graph, "stix")
    missing[LEFT_OUT] += kept.left_out
    heads = [record for record in kept.verbatim if record["type"] == "bundle"]
    head = heads[0] if len(heads) == 1 else {"type": "bundle", "id": f"bundle--{uuid.uuid5(NAMESPACE, 'bundle')}"}
    yield _line(head)[:-1] + ', "objects": ['
    separator = ""
    ids = dict(kept.ids)
    for record in kept.verbatim:
        if record["type"] != "bundle":
            yield f"{separator}{_line(record)}"
            separator = ","
    for row in holdings.entities(graph):
        if row["id"] in kept.whole:
            continue
        sort = STIX_TYPES.get(row["type"], "note")
        # Others refer to a record that was left out by its id, which begins with its type.
        sort = ids.setdefault(row["id"], f"{sort}--{uuid.uuid5(NAMESPACE, row['id'])}").split("--")[0]
        about = row["properties"].get("description")
        thing = {
            **_common(sort, ids[row["id"]]),
            **({"content": row["name"], "object_refs": []} if sort == "note" else {"name": row["name"]}),
            **({"identity_class": STIX_CLASSES[row["type"]]} if row["type"] in STIX_CLASSES else {}),
            **({"description": about} if about else {}),
        }
        yield f"{separator}{_line(thing)}"
        separator = ","
    for row in _claims_beside(graph, kept):
        if row["object"] in ids and row["subject"] in ids:
            said = row["properties"]
            word = STIX_WORDS.get(said["predicate"], said["predicate"].lower().replace("_", "-"))
            link = {
                **_common("relationship", f"relationship--{uuid.uuid5(NAMESPACE, row['id'])}"),
                "relationship_type": word,
                "source_ref": ids[row["subject"]],
                "target_ref": ids[row["object"]],
                "description": _worded(said),
            }
            yield f"{separator}{_line(link)}"
            separator = ","
        elif row["object"] is not None:
            missing[UNTIED] += 1
    yield "]}"


def graphml(graph: "Graph", _missing: Missing) -> Iterator[str]:
    """Yield the network of entities and relationships as GraphML (graphml.graphdrawing.org).

    Args:
        graph: The graph.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for kind, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            yield f'  <key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="string"/>'
    yield '  <graph edgedefault="directed">'
    for row in holdings.entities(graph):
        data = {"name": row["name"], "type": row["type"]}
        yield f"    <node id={quoteattr(row['id'])}>{_data('node', data)}</node>"
    for row in holdings.relationships(graph):
        data = {**readable(row), "claims": " ".join(row["claims"]), "disputed": str(bool(row["disputed"])).lower()}
        ends = f"source={quoteattr(row['source'])} target={quoteattr(row['target'])}"
        yield f"    <edge {ends}>{_data('edge', {name: data[name] for name in _EDGE})}</edge>"
    yield "  </graph>"
    yield "</graphml>"


def table(graph: "Graph", _missing: Missing) -> Iterator[str]:
    """Yield the claims of a graph as CSV, one a line.

    A text that a spreadsheet would run as a formula has an apostrophe before it, as OWASP says under *CSV Injection*;
    numbers stay as they are.

    Args:
        graph: The graph.
    """
    columns = ("claim", "subject", "predicate", "object", "value", "when", "modality", "polarity", "status", "disputed")
    yield _row([*columns, "speaker", "documents", "statement"])
    for row in holdings.claims(graph):
        said = readable(row["properties"])
        cells = {**said, "claim": row["id"], "subject": row["subject"], "object": row["object"]}
        documents = " ".join(sorted({found["document"] for found in row["evidence"]}))
        yield _row([*(cells.get(name) for name in columns), row["speaker"], documents, said["statement"]])


def dossier(graph: "Graph", _missing: Missing) -> Iterator[str]:
    """Yield the graph as one dossier, which misses nothing.

    Args:
        graph: The graph.
    """
    return jsonl(graph)


FORMATS: Final[Mapping[str, Callable[["Graph", Missing], Iterator[str]]]] = {
    "ftm": ftm,
    "stix": stix,
    "jsonl": dossier,
    "graphml": graphml,
    "csv": table,
}
"""What a graph can be written as."""

_EMPTY: Final = (None, "")
_ISO: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
_FORMULA: Final = re.compile(r"(?![+-]?\d+(\.\d+)?\Z)[=+\-@\t\r]")
_NODE: Final = ("name", "type")
_EDGE: Final = ("type", "since", "until", "modality", "disputed", "claims")


def _claims_beside(graph: "Graph", kept: Records) -> Iterator[dict[str, Any]]:
    """Yield the claims of acts that do not stand in records that go out as they came.

    Neither format can say that something is denied, taken back, or only intended: what is said so stays at home.
    """
    for row in holdings.claims(graph):
        said = row["properties"]
        is_act = said["polarity"] == "asserts" and said["modality"] in ACTS and said["status"] != "retracted"
        if is_act and (not row["evidence"] or any(found["passage"] not in kept.passages for found in row["evidence"])):
            yield row


def _worded(said: Mapping[str, Any]) -> str:
    """Give a claim's statement, with how it is put where it is no plain report."""
    doubts = [said["modality"]] if said["modality"] != "reported" else []
    doubts += ["disputed"] if said.get("disputed") else []
    return f"({', '.join(doubts)}) {said['statement']}" if doubts else str(said["statement"])


def _common(sort: str, identifier: str) -> dict[str, Any]:
    return {"type": sort, "spec_version": "2.1", "id": identifier, "created": EPOCH, "modified": EPOCH}


def _since(said: Mapping[str, Any]) -> str:
    """Give where a claim begins, where ISO 8601 can say it too: the seasons of EDTF it cannot."""
    start = str(said.get("when", "")).split("/")[0].rstrip("~?%")
    return start if _ISO.fullmatch(start) else ""


def _line(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=True)


def _data(kind: str, data: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{kind}-{name}">{escape(str(value))}</data>' for name, value in data.items() if value not in _EMPTY
    )


def _row(cells: list[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def _cell(content: Any) -> Any:
    if content is None:
        return ""
    return f"'{content}" if isinstance(content, str) and _FORMULA.match(content) else content


def write(graph: "Graph", form: str, output: TextIO) -> Missing:
    """Write a graph.

    Args:
        graph: The graph.
        form: One of `FORMATS`.
        output: Where to.

    Returns:
        What could not be written, and how often.
    """
    missing = Missing()
    output.writelines(f"{text}\n" for text in FORMATS[form](graph, missing))
    return +missing
