"""Every kind of file gives its text in paragraphs, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.reading.reader import read
from schema.text import decode, normalise

Make = Callable[..., Path]

TITLE = "The pilots of Varn"
WEB_PAGE = """<!doctype html><html lang="en"><head><title>{title} | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="2012-03-13T10:00:00Z"><meta name="author" content="A. Clerk">
<link rel="canonical" href="https://courier.example/varn"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>{title}</h1>{body}</article>
<script>document.write("Buy now")</script><style>p {{color: red}}</style>
<footer>Copyright by the Courier. <a href="/imprint">Imprint</a></footer></body></html>"""


def test_a_text_is_read_as_it_stands(folder: Path, brief_text: str) -> None:
    (folder / "varn.txt").write_text(brief_text, encoding="utf-8")
    reading = read(Path("varn.txt"))
    assert (reading.format, reading.text, reading.pages, reading.notes) == ("text", brief_text, (), ())
    assert reading.details.title == TITLE
    assert reading.details.language == "en"
    assert reading.details.found == {"title": "first line", "language": "its words"}


@pytest.mark.parametrize("make", ["docx", "epub", "eml", "pdf"])
def test_every_format_gives_the_same_paragraphs(
    make: str, request: pytest.FixtureRequest, brief_text: str, paragraphs: tuple[str, ...]
) -> None:
    path = request.getfixturevalue(make)(*([(TITLE, *paragraphs)] if make == "pdf" else []))
    reading = read(path)
    assert reading.text == brief_text
    assert reading.details.title == TITLE
    assert reading.details.language == "en"


@pytest.mark.parametrize("make", ["docx", "epub", "eml", "pdf"])
def test_what_is_read_can_be_written_and_read_again(make: str, request: pytest.FixtureRequest) -> None:
    """The text that lies beside a draft is the very text that its offsets count in."""
    path = request.getfixturevalue(make)(*([("A page with a word or two on it.",)] if make == "pdf" else []))
    text = read(path).text
    assert decode(text.encode(), "x") == text == normalise(text)


def test_a_page_is_read_without_the_page_around_it(folder: Path, brief_text: str, paragraphs: tuple[str, ...]) -> None:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    (folder / "varn.html").write_text(WEB_PAGE.format(title=TITLE, body=body), encoding="utf-8")
    reading = read(Path("varn.html"))
    assert reading.text == brief_text
    details = reading.details
    said = (details.title, details.publisher, details.authors, details.published, details.url, details.language)
    assert said == (TITLE, "The Courier", ("A. Clerk",), "2012-03-13", "https://courier.example/varn", "en")
    assert details.found["published"] == "meta article:published_time"


def test_the_rows_of_a_page_s_tables_are_kept(folder: Path, paragraphs: tuple[str, ...]) -> None:
    table = "<table><tr><th>Year</th><th>Rifles</th></tr><tr><td>2011</td><td>40</td></tr></table>"
    body = f"<p>{paragraphs[0]}</p>{table}<p>{paragraphs[1]}</p>"
    (folder / "varn.html").write_text(WEB_PAGE.format(title=TITLE, body=body), encoding="utf-8")
    assert read(Path("varn.html")).text.split("\n\n")[2:4] == ["Year | Rifles", "2011 | 40"]


def test_a_page_that_is_too_short_for_an_article_keeps_its_rows(folder: Path) -> None:
    rows = (("Name", "Body"), ("Lena Ormond", "Harbour Guard"), ("Tomas Reed", "Quell Front"), ("Omar Varn", "Guild"))
    cells = "".join(f"<tr><td>{name}</td><td>{body}</td></tr>" for name, body in rows)
    page = f"<html><body><h1>Who is who</h1><table>{cells}</table></body></html>"
    (folder / "varn.html").write_text(page, encoding="utf-8")
    assert read(Path("varn.html")).text.strip().split("\n\n") == [
        "Who is who",
        *(" | ".join(row) for row in rows),
    ]


def test_what_a_page_shows_where_nothing_runs_is_no_part_of_it(folder: Path) -> None:
    told = "<p>Omar Reed led the Guild in Varn from 2009 to 2015, when he was replaced by Nader Ormond.</p>"
    page = f"<html><body><noscript>Please enable JavaScript to read all of this page.</noscript><div>{told}</div>"
    (folder / "varn.html").write_text(f"{page}</body></html>", encoding="utf-8")
    assert "JavaScript" not in read(Path("varn.html")).text


def test_a_page_in_latin_1_is_read_as_it_says(folder: Path, paragraphs: tuple[str, ...]) -> None:
    body = "".join(f"<p>{text} Señor Muñoz paid.</p>" for text in paragraphs)
    page = WEB_PAGE.format(title=TITLE, body=body).replace("<head>", '<head><meta charset="iso-8859-1">')
    (folder / "varn.html").write_bytes(page.encode("latin-1"))
    assert "Señor Muñoz paid." in read(Path("varn.html")).text


def test_markdown_is_read_without_its_marks(folder: Path) -> None:
    (folder / "varn.md").write_text(
        "---\ntitle: Pilots\nauthor: A. Clerk\ndate: 2012-03-13\n---\n# The pilots\n\n"
        "Some *words* with [a link](http://x.example/)\nand a second line.\n\n- one\n- two\n\n"
        "| year | rifles |\n|---|---|\n| 2011 | 40 |\n\n<div>set <b>in</b> HTML</div>\n",
        encoding="utf-8",
    )
    reading = read(Path("varn.md"))
    assert reading.text.strip().split("\n\n") == [
        "The pilots", "Some words with a link\nand a second line.", "one", "two", "year | rifles", "2011 | 40",
        "set in HTML",
    ]  # fmt: skip
    assert (reading.details.title, reading.details.authors, reading.details.published) == (
        "Pilots", ("A. Clerk",), "2012-03-13",
    )  # fmt: skip


def test_the_pages_of_a_pdf_are_known(pdf: Make, paragraphs: tuple[str, ...]) -> None:
    path = pdf((TITLE, paragraphs[0]), (paragraphs[1],), (paragraphs[2],))
    reading = read(path)
    starts = [0, reading.text.index(paragraphs[1]), reading.text.index(paragraphs[2])]
    assert list(reading.pages) == starts


def test_a_paragraph_that_runs_over_a_page_is_one(pdf: Make, paragraphs: tuple[str, ...]) -> None:
    path = pdf((paragraphs[0], "The clerk was seen in the harbour with"), ("a pilot of the Guild.", paragraphs[2]))
    reading = read(path)
    sentence = "The clerk was seen in the harbour with a pilot of the Guild."
    assert reading.text.split("\n\n")[1] == sentence
    assert reading.pages == (0, reading.text.index("a pilot of the Guild."))


def test_running_headers_and_page_numbers_are_no_text(pdf: Make, paragraphs: tuple[str, ...]) -> None:
    reading = read(pdf((TITLE, paragraphs[0]), (paragraphs[1],), (paragraphs[2],), running=True))
    assert reading.text == "\n\n".join((TITLE, *paragraphs)) + "\n"
    assert reading.notes == ("6 running headers, footers and page numbers left out",)


def test_the_title_of_a_pdf_is_that_which_it_gives_itself(pdf: Make, paragraphs: tuple[str, ...]) -> None:
    assert read(pdf((paragraphs[0],), title="On pilots")).details.title == "On pilots"
    assert read(pdf((TITLE, paragraphs[0]), title="Microsoft Word - x.docx")).details.title == TITLE


def test_a_word_file_with_all_that_people_put_in_one(docx: Make) -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run.format(TITLE)}</w:p>'
        f"<w:p>{run.format('Kept')}<w:ins>{run.format(' and added')}</w:ins>"
        "<w:del><w:r><w:delText> and struck</w:delText></w:r></w:del></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run.format('Year')}</w:p></w:tc><w:tc><w:p>{run.format('Rifles')}</w:p></w:tc></w:tr>"
        f"<w:tr><w:tc><w:p>{run.format('2011')}</w:p></w:tc><w:tc><w:p>{run.format('40')}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run.format('In a box')}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    notes = f"<w:footnotes {w}><w:footnote><w:p>{run.format('A note')}</w:p></w:footnote></w:footnotes>"
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:creator>A. Clerk; B. Clerk</dc:creator><dcterms:created>2012-03-13T08:00:00Z</dcterms:created>"
        "</cp:coreProperties>"
    )
    reading = read(docx(body, word__footnotes=notes, docProps__core=core))
    assert reading.text.strip().split("\n\n") == [
        TITLE, "Kept and added", "Year | Rifles", "2011 | 40", "In a box", "A note",
    ]  # fmt: skip
    assert (reading.details.title, reading.details.authors, reading.details.published) == (
        TITLE, ("A. Clerk", "B. Clerk"), "2012-03-13",
    )  # fmt: skip


def test_a_book_says_who_published_it_and_when(epub: Make) -> None:
    details = read(epub()).details
    assert (details.publisher, details.authors, details.published) == ("Harbour Books", ("A. Clerk",), "2012-03")


@pytest.mark.parametrize(
    ("name", "head", "format_"),
    [
        ("wire.eml", "From: Varn Wire <wire@varn.example>\nTo: desk@varn.example\nSubject: Fire at the port", "e-mail"),
        ("wire.eml", "From: Varn Wire\nDate: Tue, 3 May 2011 10:00:00 +0000", "e-mail"),
        ("wire.eml", "From: Varn\nTold: a clerk", "text"),
        ("wire.txt", "From: Varn Wire <wire@varn.example>\nTo: desk@varn.example\nSubject: Fire at the port", "text"),
    ],
)
def test_a_message_without_the_marks_of_its_way_is_known_by_its_name(
    tmp_path: Path, name: str, head: str, format_: str
) -> None:
    path = tmp_path / name
    path.write_text(f"{head}\n\nThe port of Varn burnt on Monday.\n", encoding="utf-8")
    assert read(path).format == format_


def test_what_is_attached_to_a_mail_is_named(eml: Make) -> None:
    reading = read(eml(html="<p>The same in colours</p>", attached=["ledger.pdf", "map.pdf"]))
    assert "The same in colours" not in reading.text
    assert reading.notes == (
        "attached and not read: ledger.pdf, map.pdf; save what matters and ingest it by itself",
    )  # fmt: skip
    assert (reading.details.authors, reading.details.published) == (("A. Clerk",), "2012-03-13")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "ar",
            "كان قائد الميناء في المدينة القديمة يجتمع مع التجار كل أسبوع، وقد أنكر الكاتب ذلك أمام الصحفيين.",
        ),
        (
            "fa",
            "فرمانده بندر در شهر قدیمی هر هفته با بازرگانان دیدار می‌کرد، و منشی این را بارها انکار کرد.",
        ),
        ("he", "מפקד הנמל בעיר העתיקה נפגש עם הסוחרים מדי שבוע, והפקיד הכחיש זאת שוב ושוב בפני העיתונאים."),
        ("fr", "Le commandant du port rencontrait chaque semaine les marchands de la vieille ville, dit le greffier."),
        ("ru", "Начальник порта каждую неделю встречался с купцами старого города, говорит писарь газете."),
    ],
)
def test_a_text_in_any_language_is_read_and_its_language_told(folder: Path, code: str, text: str) -> None:
    (folder / "x.txt").write_text(text + "\n", encoding="utf-8")
    reading = read(Path("x.txt"))
    assert (reading.details.language, reading.text) == (code, text + "\n")


def test_mixed_directions_and_scripts_are_kept(folder: Path) -> None:
    text = "He is called \u202bقاسم\u202c in Arabic, קאסם in Hebrew and Касем in Russian, and the marks stay.\n"
    (folder / "x.txt").write_text(text, encoding="utf-8")
    reading = read(Path("x.txt"))
    assert reading.text == text
    assert reading.details.title == text.strip().replace("\u202b", "").replace("\u202c", "")


def test_what_a_saved_page_kept_of_its_buttons_is_no_title(folder: Path, paragraphs: tuple[str, ...]) -> None:
    (folder / "x.txt").write_text(f"Skip to content\n\nMenu\n\n{TITLE}\n\n{paragraphs[0]}\n", encoding="utf-8")
    assert read(Path("x.txt")).details.title == TITLE


def test_lines_that_are_paragraphs_are_parted(folder: Path, paragraphs: tuple[str, ...]) -> None:
    (folder / "x.txt").write_text("\n".join(paragraphs), encoding="utf-8")
    reading = read(Path("x.txt"))
    assert reading.text == "\n\n".join(paragraphs) + "\n"
    assert reading.notes == ("each line taken as a paragraph, since no empty lines part them",)


def test_a_day_in_the_story_of_a_page_is_not_the_day_of_the_page(tmp_path: Path) -> None:
    told = "<p>The brigade was founded in 1982, and its last commander died on 3 May 2011, his family said.</p>"
    page = tmp_path / "history.html"
    page.write_text(f"<html><body><article><h1>History</h1>{told * 3}</article></body></html>", encoding="utf-8")
    assert read(page, page.name).details.published is None
    when = '<p><time datetime="2019-03-04">4 March 2019</time></p>'
    page.write_text(
        f"<html><body><article><h1>A history</h1>{when}{told * 3}</article></body></html>", encoding="utf-8"
    )
    assert read(page, page.name).details.published == "2019-03-04"
