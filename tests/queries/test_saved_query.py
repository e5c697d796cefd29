"""A query file describes itself; what is wrong with one is said with its line."""

from pathlib import Path

import pytest

from queries.saved_query import CLOSING, SavedQuery
from schema.errors import QueryInvalid

GOOD = """\
// Who sings with whom
// In choirs, not in bands.
// ---
// asks:
//   - Who sings with {person}?
// params:
//   person: {type: Person, description: who sings}
//   limit: {type: integer, description: how many, default: 10}
// columns:
//   singer: {type: Person, description: who sings}
// ---

MATCH (singer:Entity {id: $person}) RETURN singer.name AS singer ORDER BY singer LIMIT $limit;
"""


def read(folder: Path, content: str | bytes) -> SavedQuery:
    path = folder / "sings-with.cypher"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return SavedQuery.read(path, "music/sings-with")


def test_a_file_says_what_it_answers_what_it_asks_for_and_what_it_returns(tmp_path: Path) -> None:
    query = read(tmp_path, GOOD)
    assert query.name == "music/sings-with"
    assert query.topic == "music"
    assert query.question == "Who sings with whom"
    assert query.details == "In choirs, not in bands."
    assert query.metadata.asks == ("Who sings with {person}?",)
    assert query.parameters["person"].required
    assert not query.parameters["limit"].required
    assert query.parameters["limit"].default == 10
    assert list(query.columns) == ["singer"]
    assert query.cypher.startswith("MATCH")
    assert query.cypher.endswith("LIMIT $limit")
    assert query.body_line == 13


def test_a_query_over_claims_has_the_closing_columns(tmp_path: Path) -> None:
    query = read(tmp_path, GOOD.replace("MATCH", "MATCH (c:Claim)\n// @claims c\nMATCH"))
    assert list(query.columns) == ["singer", *CLOSING]


def test_what_a_file_was_is_recognised_by_its_sha256(tmp_path: Path) -> None:
    first = read(tmp_path, GOOD).sha256
    assert read(tmp_path, GOOD).sha256 == first
    assert read(tmp_path, GOOD.replace("LIMIT", "SKIP")).sha256 != first


@pytest.mark.parametrize(
    ("old", "new", "line", "named"),
    [
        ("// Who sings with whom\n// In choirs, not in bands.\n", "", 1, "the first line is not the question"),
        ("// Who sings with whom", "MATCH (n)", 1, "the first line is not the question"),
        ("//   singer: {type: Person, description: who sings}\n// ---", "// ", 1, "the description is not closed"),
        ("description: how many,", "description: how many, unit: {", 9, "the description is no YAML"),
        (
            "// asks:",
            "// asks: [Who sings with {person}?]\n// needs:",
            4,
            'in quotes, as in "Who is {person}?"',
        ),
        ("type: integer", "type: integer, unit: days", 8, "params.limit.unit: there is no such field here"),
        ("{type: Person, description: who sings}\n//   limit", "{type: Person}\n//   limit", 7, "params.person"),
        ("//   person", "//   Person", 7, "params.Person: the name of a parameter is written in lower case"),
        ("//   limit", "//   as_of", 8, "params.as_of: has a meaning of its own"),
        ("// columns:\n//   singer: {type: Person, description: who sings}\n", "", 4, "columns: is required"),
        ("// asks:", "// needs: [place]\n// asks:", 4, "needs names “place”, which is no parameter"),
        ("default: 10", "default: 10, required: true", 8, "what has a default is not required"),
        ("type: integer", "type: choice", 8, "choices belong to the type choice"),
        ("type: integer", "type: [integer, Person]", 8, "several types must all be types of entities"),
        ("type: integer", "type: &a integer}\n//   more: {type: *a", 4, "uses a YAML alias"),
        ("MATCH", "// @claim c\nMATCH", 13, "@claim is no mark"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, old: str, new: str, line: int, named: str) -> None:
    assert old in GOOD
    with pytest.raises(QueryInvalid) as raised:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert raised.value.line == line, raised.value.message
    assert named in raised.value.message
    assert raised.value.message.startswith(f"{tmp_path / 'sings-with.cypher'}:{line}: ")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "the first line is not the question"),
        (GOOD.encode().partition(b"\nMATCH")[0], "there is no Cypher below the description"),
        (GOOD.encode() + b"\xff", ":14: is not UTF-8"),
        (GOOD.encode() + b"\0", ":14: holds a NUL byte"),
        (GOOD.encode() + b" " * 300_000, "is larger than 256 KiB"),
    ],
)
def test_what_is_no_query_file_at_all_is_refused(tmp_path: Path, content: bytes, named: str) -> None:
    with pytest.raises(QueryInvalid) as raised:
        read(tmp_path, content)
    assert named in raised.value.message


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryInvalid, match="cannot be read: No such file or directory"):
        SavedQuery.read(tmp_path / "none.cypher", "none")
