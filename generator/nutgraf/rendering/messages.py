"""The words that pages need besides those of their content."""

from __future__ import annotations

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "Source {number}": "المصدر {number}",
        "Note {letter}": "الحاشية {letter}",
        "Notes": "الحواشي",
        "Back to the text": "العودة إلى النص",
    },
    "de": {
        "Source {number}": "Quelle {number}",
        "Note {letter}": "Anmerkung {letter}",
        "Notes": "Anmerkungen",
        "Back to the text": "Zurück zum Text",
    },
    "es": {
        "Source {number}": "Fuente {number}",
        "Note {letter}": "Nota {letter}",
        "Notes": "Notas",
        "Back to the text": "Volver al texto",
    },
    "fr": {
        "Source {number}": "Source {number}",
        "Note {letter}": "Note {letter}",
        "Notes": "Notes",
        "Back to the text": "Retour au texte",
    },
    "zh": {
        "Source {number}": "来源 {number}",
        "Note {letter}": "注释 {letter}",
        "Notes": "注释",
        "Back to the text": "返回正文",
    },
}
"""For each language the translations of English messages."""


def translate(lang: str, message: str, **values: object) -> str:
    """An English message in a BCP 47 language, its `{names}` filled in.

    A language or a message that isn't known gives the English words.
    """
    translated = MESSAGES.get(lang.partition("-")[0].lower(), {}).get(message, message)
    return translated.format(**values) if values else translated
