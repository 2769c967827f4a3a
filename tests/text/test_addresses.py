"""Which addresses a text may lead to."""

from __future__ import annotations

import pytest

from tepi.text.addresses import LONGEST, may_be_opened


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c#d", "HTTP://EXAMPLE.ORG", "mailto:sari@example.org", "https://例え.jp/é"],
)
def test_the_web_and_mailboxes_may_be_opened(address: str) -> None:
    """In any letters."""
    assert may_be_opened(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://example.org",
        "//example.org",
        "/a",
        "https://a b",
        "https://a\nb",
        "\thttps://a",
        "https://" + "a" * LONGEST,
    ],
)
def test_nothing_else_may(address: str) -> None:
    """Neither programs nor files nor what only looks like an address."""
    assert not may_be_opened(address)
