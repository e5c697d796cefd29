"""The declaration of a query file: the YAML in its leading comments, checked as a whole.

``python -m queries.declaration FILE`` writes down what the library's files declare, so that running one of its queries
need not read any YAML; ``make generated`` does so too.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Final

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from queries import contract
from queries.measures import MEASURES
from queries.parameters import PLAIN, Parameter
from queries.saved_query import Column, Metadata, SavedQuery, checksum
from schema.errors import QueryInvalid

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PARAMETER: Final = re.compile(r"[a-z][a-z0-9_]*")
_UNQUOTED: Final = re.compile(r"(\{[a-z][a-z0-9_]*\})")
_RESERVED: Final = frozenset(
    {*contract.PARAMETERS, contract.NAME, "param", "form", "format", "timeout", "cite", "receipt"}
    | {"debug", "quiet", "help"}
)


def _check_parameter_name(name: str) -> str:
    if not _PARAMETER.fullmatch(name):
        raise ValueError("the name of a parameter is written in lower case with underscores")
    if name in _RESERVED:
        raise ValueError("has a meaning of its own for every query; name the parameter otherwise")
    return name


ParameterName = Annotated[str, AfterValidator(_check_parameter_name)]


Types = Annotated[
    tuple[str, ...], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value), Field(min_length=1)
]


class DeclaredParameter(BaseModel):
    """A parameter as a file declares it; see `queries.parameters.Parameter`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: Types
    description: str = Field(min_length=1)
    default: str | int | float | bool | None = None
    required: bool = True
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    example: str | int | float | bool | None = None

    @model_validator(mode="before")
    @classmethod
    def _not_required_with_a_default(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and "default" in value:
            return {"required": False, **value}
        return value

    @model_validator(mode="after")
    def _consistent(self) -> "DeclaredParameter":
        if any(name in PLAIN for name in self.type) and len(self.type) > 1:
            raise ValueError("several types must all be types of entities")
        if (self.type == ("choice",)) != bool(self.choices):
            raise ValueError("choices belong to the type choice, which needs them")
        if self.required and self.default is not None:
            raise ValueError("what has a default is not required")
        return self


class DeclaredColumn(BaseModel):
    """A column as a file declares it; see `queries.saved_query.Column`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str = Field(min_length=1)
    description: str = Field(min_length=1)
    many: bool = False


class Declared(BaseModel):
    """All that a file declares; see `queries.saved_query.Metadata`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    asks: tuple[str, ...] = ()
    params: dict[ParameterName, DeclaredParameter] = Field(default_factory=dict)
    needs: tuple[str, ...] = ()
    columns: dict[str, DeclaredColumn] = Field(min_length=1)
    slow: str | None = None
    measure: str | None = None
    replaces: bool = False
    otherwise: bool = False

    @model_validator(mode="after")
    def _names(self) -> "Declared":
        for name in self.needs:
            if name not in self.params:
                raise ValueError(f"needs names “{name}”, which is no parameter")
        if self.measure is None:
            return self
        if self.measure not in MEASURES:
            raise ValueError(f"measure “{self.measure}” is none of {', '.join(MEASURES)}")
        if (gives := MEASURES[self.measure].columns) != tuple(self.columns):
            raise ValueError(f"the columns of the measure {self.measure} are {', '.join(gives)}")
        return self

    def metadata(self) -> Metadata:
        """Give it in the form that runs need."""
        return Metadata(
            columns={name: Column(**dict(column)) for name, column in self.columns.items()},
            asks=self.asks,
            params={name: Parameter(**dict(parameter)) for name, parameter in self.params.items()},
            needs=self.needs,
            slow=self.slow,
            measure=self.measure,
            replaces=self.replaces,
            otherwise=self.otherwise,
        )


def library() -> str:
    """Give what the files of the library declare, as JSON: by name, each with a checksum of its description.

    Raises:
        QueryInvalid: One of the files cannot be used.
    """
    from queries.catalogue import Catalogue

    catalogue = Catalogue.read()
    content = {}
    # Each by its name: going through the catalogue passes over files that cannot be used.
    for query in map(catalogue.get, catalogue.names):
        # Under no name, a file is read anew, and not taken from what was written down before.
        fresh = SavedQuery.read(query.path, "")
        content[query.name] = {"checksum": checksum(fresh.description), "metadata": asdict(fresh.metadata)}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read(path: Path, text: str, line: int) -> Metadata:
    """Read and check what a query file declares.

    Args:
        path: The file, for messages.
        text: The YAML of its description, without comment marks.
        line: The line of the file on which that begins, counted from 1.

    Returns:
        The description.

    Raises:
        QueryInvalid: It is no YAML, or says what it may not; the message has the line.
    """
    try:
        # An alias needs an asterisk; nobody needs an alias here, and they can grow without bound.
        if "*" in text and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_LOADER)):
            raise QueryInvalid(path, line, "the description uses a YAML alias; write it out.")
        loaded = yaml.load(text, Loader=_LOADER)  # noqa: S506  (it is a safe loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        number = mark.line if mark else 0
        # To YAML, a brace that no quotes hold begins a mapping.
        is_braced = _UNQUOTED.search("".join(text.splitlines()[number : number + 1]))
        hint = f'; put a text with braces in quotes, as in "Who is {is_braced[1]}?"' if is_braced else ""
        told = f"the description is no YAML: {error.problem or error.context}{hint}."
        raise QueryInvalid(path, line + number, told) from None
    except yaml.YAMLError as error:
        raise QueryInvalid(path, line, f"the description is no YAML: {error}.") from None
    if not isinstance(loaded, dict):
        raise QueryInvalid(path, line, "the description is no mapping; write `columns:` and what else it says.")
    try:
        declared = Declared.model_validate(loaded)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = ".".join(str(part) for part in first["loc"] if part != "[key]")
        message = first["msg"].removeprefix("Value error, ")
        if first["type"] == "extra_forbidden":
            message = "there is no such field here"
        elif first["type"] == "missing":
            message = "is required"
        place = line + line_of(text, [str(part) for part in first["loc"]])
        raise QueryInvalid(path, place, f"{field}: {message}." if field else f"{message}.") from None
    return declared.metadata()


def line_of(text: str, location: Sequence[str]) -> int:
    """Find the line of the innermost field of a location that a description holds.

    Args:
        text: The YAML of a description.
        location: The path of a field.

    Returns:
        The line, counted from 0.
    """
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


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit("Usage: python -m queries.declaration FILE")
    try:
        Path(sys.argv[1]).write_text(library(), encoding="utf-8")
    except QueryInvalid as invalid:
        sys.exit(f"error: {invalid}")
