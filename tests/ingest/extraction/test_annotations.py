"""What was marked elsewhere is proposed with its offsets in the normalised text, and what means nothing is counted."""

from __future__ import annotations

import csv
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extraction.annotations.alignment import Alignment
from ingest.extraction.annotations.extractor import Annotations
from ingest.extraction.annotations.formats import ENVIRONMENT
from ingest.extraction.extractor import extractor
from ingest.extraction.proposals import Proposals
from ingest.extraction.source import KnownEntity, Source
from schema.claims import Modality, Polarity
from schema.documents import Document
from schema.errors import CallError, WorkError
from schema.text import Span, normalise, passages, sha256
from schema.vocabulary import Vocabulary

RAW = (
    "\ufeff𝔄 dispatch\r\n\r\nTarek Mansoor led the Cafe\u0301 Guard. Mansoor met Dalia\r\nHaddad.\r\n\r\n"
    "The Guard denies that it attacked Adenport.\r\n"
)
"""A text as it was saved: a byte-order mark, CRLF, a letter beyond the first plane, and one in two code points."""

TEXT = normalise(RAW)
SPOKEN = {
    "tm": "Tarek Mansoor",
    "cg": "Cafe\u0301 Guard",
    "m": "Mansoor met",
    "dh": "Dalia\r\nHaddad",
    "g": "Guard denies",
}


def at(words: str, text: str = RAW, within: str | None = None) -> tuple[int, int]:
    start = text.index(words) if within is None else text.index(within) + within.index(words)
    return start, start + len(words)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dispatch.txt").write_bytes(RAW.encode())
    return tmp_path


Read = Callable[..., Proposals]


@pytest.fixture
def read(folder: Path) -> Read:
    def extract(known: tuple[KnownEntity, ...] = ()) -> Proposals:
        spans = tuple((span.start, span.end) for span in passages(TEXT))
        document = Document(title="A dispatch", sha256=sha256(TEXT), length=len(TEXT), passages=spans)
        source = Source.of("dispatch", document, TEXT, known, folder / "dispatch.txt")
        return Annotations(Vocabulary()).extract(source)

    return extract


def named(found: Proposals) -> dict[str, tuple[str, list[str]]]:
    return {
        key: (one.entity.label, [TEXT[span.start : span.end] for span in one.mentions])
        for key, one in found.entities.items()
    }


def claimed(found: Proposals) -> list[tuple[str, str, str | None, list[str]]]:
    return [
        (
            one.claim.subject,
            one.claim.predicate,
            one.claim.object,
            [TEXT[each.start : each.end] for each in one.claim.evidence],
        )
        for one in found.claims
    ]


def brat(*lines: str) -> str:
    spans = {
        "T1": ("Person", *at("Tarek Mansoor")),
        "T2": ("Organization", *at("Cafe\u0301 Guard")),
        "T3": ("PER", *at("Mansoor", within="Mansoor met")),
        "T4": ("PER", *at("Dalia\r\nHaddad")),
        "T5": ("ORG", *at("Guard", within="Guard denies")),
        "T6": ("GPE", *at("Adenport")),
        "T7": ("Command", *at("led")),
        "T8": ("Strike", *at("attacked")),
    }
    marks = [
        f"{key}\t{label} {start} {end}\t{' '.join(RAW[start:end].split())}"
        for key, (label, start, end) in spans.items()
    ]
    return "\n".join([*marks, *lines]) + "\n"


LABELS = """
[entities]
Command = "Work"
[links]
Command = { predicate = "COMMANDED", subject = "Chief", object = "Unit" }
Strike = { predicate = "ATTACKED", subject = "Agent", object = "Target", qualifiers = { place = "Where" } }
"""


def test_brats_marks_relations_and_events_are_proposed(read: Read, folder: Path) -> None:
    (folder / "labels.toml").write_text(LABELS)
    (folder / "dispatch.ann").write_text(
        brat(
            "*\tEquiv T1 T3",
            "*\tEquiv T2 T5",
            "R1\tmet_with Arg1:T3 Arg2:T4",
            "E1\tCommand:T7 Chief:T1 Unit:T2",
            "E2\tStrike:T8 Agent:T5 Target:T6",
            "A1\tNegation E2",
            "#1\tAnnotatorNotes T1\tsure",
        )
    )
    found = read()
    assert named(found) == {
        "tarek-mansoor": ("Person", ["Tarek Mansoor", "Mansoor"]),
        "cafe-guard": ("Organization", ["Café Guard", "Guard"]),
        "dalia-haddad": ("Person", ["Dalia\nHaddad"]),
        "adenport": ("Place", ["Adenport"]),
    }
    assert claimed(found) == [
        ("tarek-mansoor", "COMMANDED", "cafe-guard", ["Tarek Mansoor led the Café Guard"]),
        ("tarek-mansoor", "MET_WITH", "dalia-haddad", ["Mansoor met Dalia\nHaddad"]),
        ("cafe-guard", "ATTACKED", "adenport", ["Guard denies that it attacked Adenport"]),
    ]
    assert [one.claim.polarity for one in found.claims] == [Polarity.ASSERTS, Polarity.ASSERTS, Polarity.DENIES]
    assert found.claims[0].claim.statement == "Tarek Mansoor commanded Café Guard."
    assert found.dropped == {}


def test_labels_that_mean_nothing_are_counted(read: Read, folder: Path) -> None:
    (folder / "dispatch.ann").write_text(brat("R1\tsees Arg1:T1 Arg2:T4", "R2\tcommanded Arg1:T2 Arg2:T1"))
    found = read()
    assert found.claims == ()
    assert found.dropped == {
        "label “Command” that means nothing here": 1,
        "label “Strike” that means nothing here": 1,
        "label “sees” that means nothing here": 1,
        "link whose two sides do not fit its predicate": 1,
    }


def test_a_reference_to_a_known_entity_recognises_it(read: Read, folder: Path) -> None:
    (folder / "dispatch.ann").write_text(brat("N1\tReference T4 dh-1970\tDalia Haddad"))
    found = read((KnownEntity("dh-1970", "Person", "Dalia Haddad", ("Dalia Haddad",)),))
    assert {key: one.known for key, one in found.entities.items() if one.known} == {"dalia-haddad": "dh-1970"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T9\tPerson 5", r"dispatch\.ann:9: T9 says “Person 5”, where a label and offsets belong"),
        ("T9\tPerson 9 5\tx", r"dispatch\.ann:9: T9 ends at 5, which is not after its start, 9"),
        ("T9\tPerson 1 5000\tx", r"dispatch\.ann:9: ends at 5000, and the text has \d+ characters"),
        ("T9\tPerson 17 22\tDalia", r"dispatch\.ann:9: says “Dalia”, where the text has “rek M”"),
        ("R1\tmet_with Arg1:T1 Arg2:T99", r"dispatch\.ann:9: R1 refers to T99, which is not in the file"),
        ("R1\tmet_with Arg1:T1", r"dispatch\.ann:9: R1 links 1 marks"),
        ("E1\tStrike Agent:T1", r"dispatch\.ann:9: E1 has no trigger"),
        ("hello", r"dispatch\.ann:9: “hello” begins no line of brat's"),
    ],
)
def test_a_broken_line_is_named(read: Read, folder: Path, line: str, message: str) -> None:
    (folder / "dispatch.ann").write_text(brat(line))
    with pytest.raises(WorkError, match=message):
        read()


def tsv(*rows: tuple[str, str]) -> str:
    """The text as tokens with their columns; offsets are UTF-16 units, as Java counts."""

    def units(offset: int) -> int:
        return len(RAW[:offset].encode("utf-16-le")) // 2

    lines, place = [], 0
    for number, (word, columns) in enumerate(rows, 1):
        start = RAW.index(word, place)
        place = start + len(word)
        lines.append(f"1-{number}\t{units(start)}-{units(place)}\t{word}\t{columns}\t")
    return "\n".join(lines) + "\n"


TSV = """#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue
#T_SP=webanno.custom.Actor|identifier|value
#T_RL=webanno.custom.Tie|label|BT_webanno.custom.Actor


#Text=Tarek Mansoor led the Café Guard .
"""


def test_tokens_and_relations_of_webanno_are_proposed(read: Read, folder: Path) -> None:
    rows = tsv(
        ("𝔄", "X\t_\t_\t_\t_"),
        ("Tarek", "NE\t_\tPER[1]\t_\t_"),
        ("Mansoor", "NE\t_\tPER[1]\t_\t_"),
        ("Cafe\u0301", "NE\thttp://known/guard[2]\tORG[2]|*[3]\tcommanded[1]\t1-2[1_2]"),
        ("Guard", "NE\thttp://known/guard[2]\tORG[2]\t_\t_"),
        ("Dalia", "NE\t_\tfriend\\_of\t_\t_"),
        ("Adenport", "NE\t_\tLOC\t_\t_"),
    )
    (folder / "dispatch.tsv").write_text(TSV + rows)
    found = read()
    assert named(found) == {
        "tarek-mansoor": ("Person", ["Tarek Mansoor"]),
        "cafe-guard": ("Organization", ["Café Guard"]),
        "adenport": ("Place", ["Adenport"]),
    }
    assert claimed(found) == [("tarek-mansoor", "COMMANDED", "cafe-guard", ["Tarek Mansoor led the Café Guard"])]
    assert found.dropped == {
        "label “friend_of” that means nothing here": 1,
        "label “Actor” that means nothing here": 1,
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("1-1\t0-5\tTarek\tPER\n", r"dispatch\.tsv:1: is no WebAnno TSV 3"),
        ("#FORMAT=WebAnno TSV 2\n", r"dispatch\.tsv:1: is no WebAnno TSV 3"),
        (TSV + "1-1\tTarek\tPER\n", r"dispatch\.tsv:8: is no token"),
        (TSV + "1-1\t5-0\tTarek\tNE\t_\tPER\t_\t_\n", r"dispatch\.tsv:8: the token ends at 0"),
        (TSV + tsv(("Tarek", "NE\t_\tPER\tcommanded\t7-7")), r"dispatch\.tsv:8: “7-7” is no token of the file"),
        (TSV + tsv(("Tarek", "NE\t_\tPER\tcommanded\t1-2"), ("led", "V\t_\t_\t_\t_")), r"tokens that are not marked"),
    ],
)
def test_a_broken_tsv_is_named(read: Read, folder: Path, content: str, message: str) -> None:
    (folder / "dispatch.tsv").write_text(content)
    with pytest.raises(WorkError, match=message):
        read()


def cas() -> Any:
    import cassis

    types = cassis.TypeSystem()
    actor = types.create_type("webanno.custom.Actor", supertypeName="uima.tcas.Annotation")
    for feature in ("value", "identifier"):
        types.create_feature(actor, feature, "uima.cas.String")
    tie = types.create_type("webanno.custom.Tie", supertypeName="uima.tcas.Annotation")
    types.create_feature(tie, "label", "uima.cas.String")
    for feature in ("Governor", "Dependent"):
        types.create_feature(tie, feature, actor)
    made = cassis.Cas(typesystem=types)
    made.sofa_string = RAW.removeprefix("\ufeff")
    made.sofa_mime = "text/plain"

    def mark(words: str, label: str) -> Any:
        start, end = at(words, made.sofa_string)
        one = actor(begin=start, end=end, value=label)
        made.add(one)
        return one

    first, second, third = mark("Tarek Mansoor", "PER"), mark("Cafe\u0301 Guard", "ORG"), mark("Adenport", "Harbour")
    assert third is not None
    made.add(tie(begin=second.begin, end=second.end, label="commanded", Governor=first, Dependent=second))
    return made


def test_a_cas_is_read_from_json_and_from_xmi(read: Read, folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = cas()
        made.to_json(folder / "dispatch.json")
        from_json = read()
        (folder / "dispatch.json").unlink()
        made.to_xmi(folder / "dispatch.xmi")
        made.typesystem.to_xml(folder / "TypeSystem.xml")
        from_xmi = read()
    assert named(from_json) == {
        "tarek-mansoor": ("Person", ["Tarek Mansoor"]),
        "cafe-guard": ("Organization", ["Café Guard"]),
    }
    assert claimed(from_json) == [("tarek-mansoor", "COMMANDED", "cafe-guard", ["Tarek Mansoor led the Café Guard"])]
    assert from_json.dropped == {"label “Harbour” that means nothing here": 1}
    assert from_xmi == from_json


@pytest.mark.parametrize("name", ["dispatch.json", "dispatch.xmi", "dispatch.zip", "dispatch.spacy"])
@pytest.mark.parametrize("content", [b"", b"{}", b"nonsense", b"\x00\xff", b'{"%TYPES": 3}'])
def test_a_file_that_is_none_of_its_kind_is_said_to_be_so(read: Read, folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(WorkError, match=rf"{name}: "):
        read()


def docbin(folder: Path, *texts: str) -> None:
    import spacy
    from spacy.tokens import DocBin

    pipeline = spacy.blank("en")
    made = DocBin(store_user_data=True)
    for text in texts:
        document = pipeline(text)
        spans = [document.char_span(*at(words, text), label=label) for words, label in
                 (("Tarek Mansoor", "PERSON"), ("Adenport", "GPE"), ("Dalia", "NORP")) if words in text]  # fmt: skip
        document.ents = [span for span in spans if span is not None]
        made.add(document)
    made.to_disk(folder / "dispatch.spacy")


@pytest.mark.parametrize(("name", "package"), [("dispatch.json", "cassis"), ("dispatch.spacy", "spacy.tokens")])
def test_a_reader_that_is_not_installed_is_installed_from_the_sources(
    read: Read, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str
) -> None:
    """The public index may know another project by the name of this one."""
    monkeypatch.setitem(sys.modules, package, None)
    (folder / name).write_bytes(b"{}")
    with pytest.raises(CallError, match=rf"{name} is a .* is not installed\.") as caught:
        read()
    command = "python -m pip install -e '.[annotations]'"
    assert caught.value.remedy == f"Run `{command}` in the folder of the sources of dots."
    guide = Path(__file__).parents[3] / "docs" / "extractors.md"
    assert f"`{command}` in the folder of the sources" in guide.read_text(encoding="utf-8")


def test_the_document_is_found_among_many_of_spacys(read: Read, folder: Path) -> None:
    docbin(folder, "Another text about Adenport.", RAW)
    found = read()
    assert named(found) == {"tarek-mansoor": ("Person", ["Tarek Mansoor"]), "adenport": ("Place", ["Adenport"])}
    assert found.dropped == {"label “NORP” that means nothing here": 1}
    docbin(folder, "Another text about Adenport.", "And another.")
    with pytest.raises(WorkError, match="holds 2 documents, and none has the text of dispatch"):
        read()


def table(folder: Path, *rows: dict[str, Any], name: str = "dispatch.csv") -> None:
    with (folder / name).open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_rows_of_a_table_are_proposed_with_offsets_in_the_normalised_text(read: Read, folder: Path) -> None:
    first, second = at("Tarek Mansoor", TEXT), at("Mansoor", TEXT, "Mansoor met")
    table(
        folder,
        {"start": first[0], "end": first[1], "label": "Person", "words": "Tarek Mansoor", "entity": "tm"},
        {"start": second[0], "end": second[1], "label": "person", "words": "", "entity": "tm"},
    )
    assert named(read()) == {"tarek-mansoor": ("Person", ["Tarek Mansoor", "Mansoor"])}


def test_a_mark_of_words_that_hold_what_nobody_sees_gives_the_name_as_one_sees_it(folder: Path) -> None:
    text = "\u202bTarek Mansoor\u202c led the Ca\u00adfé\u200b Guard."
    table(
        folder,
        *(
            dict(zip(("start", "end", "label"), (*at(words, text), label), strict=True))
            for words, label in (("\u202bTarek Mansoor\u202c", "Person"), ("Ca\u00adfé\u200b Guard", "Organization"))
        ),
    )
    document = Document(title="A dispatch", sha256=sha256(text), length=len(text), passages=((0, len(text)),))
    source = Source.of("dispatch", document, text, (), folder / "dispatch.txt")
    found = Annotations(Vocabulary()).extract(source)
    assert {one.entity.name: [text[slice(*span)] for span in one.mentions] for one in found.entities.values()} == {
        "Tarek Mansoor": ["Tarek Mansoor"],
        "Café Guard": ["Ca\u00adfé\u200b Guard"],
    }
    assert not found.dropped


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"start": 1, "end": 5}, r"dispatch\.csv:1: has no column label"),
        ({"start": "a", "end": 5, "label": "Person"}, r"dispatch\.csv:2: start “a” and end “5” are no offsets"),
        ({"start": 5, "end": 5, "label": "Person"}, r"dispatch\.csv:2: ends at 5, which is not after its start, 5"),
        ({"start": 1, "end": 5, "label": ""}, r"dispatch\.csv:2: has no label"),
        ({"start": 1, "end": 5, "label": "Person", "words": "Tarek"}, r"dispatch\.csv:2: says “Tarek”"),
        ({"start": 1, "end": 9999, "label": "Person"}, r"dispatch\.csv:2: ends at 9999"),
    ],
)
def test_a_broken_row_is_named(read: Read, folder: Path, row: dict[str, Any], message: str) -> None:
    table(folder, row)
    with pytest.raises(WorkError, match=message):
        read()


def test_annotations_are_looked_for_beside_the_document_or_where_one_says(
    read: Read, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(WorkError, match=r"There are no annotations of dispatch: looked for dispatch\.ann, "):
        read()
    (folder / "marked").mkdir()
    (folder / "marked" / "dispatch.ann").write_text("")
    monkeypatch.setenv(ENVIRONMENT, "marked")
    assert read() == Proposals()
    monkeypatch.delenv(ENVIRONMENT)
    (folder / "dots.toml").write_text('annotations = "marked"\n')
    assert read() == Proposals()
    monkeypatch.setenv(ENVIRONMENT, "nowhere")
    with pytest.raises(CallError, match="There are no annotations at nowhere"):
        read()
    assert isinstance(extractor("annotations"), Annotations)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[entities", r"labels\.toml: is no TOML"),
        ('[entities]\nX = "Wizard"', r"labels\.toml: entities\.X: “Wizard” is not in the vocabulary"),
        ('[links]\nX = "CHAIRED"', r"labels\.toml: links\.X: “CHAIRED” is not in the vocabulary"),
        ('[attributes]\nX = "maybe"', r"labels\.toml: attributes\.X"),
        ("[marks]\n", r"labels\.toml: marks: there is no such field here"),
    ],
)
def test_a_wrong_file_of_labels_is_named(read: Read, folder: Path, content: str, message: str) -> None:
    (folder / "dispatch.ann").write_text("")
    (folder / "labels.toml").write_text(content)
    with pytest.raises(WorkError, match=message):
        read()


def test_what_is_planned_is_no_act(read: Read, folder: Path) -> None:
    (folder / "dispatch.ann").write_text(brat("R1\tattacked Arg1:T5 Arg2:T6", "A1\tPlanned R1"))
    (claim,) = read().claims
    assert claim.claim.modality is Modality.INTENDED


LETTERS = st.text(st.sampled_from("ab é́𝔄اب\u00a0\n\r\t \ufeff\u200b\u202b\u00adةe\u0301"), max_size=60)


@given(LETTERS, st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_has_the_same_letters_in_either_text(raw: str, start: int, end: int) -> None:
    text = normalise(raw)
    found = Alignment(raw, text).span(start, end)
    if found is None:
        return
    cut = raw[start:end]

    def letters(words: str) -> str:
        return "".join(
            sign for sign in normalise(words) if not sign.isspace() and sign not in "\ufeff\u200b\u202b\u00ad"
        )

    # A mark that begins or ends within a letter of two code points takes the whole letter.
    assert letters(cut) in letters(text[found.start : found.end]) or "\u0301" in raw


def test_where_texts_differ_the_nearest_place_of_the_words_is_meant() -> None:
    annotated = "Menu Home. Mansoor came. Mansoor left. Footer"
    normalised = "Mansoor came.\n\nAn advertisement.\n\nMansoor left."
    alignment = Alignment(annotated, normalised)
    assert not alignment.is_exact
    last = annotated.rindex("Mansoor")
    assert alignment.span(last, last + 7) == Span(normalised.rindex("Mansoor"), normalised.rindex("Mansoor") + 7)
    assert alignment.span(0, 9) is None
