"""A report as HTML: one file without any script, whose notes lead to the sources and back."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from string import Template
from typing import Final
from xml.etree.ElementTree import Element, tostring

from charts.svg import element, printable
from queries.citations import Source
from reports.drawings import Drawings
from reports.report import Dispute, Item, Report, Sentence

_TEMPLATES: Final = Path(__file__).parent / "templates"


def write(report: Report, drawings: Drawings) -> str:
    """Write a report as HTML.

    Args:
        report: The report.
        drawings: Its drawings.

    Returns:
        The page.
    """
    body = element(None, "main")
    for part in _parts(report, drawings):
        body.append(part)
    return Template(_text("report.html")).substitute(
        title=_escaped(report.node.name),
        version=_escaped(report.made.dots),
        style=_text("report.css"),
        body=tostring(body, encoding="unicode", method="html"),
    )


def _parts(report: Report, drawings: Drawings) -> Iterator[Element]:
    yield _head(report)
    if report.itself:
        section = _section("Of itself")
        section.append(_sentences(report.itself))
        yield section
    if report.offices:
        yield _offices(report)
    if drawings.figure is not None:
        yield _drawings("Ties at a glance", [drawings.figure])
    if report.sections:
        yield _ties(report)
    if report.through:
        section = _section("By way of others")
        section.append(_sentences(report.through))
        yield section
    if drawings.timeline:
        yield _drawings("On a time line", drawings.timeline)
    yield _disputes(report)
    yield _alone(report)
    yield _notes(report)
    footer = element(None, "footer")
    element(footer, "p", report.made.colophon)
    yield footer


def _head(report: Report) -> Element:
    head = element(None, "header")
    element(head, "h1", report.node.name, dir="auto")
    about = f"{report.kind}. {report.node.description}" if report.node.description else report.kind
    element(head, "p", about, class_="about", dir="auto")
    lead = element(head, "p", class_="lead")
    for sentence in report.leading:
        _sentence(lead, sentence)
    element(head, "p", " ".join(report.summary))
    if report.made.subtitle:
        element(head, "p", f"Asked for: {report.made.subtitle}.", class_="quiet")
    if report.names:
        names = element(head, "p", "Also known as ", class_="names")
        for place, name in enumerate(report.names):
            made = element(names, "bdi", name.value)
            remarks = f" ({name.remarks})" if name.remarks else ""
            made.tail = f"{remarks}{'.' if place == len(report.names) - 1 else '; '}"
    return head


def _offices(report: Report) -> Element:
    section = _section("Positions")
    table = element(section, "table")
    row = element(element(table, "thead"), "tr")
    for title in ("When", "Office", "Of", "Holder", "Sources"):
        element(row, "th", title, scope="col")
    body = element(table, "tbody")
    for office in report.offices:
        row = element(body, "tr")
        for text in (office.dated or "not dated", office.position, ", ".join(office.of), office.holder):
            element(row, "td", text, dir="auto")
        _references(element(row, "td"), office.notes)
    return section


def _ties(report: Report) -> Element:
    whole = _section("Ties")
    for part in report.sections:
        element(whole, "h3", part.title)
        for group in part.groups:
            element(whole, "h4", group.heading)
            listed = element(whole, "ul")
            for item in group.items:
                _item(element(listed, "li", class_=item.standing.value.replace(" ", "-")), item)
    return whole


def _item(parent: Element, item: Item) -> None:
    name = element(parent, "strong", item.name, dir="auto")
    name.tail = f" ({item.type.lower()}{f'; {item.origins} independent sources' if item.origins > 1 else ''}). "
    for sentence in item.sentences:
        _sentence(parent, sentence)


def _sentences(sentences: Sequence[Sentence]) -> Element:
    listed = element(None, "ul")
    for sentence in sentences:
        _sentence(element(listed, "li"), sentence)
    return listed


def _sentence(parent: Element, sentence: Sentence) -> None:
    text, stop = sentence.words
    words = element(parent, "span", text, class_="sentence", dir="auto", title=sentence.claim)
    if sentence.aside:
        words.tail = " "
        words = element(parent, "span", f"({sentence.aside})", class_="aside")
    words.tail = stop
    _references(parent, sentence.notes)


def _references(parent: Element, notes: Sequence[int]) -> None:
    for number in notes:
        raised = element(parent, "sup")
        element(raised, "a", f"[{number}]", href=f"#source-{number}", class_="reference")
        raised.tail = " "


def _disputes(report: Report) -> Element:
    section = _section("What is disputed")
    if not report.disputes:
        element(section, "p", "Nothing of this is disputed by anybody in the graph.")
        return section
    listed = element(section, "ul")
    for dispute in report.disputes:
        _dispute(element(listed, "li", class_="disputed"), dispute)
    return section


def _dispute(parent: Element, dispute: Dispute) -> None:
    _sentence(parent, dispute.sentence)
    if dispute.said_by:
        element(parent, "span", f"Says {_all(dispute.said_by)}.", class_="aside", dir="auto").tail = " "
    for against in dispute.against:
        element(parent, "p", f"Against it: {against}", class_="against", dir="auto")
    if dispute.disputed_by:
        element(parent, "p", f"So {_all(dispute.disputed_by)}.", class_="against aside", dir="auto")


def _alone(report: Report) -> Element:
    section = _section("What rests on one source")
    if not report.alone:
        element(section, "p", "No tie rests on one source alone.")
        return section
    for alone in report.alone:
        element(section, "h3", f"{alone.document} ({len(alone.ties)})", dir="auto")
        run = element(section, "p", class_="run")
        for place, (label, notes) in enumerate(alone.ties):
            element(run, "bdi", label).tail = " "
            _references(run, notes)
            run[-1].tail = ". " if place == len(alone.ties) - 1 else "; "
    if report.undated:
        element(section, "p", f"Without a date: {report.undated} of the claims.", class_="quiet")
    return section


def _notes(report: Report) -> Element:
    section = _section("Sources")
    for source, notes in report.documents:
        _document(element(section, "h3", dir="auto"), source)
        listed = element(section, "ol", class_="sources")
        for note in notes:
            line = element(listed, "li", id=f"source-{note.number}", value=note.number)
            if note.quote:
                element(line, "q", note.quote, dir="auto").tail = " "
            element(line, "cite", f"{note.place}.")
    return section


def _document(heading: Element, source: Source) -> None:
    url = source.url if source.url and source.url.lower().startswith(("http://", "https://")) else None
    title = element(heading, "a" if url else "span", source.title, href=url, rel="noopener noreferrer" if url else None)
    rest = [part for part in (source.publisher, source.published) if part]
    rest += [f"graded {source.reliability}"] if source.reliability else []
    title.tail = f" ({', '.join(rest)})" if rest else ""


def _drawings(title: str, drawings: Sequence[Element]) -> Element:
    section = _section(title)
    for drawing in drawings:
        element(section, "div", class_="drawing").append(drawing)
    return section


def _section(title: str) -> Element:
    section = element(None, "section")
    element(section, "h2", title)
    return section


def _all(names: Sequence[str]) -> str:
    return ", ".join(names)


def _escaped(text: str) -> str:
    made = Element("i")
    made.text = printable(text)
    return tostring(made, encoding="unicode", method="html").removeprefix("<i>").removesuffix("</i>")


@cache
def _text(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")
