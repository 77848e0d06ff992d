"""The shipped books: one default a year, two editions of 2547 that differ only in their reading."""

import re
from collections import Counter
from difflib import unified_diff
from pathlib import Path

from kpr_cli.cli.books import Shelf, load_wording, shipped
from kpr_cli.core.citation import cites, find_mark
from kpr_cli.core.rulebook import Rulebook

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "sources" / "2547-incentive-scheme.th.txt").read_text("utf-8")


def books() -> list[Rulebook]:
    shelf = Shelf(load_wording())
    benches = [shelf.named(name) for name in shipped()]
    assert shelf.findings == []
    return [bench.book for bench in benches if bench is not None]


def test_of_the_books_of_one_year_exactly_one_is_the_default() -> None:
    listed = books()
    defaults = Counter(b.policies.fiscal_year for b in listed if b.policies.default)
    assert defaults == dict.fromkeys(Shelf.years(), 1)
    assert [book.name for book in listed] == list(shipped())


def test_the_two_editions_of_2547_differ_only_in_the_reading() -> None:
    """A year is a complete book, so the editions repeat each other; this keeps them together."""
    changed: dict[str, list[str]] = {}
    for name in ("book.yaml", "rules.yaml", "sources.yaml"):
        first, second = (
            (ROOT / "rulebooks" / book / name).read_text("utf-8").splitlines()
            for book in ("2547", "2547-two-thirds")
        )
        lines = unified_diff(first, second, lineterm="", n=0)
        changed[name] = [
            x[1:].strip() for x in lines if x[:1] in "+-" and x[:3] not in ("+++", "---")
        ]
    assert changed["sources.yaml"] == []
    keys = {line.split(":")[0] for line in changed["book.yaml"] if line[:1] not in ("", "#")}
    assert keys == {"book", "default", "edition", "th", "en", "reading", "choose", "develop"}
    assert [line for line in changed["rules.yaml"] if line.startswith("- code")] == ["- code: O101"]


def test_the_book_of_2567_is_a_draft_that_says_what_is_unverified() -> None:
    (book,) = (book for book in books() if book.name == "2567")
    policies, loud = book.policies, " ".join(note.th for note in book.policies.notes)
    assert policies.status == "draft"
    assert "ใช้ตัดสินส่วนราชการใดไม่ได้" in loud
    assert "ยังไม่ยืนยัน ห้ามใช้ประกาศผล" in loud
    assert "50/75/100 แต่รายงานของกรมการค้าภายในพิมพ์ 50/70/100" in loud
    unverified = {cite.clause for _, cite in cites(policies) if find_mark(cite.clause)}
    assert {clause.split(" (")[0] for clause in unverified} == {"ระดับผล", "เป้าหมายสามระดับ"}
    seen = {rule.code for rule in book.rules if rule.cite.source == "dit-2567"}
    assert seen == {"G105", "G110", "W106"}


def test_the_parts_of_2567_weigh_70_and_30() -> None:
    (book,) = (book for book in books() if book.name == "2567")
    weights = {part.id: str(part.weight) for part in book.policies.parts}
    assert weights == {"performance_base": "70", "potential_base": "30"}


def test_what_2567_has_in_common_with_2547_says_the_same() -> None:
    """Its rows are copies but for those that speak of groups, parts, topics and their order."""
    before, draft = (
        {rule.code: rule for rule in book.rules}
        for name in ("2547", "2567")
        for book in books()
        if book.name == name
    )
    assert set(draft) - set(before) == {"W106"}
    changed = {code for code, rule in draft.items() if rule != before.get(code, rule)}
    assert changed == {"G105", "G106", "G107", "G108", "G109", "G110", "O107", "D101"}


def test_every_clause_of_the_founding_page_stands_on_it() -> None:
    """What a rule says it reads on the page can be read there, word for word."""
    quoted = re.compile(r"กลุ่มที่ \d|“([^”]+)”|(?<=ข้อ )\d+\)")
    seen = 0
    for book in books():
        policies = book.policies
        cites = [rule.cite for rule in book.rules]
        cites += [group.cite for group in policies.groups]
        cites += [part.cite for part in policies.parts]
        cites += [topic.cite for topic in policies.topics]
        for cite in cites:
            if cite.source == "ku-2547":
                for match in quoted.finditer(cite.clause):
                    assert (match[1] or match[0]) in PAGE, cite.clause
                    seen += 1
        named = [(part.th, part.cite) for part in policies.parts]
        named += [(topic.th, topic.cite) for topic in policies.topics]
        for name, cite in named:
            if cite.source == "ku-2547":
                assert name in PAGE, name
                seen += 1
    assert seen > 80


def test_codes_and_names_mean_the_same_in_every_book() -> None:
    names: dict[str, str] = {rule.code: rule.name for rule in load_wording().rules.values()}
    for book in books():
        for rule in book.rules:
            assert names.setdefault(rule.code, rule.name) == rule.name
    assert len(set(names.values())) == len(names)


def test_every_reason_says_more_than_its_sentence_and_in_both_languages() -> None:
    """A reason is for the person who asks why: words of people, no placeholder, none borrowed."""
    wording = [*load_wording().rules.values()]
    for rules in (wording, *(list(book.rules) for book in books())):
        for lang in ("th", "en"):
            reasons = [getattr(rule.why, lang) for rule in rules]
            assert len(set(reasons)) == len(rules)
            for rule, reason in zip(rules, reasons, strict=True):
                assert reason != getattr(rule, lang), rule.code
                assert not re.search(r"[{}]", reason), rule.code
        for rule in rules:
            assert re.search(r"[ก-๛]", rule.why.th), rule.code
            assert re.match(r"[A-Z0-9].*\.\Z", rule.why.en), rule.code
            assert not re.search(r"[ก-ฺเ-๎]", rule.why.en), rule.code


WAIVABLE = {
    *("G104", "G106", "O101", "O108", "D101", "D102", "D103"),
    *("L104", "L105", "L110", "R104", "R105", "R109", "R114"),
    *("Q101", "Q102", "Q103", "Q104", "Q105", "Q106"),
}
"""What a committee can excuse: completeness, order, evidence, targets that it negotiated itself."""


def test_a_committee_can_waive_only_what_this_project_asks() -> None:
    """Nobody waives what a source demands, nor what changes a score or says whose it is."""
    assert not any(rule.waivable for rule in load_wording().rules.values())
    for book in books():
        waivable = {rule.code for rule in book.rules if rule.waivable}
        assert waivable == WAIVABLE & {rule.code for rule in book.rules}
        assert {rule.cite.source for rule in book.rules if rule.waivable} == {"project"}
    table = (ROOT / "docs" / "rulebook.md").read_text("utf-8").split("waivable in the books")[1]
    assert set(re.findall(r"[A-Z]\d{3}", table)) == WAIVABLE
