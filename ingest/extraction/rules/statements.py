"""Statements: a claim as a sentence of our own."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from ingest.extraction.rules.lexicon import read_toml
from schema.claims import Modality, Polarity

LONGEST: Final = 1000


@cache
def _wordings() -> tuple[Mapping[str, str], Mapping[str, str]]:
    data = read_toml("statements.toml")
    return data["statements"], data["puttings"]


def state(
    predicate: str, subject: str, object_: str, polarity: Polarity, modality: Modality, speaker: str | None
) -> str:
    """Say a claim as a sentence.

    Args:
        predicate: What is claimed.
        subject: The name of its subject.
        object_: The name of its object, or its value.
        polarity: Said to be so, or not.
        modality: How firmly.
        speaker: The name of who says so.
    """
    sentences, puttings = _wordings()
    wording = sentences.get(predicate) or f"{{s}}: {predicate.lower().replace('_', ' ')} {{o}}"
    sentence = wording.replace("{s}", subject).replace("{o}", object_).replace("{v}", object_)
    how = "denied" if polarity is Polarity.DENIES else str(modality)
    if how != "reported":
        how = f"{how}-by" if speaker else how
        sentence = puttings[how].replace("{by}", speaker or "").replace("{sentence}", sentence)
    # A name may end with a full stop of its own.
    sentence = f"{sentence[0].upper()}{sentence[1:].removesuffix('.')}."
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1]}…"
