"""What is wrong with a record is said as a field and a plain sentence, in no words of Pydantic's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from pydantic import BaseModel, Field, ValidationError, field_validator

from schema import drafts
from schema.attributes import Count
from schema.claims import Claim
from schema.documents import Document
from schema.dossiers import Header
from schema.drafts import EntityReview
from schema.entities import Organization, Place
from schema.mistakes import PATTERNS, problems_of
from schema.relations.support import Funded
from schema.vocabulary import Vocabulary

MODELS = (Claim, Document, Organization, Place, Funded, Count, EntityReview, Header)
CASES = yaml.safe_load(Path(__file__).with_name("mistakes.yaml").read_text(encoding="utf-8"))
RIGHT: dict[str, dict[str, Any]] = {
    "Claim": {
        "subject": "ann",
        "predicate": "LED",
        "object": "band",
        "statement": "Ann led it.",
        "evidence": [{"document": "report", "start": 0, "end": 4, "digest": "0123456789abcdef"}],
    },
    "Document": {"title": "Report", "sha256": "0" * 64, "length": 10, "passages": [[0, 4], [6, 10]]},
    "Organization": {"name": "The Band"},
    "Place": {"name": "The Hill"},
    "Funded": {},
    "Count": {"value": 3, "of": "boats"},
    "EntityReview": {},
    "Header": {"dots": 1, "dossier": "sample", "title": "A sample"},
}


def mistakes(model: type[BaseModel], fields: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(fields)
    return dict(problems_of(caught.value, *MODELS))


@pytest.mark.parametrize(
    ("name", "fields", "told"),
    [(name, *case) for name, cases in CASES.items() for case in cases],
    ids=lambda value: value if isinstance(value, str) else "-".join(map(str, value))[:40],
)
def test_a_mistake_is_a_field_and_a_plain_sentence(name: str, fields: dict[str, Any], told: dict[str, str]) -> None:
    (model,) = (one for one in MODELS if one.__name__ == name)
    assert mistakes(model, RIGHT[name] | fields) == told


def test_every_pattern_that_a_dossier_or_a_draft_is_held_to_is_said_in_words() -> None:
    held = {*patterns(drafts.json_schema(Vocabulary())), *patterns(Claim.model_json_schema())}
    assert held == set(PATTERNS)


def patterns(schema: Any) -> Iterator[str]:
    for name, inner in schema.items() if isinstance(schema, dict) else enumerate(schema):
        if name == "pattern" and isinstance(inner, str):
            yield inner
        elif isinstance(inner, dict | list):
            yield from patterns(inner)


def test_what_a_class_of_the_users_own_refuses_is_said_in_its_words() -> None:
    class Vessel(BaseModel):
        number: Annotated[str, Field(pattern="^IMO")] = "IMO"
        flag: str = "none"
        tonnes: Annotated[int, Field(multiple_of=10)] = 0

        @field_validator("flag")
        @classmethod
        def _known(cls, flag: str) -> str:
            raise ValueError(f"{flag} is no flag; write a country")

    assert mistakes(Vessel, {"number": "7", "flag": "red", "tonnes": 5}) == {
        "number": "must match the pattern ^IMO",
        "flag": "red is no flag; write a country",
        "tonnes": "must be a multiple of 10",
    }
