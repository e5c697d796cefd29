"""A triple stands in the graph once, from whichever end a claim tells it."""

import pytest

from ingest.triples import Triple
from schema.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("ends", "kept"),
    [
        (("varn", "MET_WITH", "aden"), "aden|MET_WITH|varn"),
        (("aden", "MET_WITH", "varn"), "aden|MET_WITH|varn"),
        (("varn", "FUNDED", "aden"), "varn|FUNDED|aden"),
        (("varn", "NOBODY_KNOWS_IT", "aden"), "varn|NOBODY_KNOWS_IT|aden"),
    ],
)
def test_what_holds_both_ways_is_kept_from_the_lower_key_to_the_higher(ends: tuple[str, str, str], kept: str) -> None:
    triple = Triple.of(Vocabulary(), *ends)
    assert str(triple) == kept
    assert Triple.read(kept) == triple
