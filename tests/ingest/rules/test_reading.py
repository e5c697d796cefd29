"""What rules read before they relate anything: names and their spellings, known entities, dates, sums."""

import csv
from functools import cache
from pathlib import Path

import pytest

from bench.extraction import BRIEF, score_brief
from bench.sources import source_of_text
from ingest.extraction.extractor import Extractor, extractor
from ingest.extraction.proposals import Proposals
from ingest.extraction.rules.dates import Calendar
from ingest.extraction.rules.extractor import Rules
from ingest.extraction.rules.sums import read_sum
from ingest.extraction.rules.tokens import Tokens, tokenise
from ingest.extraction.source import KnownEntity, Source
from schema.errors import CallError
from schema.settings import Settings
from schema.text import Span

HERE = Path(__file__).parent
TOLD = list(csv.reader((HERE / "told_dates.csv").read_text(encoding="utf-8").splitlines()))[1:]
DATES = list(csv.reader((HERE / "dates.csv").read_text(encoding="utf-8").splitlines()))[1:]


@cache
def rules() -> Extractor:
    return extractor("rules")


def read(text: str) -> Proposals:
    return rules().extract(source_of_text(text, "note", "2019-06-13"))


def spellings(proposals: Proposals, key: str) -> set[str]:
    return {name.value for name in proposals.entities[key].entity.all_names()}


def types(text: str) -> dict[str, str]:
    return {key: proposed.entity.label for key, proposed in read(text).entities.items()}


@pytest.mark.parametrize(("text", "edtf"), DATES, ids=[text for text, _ in DATES])
def test_a_date_is_read_as_edtf(text: str, edtf: str) -> None:
    tokens = Tokens.of(text, [Span(0, len(text))])
    assert [dated.when for dated in Calendar(tokens, "2019-06-13").read(0, len(tokens))] == ([edtf] if edtf else [])


@pytest.mark.parametrize(("text", "edtf"), TOLD, ids=[text for text, _ in TOLD])
def test_a_date_is_counted_from_the_one_before_it(text: str, edtf: str) -> None:
    tokens = Tokens.of(text, [Span(0, len(text))])
    calendar = Calendar(tokens, None)
    assert len(tokens.sentences) == 2
    calendar.read(*tokens.sentences[0])
    assert [dated.when for dated in calendar.read(*tokens.sentences[1])] == ([edtf] if edtf else [])


def test_the_dateline_is_the_day_that_a_report_counts_from_and_no_day_of_an_event() -> None:
    text = "QUORN, 6 May 2019 (Agency) — The Harbour Brigade attacked Aden on Sunday."
    found = rules().extract(source_of_text(text))
    assert {(each.claim.predicate, each.claim.when) for each in found.claims if each.claim.predicate == "ATTACKED"} == {
        ("ATTACKED", "2019-05-05")
    }
    assert found.entities["quorn"].entity.label == "Place"


def test_without_the_day_of_its_document_a_relative_date_is_none() -> None:
    tokens = Tokens.of("yesterday", [Span(0, 9)])
    assert Calendar(tokens, "2019").read(0, len(tokens)) == []


@pytest.mark.parametrize(
    ("text", "value", "bound", "currency"),
    [
        ("at least 25 men", 25, "at least", None),
        ("more than 2,000 fighters", 2000, "more than", None),
        ("some forty-two boats", 42, "about", None),
        ("200 million euros", 200_000_000, "exact", "EUR"),
        ("$3.5 million", 3_500_000, "exact", "USD"),
        ("up to three", 3, "at most", None),
        ("dozens of villagers", 24, "at least", None),
        ("hundreds of thousands of people", 200_000, "at least", None),
        ("half a dozen men", 6, "exact", None),
        ("about two dozen boats", 24, "about", None),
        ("a hundred sailors", 100, "exact", None),
        ("3 billion Iraqi dinars", 3 * 10**9, "exact", "IQD"),
        ("40 million riyals", 40_000_000, "exact", "SAR"),
        ("500 Qatari riyals", 500, "exact", "QAR"),
        ("5 million tomans", 50_000_000, "exact", "IRR"),
        ("AED 200 million", 200_000_000, "exact", "AED"),
        ("millions of dollars", 2_000_000, "at least", "USD"),
        ("300 dinars", 300, "exact", None),
        ("20-30 men", 20, "at least", None),
        ("ten or more men", 10, "at least", None),
        ("20 or so men", 20, "about", None),
        ("between 20 and 30 million dollars", 20_000_000, "at least", "USD"),
        ("from 20 to 30 men", 20, "exact", None),
    ],
)
def test_a_number_is_read_with_how_it_is_meant(text: str, value: int, bound: str, currency: str | None) -> None:
    words = tokenise(text)
    found = read_sum(words, 0, len(words))
    assert found is not None
    assert (int(found.value), found.bound, found.currency) == (value, bound, currency)


def test_of_two_numbers_one_is_the_most() -> None:
    for text, most in (("20-30 men", 30), ("two or three men", 3), ("30 or 20 men", None), ("20 and 30 men", None)):
        words = tokenise(text)
        found = read_sum(words, 0, len(words))
        assert found is not None
        assert found.most == most


def test_a_year_is_no_number() -> None:
    assert read_sum(tokenise("in 2016"), 0, 2) is None


def test_spellings_of_one_name_are_one_entity() -> None:
    found = read(
        "Colonel Sami al-Nadir commands the Supreme Harbour Council (SHC). Al-Nadir left Aden in 2011. "
        "Sami al-Nader (also known as Abu Karim) leads the SHC."
    )
    assert {key for key, each in found.entities.items() if each.entity.label == "Person"} == {"sami-al-nadir"}
    assert spellings(found, "sami-al-nadir") >= {"Sami al-Nadir", "Al-Nadir", "Sami al-Nader", "Abu Karim"}
    assert spellings(found, "supreme-harbour-council") == {"Supreme Harbour Council", "SHC"}


def test_a_name_is_typed_by_what_stands_around_it() -> None:
    assert types(
        "Major Lund met rebels in Quorn. Brask, a militia, fled. Lund praised Oda Vik, who heads the Vik Foundation."
    ) == {
        "lund": "Person",
        "quorn": "Place",
        "brask": "Organization",
        "oda-vik": "Person",
        "vik-foundation": "Organization",
    }


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Colonel Omar Lund lives in Oslo. The Norwegians did not kill Lund, a Quorn Council spokesman said.", None),
        ("Omar Lund, a Quorn Council spokesman, said the Norwegians did not kill Oda Vik.", "omar-lund"),
    ],
    ids=["a clause of its own", "an apposition"],
)
def test_who_speaks_behind_a_name_is_somebody_else(text: str, speaker: str | None) -> None:
    said = [(found.claim.predicate, found.claim.speaker) for found in read(text).claims]
    assert ("KILLED", speaker) in said
    assert ("SPOKE_FOR" in {predicate for predicate, _ in said}) == (speaker is not None)


def test_a_state_is_a_body_that_acts_and_a_country_that_one_is_in() -> None:
    found = types("Norway sanctioned Omar Farid. Omar Farid was born in Norway.")
    assert found == {"norway": "Organization", "omar-farid": "Person", "norway-place": "Place"}


def test_an_election_that_begins_with_a_name_of_a_state_is_an_event() -> None:
    assert types("Farid Nader won the Libya general election.") == {
        "farid-nader": "Person",
        "libya-general-election": "Event",
    }


def test_what_the_graph_knows_is_recognised_by_all_its_names() -> None:
    source = source_of_text("The Brotherhood of Zor attacked Haifa. The BoZ fled.")
    known = (KnownEntity("zor", "Organization", "Zor Brotherhood", ("Brotherhood of Zor", "BoZ")),)
    found = rules().extract(Source.of("note", source.document, source.text, known))
    proposed = found.entities["zor-brotherhood"]
    assert (proposed.known, len(proposed.mentions)) == ("zor", 2)


@pytest.mark.parametrize("spelt", ["Kataib Ahl al-Bahr", "Kata'ib Ahl al-Bahr", "Kata’eb Ahl al-Bahr"])
def test_what_the_graph_knows_is_recognised_by_its_sound(spelt: str) -> None:
    source = source_of_text(f"Omar Farid praised {spelt}.")
    known = (KnownEntity("bahr", "Organization", "Kataib Ahl al-Bahr", ()),)
    found = rules().extract(Source.of("note", source.document, source.text, known))
    assert [each.known for each in found.entities.values() if each.entity.label == "Organization"] == ["bahr"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("After the killing of Omar Farid, Libya attacked Haifa.", "killing-of-omar-farid PRECEDED attack-on-haifa"),
        ("Prior to Omar Farid's murder, Libya attacked Haifa.", "attack-on-haifa PRECEDED killing-of-omar-farid"),
        (
            "Libya attacked Haifa in retaliation for the killing of Omar Farid.",
            "attack-on-haifa RESPONSE_TO killing-of-omar-farid",
        ),
        ("After the killing of Omar Farid, Libya vowed to attack Haifa.", ""),
    ],
)
def test_the_order_of_events_is_told(sentence: str, told: str) -> None:
    found = [
        f"{claim.subject} {claim.predicate} {claim.object}"
        for claim in (each.claim for each in read(sentence).claims)
        if claim.predicate in {"PRECEDED", "RESPONSE_TO"}
    ]
    assert found == ([told] if told else [])


def test_headlines_and_ordinary_words_are_no_names() -> None:
    assert types("Villagers Flee Burning Fields\n\nVillagers fled. Dissatisfaction grew. However, nobody died.") == {}


def test_patterns_and_names_of_ones_own_are_used(tmp_path: Path) -> None:
    (tmp_path / "clauses.toml").write_text('[greet]\nverbs = "greet"\npredicate = "PRAISED"\n', encoding="utf-8")
    (tmp_path / "names.toml").write_text('[Organization."Harbour Watch"]\nnames = ["the Lanterns"]\n', encoding="utf-8")
    own = Rules(Settings(rules=(tmp_path,)))
    found = own.extract(source_of_text("Omar Farid greeted the Lanterns."))
    assert [f"{each.claim.subject} {each.claim.predicate} {each.claim.object}" for each in found.claims] == [
        "omar-farid PRAISED harbour-watch"
    ]


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="There is no folder"):
        Rules(Settings(rules=(tmp_path / "none",)))


@pytest.mark.parametrize(
    "text", ["…", "• ", "12 34", "“", "A", "قاسم سلیمانی", "\u200b", "'s's", "(((", "İstanbul’da Ali’nin"]
)
def test_odd_texts_are_read(text: str) -> None:
    assert read(text).claims == ()


@pytest.mark.skipif(not BRIEF.is_file(), reason="the brief is not at hand")
def test_the_scores_of_the_brief_do_not_fall() -> None:
    brief = score_brief(BRIEF)
    assert brief.precision >= 0.90
    assert brief.recall >= 0.93
    assert brief.recall_of_all >= 0.80
    assert brief.claims_precision >= 0.90
    assert brief.claims_recall >= 0.30
