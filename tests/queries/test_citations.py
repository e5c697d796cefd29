"""A citation leads from an answer to the words of its documents."""

from database.graph import Graph
from queries.catalogue import Catalogue
from queries.citations import Citation, Source, cite, cited_by
from queries.running import run


def test_a_citation_has_the_words_the_place_the_speaker_and_the_grade(garrison: Graph) -> None:
    [citation] = cite(garrison, ["garrison/falk"])
    assert citation == Citation(
        claim="garrison/falk",
        statement="Cora Dahl says that Ben Castor killed Evan Falk.",
        polarity="asserts",
        modality="alleged",
        status="disputed",
        dated="2016-05",
        speaker="Cora Dahl",
        credibility=4,
        disputed=True,
        sources=(
            Source(
                document="gazette-2016",
                title="The Guard and its commanders",
                publisher="The Gazette",
                published="2016-06-10",
                url=None,
                reliability="B",
                paragraph=8,
                start=466,
                end=552,
                quote="Evan Falk was shot dead in May 2016; according to Cora Dahl, Ben Castor fired himself.",
            ),
        ),
    )
    assert citation.grade == "B4"


def test_claims_are_cited_once_in_the_order_in_which_they_are_asked_for(garrison: Graph) -> None:
    asked = ["garrison/ben", "garrison/ada", "no/claim", "garrison/ben"]
    assert [citation.claim for citation in cite(garrison, asked)] == ["garrison/ben", "garrison/ada"]
    assert cite(garrison, []) == []


def test_what_was_not_graded_is_no_grade(garrison: Graph) -> None:
    [citation] = cite(garrison, ["garrison/cora"])
    assert citation.grade == "B-"


def test_the_claims_of_an_answer_are_those_of_its_rows(garrison: Graph, catalogue: Catalogue) -> None:
    rows = list(run(garrison, catalogue.get("commanders-of"), {"organization": "northern-guard"}).rows)
    assert cited_by(rows) == ["garrison/ada", "garrison/ada-still", "garrison/ben"]
    assert cited_by([{"number": 1}]) == []


def test_without_quote_and_text_a_citation_has_the_place_alone(samples: Graph) -> None:
    [citation] = cite(samples, ["jcpa-soleimani-2020-01/soleimani-killed-badreddine"])
    assert [(source.paragraph, source.quote) for source in citation.sources] == [(12, None), (37, None)]
