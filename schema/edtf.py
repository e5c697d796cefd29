"""The field of a date: what Pydantic reads, checks and publishes as EDTF.

It stands apart from `schema.dates`, so that a query that is asked as of a date need not wait for Pydantic.
"""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from schema.dates import REMEDY, parse


def _check(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        raise ValueError(f"a date is a text; {REMEDY}")
    text = f"{value:04}" if isinstance(value, int) else str(value)
    return parse(text).text


Edtf = Annotated[
    str,
    BeforeValidator(_check),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "description": "An EDTF date or interval (ISO 8601-2).",
            "examples": ["2016-05", "1998/2020-01-03", "2012~", "../2019"],
        }
    ),
]
"""A text that is a valid EDTF date. A year that YAML reads as a number, and a day that it reads as a date, will do."""
