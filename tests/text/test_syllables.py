"""Lao, Khmer and Burmese words are walked syllable by syllable."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tepi.text.syllables import syllable_starts


@pytest.mark.parametrize(
    ("script", "divided"),
    [
        ("lao", "ພາ|ສາ|ລາວ|ເປັນ|ພາ|ສາ|ທາງ|ການ"),
        ("lao", "ຄວາມ|ສະ|ເໝີ|ພາບ|ຕອນ|ເຊົ້າ|ຂ້ອຍ|ໄປ|ຕະ|ຫຼາດ"),
        ("lao", "ຫຼວງ|ພຣະ|ບາງ|ສວນ|ດອກ|ໄມ້|ງາມໆ"),
        ("lao", "ຫນຶ່ງ|ຫວານ|ຫວຽດ|ນາມ|ເຮືອນ|ເມືອງ|ເກາະ|ເດືອນ"),
        ("khmer", "ភា|សា|ខ្មែរ|ជា|ភា|សា|ដ៏|ចំ|ណាស់"),
        ("khmer", "ចាប់|ផ្ដើម|ការ|ងារ|ផ្សេងៗ"),
        ("khmer", "កង|ទ័ព|ប្រ|ទេស|ពេល|វេ|លា"),
        ("burmese", "မြန်|မာ|ဘာ|သာ|စ|ကား|ကို|လေ့|လာ|သည်"),
        ("burmese", "သင်္ဘော|ပစ္စည်း|အင်္ဂ|လိပ်|ယောက်ျား"),
    ],
)
def test_syllables(script, divided):
    """What is stacked, silenced or closes a syllable stays in it."""
    text = divided.replace("|", "")
    edges = [*syllable_starts(script, text, 0, len(text)), len(text)]
    assert "|".join(text[a:b] for a, b in pairwise(edges)) == divided
