"""Values as machine-readable output holds them: numbers as strings, words in both languages."""

from decimal import Decimal

from kpr_cli.core.hit import Bilingual
from kpr_cli.core.number import plain


def words_data(words: Bilingual) -> dict[str, str]:
    """The same words in both languages."""
    return {"th": words.th, "en": words.en}


def number_data(value: Decimal | None) -> str | None:
    """A number as a string, so that its digits survive."""
    return None if value is None else plain(value)
