"""A page is one file that holds all it needs, and lets nothing that a name holds become a part of it."""

import base64
import hashlib
import json
import re

import pytest

from charts import page
from charts.library import Library
from charts.made import Made
from charts.network import Network
from schema.appearance import appearances
from schema.vocabulary import Vocabulary

LIBRARY = Library("Cytoscape.js", "0", "globalThis.cytoscape = () => {};", "A licence.")


@pytest.fixture(params=["chart", "timeline"])
def written(request: pytest.FixtureRequest, everything: Network, vocabulary: Vocabulary, made: Made) -> str:
    """Each of the pages."""
    styles = appearances(vocabulary)
    if request.param == "timeline":
        return page.time_line(everything, styles, made)
    return page.link_chart(everything, styles, made, LIBRARY)


def test_the_data_cannot_end_its_script_element(written: str) -> None:
    inside = re.search(r'<script type="application/json" id="data">(.*?)</script>', written, re.S)
    assert inside is not None
    assert not set("<>&\u2028\u2029") & set(inside[1])
    data = json.loads(inside[1])
    assert {"</script><script>alert(1)</script>" in json.dumps(data), len(data["claims"]["rows"])} == {True, 12}


def test_only_the_scripts_of_the_page_may_run(written: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', written)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules["default-src"] == "'none'"
    scripts = re.findall(r"<script>(.*?)</script>", written, re.S)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in scripts]
    assert rules["script-src"].split() == hashes


def test_nothing_is_fetched_from_anywhere(written: str) -> None:
    without_data = re.sub(r"<script.*?</script>", "", written, flags=re.S)
    assert re.findall(r'(?:src|href)="[^"#][^"]*"', without_data) == []
    assert "@import" not in without_data


def test_a_title_stays_a_title(written: str) -> None:
    assert "<title>Who led &lt;/title&gt; whom &amp; when?</title>" in written


def test_the_licence_of_the_library_goes_with_it(everything: Network, vocabulary: Vocabulary, made: Made) -> None:
    written = page.link_chart(everything, appearances(vocabulary), made, LIBRARY)
    assert "/*!\nCytoscape.js 0\nA licence.\n*/" in written
