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

import hashlib
import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Final, Self

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from queries import contract
from queries.parameters import Parameter
from schema.errors import QueryInvalid

FENCE: Final = "---"
LARGEST: Final = 256 * 1024
"""Bytes of a query file; none that a person wrote comes near."""

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PARAMETER: Final = re.compile(r"[a-z][a-z0-9_]*")
_RESERVED: Final = frozenset(
    {*contract.PARAMETERS, "param", "form", "format", "timeout", "cite", "receipt", "debug", "quiet", "help"}
)


def _check_parameter_name(name: str) -> str:
    if not _PARAMETER.fullmatch(name):
        raise ValueError("the name of a parameter is written in lower case with underscores")
    if name in _RESERVED:
        raise ValueError("has a meaning of its own for every query; name the parameter otherwise")
    return name


ParameterName = Annotated[str, AfterValidator(_check_parameter_name)]


class Column(BaseModel):
    """One column of an answer.

    Args:
        type: What stands in it: text, integer, number, boolean, date (as written, EDTF), or an entity type: its name.
        description: What it says, in a few words.
        many: Whether it holds a list.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str = Field(min_length=1)
    description: str = Field(min_length=1)
    many: bool = False


CLOSING: Final[Mapping[str, Column]] = {
    "holds": Column(type="text", description="whether it held as of the time asked about: certain, possible, unknown"),
    "disputed": Column(type="boolean", description="whether any claim that it rests on is disputed"),
    "said_by": Column(type="text", many=True, description="who says so"),
    "disputed_by": Column(type="text", many=True, description="who says otherwise, where that is known"),
    "claims": Column(type="text", many=True, description="the ids of the claims that it rests on"),
}
"""The columns that close every row of a query over claims."""


class Metadata(BaseModel):
    """What a query file says of itself.

    Args:
        asks: Wordings of the question, with parameters in braces.
        params: What it asks for.
        needs: Parameters of which at least one must be given.
        columns: What its rows hold, in order; the closing columns of a query over claims are added.
        slow: Why it may take more than a second on a large graph.
        replaces: Whether it stands in for the query of the same name that comes with dots.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    asks: tuple[str, ...] = Field(default=(), description="Wordings of the question.")
    params: dict[ParameterName, Parameter] = Field(default_factory=dict)
    needs: tuple[str, ...] = ()
    columns: dict[str, Column] = Field(min_length=1)
    slow: str | None = None
    replaces: bool = False

    @model_validator(mode="after")
    def _names(self) -> "Metadata":
        for name in self.needs:
            if name not in self.params:
                raise ValueError(f"needs names “{name}”, which is no parameter")
        return self


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
        sha256: The sha256 of the file.
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
        sha256: str,
    ) -> None:
        self.name = name
        self.path = path
        self.question = question
        self.details = details
        self.metadata = metadata
        self.body = body
        self.body_line = body_line
        self.sha256 = sha256
        try:
            self.cypher = contract.expand(body)
        except ValueError as error:
            raise QueryInvalid(path, body_line, f"{error}.") from None
        self.over_claims = contract.applies_to(body)

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
        body = "\n".join(lines[leading:]).strip("\n")
        if not body.strip():
            raise QueryInvalid(path, leading, "there is no Cypher below the description.")
        blank = next(number for number, line in enumerate(lines[leading:]) if line.strip())
        return cls(
            name,
            path,
            question=comments[0].strip(),
            details=" ".join(line.strip() for line in comments[1:first]).strip(),
            metadata=_metadata(path, "\n".join(comments[first + 1 : last]), first + 2),
            body=body.rstrip().removesuffix(";").rstrip(),
            body_line=leading + blank + 1,
            sha256=hashlib.sha256(content.encode()).hexdigest(),
        )

    @property
    def topic(self) -> str:
        """The folder that it lies in."""
        return self.name.rpartition("/")[0]

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """What it asks for, apart from the contract."""
        return self.metadata.params

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """What its rows hold, in order."""
        return {**self.metadata.columns, **(CLOSING if self.over_claims else {})}

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


def _metadata(path: Path, text: str, line: int) -> Metadata:
    try:
        # An alias needs an asterisk; nobody needs an alias here, and they can grow without bound.
        if "*" in text and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_LOADER)):
            raise QueryInvalid(path, line, "the description uses a YAML alias; write it out.")
        loaded = yaml.load(text, Loader=_LOADER)  # noqa: S506  (it is a safe loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = line + (mark.line if mark else 0)
        raise QueryInvalid(path, place, f"the description is no YAML: {error.problem or error.context}.") from None
    except yaml.YAMLError as error:
        raise QueryInvalid(path, line, f"the description is no YAML: {error}.") from None
    if not isinstance(loaded, dict):
        raise QueryInvalid(path, line, "the description is no mapping; write `columns:` and what else it says.")
    try:
        return Metadata.model_validate(loaded)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = ".".join(str(part) for part in first["loc"] if part != "[key]")
        message = first["msg"].removeprefix("Value error, ")
        if first["type"] == "extra_forbidden":
            message = "there is no such field here"
        elif first["type"] == "missing":
            message = "is required"
        place = line + _line_of(text, [str(part) for part in first["loc"]])
        raise QueryInvalid(path, place, f"{field}: {message}." if field else f"{message}.") from None


def _line_of(text: str, location: list[str]) -> int:
    """Find the line, counted from 0, of the innermost field of a location that the text holds."""
    node = yaml.compose(text, Loader=_LOADER)
    line = 0
    for part in location:
        if isinstance(node, yaml.SequenceNode) and part.isdigit() and int(part) < len(node.value):
            node = node.value[int(part)]
            line = node.start_mark.line
            continue
        found = [pair for pair in getattr(node, "value", ()) if isinstance(pair, tuple) and pair[0].value == part]
        if not found:
            break
        line, node = found[0][0].start_mark.line, found[0][1]
    return line
