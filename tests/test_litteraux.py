"""Literals of scripts: read as they stand, never run; whatever the script, an answer and no error."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.platforms.donnees import is_address, of_script
from flows.platforms.litteraux import objects

READ = {
    "var d = [{titre: 'PV', fichier: '/a.pdf'},];": [("/a.pdf", "PV")],
    "window.x=(function(a){return {titre:a,doc:{url:\"\\u002Fb.pdf\"}}}(1))": [("/b.pdf", "")],
    'x = {"name": "L\\u2019acte", "files": ["c.pdf", "d.pdf"]}': [("c.pdf", "L’acte"), ("d.pdf", "L’acte")],
    "// titre: 'non', url: 'e.pdf'\n/* {url: 'f.pdf'} */": [],
    "var a = base + '/g.pdf', b = {url: base + '/h.pdf'}, c = {url: '/i' + '.pdf'};": [],
    "$('.lien').on('click', function () { open('/j.pdf'); });": [],
    "{titre: `PV`, url: `/k.pdf`}": [("/k.pdf", "PV")],
    "}}])) {url: '/l.pdf'": [("/l.pdf", "")],
}  # fmt: skip


@pytest.mark.parametrize("script", READ)
def test_what_a_script_s_literals_name(script: str) -> None:
    assert [(url, name) for url, name, _ in of_script(script)] == READ[script]


DATA = st.recursive(
    st.text(max_size=8), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)  # fmt: skip


@given(st.dictionaries(st.text(min_size=1, max_size=5), DATA, min_size=1, max_size=4))
def test_json_is_read_as_json(data: dict[str, object]) -> None:
    assert list(objects(f"var x = {json.dumps(data)};")) == [data]


@given(st.text(alphabet="{}[]()'\"`\\,:;+/*\na.pdf$ "))
def test_no_script_is_an_error(script: str) -> None:
    assert all(isinstance(item, dict) for item in objects(script))
    list(of_script(script))


@pytest.mark.parametrize("piece", ["\\'\"`", "/*", "{a:'x.pdf", "`${", "a ", "{"])
def test_a_hostile_script_is_read_once(piece: str) -> None:
    """Never closed, a hundred thousand times: quadratic reading would take minutes."""
    start = time.process_time()
    list(of_script(piece * 100_000))
    assert time.process_time() - start < 5


def test_an_attribute_holds_an_address_or_a_title() -> None:
    assert is_address("data-emsrc", "https://x.fr/a.pdf")
    assert not is_address("data-title", "dossier/a.pdf")
    assert not is_address("data-file-name", "/a.pdf")
    assert not is_address("data-x", "a.pdf")
