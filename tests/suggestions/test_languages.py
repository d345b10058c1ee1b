"""The lists of words by language."""

import pytest

from annotator.suggestions.languages import LANGUAGES, detect, language

SAMPLES = {
    "en": "The minister said that the talks were over.",
    "ru": "Министр сказал, что переговоры завершены.",
    "fr": "Le ministre a déclaré que les pourparlers sont terminés.",
    "es": "El ministro dijo que las negociaciones han terminado.",
    "ar": "وقال الوزير إن المحادثات انتهت.",
    "zh": "部长表示，会谈已经结束。",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_its_verbs_and_is_known_by_its_words(code):
    known = language(code)
    cues = [found.group() for found in known.cue.finditer(SAMPLES[code])]
    assert any(known.has("clause", cue) for cue in cues)
    assert known.that.search(SAMPLES[code])
    assert detect(SAMPLES[code]) == code


def test_a_language_without_lists_is_read_as_english():
    assert language("tlh-x") is language("en")
    assert language("fr-CA") is language("fr")
