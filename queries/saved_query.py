"""A saved query: a ``.cypher`` file that describes itself in its leading comments.

::

    // Who commanded an organisation, and when                 the question, its first line
    // More about it, where there is more to say.
    // ---
    // asks:                                                    wordings that this query answers
    //   - Who commanded {organization}?
    // params:
    //   organization: {type: Organization, description: whose commanders}
    // columns:
    //   commander: {type: Person, description: who commanded it}
    // ---
    MATCH …

A query over claims (``queries.contract``) does not declare the contract's parameters, nor the columns that close each
of its rows.
"""

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final, Self

from queries import contract
from queries.measures import TIE
from queries.parameters import Parameter
from schema.errors import QueryInvalid

FENCE: Final = "---"
LARGEST: Final = 256 * 1024
"""Bytes of a query file; none that a person wrote comes near."""

GIVEN: Final = "given"
"""The parameter that holds the others where a query travels with the look-up of its entities."""

TEXTS: Final = "texts"
"""What is looked up, among those; no query declares it."""

_OWN_PARAMETER: Final = re.compile(rf"\$(?!{contract.NAME}\b)(\w+)")
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LIBRARY: Final = Path(__file__).parent / "library"
DECLARED: Final = Path(__file__).parent / "declared.json"
"""What the library's files declare, as `python -m queries.declaration` read it; each with a checksum of it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an answer.

    Args:
        type: What stands in it: text, integer, number, boolean, date (as written, EDTF), or an entity type: its name.
        description: What it says, in a few words.
        many: Whether it holds a list.
    """

    type: str
    description: str
    many: bool = False

    @property
    def is_entity(self) -> bool:
        """Whether entities stand in it."""
        return self.type[:1].isupper()


CLOSING: Final[Mapping[str, Column]] = {
    "holds": Column(type="text", description="whether it held as of the time asked about: certain, possible, unknown"),
    "modality": Column(
        type="text",
        description="how it is put, at the firmest: reported, assessed, alleged; intended or conditional is no act",
    ),
    "disputed": Column(type="boolean", description="whether any claim that it rests on is disputed"),
    "said_by": Column(type="text", many=True, description="who says so"),
    "disputed_by": Column(type="text", many=True, description="who says otherwise, where that is known"),
    "claims": Column(type="text", many=True, description="the ids of the claims that it rests on"),
}
"""The columns that close every row of a query over claims."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a query file says of itself.

    Args:
        columns: What its rows hold, in order; the closing columns of a query over claims are added.
        asks: Wordings of the question, with parameters in braces.
        params: What it asks for.
        needs: Parameters of which at least one must be given.
        slow: Why it may take more than a second on a large graph.
        measure: Which measure of the network that its Cypher answers makes the rows; see ``queries.measures``.
        replaces: Whether it stands in for the query of the same name that comes with dots.
        otherwise: Whether it is asked for the words of a question that no wording fits.
    """

    columns: Mapping[str, Column]
    asks: tuple[str, ...] = ()
    params: Mapping[str, Parameter] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    slow: str | None = None
    measure: str | None = None
    replaces: bool = False
    otherwise: bool = False

    @classmethod
    def restore(cls, content: Mapping[str, Any]) -> Self:
        """Make it again from what ``dataclasses.asdict`` gave, by way of JSON.

        Args:
            content: What was valid when it was written.
        """
        return cls(
            columns={name: Column(**column) for name, column in content["columns"].items()},
            asks=tuple(content["asks"]),
            params={
                name: Parameter(
                    **{**parameter, "type": tuple(parameter["type"]), "choices": tuple(parameter["choices"])}
                )
                for name, parameter in content["params"].items()
            },
            needs=tuple(content["needs"]),
            slow=content["slow"],
            measure=content.get("measure"),
            replaces=content["replaces"],
            otherwise=content.get("otherwise", False),
        )


class SavedQuery:
    """A query of the library, ready to be shown or run.

    Args:
        name: Its path in the library without the suffix, such as ``command/commanded``.
        path: The file.
        question: Its first line: what it answers.
        details: What its comments say beyond that; empty where they say no more.
        metadata: What its comments declare.
        body: The Cypher as the file holds it.
        body_line: The line of the file on which the body begins, counted from 1.
        description: What its comments declare, as YAML.
        description_line: The line of the file on which that begins, counted from 1.
        content: What the file holds.
    """

    def __init__(
        self,
        name: str,
        path: Path,
        *,
        question: str,
        details: str,
        metadata: Metadata,
        body: str,
        body_line: int,
        description: str,
        description_line: int,
        content: str,
    ) -> None:
        self.name = name
        self.path = path
        self.question = question
        self.details = details
        self.metadata = metadata
        self.body = body
        self.body_line = body_line
        self.description = description
        self.description_line = description_line
        self._content = content
        if not self.is_shipped:
            # Who writes a query hears of a wrong mark at once; the library is held to this by its tests.
            _ = self.cypher

    @classmethod
    def read(cls, path: Path, name: str) -> Self:
        """Read a query file.

        Args:
            path: The file.
            name: What the query is to be called.

        Returns:
            The query.

        Raises:
            QueryInvalid: The file is no query; the message has the line.
        """
        content = _content(path)
        lines = content.splitlines()
        leading = next((number for number, line in enumerate(lines) if not line.startswith("//")), len(lines))
        comments = [line.removeprefix("//").removeprefix(" ") for line in lines[:leading]]
        fences = [number for number, line in enumerate(comments) if line.strip() == FENCE]
        if not comments or not comments[0].strip() or fences[:1] == [0]:
            raise QueryInvalid(path, 1, "the first line is not the question; begin with `// What the query answers`.")
        if len(fences) != 2 or any(line.strip() for line in comments[fences[1] + 1 :]):
            raise QueryInvalid(path, 1, "the description is not closed: it stands between two lines `// ---`.")
        first, last = fences
        description = "\n".join(comments[first + 1 : last])
        body = "\n".join(lines[leading:]).strip("\n")
        if not body.strip():
            raise QueryInvalid(path, leading, "there is no Cypher below the description.")
        blank = next(number for number, line in enumerate(lines[leading:]) if line.strip())
        return cls(
            name,
            path,
            question=comments[0].strip(),
            details=" ".join(line.strip() for line in comments[1:first]).strip(),
            metadata=_metadata(path, name, description, first + 2),
            body=body.rstrip().removesuffix(";").rstrip(),
            body_line=leading + blank + 1,
            description=description,
            description_line=first + 2,
            content=content,
        )

    @property
    def topic(self) -> str:
        """The folder that it lies in."""
        return self.name.rpartition("/")[0]

    @property
    def is_shipped(self) -> bool:
        """Whether it comes with dots, whose tests hold it to what a query may do."""
        return self.path.is_relative_to(LIBRARY)

    @property
    def replaces(self) -> bool:
        """Whether it is a user's own that stands in for the one of the same name that comes with dots."""
        return self.metadata.replaces and not self.is_shipped and (LIBRARY / f"{self.name}.cypher").is_file()

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """What it asks for, apart from the contract."""
        return self.metadata.params

    @cached_property
    def sha256(self) -> str:
        """The sha256 of the file."""
        import hashlib

        return hashlib.sha256(self._content.encode()).hexdigest()

    @cached_property
    def cypher(self) -> str:
        """The Cypher that a server runs.

        Raises:
            QueryInvalid: A mark of the contract is unknown, or lacks its variable.
        """
        try:
            return contract.expand(self.body)
        except ValueError as error:
            raise QueryInvalid(self.path, self.body_line, f"{error}.") from None

    @cached_property
    def open_cypher(self) -> str:
        """The Cypher that a server runs where nobody asks anything of the claims: the same rows, sooner planned."""
        return contract.expand(self.body, is_open=True)

    def cypher_for(self, asked: contract.Contract) -> str:
        """Give the Cypher that a server runs.

        Args:
            asked: What is asked of the claims.

        Raises:
            QueryInvalid: A mark of the contract is unknown, or lacks its variable.
        """
        return self.open_cypher if asked.is_open and self.cypher else self.cypher

    def behind_names_for(self, asked: contract.Contract) -> str:
        """Give the Cypher behind that which looks its entities up, so that both are one message to a server.

        It takes the parameters of the query and ``texts``, what is looked up, in one map, ``$given``: a server plans a
        statement anew for each set of those that are given, and for longer ids. Each row has one column, ``row``: the
        first is what is called just so (``identity.lookup.CALLED_SO``), each other one is what the query returns, as a
        list.

        Args:
            asked: What is asked of the claims.
        """
        from identity.lookup import CALLED_SO

        row = ", ".join(self.returned)
        cypher = f"{CALLED_SO}UNION ALL\nCALL () {{\n{self.cypher_for(asked)}\n}}\nRETURN [{row}] AS row"
        return _OWN_PARAMETER.sub(rf"${GIVEN}.\1", cypher)

    @cached_property
    def over_claims(self) -> bool:
        """Whether the contract applies to it."""
        return contract.applies_to(self.body)

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """What its rows hold, in order."""
        return {**self.metadata.columns, **(CLOSING if self.over_claims else {})}

    @property
    def returned(self) -> tuple[str, ...]:
        """The columns that its Cypher returns: its own, or the ties of the network that it measures."""
        return TIE if self.metadata.measure else tuple(self.columns)

    def for_browser(self, arguments: Mapping[str, Any] | None = None, asked: contract.Contract | None = None) -> str:
        """Write it so that Neo4j Browser and cypher-shell run it as it is.

        Args:
            arguments: What its parameters get, as ``Argument.value``; examples stand in for those that are missing.
            asked: The contract; an open one by default.

        Returns:
            Lines that set the parameters, then the Cypher.
        """
        from queries.browser import script

        return script(self, arguments or {}, asked or contract.Contract())

    def line_of(self, *field: str) -> int:
        """Give the line of the file, counted from 1, that declares a field.

        Args:
            field: The path of the field, such as ``columns``, ``since``; its innermost part that the file has counts.
        """
        from queries.declaration import line_of

        return self.description_line + line_of(self.description, field)

    def __repr__(self) -> str:
        return f"SavedQuery({self.name!r})"


def is_name(text: str) -> bool:
    """Say whether a folder or a file may be called so."""
    return _NAME.fullmatch(text) is not None


def _content(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise QueryInvalid(path, 0, f"is larger than {LARGEST // 1024} KiB; a query file holds one query.")
        content = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise QueryInvalid(path, 0, f"cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise QueryInvalid(path, line, "is not UTF-8; save it as UTF-8.") from None
    if "\0" in content:
        raise QueryInvalid(path, content.count("\n", 0, content.index("\0")) + 1, "holds a NUL byte; remove it.")
    return content


def checksum(description: str) -> int:
    """Give a number that tells whether a description is the one that was read when the library was built."""
    return zlib.crc32(description.encode())


def _metadata(path: Path, name: str, text: str, line: int) -> Metadata:
    # Those of the library were read when it was built: YAML and Pydantic take longer to load than a query to answer.
    known = _declared().get(name)
    if known and known.get("checksum") == checksum(text):
        return Metadata.restore(known["metadata"])
    from queries.declaration import read

    return read(path, text, line)


@cache
def _declared() -> Mapping[str, Any]:
    content: Mapping[str, Any] = json.loads(DECLARED.read_text(encoding="utf-8")) if DECLARED.is_file() else {}
    return content
