"""Steps by clause and word reach every part of a sentence that a reader marks, and tear nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.strategies import boundaries, places, texts

from tepi.text.ranges import Range
from tepi.text.steps import (
    _space_after,
    clauses,
    letters,
    letters_near,
    next_word,
    previous_word,
    trimmed,
    word_at,
    words,
    words_near,
)
from tepi.text.units import Units, segment


@pytest.fixture(scope="module")
def editorial(editorial_path):
    return editorial_path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def units(editorial):
    found = segment(editorial, "id")
    return Units(editorial, found.starts, found.ends)


def cut(text):
    return [text[slice(*clause)] for clause in clauses(text, Range(0, len(text)))]


def split(text):
    return [text[slice(*word)] for word in words(text, Range(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Satu, dua; tiga: empat – lima — enam.", ["Satu", "dua", "tiga", "empat", "lima", "enam."]),
        ("pukul 12:30, harga 10,5 lalu 2019–2024", ["pukul 12:30", "harga 10,5 lalu 2019–2024"]),
        ("lihat https://tepi.example, ya", ["lihat https://tepi.example", "ya"]),
        ("timur–barat dan abad ke-21 - begitu", ["timur–barat dan abad ke-21", "begitu"]),
        ("kata (di dalam) luar", ["kata", "(di dalam)", "luar"]),
        ("“Dunia, ini,” katanya.", ["“Dunia", "ini,”", "katanya."]),
        ("menyetujui “tanpa batas”.", ["menyetujui", "“tanpa batas”"]),
        ('Ia berkata: "ya, tidak" lalu', ["Ia berkata", '"ya', 'tidak"', "lalu"]),
        ("the students' books don't", ["the students' books don't"]),
        ("他说：“你好，世界”。", ["他说", "“你好", "世界”"]),
        ("مرحبا، أهلا؛ نعم", ["مرحبا", "أهلا", "نعم"]),
        ("他读了《红楼梦》，然后睡了。", ["他读了", "《红楼梦》", "然后睡了。"]),
        ("นี่คือ ราคา 10 บาท ต่าง ๆ นานา จบ", ["นี่คือ", "ราคา 10 บาท", "ต่าง ๆ นานา", "จบ"]),
        ("ဒါက၊ ဒုတိယ နှစ်", ["ဒါက", "ဒုတိယ", "နှစ်"]),
        ("ແມ່ນ ທີ", ["ແມ່ນ", "ທີ"]),
        ("មួយ ពីរ៖ បី", ["មួយ", "ពីរ", "បី"]),
        ("Սա՝ դա, ես։ ይህ፣ ያ፤ እዚህ።", ["Սա", "դա", "ես։ ይህ", "ያ", "እዚህ።"]),
        ("Ναι· όχι, col·lecció", ["Ναι", "όχι", "col·lecció"]),
        (", ,", [", ,"]),
        ("…", ["…"]),
        ("   ", []),
        ("🙂, 🇮🇩", ["🙂", "🇮🇩"]),
    ],
)
def test_clauses_are_cut_where_a_reader_hears_them(text, found):
    """Commas, colons, dashes, brackets and quotation marks cut; numbers and compounds stay whole."""
    assert cut(text) == found


@pytest.mark.parametrize(
    ("label", "first", "last"),
    [
        ("¶1 s3", "berpotensi memperburuk keduanya.", "berpotensi memperburuk keduanya."),
        (
            "¶2 s3",
            "“memasuki Ukraina untuk mendukung Rusia",
            "mereka pasti akan kembali dalam kantong mayat”",
        ),
        (
            "¶3 s2",
            "Kyiv kehilangan lebih banyak wilayah pada bulan Oktober",
            "sebagian besar di wilayah Donbas timurdibandingkan kapan pun sejak musim panas 2022.",
        ),
    ],
)
def test_neighbouring_clauses_make_a_mark(editorial, units, label, first, last):
    """Clauses that follow each other join to exactly the stretch that a reader marks."""
    found = clauses(editorial, units[units.find(label)])
    parts = [editorial[slice(*clause)] for clause in found]
    assert parts.index(last) - parts.index(first) in (0, 1)


def test_words_make_the_marks_that_clauses_do_not(editorial, units):
    """Steps by word reach the parts of a sentence without commas, from either end."""
    sentence = units[0]
    end = sentence.start
    for _ in range(8):
        end = next_word(editorial, end, sentence.end)
    assert editorial[sentence.start : end] == "TPengiriman sekitar 10.000 tentara Korea Utara ke Rusia"

    start = words(editorial, sentence)[10].start
    last = clauses(editorial, sentence)[-1]
    assert editorial[start : last.end].startswith("perang ilegal yang")
    assert editorial[start : last.end].endswith("semakin besar.")

    clause = clauses(editorial, units[units.find("¶4 s2")])[0]
    start = clause.start
    for _ in range(2):
        start = trimmed(editorial, Range(next_word(editorial, start, clause.end), clause.end)).start
    assert editorial[start : clause.end] == "sebanyak 1.200 tentara tewas atau terluka setiap hari"
    assert (
        previous_word(editorial, previous_word(editorial, start, clause.start), clause.start) == clause.start
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sekitar 10.000 tentara.", ["sekitar", "10.000", "tentara"]),
        ("Kim Jong-un, timur-barat", ["Kim", "Jong-un", "timur-barat"]),
        ("don't o’clock 12:30", ["don't", "o’clock", "12:30"]),
        ("-dengan tegas", ["dengan", "tegas"]),
        ("猫である", ["猫", "で", "ある"]),
        ("3月10日、カード", ["3", "月", "10", "日", "カード"]),
        ("ปี2567ที่ ๑๒", ["ปี", "2567", "ที่", "๑๒"]),
        ('צה"ל, ארה״ב ו"כן"', ['צה"ל', "ארה״ב", "ו", "כן"]),
        ("Ինչպե՞ս ես։", ["Ինչպե՞ս", "ես"]),
        ("می\u200cخواهم ١٠٫٥ ١٬٢٠٠", ["می\u200cخواهم", "١٠٫٥", "١٬٢٠٠"]),
        ("བོད་སྐད། ሰላም፡ዓለም።", ["བོད", "སྐད", "ሰላም", "ዓለም"]),
        ("❤\ufe0fya 🇮🇩🇮🇩 👩‍💻", ["❤\ufe0f", "ya", "🇮🇩", "🇮🇩", "👩‍💻"]),
        ("e\u0301te\u0301 नमस्ते", ["e\u0301te\u0301", "नमस्ते"]),
        ("… – !", []),
    ],
)
def test_words_are_whole(text, found):
    """Numbers, compounds and apostrophes stay whole; a picture is a word; each script has its joints."""
    assert split(text) == found


@settings(max_examples=300)
@given(places())
def test_clauses_and_words_are_ordered_inside_and_whole(place):
    """Parts lie in order inside the range as snapped, share nothing, and tear no cluster."""
    text, span = place
    edges = boundaries(text)
    low = max(edge for edge in edges if edge <= span.start)
    high = min(edge for edge in edges if edge >= span.end)
    for parts in (clauses(text, span), words(text, span)):
        last = low
        for part in parts:
            assert last <= part.start < part.end <= high
            assert {part.start, part.end} <= edges
            last = part.end


@given(places())
def test_letters_are_whole_and_all_there(place):
    """The characters of a range are its grapheme clusters, those of white space left out."""
    text, span = place
    found = letters(text, span)
    edges = sorted(boundaries(text))
    low = max(edge for edge in edges if edge <= span.start)
    clusters = [pair for pair in pairwise(edges) if low <= pair[0] < span.end]
    assert found == [pair for pair in clusters if not text[slice(*pair)].isspace()]


@given(places())
def test_clauses_lose_no_word(place):
    """Every letter and digit of a sentence is in one of its clauses."""
    text, span = place
    covered = {offset for clause in clauses(text, span) for offset in range(*clause)}
    assert covered >= {offset for offset in range(*span) if text[offset].isalnum()}


@settings(max_examples=200)
@given(texts)
def test_word_steps_pass_every_word_and_end(text):
    """Forward steps stop at the ends of the words, backward ones at their starts."""
    found = words(text, Range(0, len(text)))
    ends, offset = [], 0
    while offset < len(text):
        offset = next_word(text, offset, len(text))
        ends.append(offset)
    starts, offset = [], len(text)
    while offset > 0:
        offset = previous_word(text, offset, 0)
        starts.append(offset)
    assert [word.end for word in found] == [end for end in ends if end in {word.end for word in found}]
    assert set(ends) <= {word.end for word in found} | {len(text)}
    assert set(starts) <= {word.start for word in found} | {0}
    assert {word.start for word in found} <= set(starts) | {0}


def test_a_word_far_back_is_found():
    """A long stretch without words, or without spaces, does not hide the word before it."""
    assert previous_word("kata" + " ." * 2000, 4004, 0) == 0
    text = "dua kata" + "x" * 3000
    assert previous_word(text, len(text), 0) == 4
    assert previous_word(text, len(text), 6) == 6
    text = "kata " + "我们的民主" * 600 + "か\u3099"
    found = split(text)
    assert len(found) > 1000
    assert previous_word(text, len(text), 0) == len(text) - len(found[-1])


@pytest.mark.parametrize(
    "piece",
    [
        "政府は今日兵士が派遣されたことについて述べた",
        "中国政府昨天宣布将进一步扩大对外开放",
        "ทหารเกาหลีเหนือถูกส่งไปรัสเซีย",
        "ພາສາລາວເປັນພາສາທາງການ",
        "រដ្ឋាភិបាលបានប្រកាសថា",
        "မြန်မာဘာသာစကားကိုလေ့လာသည်",
    ],
)
def test_the_same_words_are_found_from_any_place(piece):
    """In a book without a space, a step back and a press find the words that a walk from the start finds."""
    text = piece * (1400 // len(piece))
    found = words(text, Range(0, len(text)))
    assert "".join(text[slice(*word)] for word in found) == text
    for word in found[-60:]:
        assert previous_word(text, word.end, 0) == word.start
        assert next_word(text, word.start, len(text)) == word.end
        assert word_at(text, word.end - 1) == word


@pytest.mark.parametrize(("whole", "part"), [(letters, letters_near), (words, words_near)])
@given(texts, st.data())
def test_what_lies_near_a_place_is_that_of_the_whole(whole, part, text, data):
    """Whoever steps from a place finds the same next and previous character or word as in the whole range."""
    text = text * data.draw(st.sampled_from([1, 40])) + " " * data.draw(st.sampled_from([0, 700])) + text
    offset = data.draw(st.integers(0, len(text)))
    span = Range(0, len(text))
    every, near = whole(text, span), part(text, span, offset)

    assert near == [each for each in every if near and near[0].start <= each.start <= near[-1].start]
    for edge in ("start", "end"):
        assert _beyond(near, edge, offset) == _beyond(every, edge, offset)


@pytest.mark.parametrize("near", [letters_near, words_near])
def test_little_is_looked_at(near):
    """A step by a character or a word costs the same in a sentence as long as a book."""
    assert 0 < len(near("kata " * 20_000, Range(0, 100_000), 50_000)) < 1_000


def _beyond(found, edge, offset):
    places = [getattr(each, edge) for each in found]
    return (
        max((place for place in places if place < offset), default=None),
        min((place for place in places if place > offset), default=None),
    )


@given(texts, st.data())
def test_word_at_gives_the_word_under_the_pointer(text, data):
    """The word is the one that holds the character, else one that ends there, else none."""
    offset = data.draw(st.integers(0, len(text)))
    found = words(text, Range(0, len(text)))
    holding = [word for word in found if word.start <= offset < word.end]
    ending = [word for word in found if word.end == offset]
    assert word_at(text, offset) == next(iter(holding + ending), None)


def test_a_mark_on_a_space_is_under_the_pointer():
    """An accent that stands on a space makes a word with it, and with the letters that follow."""
    assert word_at("a. \u0301", 2) == Range(2, 4)
    assert word_at("a. \u0301bc d", 2) == Range(2, 6)


@pytest.mark.parametrize(
    ("text", "end"), [("kata demi kata", 4), ("a \u0301b c", 4), ("a\r\nb c", 2), ("kata", 4), ("", 0)]
)
def test_a_word_is_looked_for_up_to_the_next_space(text, end):
    """And no further, unless a sign on that space could begin a word: a double click in a book is none of its end."""
    assert _space_after(text, 0) == end


@given(places())
def test_trimmed_leaves_no_white_space_at_the_ends(place):
    """What is left is the range's visible part, widened at most to whole clusters."""
    text, span = place
    left = trimmed(text, span)
    inner = text[slice(*span)]
    if not inner.strip():
        assert left == Range(span.start, span.start)
    else:
        assert inner.strip() in text[slice(*left)]
        assert {left.start, left.end} <= boundaries(text)
