"""Colours by WCAG's measure: what is asked for is reached, and no more than needed is altered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.marks.contrast import blend, contrast, hexa, laid_on, luminance, readable, rgb, tint

COLORS = st.tuples(*[st.integers(0, 255)] * 3).map(hexa)
GROUNDS = st.sampled_from(["#fdfcf9", "#f5f3ee", "#ffffff", "#1b1a18", "#232220", "#2b2a27"])


def test_known_ratios() -> None:
    """Black on white is 21, a colour on itself 1; the grey #767676 just passes 4.5 on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#d55e00", "#d55e00") == 1
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#777777", "#ffffff") < 4.5


def test_luminance_has_its_ends() -> None:
    """Black has none, white has all, and green is brighter than red, red than blue."""
    assert (luminance("#000000"), luminance("#ffffff")) == (0, pytest.approx(1))
    assert luminance("#00ff00") > luminance("#ff0000") > luminance("#0000ff")


@settings(max_examples=50)
@given(COLORS)
def test_channels_and_back(color: str) -> None:
    """A colour is its channels."""
    assert hexa(rgb(color)) == color


@settings(max_examples=50)
@given(COLORS, COLORS)
def test_contrast_has_no_direction(one: str, other: str) -> None:
    """Which of two is the ground makes no difference."""
    assert contrast(one, other) == contrast(other, one) >= 1


@settings(max_examples=50)
@given(COLORS, COLORS, st.floats(0, 1))
def test_a_blend_lies_between(over: str, under: str, share: float) -> None:
    """No channel leaves the span between the two; the ends are the colours themselves."""
    channels = zip(rgb(over), rgb(blend(over, under, share)), rgb(under), strict=True)

    assert all(min(a, b) <= mixed <= max(a, b) for a, mixed, b in channels)
    assert (blend(over, under, 0), blend(over, under, 1)) == (under, over)


@settings(max_examples=80)
@given(COLORS, GROUNDS, st.sampled_from([3.0, 4.5, 7.0]))
def test_readable(color: str, ground: str, least: float) -> None:
    """Any colour becomes one that can be read; one that can be read already stays itself."""
    fitted = readable(color, ground, least)

    assert contrast(fitted, ground) >= least
    assert fitted == color or contrast(color, ground) < least


@settings(max_examples=80)
@given(COLORS, st.sampled_from([("#fdfcf9", "#22201c"), ("#1b1a18", "#e8e4da")]), st.floats(0.05, 0.6))
def test_ink_on_a_band(color: str, page: tuple[str, str], wanted: float) -> None:
    """Ink on a band of any colour keeps its contrast of 7."""
    ground, ink = page

    assert contrast(tint(color, ground, ink, wanted), ink) >= 7


@settings(max_examples=80)
@given(
    st.lists(COLORS, min_size=1, max_size=6),
    st.sampled_from([("#fdfcf9", "#22201c"), ("#1b1a18", "#e8e4da")]),
)
def test_ink_on_a_pile_of_bands(colors: list[str], page: tuple[str, str]) -> None:
    """However many lie on each other, ink keeps its contrast; the one on top shows where it may."""
    ground, ink = page
    for color in colors:
        before, ground = ground, laid_on(ground, color, ink, 0.25)

        assert contrast(ground, ink) >= 7
        assert ground in (before, tint(color, before, ink, 0.25))


def test_a_band_is_no_weaker_than_it_has_to_be() -> None:
    """A colour that ink can be read on keeps its strength; of a darker one as much is laid as ink bears."""
    page, ink, dark = "#fdfcf9", "#22201c", "#000000"

    assert tint("#e69f00", page, ink, 0.22) == blend("#e69f00", page, 0.22)
    weakened = tint(dark, page, ink, 0.6)
    assert blend(dark, page, 0.6) != weakened != page
    assert 7 <= contrast(weakened, ink) < 7.3
