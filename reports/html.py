"""A report as HTML: one file without any script, whose notes lead to the sources and back."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from string import Template
from typing import Final
from xml.etree.ElementTree import Element, tostring

from charts.page import head
from charts.svg import element
from queries.citations import Source
from reports.drawings import Drawings
from reports.report import Dispute, Item, Report, Sentence

_TOGETHER: Final = "\u2060"
"""A word joiner: no line begins with the number of a source."""

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
        head=head(report.node.name, report.made.dots, _text("report.css")),
        body=tostring(body, encoding="unicode", method="html"),
    )


def _parts(report: Report, drawings: Drawings) -> Iterator[Element]:
    sections = list(_sections(report, drawings))
    yield _head(report)
    if sections:
        yield _contents(sections)
    yield from sections
    footer = element(None, "footer")
    element(footer, "p", report.made.colophon)
    yield footer


def _sections(report: Report, drawings: Drawings) -> Iterator[Element]:
    if report.offices:
        yield _offices(report)
    if report.sections:
        yield _ties(report, drawings)
    if drawings.timeline is not None:
        section = _section("On a time line")
        section.append(_drawing(drawings.timeline, "What is dated, drawn"))
        if drawings.left_out:
            element(section, "p", drawings.left_out, class_="quiet")
        yield section
    if report.itself:
        section = _section("Descriptions and figures")
        section.append(_sentences(report.itself))
        yield section
    if report.through:
        section = _section("By way of others")
        section.append(_sentences(report.through))
        yield section
    if not report.is_empty:
        yield _disputes(report)
    if report.single:
        yield _alone(report)
    if report.notes:
        yield _notes(report)


def _head(report: Report) -> Element:
    head = element(None, "header")
    element(head, "h1", report.node.name, dir="auto")
    element(head, "p", report.described, class_="about", dir="auto")
    if report.leading:
        lead = element(head, "p", class_="lead")
        for sentence in report.leading:
            _sentence(lead, sentence)
    for told, names in (("Also known as ", report.strong_names), ("Also called, less distinctly, ", report.weak_names)):
        if names:
            line = element(head, "p", told, class_="names")
            for place, name in enumerate(names):
                made = element(line, "bdi", name.value)
                remarks = f" ({name.remarks})" if name.remarks else ""
                made.tail = f"{remarks}{'.' if place == len(names) - 1 else '; '}"
    element(head, "p", " ".join(report.summary), class_="quiet")
    if report.asked:
        element(head, "p", report.asked, class_="quiet")
    return head


def _contents(sections: Sequence[Element]) -> Element:
    contents = element(None, "nav", aria_label="On this page")
    for section in sections:
        element(contents, "a", section[0].text or "", href=f"#{section.get('id')}")
    return contents


def _offices(report: Report) -> Element:
    section = _section("Positions")
    table = element(section, "table")
    row = element(element(table, "thead"), "tr")
    titles, offices = report.positions
    for title in (*titles, "Sources"):
        element(row, "th", title, scope="col")
    body = element(table, "tbody")
    for cells, notes in offices:
        row = element(body, "tr")
        for text in cells:
            element(row, "td", text, dir="auto")
        _references(element(row, "td"), notes)
    return section


def _ties(report: Report, drawings: Drawings) -> Element:
    whole = _section("Ties")
    if drawings.figure is not None:
        whole.append(_drawing(drawings.figure, "Its ties, drawn"))
        element(whole, "p", drawings.caption, class_="quiet caption", dir="auto")
    for part in report.sections:
        element(whole, "h3", part.title)
        for group in part.groups:
            kind = element(whole, "div", class_="kind")
            element(kind, "h4", group.heading)
            listed = element(kind, "ul")
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
    words.tail = f"{stop}{_TOGETHER}"
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
        element(parent, "span", f"According to {_all(dispute.said_by)}.", class_="aside", dir="auto").tail = " "
    for against in dispute.against:
        element(parent, "p", f"Against it: {against}", class_="against", dir="auto")
    if dispute.disputed_by:
        element(parent, "p", f"Disputed by {_all(dispute.disputed_by)}.", class_="against aside", dir="auto")


def _alone(report: Report) -> Element:
    section = _section("What rests on one source")
    element(section, "p", " ".join(report.single))
    for alone in report.alone:
        run = element(section, "p", f"{alone.told}{':' if alone.ties else '.'} ", class_="run", dir="auto")
        for place, (label, notes) in enumerate(alone.ties):
            element(run, "bdi", label).tail = _TOGETHER
            _references(run, notes)
            run[-1].tail = ". " if place == len(alone.ties) - 1 else "; "
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


def _drawing(drawing: Element, told: str) -> Element:
    # On a small screen it is wider than the page; only what has the focus can be moved by keys.
    framed = element(None, "div", class_="drawing", tabindex=0, role="group", aria_label=told)
    framed.append(drawing)
    return framed


def _section(title: str) -> Element:
    section = element(None, "section", id=title.lower().replace(" ", "-"))
    element(section, "h2", title)
    return section


def _all(names: Sequence[str]) -> str:
    return ", ".join(names)


@cache
def _text(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")
