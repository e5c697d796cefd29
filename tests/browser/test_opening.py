"""A browser of the machine is opened without telling anybody else where to."""

import os
import stat
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# Notes what it was called with, and does what a browser would: reads the page, goes where it leads, fetches.
BROWSER = """\
#!{python}
import json, os, re, sys, urllib.parse, urllib.request
page = urllib.parse.unquote(urllib.parse.urlsplit(sys.argv[1]).path)
text = open(page, encoding="utf-8").read()
place, name = re.search(r"url=(.*)/open#([^\\"]+)", text).groups()
request = urllib.request.Request(place + "/handover/" + name, method="POST")
answer = json.load(urllib.request.urlopen(request))
note = {{"called": sys.argv[1:], "mode": os.stat(page).st_mode, "name": name, "user": answer["connection"]["username"]}}
json.dump(note, open({note!r}, "w"))
"""


def test_the_one_time_address_goes_through_a_file_of_ones_own(
    opening: Callable[..., AbstractContextManager[str]], tmp_path: Path, home: Path
) -> None:
    import json

    note, browser = tmp_path / "note.json", tmp_path / "browser"
    browser.write_text(BROWSER.format(python=sys.executable, note=str(note)), encoding="utf-8")
    browser.chmod(0o700)
    with opening(BROWSER=os.fspath(browser)) as address:
        told = json.loads(note.read_text(encoding="utf-8"))
        assert address.endswith("/browser/")
        assert told["user"] == "neo4j"
        assert stat.S_IMODE(told["mode"]) == 0o600
        [called] = told["called"]
        assert told["name"] not in called
        assert list((home / "browser").iterdir()) == []


def test_nothing_goes_wrong_in_its_console(page: Page, opening: Callable[..., AbstractContextManager[str]]) -> None:
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    with opening() as address:
        page.goto(address)
        page.get_by_text("neo4j$").first.wait_for(timeout=60_000)
        page.wait_for_timeout(2000)  # what it fetches once it is drawn
    assert wrong == []
