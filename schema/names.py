"""Names: the spellings under which an entity is known."""

import re
import unicodedata
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

LONGEST_NAME = 500

LANGUAGE = r"^[a-z]{2,3}$"
SCRIPT = r"^[A-Z][a-z]{3}$"

_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_JOINERS = "\u200c\u200d"
"""The two invisible signs that spelling needs: they part and join letters in Persian, Hindi and emoji."""
_WORD = re.compile(r"\w")
"""A letter or a figure of any script: what Unicode's categories L and N hold."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def check_line(value: str) -> str:
    """Check a text that is shown on one line.

    Args:
        value: A name, a title, a note.

    Returns:
        The same text.

    Raises:
        ValueError: The text holds control characters, or marks that make a reader see its letters in another order
            than they are written (Unicode TR 36, bidirectional text spoofing).
    """
    if value.isprintable() and value == value.strip():
        return check_text(value)  # most are: what is looked for below cannot be printed
    if found := _DIRECTION.search(value):
        raise ValueError(
            f"holds the invisible direction mark U+{ord(found[0]):04X}, which makes a name read as another; remove it"
        )
    if found := _CONTROL.search(value):
        raise ValueError(f"holds the control character U+{ord(found[0]):04X}; remove it")
    if not value.isascii():
        for sign in value:
            if unicodedata.category(sign) == "Cf" and sign not in _JOINERS:
                raise ValueError(f"holds the invisible character U+{ord(sign):04X}; remove it")
    if value != value.strip():
        raise ValueError("begins or ends with white space; remove it")
    return check_text(value)


def one_line(text: str) -> str:
    """Give a text on one line without what `check_line` refuses; it may be empty, or say nothing.

    Args:
        text: Any text.

    Returns:
        The text, with one space for any white space, and without any sign that nobody sees but the joiners.
    """
    if not text.isprintable():
        text = "".join(sign for sign in text if sign.isspace() or sign in _JOINERS or not _is_unseen(sign))
    return " ".join(text.split())


def _is_unseen(sign: str) -> bool:
    """Whether a sign is a control, a format character, half of a pair of surrogates, or none at all."""
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs"} or sign in "\ufffe\uffff"


def check_text(value: str) -> str:
    """Check that a text says something.

    Args:
        value: Any text.

    Returns:
        The same text.

    Raises:
        ValueError: The text is blank, or made of nothing that can be seen.
    """
    if value[:1].isalnum():
        return value  # nearly every text begins with a letter or a figure, and need not be looked through
    if not _WORD.search(value) and not any(unicodedata.category(sign)[0] in "PS" for sign in value):
        raise ValueError("is blank; write something that can be read")
    return value


Line = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(check_line)]
"""A text of one line: no control characters, no direction marks, no white space around it."""


class NameKind(StrEnum):
    """What a name is to its bearer.

    ``primary`` is the name that answers show, ``alias`` any other name or spelling, ``weak`` one that many others bear
    too (a surname, a title), ``former`` one that is out of use, ``transliteration`` another script's rendering.
    """

    PRIMARY = "primary"
    ALIAS = "alias"
    WEAK = "weak"
    FORMER = "former"
    TRANSLITERATION = "transliteration"

    @classmethod
    def beside(cls, name: str, whole: str) -> "NameKind":
        """Say what a name is beside the one that answers show: a part of it is weak, since others bear it too.

        Args:
            name: The name.
            whole: The one that answers show.
        """
        return cls.WEAK if _words(name) < _words(whole) else cls.ALIAS


class Name(BaseModel):
    """A spelling of an entity's name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Line = Field(description="The name as it is written.")
    kind: NameKind = Field(default=NameKind.ALIAS, description="What the name is to its bearer.")
    language: str | None = Field(default=None, pattern=LANGUAGE, description="ISO 639 code of its language.")
    script: str | None = Field(default=None, pattern=SCRIPT, description="ISO 15924 code of its script.")
    note: Line | None = Field(default=None, description="Anything worth saying: where it stands, that it is misspelt.")


def _words(name: str) -> set[str]:
    """Give the words of a name without its article: “the Guard” is no fuller than “Guard”."""
    return set(name.casefold().split()) - {"the"}
