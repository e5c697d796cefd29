"""Names are lines that read as they are written."""

import pytest
from pydantic import ValidationError

from schema.entities import Person
from schema.names import Name, NameKind


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("Ali\u202egnissam", "direction mark U\\+202E"),
        ("Ali\u200f", "direction mark U\\+200F"),
        ("Ali\x00", "control character U\\+0000"),
        ("Ali\nVelayati", "control character U\\+000A"),
        (" Ali", "white space around|white space"),
        ("", "at least 1 character"),
        ("\u200b", "invisible character U\\+200B"),
        ("Ali\U000e0041", "invisible character U\\+E0041"),
        ("\u200d", "is blank"),
        ("\u0301", "is blank"),
        ("a" * 501, "at most 500 characters"),
    ],
)
def test_a_name_that_reads_otherwise_than_it_is_written_is_refused(value: str, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Name(value=value)


@pytest.mark.parametrize("value", ["قاسم سلیمانی", "O'Neill `DROP`", "MATCH (n) DETACH DELETE n", "😀", "Ḥizb-Allāh"])
def test_a_name_may_hold_any_script_and_any_sign(value: str) -> None:
    assert Name(value=value).value == value


def test_every_spelling_counts_once_and_the_primary_comes_first() -> None:
    person = Person(
        name="Qasem Soleimani",
        names=(Name(value="Qassem Soleimani"), Name(value="Qasem Soleimani"), Name(value="Qassem Soleimani")),
    )
    assert [(name.value, name.kind) for name in person.all_names()] == [
        ("Qasem Soleimani", NameKind.PRIMARY),
        ("Qassem Soleimani", NameKind.ALIAS),
    ]


@pytest.mark.parametrize(
    ("name", "whole", "kind"),
    [
        ("Haddad", "Nader Haddad", NameKind.WEAK),
        ("nader haddad", "Nader Haddad", NameKind.ALIAS),
        ("Nader Farid", "Nader Haddad", NameKind.ALIAS),
        ("Guard", "the Harbour Guard", NameKind.WEAK),
        ("Harbour Guard", "The Harbour Guard", NameKind.ALIAS),
        ("the Harbour Guard", "Harbour Guard", NameKind.ALIAS),
    ],
)
def test_a_part_of_a_name_is_weak_beside_it(name: str, whole: str, kind: NameKind) -> None:
    assert NameKind.beside(name, whole) is kind
