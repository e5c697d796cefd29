"""Labels: what the annotators' words for types, relations and events mean in the vocabulary."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schema.claims import Modality, Polarity
from schema.errors import WorkError
from schema.mistakes import problems_of
from schema.vocabulary import Vocabulary

FILE = "labels.toml"
_JOINTS = re.compile(r"[\W_]+")


class EntityLabel(BaseModel):
    """What a label of a mark means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str = Field(description="A type of the vocabulary.")
    kind: str | None = Field(default=None, description="The kind, where the type has kinds.")


class LinkLabel(BaseModel):
    """What a label of a relation or an event means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    predicate: str = Field(description="A predicate of the vocabulary.")
    subject: str | None = Field(default=None, description="The part that is the subject; else the first.")
    object: str | None = Field(default=None, description="The part that is the object; else the other one.")
    qualifiers: dict[str, str] = Field(default_factory=dict, description="Qualifiers, and the parts that they are.")


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    entities: dict[str, EntityLabel | str] = Field(default_factory=dict)
    links: dict[str, LinkLabel | str] = Field(default_factory=dict)
    attributes: dict[str, Polarity | Modality] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Labels:
    """What labels mean.

    Args:
        entities: What marks mean, by their labels without capitals and joints.
        links: What relations and events mean.
        attributes: What is said of a link beside: a polarity or a modality.
    """

    entities: Mapping[str, EntityLabel] = field(default_factory=dict)
    links: Mapping[str, LinkLabel] = field(default_factory=dict)
    attributes: Mapping[str, Polarity | Modality] = field(default_factory=dict)

    @classmethod
    def read(cls, vocabulary: Vocabulary, own: Path | None = None) -> "Labels":
        """Read what labels mean: the vocabulary's own names, what comes with dots, and what the user says, which wins.

        Args:
            vocabulary: The types that there are.
            own: A ``labels.toml`` of the user's.

        Returns:
            The labels.

        Raises:
            WorkError: The file is no TOML, or names what the vocabulary does not have.
        """
        labels = cls(
            {plain(name): EntityLabel(type=name) for name in vocabulary.entity_types},
            {plain(name): LinkLabel(predicate=name) for name in vocabulary.predicates},
        )
        shipped = (files(__package__) / FILE).read_text(encoding="utf-8")
        for name, content in ((FILE, shipped), *(((str(own), _content(own)),) if own else ())):
            labels = labels._with(_checked(name, content, vocabulary))
        return labels

    def _with(self, said: _File) -> "Labels":
        entities = {n: EntityLabel(type=each) if isinstance(each, str) else each for n, each in said.entities.items()}
        links = {n: LinkLabel(predicate=each) if isinstance(each, str) else each for n, each in said.links.items()}
        return Labels(
            {**self.entities, **{plain(name): each for name, each in entities.items()}},
            {**self.links, **{plain(name): each for name, each in links.items()}},
            {**self.attributes, **{plain(name): each for name, each in said.attributes.items()}},
        )


def plain(label: str) -> str:
    """Give a label without capitals, spaces, hyphens and underscores."""
    return _JOINTS.sub("", label).casefold()


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WorkError(f"{file}: cannot be read: {error}.") from None


def _checked(name: str, content: str, vocabulary: Vocabulary) -> _File:
    try:
        read = _File.model_validate(tomllib.loads(content))
    except tomllib.TOMLDecodeError as error:
        raise WorkError(f"{name}: is no TOML: {error}.") from None
    except ValidationError as error:
        place, sentence = problems_of(error, _File)[0]
        raise WorkError(
            f"{name}: {place}: {sentence}.", remedy="Its tables are [entities], [links] and [attributes]."
        ) from None
    for label, entity in read.entities.items():
        _known(name, f"entities.{label}", entity if isinstance(entity, str) else entity.type, vocabulary.entity_types)
    for label, link in read.links.items():
        _known(name, f"links.{label}", link if isinstance(link, str) else link.predicate, vocabulary.predicates)
    return read


def _known(name: str, place: str, word: str, known: Mapping[str, Any]) -> None:
    if word not in known:
        raise WorkError(f"{name}: {place}: “{word}” is not in the vocabulary.", remedy="See `dots schema show`.")
