"""Colours of tokens can be read on every ground they are used on."""

from __future__ import annotations

import pytest
from pygments.token import Token

from tepi.window.panel.token_formats import TokenFormats, least_contrast
from tepi.window.theme import DARK, LIGHT, Theme


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["page", "card", "panel"])
def test_contrast(theme: Theme, ground: str) -> None:
    """Every role has at least 4.5:1."""
    color = getattr(theme, ground)

    assert least_contrast(TokenFormats(theme, color), color) >= 4.5


def test_a_token_inherits_from_its_parents() -> None:
    """A finer type looks like the coarser one; plain text has no format."""
    formats = TokenFormats(LIGHT, LIGHT.card)

    assert formats.of(Token.Keyword.Constant).foreground() == formats.of(Token.Keyword).foreground()
    assert formats.of(Token.Text) is None
