"""Words about rules that lists and explanations share."""

import re
from collections.abc import Sequence

from kpr_cli.core.explanation import Standing
from kpr_cli.core.finding import Language
from kpr_cli.core.rulebook import Rulebook

_placeholder = re.compile(r"\{\w+\}")


def blanked(sentence: str) -> str:
    """A row's sentence as people read it before there is a fault: its facts are still open."""
    return _placeholder.sub("…", sentence)


def books_words(books: Sequence[Rulebook], lang: Language) -> str:
    """The names of books; a draft book is always called one."""
    draft = " (ฉบับร่าง)" if lang == "th" else " (draft)"
    return ", ".join(b.name + (draft if b.policies.status == "draft" else "") for b in books)


def sentence_of(standing: Standing, lang: Language) -> str:
    """A row's sentence in a language, blanked."""
    return blanked(standing.rule.th if lang == "th" else standing.rule.en)
