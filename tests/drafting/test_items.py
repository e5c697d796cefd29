"""What there is to decide is listed as one reads the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.drafting.draft import Draft
from ingest.drafting.items import Kind, Wanted, items
from schema.claims import Modality, Polarity
from schema.drafts import State

if TYPE_CHECKING:
    from ingest.extraction.proposals import Proposals
    from ingest.extraction.source import Source


def says(draft: Draft, wanted: Wanted | None = None) -> list[str]:
    return [item.says for item in items(draft, wanted)]


def test_the_document_comes_first_then_each_paragraph_with_its_entities_and_claims(draft: Draft) -> None:
    assert says(draft) == [
        "The pilots of Varn",
        "Person: Lena Ormond",
        "Organization: Pilots' Guild of Varn",
        "Equipment: rifles",
        "Organization: Marsh League = league-of-the-marsh",
        "Lena Ormond COMMANDED Pilots' Guild of Varn 2003/..",
        "Pilots' Guild of Varn ARMED Marsh League 2011-06",
        "Person: Tomas Reed",
        "Place: Varn",
        "Lena Ormond MET_WITH Tomas Reed",
    ]


def test_only_what_is_wanted_is_listed(draft: Draft, source: Source, proposals: Proposals) -> None:
    command = next(iter(draft.claims))
    decided = draft.accept([command])
    assert says(decided, Wanted(state=State.ACCEPTED, kind=Kind.CLAIM)) == [
        "Lena Ormond COMMANDED Pilots' Guild of Varn 2003/.."
    ]
    assert says(decided, Wanted(state=State.PROPOSED, predicate="Person")) == ["Person: Tomas Reed"]
    both = Draft.of(source, {"rules": proposals, "llm": type(proposals)({}, proposals.claims[:1])})
    assert says(both, Wanted(agreed=True)) == ["Lena Ormond COMMANDED Pilots' Guild of Varn 2003/.."]
    assert says(both, Wanted(by="llm")) == says(both, Wanted(agreed=True))


def test_how_firmly_it_is_put_is_said_where_it_is_not_plain(draft: Draft) -> None:
    key = next(iter(draft.claims))
    update = {"polarity": Polarity.DENIES, "modality": Modality.INTENDED}
    edited = draft.edit(key, draft.claims[key].claim.model_copy(update=update))
    assert "Lena Ormond COMMANDED Pilots' Guild of Varn 2003/.. (denied, intended)" in says(edited)
