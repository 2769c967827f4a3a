"""Sentences end where readers of each script end them, also where the engine does not know it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.strategies import texts

from tepi.text.sentence_rules import mended
from tepi.text.units import segment


def sentences(text, language):
    found = segment(text, language)
    return [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


@pytest.mark.parametrize(
    ("language", "divided"),
    [
        ("zh", "他说：“你好。再见。”|然后走了。|真的吗？！|是的……我不知道。"),
        ("zh", "（他笑了。）|「好！」|她说。|《书》不错。"),
        ("ja", "「これは何ですか。」と彼は言った。|本当！？|（そうです。）|終わり。"),
        ("ja", "『はい！』という返事。|「いいえ。」|ところが彼は来た。"),
        ("ko", "네!|그는 “몰라.”라고 말했다.|끝"),
        ("hi", "यह एक वाक्य है।|यह दूसरा है॥|हाँ!|डॉ. शर्मा आए।"),
        ("mr", "हे वाक्य आहे.|हे दुसरे."),
        ("ar", "هذه جملة.|هل هذه جملة؟|قال: «لا أعرف.»|ثم ذهب؛ وبعد ذلك عاد."),
        ("ur", "یہ ایک جملہ ہے۔|کیا یہ بھی ہے؟|آخری۔"),
        ("fa", "این یک جمله است.|آیا این هم؟"),
        ("he", 'זה משפט.|הוא אמר: "צה"ל ניצח."|ואז הלך.'),
        ("km", "នេះជាប្រយោគទីមួយ។|«នេះ។ ជា។»|ស្វាយ ។ល។ និង ចេក៕|តើអ្វី?"),
        ("my", "ဒါက၊ ပထမပါ။|ဒါက ဒုတိယပါ။"),
        ("th", "นี่คือประโยค แรก|อย่างไรก็ตาม เขาไม่มา ต่าง ๆ|ดังนั้น ไปไหนครับ|ไปบ้าน"),
        ("th", "(ไปไหนครับ ไปบ้าน) จบ"),
        ("bo", "འདི་དང་པོ་རེད།|གཉིས་པ་རེད།།|གསུམ་པ་རེད། །|བཞི་པ།"),
        ("hy", "Սա առաջին, նախադասությունն է։|Ինչպե՞ս ես։"),
        ("am", "ይህ የመጀመሪያው ነው።|እንዴት ነህ፧|ሌላ።"),
        ("el", "Είναι ερώτηση;|Ναι· όχι."),
        ("en", "One; two is one.|Three."),
    ],
)
def test_sentences_of_each_script(language, divided):
    """Stops, closing marks, particles and spaces of a script end its sentences, or do not."""
    parts = [part.strip() for part in divided.split("|")]
    glue = " " if language not in {"zh", "ja"} else ""
    assert sentences(glue.join(parts), language) == parts


def test_rules_are_named_only_where_they_spoke():
    """The engine stored with the sentences says whether Tepi's rules had a part in them."""
    assert segment("Satu. Dua.", "id").engine == "sentencex"
    found = segment("នេះ។ ពីរ។", "km")
    assert found.engine == "sentencex+tepi"
    assert found.version.endswith("+1")


@settings(max_examples=100)
@given(texts, st.lists(st.integers(-5, 80), max_size=8), st.sampled_from(["", "el", "th", "ja"]))
def test_cuts_stay_in_the_line(text, cuts, language):
    """Whatever is asked, every sentence begins inside the line, and a line without such scripts keeps its cuts."""
    found = mended(text, cuts, language)
    assert all(0 < cut < len(text) for cut in found)
    plain = "".join(letter for letter in text if letter.isascii() and letter != ";")
    assert mended(plain, cuts, language) == {cut for cut in cuts if 0 < cut < len(plain)}
