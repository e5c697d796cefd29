"""Putting: whether something is said to be so, how firmly, and by whom."""

from typing import Final, NamedTuple

from ingest.extraction.rules.chunks import Chunk
from schema.claims import Modality, Polarity


class Putting(NamedTuple):
    """How something is put.

    Args:
        polarity: Said to be so, or not to be so.
        modality: How firmly.
        speaker: The noun phrases of who says so, where it is not the text.
        quoted: It stands in somebody's speech.
    """

    polarity: Polarity = Polarity.ASSERTS
    modality: Modality = Modality.REPORTED
    speaker: tuple[Chunk, ...] = ()
    quoted: bool = False

    @property
    def is_act(self) -> bool:
        """Whether it is said to have happened."""
        return self.modality.is_act and self.polarity is Polarity.ASSERTS

    @property
    def is_unattributed(self) -> bool:
        """Whether it stands in a speech of which nobody knows whose it is."""
        return self.quoted and not self.speaker


_WEAKNESS: Final = {
    Modality.REPORTED: 0,
    Modality.ASSESSED: 1,
    Modality.ALLEGED: 2,
    Modality.INTENDED: 3,
    Modality.CONDITIONAL: 4,
}


def weaker(putting: Putting, modality: Modality) -> Putting:
    """Give the same with a weaker modality, if it is one."""
    return putting._replace(modality=modality) if _WEAKNESS[modality] > _WEAKNESS[putting.modality] else putting
