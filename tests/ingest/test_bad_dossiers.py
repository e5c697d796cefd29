"""What is wrong with a dossier is said in one sentence, with file, line and field, and nothing is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest
import yaml

from schema.errors import DossierInvalid, WorkError

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.report import Report

Load = Callable[..., "Report"]
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "data" / "bad.yaml").read_text(encoding="utf-8"))
NO_FIELD = "there is no such field here; there are dots, dossier, title, annotator"
HEADER = b'{"dots": 1, "dossier": "lines", "title": "Lines"}\n'
ANYTHING = "MATCH (n) WHERE NOT n:Migration RETURN count(n) AS n"


def problems(load: Load, *names: str, texts: tuple[str, ...] = ()) -> list[str]:
    with pytest.raises(DossierInvalid) as raised:
        load(*names, texts=texts)
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_mistake_is_named_with_its_place(
    graph: Graph, load: Load, editing: Callable[..., None], case: dict[str, Any]
) -> None:
    editing("harbour.yaml", *(tuple(edit) for edit in case["edits"]))
    assert problems(load, "harbour.yaml", texts=tuple(case.get("texts", ()))) == case["problems"]
    assert graph.read(ANYTHING) == [{"n": 0}]


def test_every_mistake_is_named_at_once_and_once(load: Load, editing: Callable[..., None]) -> None:
    editing("harbour.yaml", ("reliability: B", "reliability: Z"), ("credibility: 2", "credibility: 7"))
    editing("ledger.yaml", ("published: 2015", "published: 2015-13"))
    assert [problem.split(": ")[:2] for problem in problems(load, "ledger.yaml", "harbour.yaml")] == [
        ["harbour.yaml:7", "publishers.gazette.reliability"],
        ["harbour.yaml:36", "claims.led.credibility"],
        ["ledger.yaml:7", "documents.ledger-1.published"],
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty; a dossier begins with `dots: 1`"),
        (b"# nothing\n", "1: is no dossier: it begins with `dots: 1`, `dossier: KEY` and `title: …`"),
        (b"dots: 1\ntitle: caf\xe9\n", "2: byte 18 of the file is not UTF-8; save it as UTF-8"),
        ("dots: 1\n".encode("utf-16"), "is UTF-16, as some editors on Windows save; save it as UTF-8"),
        ("dots: 1\n".encode("utf-16-be"), "is UTF-16, as some editors on Windows save; save it as UTF-8"),
        ("dots: 1\n".encode("utf-32"), "is UTF-32; save it as UTF-8"),
        (b"\0dots: 1\n", "1: holds a NUL byte, which has no place in a text; remove it"),
        (
            b"\0" * 4096,
            "begins with nothing but NUL bytes, as a file does whose writing was cut off; put a copy of it back",
        ),
        (b"dots: 1\ntitle: a\0b\n", "2: holds a NUL byte, which has no place in a text; remove it"),
        (b"[" * 100_000, "1: is nested more than 20 levels deep; a dossier needs six"),
        (b"dots: 1\ndossier: x\ntitle: x\nclaims: [1]\n", "4: claims: is no mapping of keys to records"),
    ],
    ids=[
        "empty",
        "nothing but a comment",
        "Latin-1",
        "UTF-16",
        "UTF-16 without a mark",
        "UTF-32",
        "a NUL before all",
        "NULs alone",
        "NUL",
        "deep",
        "a list for a section",
    ],
)
def test_a_file_that_is_no_yaml_dossier(load: Load, folder: Path, content: bytes, message: str) -> None:
    (folder / "broken.yaml").write_bytes(content)
    separator = ":" if message[0].isdigit() else ": "
    assert problems(load, "broken.yaml") == [f"broken.yaml{separator}{message}"]


def test_a_yaml_bomb_does_not_go_off(load: Load, folder: Path) -> None:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    (folder / "bomb.yaml").write_text("\n".join(lines))
    assert problems(load, "bomb.yaml") == [
        "bomb.yaml:3: the alias *a1 names nothing, or a value that holds aliases itself"
    ]
    (folder / "many.yaml").write_text("a: &a lol\nb: [" + ", ".join(["*a"] * 101) + "]\n")
    assert problems(load, "many.yaml") == [
        "many.yaml:2: repeats values by alias more than 100 times; write them out, or use JSONL"
    ]


def test_200_megabytes_of_yaml_are_refused_unread(load: Load, folder: Path) -> None:
    with (folder / "large.yaml").open("wb") as file:
        file.truncate(200 * 2**20)
    assert problems(load, "large.yaml") == [
        "large.yaml: is 200 MiB of YAML, which has to be read into memory whole; "
        "write dossiers of more than 32 MiB as JSONL, which is read as a stream"
    ]


def test_a_file_that_is_not_there_and_other_places(load: Load, folder: Path) -> None:
    (folder / "inner.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    assert problems(load, "missing.yaml") == ["missing.yaml: there is no such file"]
    assert problems(load, "inner.yaml") == ["inner.yaml: is a folder; name the dossiers in it"]
    assert problems(load, "pipe.yaml") == ["pipe.yaml: is no plain file; save the dossier to one"]
    assert problems(load, "gazette.txt") == [
        "gazette.txt: is no dossier by its name; dossiers end in .yaml, .yml or .jsonl"
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (b"", ["lines.jsonl: is empty; a dossier begins with `dots: 1`"]),
        (
            (HEADER * 3).decode().encode("utf-16"),
            ["lines.jsonl: is UTF-16, as some editors on Windows save; save it as UTF-8"],
        ),
        (b"\n\n", ["lines.jsonl: holds no record; the first line of a dossier names it"]),
        (
            HEADER + b"{nonsense}\n",
            ["lines.jsonl:2: is no JSON at column 2: unexpected character, expected a string key"],
        ),
        (HEADER + b"[1]\n", ["lines.jsonl:2: is no JSON object"]),
        (HEADER + b'{"claim": "c\xff"}\n', ["lines.jsonl:2: byte 13 of the line is not UTF-8; save the file as UTF-8"]),
        (b"\0" + HEADER, ["lines.jsonl:1: holds a NUL byte, which has no place in a text; remove it"]),
        (HEADER + b'{"entity": "a\0"}\n', ["lines.jsonl:2: holds a NUL byte, which has no place in a text; remove it"]),
        (
            HEADER + b'{"entity": "a", "type": "Person", "name": "a\\u0000b"}\n',
            ["lines.jsonl:2: holds a NUL character, which has no place in a text; remove it"],
        ),
        (
            HEADER + b'{"thing": "x"}\n',
            [
                "lines.jsonl:2: does not say what it is: a record carries one of “publisher”, “document”, “entity”, "
                "“claim” with its key"
            ],
        ),
        (
            HEADER + b'{"entity": "a", "type": "Person", "name": ' + b'"' + b"x" * 5 * 2**20 + b'"}\n',
            ["lines.jsonl:2: is longer than 4 MiB; write one record a line"],
        ),
        (
            HEADER
            + b'{"entity": "a", "type": "Person", "name": "A"}\n'
            + b'{"entity": "a", "type": "Person", "name": "A"}\n'
            + b'{"entity": "a", "type": "Person", "name": "B"}\n',
            ["lines.jsonl:4: entities.a: differs from lines.jsonl:2, which has the same key"],
        ),
        (
            HEADER + b'{"entity": "a", "type": "Person", "name": "A", "entity": "b"}\n',
            ["lines.jsonl:2: entity: stands twice in this record; keep one"],
        ),
        (
            b'{"entity": "a", "type": "Person", "name": "A"}\n',
            [
                "lines.jsonl:1: dossier: is required",
                "lines.jsonl:1: dots: is required",
                f"lines.jsonl:1: entity: {NO_FIELD}",
                f"lines.jsonl:1: name: {NO_FIELD}",
                "lines.jsonl:1: title: is required",
                f"lines.jsonl:1: type: {NO_FIELD}",
            ],
        ),
    ],
    ids=[
        "empty",
        "UTF-16",
        "blank",
        "no JSON",
        "no object",
        "Latin-1",
        "a NUL before all",
        "NUL",
        "escaped NUL",
        "no record",
        "a long line",
        "twice and different",
        "a field twice",
        "no header",
    ],
)
def test_lines_that_are_no_dossier(graph: Graph, load: Load, folder: Path, lines: bytes, expected: list[str]) -> None:
    (folder / "lines.jsonl").write_bytes(lines)
    assert problems(load, "lines.jsonl") == expected
    assert graph.read(ANYTHING) == [{"n": 0}]


def test_a_line_is_named_for_each_field_of_a_claim(load: Load, folder: Path) -> None:
    claim = {"claim": "c", "subject": "a", "predicate": "MET_WITH", "object": "b", "statement": "s", "evidence": []}
    (folder / "lines.jsonl").write_bytes(HEADER + orjson.dumps(claim))
    assert problems(load, "lines.jsonl") == ["lines.jsonl:2: claims.c.evidence: is empty; it needs one at least"]


def test_a_key_names_one_thing_across_dossiers(graph: Graph, load: Load, editing: Callable[..., None]) -> None:
    load("harbour.yaml")
    editing("ledger.yaml", ("anton: {type: Person, name: A. Rayl}", "anton: {type: Work, name: A. Rayl}"))
    assert problems(load, "ledger.yaml") == [
        "ledger.yaml:14: entities.anton.type: is Work; the dossier harbour says Person. A key names one thing",
        "ledger.yaml:28: claims.led.subject: anton is of type Work; "
        "the subject of COMMANDED must be Person or Organization",
    ]


def test_one_document_is_not_described_twice(load: Load, folder: Path) -> None:
    content = yaml.safe_load((folder / "harbour.yaml").read_text())
    content["dossier"] = "other"
    content["claims"] = {}
    (folder / "same.yaml").write_text(yaml.safe_dump(content))
    content["documents"]["gazette-1"]["title"] = "Another title"
    (folder / "other.yaml").write_text(yaml.safe_dump(content))
    load("harbour.yaml")
    message = "documents.gazette-1: differs from what the dossier harbour says under the same key"
    assert [problem.partition(": ")[2] for problem in problems(load, "other.yaml")] == [message]
    assert load("same.yaml").documents.added == 1


def test_two_dossiers_of_one_key_are_refused(load: Load, folder: Path) -> None:
    (folder / "copy.yaml").write_bytes((folder / "harbour.yaml").read_bytes())
    assert problems(load, "harbour.yaml", "copy.yaml") == [
        "copy.yaml:2: dossier: is the key of harbour.yaml too; give one of them another"
    ]


def test_a_text_that_is_no_plain_file_is_refused_at_once(graph: Graph, load: Load, folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    for name in ("pipe.txt", "/dev/zero", "."):
        with pytest.raises(WorkError, match="is no plain file"):
            load("harbour.yaml", texts=(name,))
