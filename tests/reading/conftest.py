"""Documents of every kind, made for the tests: the same three paragraphs, and what goes wrong with each."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

import pytest

TITLE = "The pilots of Varn"
PARAGRAPHS = (
    "Captain Lena Ormond led the Pilots' Guild of Varn from 2003. In June 2011 the Guild gave forty rifles to the "
    "Marsh League, which was then at war with the harbour office and its customs men.",
    "The League denies it. Ormond met Tomas Reed in Varn, a clerk says, and the two agreed on the price of a berth for "
    "every boat that carried reed, salt or timber down the river before the ice came.",
    "Nobody was charged. The harbour office has since closed its books to the public, and the clerk has moved abroad.",
)
TEXT = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

Make = Callable[..., Path]


def zipped(path: Path, members: Mapping[str, str | bytes], first: Sequence[str] = ()) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(members.items(), key=lambda item: item[0] not in first):
            archive.writestr(name, content)
    return path


@pytest.fixture
def docx(tmp_path: Path) -> Make:
    """Make a DOCX file of a body's XML, with other members beside it."""

    def make(body: str = "", name: str = "varn.docx", **members: str) -> Path:
        body = body or "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in (TITLE, *PARAGRAPHS))
        return zipped(
            tmp_path / name,
            {
                "[Content_Types].xml": "<Types/>",
                "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
                **{member.replace("__", "/") + ".xml": content for member, content in members.items()},
            },
        )

    return make


@pytest.fixture
def epub(tmp_path: Path) -> Make:
    """Make an EPUB book of chapters, with other members beside them."""

    def make(*chapters: str, name: str = "varn.epub", hrefs: Sequence[str] = (), **members: str) -> Path:
        chapters = chapters or (
            f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p>",
            "".join(f"<p>{text}</p>" for text in PARAGRAPHS[1:]),
        )
        names = list(hrefs) or [f"chapter%20{number}.xhtml" for number in range(len(chapters))]
        items = "".join(
            f'<item id="c{number}" href="{href}" media-type="application/xhtml+xml"/>'
            for number, href in enumerate(names)
        )
        spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(names)))
        opf = (
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            f"<dc:title>{TITLE}</dc:title><dc:creator>A. Clerk</dc:creator><dc:publisher>Harbour Books</dc:publisher>"
            "<dc:date>2012-03</dc:date><dc:language>en-GB</dc:language></metadata>"
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
        )
        container = (
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
        )
        return zipped(
            tmp_path / name,
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": container,
                "OEBPS/book.opf": opf,
                **{
                    f"OEBPS/chapter {number}.xhtml": f"<html><head><title>x</title></head><body>{content}</body></html>"
                    for number, content in enumerate(chapters)
                },
                **{member.replace("__", "/"): content for member, content in members.items()},
            },
            first=["mimetype"],
        )

    return make


@pytest.fixture
def eml(tmp_path: Path) -> Make:
    """Make an e-mail, with what is attached to it."""

    def make(text: str = "\n\n".join(PARAGRAPHS), html: str = "", attached: Sequence[str] = ()) -> Path:
        message = EmailMessage()
        message["From"] = "A. Clerk <clerk@harbour.example>"
        message["To"] = "desk@paper.example"
        message["Subject"] = TITLE
        message["Date"] = "Tue, 13 Mar 2012 09:30:00 +0100"
        message["Message-ID"] = "<1@harbour.example>"
        message.set_content(text)
        if html:
            message.add_alternative(html, subtype="html")
        for name in attached:
            message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=name)
        path = tmp_path / "varn.eml"
        path.write_bytes(message.as_bytes())
        return path

    return make


@pytest.fixture
def pdf(tmp_path: Path) -> Make:
    """Make a PDF of pages, each of paragraphs that are set in lines of 12 points."""

    def make(
        *pages: Sequence[str], name: str = "varn.pdf", running: bool = False, password: str = "", title: str = ""
    ) -> Path:
        from reportlab.lib.pagesizes import A4
        from reportlab.lib.utils import simpleSplit
        from reportlab.pdfgen.canvas import Canvas

        canvas = Canvas(str(tmp_path / name), pagesize=A4, encrypt=password or None)
        canvas.setTitle(title or "untitled")
        for number, page in enumerate(pages, 1):
            down = 760.0
            for text in page:
                size = 18 if text == TITLE else 12
                canvas.setFont("Helvetica", size)
                for row in simpleSplit(text, "Helvetica", size, 440):
                    canvas.drawString(72, down, row)
                    down -= size * 1.2
                down -= 12
            if running:
                canvas.setFont("Helvetica", 9)
                canvas.drawString(72, 800, "The Harbour Review, spring 2012")
                canvas.drawString(290, 40, f"Page {number}")
            canvas.showPage()
        canvas.save()
        return tmp_path / name

    return make


@pytest.fixture
def paragraphs() -> tuple[str, ...]:
    return PARAGRAPHS


@pytest.fixture
def brief_text() -> str:
    """The title and the paragraphs, as every format should give them."""
    return TEXT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
