"""A report says what the claims say, each sentence with the numbers of its sources, and nothing else."""

from typing import Any

import pytest

from charts.made import Made
from charts.network import Standing
from database.graph import Graph
from queries.catalogue import Catalogue
from queries.contract import Contract
from reports.asked import APART, asked
from reports.composition import compose
from reports.drawings import draw
from reports.opening import topic
from reports.report import Report, Sentence, said_once
from schema.appearance import appearances
from schema.errors import CallError, TimedOut
from schema.relationships import Topic
from schema.vocabulary import Vocabulary

MADE = Made("", "dots report")


def test_ties_stand_by_topic_and_kind_as_seen_from_the_entity(watch: Report) -> None:
    found = {
        (section.title, group.heading, item.name): (item.standing, item.origins, len(item.sentences))
        for section in watch.sections
        for group in section.groups
        for item in group.items
    }
    assert found == {
        ("Command", "has as member", 'Omar "the Lamp" Vale'): (Standing.SAID, 1, 1),
        ("Command", "led by", "Lena Ostrow"): (Standing.SAID, 2, 3),
        ("Support", "armed", "Night Ferry"): (Standing.DISPUTED, 2, 2),
        ("Events and plans", "participated in", 'Meeting at the pier; \'" onload="alert(1)'): (Standing.SAID, 1, 1),
    }


def test_it_says_what_it_rests_on(watch: Report) -> None:
    assert watch.summary == (
        "This page rests on 7 claims about <b>Harbour Watch</b> in 3 documents: 4 ties to 4 others.",
        "Of the ties, 1 is disputed, and 2 rest on one source alone.",
        "What is dated lies between 2011 and about December 2018; some of it goes on.",
    )


def test_it_gives_up_where_a_query_takes_longer_than_one_waits(harbour: Graph, vocabulary: Vocabulary) -> None:
    with pytest.raises(TimedOut, match="took longer than") as raised:
        compose(harbour, Catalogue.read(), vocabulary, "watch", Contract(), MADE, timeout=1e-9)
    assert raised.value.remedy == "Ask for less, or give it a longer --timeout."


def test_what_rests_on_one_source_is_said_to_be_weak(watch: Report) -> None:
    assert watch.single == (
        "2 of the 4 ties rest on one source alone. Where that source errs, nothing here corrects it: "
        "look for a second one before you rely on them.",
    )


def test_the_best_attested_tie_of_a_kind_stands_first_and_so_does_its_best_claim(watch: Report) -> None:
    (command,) = [section for section in watch.sections if section.title == "Command"]
    assert [group.heading for group in command.groups] == ["led by", "has as member"]
    assert command.groups[0].items[0].sentences[0].claim == "harbour/led"


def test_what_is_dated_stands_in_order_and_what_is_not_is_counted(watch: Report) -> None:
    assert [(entry.topic, entry.label, entry.dated) for entry in watch.chronicle.entries] == [
        ("Command", "led by Lena Ostrow", "2011 to about 2015"),
        ("Command", "led by Lena Ostrow", "2013"),
        ("Command", 'has as member Omar "the Lamp" Vale', "since about 2016"),
        ("Events and plans", 'participated in Meeting at the pier; \'" onload="alert(1)', "March 2017"),
        ("Support", "armed Night Ferry", "about December 2018"),
    ]
    assert watch.chronicle.left_out == "Not shown: 2 claims without any date."


def test_every_sentence_has_a_source_and_every_source_a_sentence(watch: Report) -> None:
    sentences = [
        *watch.leading,
        *watch.itself,
        *watch.through,
        *(dispute.sentence for dispute in watch.disputes),
        *(said for part in watch.sections for group in part.groups for item in group.items for said in item.sentences),
    ]
    assert all(sentence.notes for sentence in sentences)
    assert {number for sentence in sentences for number in sentence.notes} == {note.number for note in watch.notes}
    assert [note.number for note in watch.notes] == list(range(1, len(watch.notes) + 1))
    assert all(note.quote for note in watch.notes)


def test_both_sides_of_a_dispute_are_told(watch: Report) -> None:
    assert [(one.sentence.claim, one.against, one.said_by) for one in watch.disputes] == [
        ("harbour/armed", ("The Watch did not arm the Night Ferry.",), ("The Echo & Co",)),
        (
            "harbour/not-armed",
            ("The Watch armed the Night Ferry late in 2018.",),
            ("<script>window.struck = true</script>",),
        ),
    ]
    denial = watch.disputes[1].sentence
    assert denial.remarks == ("denied", "disputed", "said by <script>window.struck = true</script>")


@pytest.mark.parametrize(
    ("kind", "about"),
    [("meeting", Topic.EVENTS), (None, Topic.EVENTS), ("battle", Topic.VIOLENCE), ("killing", Topic.VIOLENCE)],
)
def test_who_takes_part_does_violence_only_where_that_is_violent(
    watch: Report, vocabulary: Vocabulary, kind: str | None, about: Topic
) -> None:
    (part,) = [tie for tie in watch.network.ties if tie.predicate == "PARTICIPATED_IN"]
    assert topic(part, kind, vocabulary) is about


def test_what_is_said_in_the_same_words_is_said_once_with_the_sources_of_all() -> None:
    def said(text: str, *notes: int, dated: str = "") -> Sentence:
        return Sentence(text, (), dated, notes, f"c/{notes[0]}", None)

    told = said_once(
        [said("A met B.", 1), said("A met C.", 2), said("A met B.", 3, 1), said("A met B.", 4, dated="2011")]
    )
    assert [(one.text, one.claim, one.notes) for one in told] == [
        ("A met B.", "c/1", (1, 3)),
        ("A met C.", "c/2", (2,)),
        ("A met B.", "c/4", (4,)),
    ]


def test_what_is_only_denied_is_no_tie(harbour: Graph, vocabulary: Vocabulary) -> None:
    report = compose(harbour, Catalogue.read(), vocabulary, "watch", Contract.parse(known_by="2019-05-31"), MADE)
    assert report.summary[:2] == (
        "This page rests on 4 claims about <b>Harbour Watch</b> in 1 document: "
        "3 ties to 3 others and 1 tie that is only denied.",
        "Of the ties, none is disputed, and all 3 rest on one source alone.",
    )
    drawings = draw(report, appearances(vocabulary))
    assert drawings.caption == "All 3 others that <b>Harbour Watch</b> is tied to, each by its best attested tie."
    assert report.single[0].startswith("All 3 ties rest on one source alone.")
    assert [(alone.number, alone.ties) for alone in report.alone] == [(3, ())]


def test_the_command_that_made_it_is_told_with_all_that_was_asked(harbour: Graph, vocabulary: Vocabulary) -> None:
    given = Contract.parse(as_of="2016", without_sources=["ferry"], without_claims=["harbour/led"])
    report = compose(harbour, Catalogue.read(), vocabulary, "watch", given, MADE)
    assert report.made.query == ("dots report watch --as-of 2016 --without-source ferry --without-claim harbour/led")


def test_what_rests_on_one_source_stands_by_document(watch: Report) -> None:
    assert [(alone.document, [label for label, _ in alone.ties]) for alone in watch.alone] == [
        (
            "The harbour papers",
            ['has as member Omar "the Lamp" Vale', 'participated in Meeting at the pier; \'" onload="alert(1)'],
        )
    ]


def test_sources_are_gathered_by_document(watch: Report) -> None:
    assert [source.title for source, _ in watch.documents] == [
        "The harbour papers",
        "Ferry notes",
        "Echo of the harbour",
    ]


def test_the_contract_decides_which_claims_count(harbour: Graph, vocabulary: Vocabulary) -> None:
    def claims(**given: str) -> set[str]:
        report = compose(harbour, Catalogue.read(), vocabulary, "watch", Contract.parse(**given), MADE)
        return {claim.id for claim in report.network.claims}

    everything = {"led", "led-echo", "led-ferry", "joined", "met", "armed", "not-armed"}
    assert claims() == {f"harbour/{key}" for key in everything}
    assert claims(known_by="2019-05-31") == {f"harbour/{key}" for key in ("led", "joined", "met", "not-armed")}
    assert claims(disputes="only") == {"harbour/armed", "harbour/not-armed"}


def test_what_only_may_have_been_so_at_a_time_is_never_told_as_if_it_were(
    harbour: Graph, vocabulary: Vocabulary
) -> None:
    report = compose(harbour, Catalogue.read(), vocabulary, "watch", Contract.parse(as_of="2016"), MADE)
    assert report.asked == f"Asked as of 2016. {APART}"
    assert report.summary[-1] == (
        "Of the claims, as of 2016: none certain, 2 possible (their dates allow it, and say no more), "
        "2 unknown (nobody dates them). What is not certain says so in brackets."
    )
    told = {
        sentence.claim: sentence.aside
        for section in report.sections
        for group in section.groups
        for item in group.items
        for sentence in item.sentences
    }
    assert told == {
        "harbour/led": "possible; 2011 to about 2015",
        "harbour/led-echo": "unknown",
        "harbour/joined": "possible; since about 2016",
        "harbour/not-armed": "denied; disputed; said by <script>window.struck = true</script>; unknown",
    }
    assert [entry.dated for entry in report.chronicle.entries] == [
        "2011 to about 2015 (possible)",
        "since about 2016 (possible)",
    ]


def test_what_is_certain_at_a_time_is_told_first_and_without_a_mark(harbour: Graph, vocabulary: Vocabulary) -> None:
    report = compose(harbour, Catalogue.read(), vocabulary, "watch", Contract.parse(as_of="2013"), MADE)
    (led,) = [item for part in report.sections for group in part.groups for item in group.items if item.origins == 2]
    assert [(sentence.claim, sentence.aside) for sentence in led.sentences] == [
        ("harbour/led", "2011 to about 2015"),
        ("harbour/led-ferry", "2013"),
        ("harbour/led-echo", "unknown"),
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, ""),
        ({"as_of": "2011/2013-05"}, "Asked as of 2011 to May 2013."),
        ({"known_by": "2020-01"}, "Asked of what was published by 31 January 2020."),
        ({"min_grade": "B2", "disputes": "only"}, "Asked of what is graded B2 or better, of what is disputed alone."),
        (
            {"disputes": "exclude", "without_sources": ["ferry", "echo"], "without_claims": ["harbour/led"]},
            "Asked without what is disputed, without the sources ferry and echo, without the claim harbour/led.",
        ),
    ],
)
def test_it_says_which_claims_it_was_asked_to_count(given: dict[str, Any], told: str) -> None:
    assert asked(Contract.parse(**given)) == (told and f"{told} {APART}")


def test_an_entity_of_which_nobody_says_anything_has_a_report_too(harbour: Graph, vocabulary: Vocabulary) -> None:
    report = compose(harbour, Catalogue.read(), vocabulary, "script", Contract(), MADE)
    assert report.node.name == "<script>window.struck = true</script>"
    assert report.summary == ("The graph holds no claim about <script>window.struck = true</script> that counts here.",)
    assert report.sections == ()
    assert report.notes == ()


def test_a_name_that_nobody_bears_is_refused(harbour: Graph, vocabulary: Vocabulary) -> None:
    with pytest.raises(CallError, match="Nothing in the graph is called"):
        compose(harbour, Catalogue.read(), vocabulary, "Nobody at all", Contract(), MADE)
