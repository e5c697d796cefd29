"""Triples: subject, type and object of a relationship, which is stored once also where it holds both ways."""

from typing import NamedTuple, Self

from schema.vocabulary import Vocabulary


class Triple(NamedTuple):
    """The two ends of a relationship and its type.

    Args:
        subject: The entity before it.
        type: Its type.
        object: The entity behind it.
    """

    subject: str
    type: str
    object: str

    @classmethod
    def of(cls, vocabulary: Vocabulary, subject: str, type_: str, object_: str) -> Self:
        """Give the triple as it is stored: of a symmetric type, from the lower key to the higher.

        Args:
            vocabulary: The types that there are.
            subject: One end.
            type_: The type; one that nobody knows is taken for one that is not symmetric.
            object_: The other end.
        """
        if object_ < subject and type_ in vocabulary.symmetric:
            return cls(object_, type_, subject)
        return cls(subject, type_, object_)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what a claim keeps of its triple, so that claims on one are found by one look."""
        return cls(*text.split("|"))

    def __str__(self) -> str:
        return "|".join(self)
