"""An extractor of some languages is given the paragraphs that are in them, and a person is told what is left."""

from __future__ import annotations

import pytest

from ingest.extraction.languages import beyond, legible
from ingest.extraction.source import Source
from schema.documents import Document
from schema.text import normalise, passages, sha256

ENGLISH = "The harbour master of Varn met the captain of the guard, and they agreed on the price of the berth."
FRENCH = "Le capitaine du port a rencontré le chef de la garde, et ils se sont mis d'accord sur le prix du quai."
ARABIC = "التقى قائد الميناء"
NAMES = "Omar Farid commanded Harbour Brigade fighters near Aden. Nader Haddad financed Northern Front camps in Libya."
HEBREW = "מפקד הנמל נפגש"
RUSSIAN = "Начальник порта встретил"
CHINESE = "港口负责人会见了"


def source(*paragraphs: str, language: str | None = None) -> Source:
    text = normalise("\n\n".join(paragraphs) + "\n")
    spans = tuple((span.start, span.end) for span in passages(text))
    document = Document(title="Varn", sha256=sha256(text), length=len(text), passages=spans, language=language)
    return Source.of("varn", document, text)


def read(document: Source, *languages: str) -> tuple[list[str], str | None]:
    left = legible(document, frozenset(languages))
    return [left.text[one.start : one.end] for one in left.passages], beyond(document, left, "rules")


@pytest.mark.parametrize(
    ("paragraph", "script"),
    [(ARABIC, "Arabic"), (HEBREW, "Hebrew"), (RUSSIAN, "Cyrillic"), (CHINESE, "Chinese")],
    ids=lambda value: value if value.isascii() else "",
)
def test_a_text_too_short_to_tell_its_language_is_told_by_its_letters(paragraph: str, script: str) -> None:
    remark = f"is written in {script} letters, which are beyond rules; read and kept, and nothing is proposed by it"
    assert read(source(paragraph), "en") == ([], remark)


def test_a_text_in_another_language_is_beyond_it() -> None:
    remark = "is in fr, which is beyond rules; read and kept, and nothing is proposed by it"
    assert read(source(FRENCH, FRENCH, language="fr"), "en") == ([], remark)


@pytest.mark.parametrize("language", ["en", None])
def test_paragraphs_in_other_letters_are_left_out_and_counted(language: str | None) -> None:
    remark = "2 paragraphs are in a language beyond rules: read and kept, with nothing proposed"
    assert read(source(ENGLISH, ARABIC, HEBREW, language=language), "en") == ([ENGLISH], remark)


def test_what_is_english_in_a_text_of_another_language_is_read() -> None:
    remark = "1 paragraph is in a language beyond rules: read and kept, with nothing proposed"
    assert read(source(ARABIC, ENGLISH, language="ar"), "en") == ([ENGLISH], remark)


@pytest.mark.parametrize("language", ["ar", "ary", "arz"])
def test_a_text_in_other_letters_holds_english_that_is_half_names(language: str) -> None:
    mixed = f"{ARABIC}, the captain of the guard: “{ARABIC}. {ARABIC}.” Omar Farid commanded the Harbour Brigade."
    remark = "2 paragraphs are in a language beyond rules: read and kept, with nothing proposed"
    document = source(NAMES, ARABIC, mixed, FRENCH, "Omar Farid fled.", language=language)
    assert read(document, "en") == ([NAMES, mixed, "Omar Farid fled."], remark)


def test_a_text_of_paragraphs_in_two_languages_each_is_read_for_the_one() -> None:
    mixed = f"{NAMES} {ARABIC}"
    assert read(source(mixed, mixed, language="ary"), "en") == ([mixed, mixed], None)


@pytest.mark.parametrize("language", ["fr", "sr"])
def test_what_is_hardly_english_is_not_read_where_all_is_in_the_same_letters(language: str) -> None:
    assert read(source(FRENCH, NAMES, language=language), "en")[0] == []


def test_names_in_other_letters_and_figures_leave_a_paragraph_what_it_is() -> None:
    paragraphs = ["Captain Lena Ormond (لينا أورموند) of Varn", "12 | 34 | 56", "Müller, Ştefan, Łukasz"]
    assert read(source(*paragraphs), "en") == (paragraphs, None)


def test_an_extractor_may_read_what_is_written_in_other_letters() -> None:
    assert read(source(ARABIC, ENGLISH), "ar", "fa")[0] == [ARABIC]
    assert read(source(ARABIC, ENGLISH), "ar", "en")[0] == [ARABIC, ENGLISH]
