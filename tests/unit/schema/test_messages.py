"""Sentences for people: each in both languages, with the same facts in them."""

import string

import pytest

from schema.messages import _MESSAGES, preferred_language, say


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", _MESSAGES)
def test_sentence_says_the_same_facts_in_both_languages(key: str) -> None:
    vi, en = _MESSAGES[key]
    assert placeholders(vi) == placeholders(en)
    for text in (vi, en):
        assert text == text.strip()
        assert text.endswith((".", "?", "!")) or placeholders(text) & {text.strip("{}")}, text
        assert "  " not in text


@pytest.mark.parametrize("key", _MESSAGES)
def test_sentence_is_in_the_language_it_is_said_to_be(key: str) -> None:
    vi, en = _MESSAGES[key]
    assert any(ord(letter) > 0x7F for letter in vi), "Vietnamese has its accents"
    assert en.encode("cp1252"), "English has none of them"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "vi"),
        ("", "vi"),
        ("*", "vi"),
        ("vi", "vi"),
        ("vi-VN,vi;q=0.9,en-US;q=0.6,en;q=0.5", "vi"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("EN-us", "en"),
        ("fr-FR,fr;q=0.9,en;q=0.8,vi;q=0.7", "en"),
        ("fr", "vi"),
        (",".join(["fr"] * 100) + ",en", "vi"),
        ("x" * 10_000, "vi"),
    ],
)
def test_language_is_the_first_of_ours_that_is_wished(header: str | None, language: str) -> None:
    assert preferred_language(header) == language


def test_unknown_text_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        say("NoSuchThing", "vi")
