"""Guesses what language a text is in, so that its sentences can be found."""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 20_000
ENOUGH_WORDS = 3
ENOUGH_SHARE = 0.08
AHEAD = 1.3

WORD = re.compile(r"[^\W\d_]+")

# Words that hardly any sentence of the language does without and that its neighbours lack or use less.
COMMON = {
    "id": "yang dan di untuk dengan dari dalam tidak ini itu pada adalah akan oleh atau juga ke telah ia",
    "en": "the of and to in is that it was for with as are be this which have from not by his on but",
    "nl": "de het een en van ik niet dat is zijn met voor op te er maar ook aan bij naar wordt deze",
    "de": "der die das und ist nicht ein eine zu den mit von auf sich im dem auch für wird als des sie",
    "fr": "le la les des et est une dans que qui pour pas sur au du ce il elle par avec ne sont plus",
    "es": "el la los las es una que en por con para no del se su al lo como más pero esta fue",
    "pt": "os as é uma que em por com para não do da se ao no na mais como mas foi são dos",
    "it": "il lo gli è una che di per con non del della si al dei sono più come nel ma alla anche",
}
COMMON_WORDS = {language: frozenset(words.split()) for language, words in COMMON.items()}
MALAY = "ialah kerana bahawa boleh wang beliau iaitu tersebutlah kerajaan mahu pihaknya"
INDONESIAN = "bahwa karena bisa uang yaitu mau adalah pemerintah kantor berbeda sudah"
HINDI = re.compile(r"\b(?:है|हैं|में|और|नहीं|को)(?!\w)")

PERSIAN = re.compile(r"\b(?:که|این|است|از|در|را|های)\b")

SCRIPTS = {
    "han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "kana": "\u3041-\u30ff",
    "hangul": "\u1100-\u11ff\uac00-\ud7af",
    "arabic": "\u0620-\u064a\u066e-\u06d3",
    "hebrew": "\u05d0-\u05ea",
    "thai": "\u0e01-\u0e4f",
    "lao": "\u0e81-\u0edf",
    "khmer": "\u1780-\u17dd",
    "armenian": "\u0531-\u0587",
    "georgian": "\u10d0-\u10ff",
    "greek": "\u0370-\u03ff\u1f00-\u1fff",
    "devanagari": "\u0904-\u097f",
    "cyrillic": "\u0400-\u04ff",
    "latin": "A-Za-z\u00c0-\u024f",
}
# Scripts that hardly any other language is written in.
ALONE = {
    "hangul": "ko",
    "hebrew": "he",
    "thai": "th",
    "lao": "lo",
    "khmer": "km",
    "armenian": "hy",
    "georgian": "ka",
    "greek": "el",
}
LETTERS = {script: re.compile(f"[{letters}]") for script, letters in SCRIPTS.items()}


def guess_language(text: str) -> str:
    """Guess the ISO 639-1 code of a text's language from its first 20,000 characters; "" when unsure.

    The script decides for Chinese, Japanese, Korean, Thai, Lao, Khmer, Hebrew, Greek, Armenian and
    Georgian; Arabic, Persian, Urdu, Russian and Hindi also need that no letter of a neighbour's alphabet,
    or some common word, speaks against or for them. Indonesian, Malay, English, Dutch, German, French,
    Spanish, Portuguese and Italian are told by their most common words. Everything else is unsure.
    """
    sample = text[:SAMPLE]
    counts = {script: len(letters.findall(sample)) for script, letters in LETTERS.items()}
    total = sum(counts.values())
    if not total:
        return ""
    if counts["han"] + counts["kana"] > total / 2:
        return "ja" if counts["kana"] > (counts["han"] + counts["kana"]) / 20 else "zh"
    script = max(counts, key=lambda name: counts[name])
    if counts[script] < total / 2:
        return ""
    if script == "latin":
        return _by_common_words(sample)
    return _by_script(sample, script)


def _by_script(sample: str, script: str) -> str:
    """Name the language of a script, or "" where a neighbour uses the same letters."""
    if script == "arabic":
        return _by_arabic_letters(sample)
    if script == "cyrillic":
        alone = re.search("[ыэ]", sample) and not re.search("[іїєґўђјљњћџқғңөүұһә]", sample)
        return "ru" if alone else ""
    if script == "devanagari":
        return "hi" if HINDI.search(sample) else ""
    return ALONE.get(script, "")


def _by_arabic_letters(sample: str) -> str:
    """Name Arabic, Persian or Urdu by letters and words that the others lack."""
    if re.search("[ۆێڵڕېښځڄٻڀۈۇ]", sample):
        return ""
    if re.search("[ٹڈڑںے]", sample):
        return "ur"
    if re.search("[پچژگکی]", sample):
        return "fa" if PERSIAN.search(sample) else ""
    return "ar"


def _by_common_words(sample: str) -> str:
    """Name the language whose common words are clearly the most frequent."""
    words = Counter(word.lower() for word in WORD.findall(sample))
    total = sum(words.values())
    scores = {language: sum(words[word] for word in common) for language, common in COMMON_WORDS.items()}
    first, second = sorted(scores, key=lambda language: -scores[language])[:2]
    if scores[first] < max(ENOUGH_WORDS, total * ENOUGH_SHARE) or scores[first] < scores[second] * AHEAD:
        return ""
    if first == "id" and sum(words[word] for word in MALAY.split()) > sum(
        words[word] for word in INDONESIAN.split()
    ):
        return "ms"
    return first
