"""A report is written as HTML, Markdown and PDF: names stay text, and each note leads to a source that is there."""

import re
from collections import Counter
from dataclasses import replace

import pypdfium2

from database.graph import Graph
from queries.catalogue import Catalogue
from queries.contract import Contract
from reports import html, markdown, pdf
from reports.composition import compose
from reports.drawings import Drawings, draw
from reports.report import Report
from schema.appearance import appearances
from schema.vocabulary import Vocabulary


def written_as_pdf(report: Report, drawings: Drawings) -> bytes:
    """Write a PDF, of which no letter is a box but the ship, for which few machines have a font."""
    told: list[str] = []
    written = pdf.write(report, drawings, told.append)
    assert [one for one in told if not one.startswith("No font of this machine has 🚢: ")] == []
    return written


def test_a_page_has_no_script_and_names_are_text(watch: Report, drawings: Drawings) -> None:
    page = html.write(watch, drawings)
    assert "<script" not in page
    assert "<b>" not in page
    assert "onload=" not in re.sub(r">[^<]*<", "><", page)
    assert "<title>&lt;b&gt;Harbour Watch&lt;/b&gt;</title>" in page
    assert "default-src 'none'; style-src 'unsafe-inline'" in page


def test_each_reference_of_a_page_leads_to_a_source(watch: Report, drawings: Drawings) -> None:
    page = html.write(watch, drawings)
    targets = re.findall(r'id="(source-\d+)"', page)
    assert Counter(targets).most_common(1)[0][1] == 1
    assert set(re.findall(r'href="#(source-\d+)"', page)) == set(targets)


def test_a_page_asks_for_nothing(watch: Report, drawings: Drawings) -> None:
    page = html.write(watch, drawings)
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"', page) == []


def test_each_footnote_is_referred_to_and_there(watch: Report) -> None:
    text = markdown.write(watch)
    noted = set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
    referred = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert noted == referred == {str(note.number) for note in watch.notes}


def test_markdown_takes_no_name_for_markup(watch: Report) -> None:
    text = markdown.write(watch)
    assert text.startswith("# \\<b\\>Harbour Watch\\</b\\>\n")
    assert re.findall(r"(?<!\\)<", text) == []


def test_the_words_of_a_source_stand_in_each_of_them(watch: Report, drawings: Drawings) -> None:
    words = "Some time around 2016 Omar"
    assert words in html.write(watch, drawings)
    assert words in markdown.write(watch)


def test_a_pdf_is_one(watch: Report, drawings: Drawings) -> None:
    written = written_as_pdf(watch, drawings)
    assert written.startswith(b"%PDF-")
    assert written.rstrip().endswith(b"%%EOF")


def test_a_name_without_any_space_stays_on_the_paper(watch: Report, drawings: Drawings) -> None:
    long = replace(watch, node=replace(watch.node, name="Panzergrenadierbataillon" * 12))
    (first, *_) = pypdfium2.PdfDocument(written_as_pdf(long, drawings))
    text = first.get_textpage()
    assert max(text.get_rect(place)[2] for place in range(text.count_rects())) < first.get_width() - 20


def test_what_one_copies_from_a_pdf_is_what_was_written(watch: Report, drawings: Drawings) -> None:
    url = "https://harbour.example/" + "archive-of-the-gazette/" * 2
    (note, *others) = watch.notes
    made = replace(watch.made, query="watch-of-the-harbour-and-of-its-breakwater")
    report = replace(watch, notes=(replace(note, source=replace(note.source, url=url)), *others), made=made)
    pages = pypdfium2.PdfDocument(written_as_pdf(report, drawings))
    words = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    assert url in words
    assert made.query in words


def test_letters_of_a_pdf_that_no_font_has_are_told(watch: Report, drawings: Drawings) -> None:
    told: list[str] = []
    named = replace(watch, node=replace(watch.node, name="The \U0010fffd Watch"))
    assert pdf.write(named, drawings, told.append).startswith(b"%PDF-")
    (sentence,) = told
    assert "U+10FFFD" in sentence


def test_who_has_no_ties_is_written_too(harbour: Graph, vocabulary: Vocabulary, watch: Report) -> None:
    report = compose(harbour, Catalogue.read(), vocabulary, "script", Contract(), watch.made)
    drawings = draw(report, appearances(vocabulary))
    assert drawings == Drawings(None, "", None, "")
    page, text = html.write(report, drawings), markdown.write(report)
    assert "no claim about &lt;script&gt;" in page
    assert "no claim about \\<script\\>" in text
    # There is nothing to be disputed, and no section to go to.
    assert [part for part in ("What is disputed", "<nav") if part in page + text] == []
    assert written_as_pdf(report, drawings).startswith(b"%PDF-")
