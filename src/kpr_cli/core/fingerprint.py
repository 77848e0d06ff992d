"""Fingerprints: what stays of a finding when lines move, so that it is known again."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256

from kpr_cli.core.finding import Finding, fact_text

WIDTH = 32
"""Hexadecimal digits: 128 bits, more than any repository can make two of."""
WORDS = frozenset({"hint", "keys", "what"})
"""Facts that only go on with the sentence: like it they can be improved."""


def fingerprint(finding: Finding, file: str, occurrence: int = 1) -> str:
    """What names a finding by its file, rule, place in words and facts; never by its line.

    The facts stand for the message, so that a sentence can be improved and the fault still be
    known. A fault of reading has no place in words: the text of its line stands for it.
    """
    facts = sorted((name, fact) for name, fact in finding.facts.items() if name not in WORDS)
    said = {name: fact_text(fact, "th") for name, fact in facts}
    place = finding.place or [finding.excerpt.text.strip()]
    known = [file, finding.rule.code, place, said, occurrence]
    return sha256(json.dumps(known).encode()).hexdigest()[:WIDTH]


def fingerprints(
    findings: Iterable[Finding], file_of: Callable[[str], str] = str
) -> tuple[str, ...]:
    """The fingerprints of findings in their total order, one for each, no two alike.

    `file_of` turns a finding's file into the name that shall count (from the root, say).
    """
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        file = file_of(finding.file)
        first = fingerprint(finding, file)
        seen[first] += 1
        found.append(fingerprint(finding, file, seen[first]) if seen[first] > 1 else first)
    return tuple(found)
