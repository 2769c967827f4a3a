"""A page falls into tags and text, however broken it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepi.text.readers.tags import End, Start, tokens, unescape


def test_tags_and_text_come_in_order() -> None:
    """Names and attributes in lower case, values with their references resolved, the first of two told."""
    page = "<P Class='a &amp; b' CLASS=x hidden>Harga&nbsp;naik<br/></P >"

    assert list(tokens(page)) == [
        Start("p", {"class": "a & b", "hidden": ""}),
        "Harga\u00a0naik",
        Start("br", {}),
        End("p"),
    ]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("a<!-- <b> -->b", "ab"),
        ("a<!-- never ends <b>x", "a"),
        ("<!doctype html>a<?xml version='1'?>b", "ab"),
        ("<![CDATA[a < b]]>c", "a < bc"),
        ("a < b <3 </", "a < b <3 "),
        ("1<2>0", "1<2>0"),
        ("<script>if (a<b) '<p>no</p>'</script>yes", "yes"),
        ("<SCRIPT>'</scripty>'</ScRiPt >yes", "yes"),
        ("<script>never ends", ""),
        ("<title>a <b> &amp; c</title>", "a <b> & c"),
        ("a<p title='never ends>b", "a"),
        ("<a =x>y", "y"),
        ("&#x41;&#65;&euro;&nosuch;&amp", "AA€&nosuch;&"),
        ("&#0;&#xD800;", "\ufffd\ufffd"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
    ],
)
def test_what_is_odd_is_read_as_a_browser_reads_it(page: str, said: str) -> None:
    """Comments, declarations and what never ends leave the text round them as it is."""
    assert "".join(token for token in tokens(page) if isinstance(token, str)) == said


@given(st.text(st.sampled_from("<>/!-?[]CDATAab='\" \n&#;x1"), max_size=80))
def test_anything_comes_to_an_end(page: str) -> None:
    """No text stops the reading, and no token holds what was not there."""
    found = list(tokens(page))

    assert sum(len(token) for token in found if isinstance(token, str)) <= len(page)
    assert all(token.name == token.name.lower() for token in found if not isinstance(token, str))


def test_a_text_without_references_stays_itself() -> None:
    """Nothing is done where nothing is to be done."""
    text = "plain"

    assert unescape(text) is text
