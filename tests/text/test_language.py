"""The language is guessed where it is plain, and left open where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepi.text.language import guess_language


def test_the_editorial_is_indonesian(editorial_path):
    """The text that ships with Tepi is recognised, as a whole and by any one paragraph."""
    text = editorial_path.read_text(encoding="utf-8")
    assert guess_language(text) == "id"
    assert {guess_language(line) for line in text.split("\n")} <= {"id", ""}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The price of rice was high in the north of the country, and it is not clear why that was so.",
            "en",
        ),
        ("De prijs van rijst was hoog in het noorden van het land, en het is niet duidelijk waarom.", "nl"),
        ("Der Preis für Reis war im Norden des Landes hoch, und es ist nicht klar, warum das so ist.", "de"),
        ("Le prix du riz était élevé dans le nord du pays et on ne sait pas pour quelles raisons.", "fr"),
        ("El precio del arroz era alto en el norte del país y no se sabe por qué es una sorpresa.", "es"),
        (
            "O preço do arroz era alto no norte do país e não se sabe por que é uma surpresa para as pessoas.",
            "pt",
        ),
        (
            "Il prezzo del riso era alto nel nord del paese e non si sa perché è una sorpresa per gli altri.",
            "it",
        ),
        (
            "Harga beras di utara tidak turun dan warga tidak tahu apa yang akan terjadi dengan panen itu.",
            "id",
        ),
        (
            "Harga beras di utara tidak turun kerana hujan dan kerajaan tidak tahu apa yang akan berlaku.",
            "ms",
        ),
        ("В штате полностью отменили рабство, и это решение поддержали жители.", "ru"),
        ("Ціни на рис зросли, і ніхто не знає чому.", ""),
        ("Цената на ориза се повиши в северната част на страната.", ""),
        ("the of and to in de het een en van", ""),
        ("ارتفع سعر الأرز في شمال البلاد", "ar"),
        ("قیمت برنج در شمال کشور بالا رفت", "fa"),
        ("قیمت", ""),
        ("ملک کے شمال میں چاول کی قیمت بڑھ گئی", "ur"),
        ("نرخی برنج لە باکووری وڵات بەرز بووەوە", ""),
        ("ລາຄາເຂົ້າສູງຂຶ້ນ", "lo"),
        ("តម្លៃស្រូវនៅភាគខាងជើងបានឡើង", "km"),
        ("Η τιμή του ρυζιού ανέβηκε;", "el"),
        ("Բրնձի գինը բարձրացավ։", "hy"),
        ("ბრინჯის ფასი გაიზარდა.", "ka"),
        ("מחיר האורז עלה בצפון הארץ", "he"),
        ("北方的大米价格上涨了。", "zh"),
        ("北の米の値段が上がった。", "ja"),
        ("북쪽의 쌀값이 올랐다.", "ko"),
        ("ราคาข้าวทางเหนือสูงขึ้น", "th"),
        ("उत्तर में चावल की कीमत बढ़ गई है।", "hi"),
        ("", ""),
        ("1.200 🙂 …", ""),
        ("Kyiv", ""),
        ("lorem ipsum dolor sit amet consectetur", ""),
    ],
)
def test_the_plain_cases(text, language):
    """A sentence in each language that Tepi knows is named; a neighbour, or too little, is not."""
    assert guess_language(text) == language


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text):
    """The answer is a two-letter code or nothing."""
    assert len(guess_language(text)) in (0, 2)
