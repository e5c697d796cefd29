"""A redirect: a page in a file that only its owner reads, which leads to an address that others shall not see."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Final

from database.folders import data_folder

PATIENCE: Final = 30.0
"""How long a browser may take to start and read it, in seconds."""

PAGE: Final = """\
<!doctype html>
<meta charset="utf-8">
<title>Opening Neo4j Browser</title>
<meta http-equiv="refresh" content="0; url={address}">
<p><a href="{address}">Neo4j Browser</a></p>
"""


@contextmanager
def file(address: str) -> Iterator[Path]:
    """Keep a page that leads to an address, for as long as a browser needs to read it.

    Args:
        address: Where it leads.

    Returns:
        The file; it is removed at the end.
    """
    folder = data_folder() / "browser"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    page = folder / f"open-{secrets.token_hex(8)}.html"
    # Created with its mode, not given it later: there is no moment at which others could open it.
    with os.fdopen(os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
        stream.write(PAGE.format(address=escape(address)))
    try:
        yield page
    finally:
        page.unlink(missing_ok=True)
