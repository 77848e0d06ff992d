"""Rows and vocabulary to bound rules, or the faults of the book that names what is not there."""

import re
from dataclasses import dataclass, replace

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Fault, Hit
from kpr_cli.core.place import Places
from kpr_cli.core.record import Record, admit
from kpr_cli.core.remarks import unfilled
from kpr_cli.core.rule import Rule
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.suggest import closest, hint
from kpr_cli.judge.checks import CHECKS, DOSSIER_CHECKS
from kpr_cli.judge.formulas import FORMULAS
from kpr_cli.judge.vocabulary import Check, DossierCheck
from kpr_cli.judge.working import Explainer, Home

_placeholder = re.compile(r"\{(\w*)\}").findall
_unreadable = re.compile(r"\{(?!\w+\})|(?<!\w)\}").search


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A row with its check and the typed values the row gives it."""

    rule: Rule
    check: Check
    given: Record


@dataclass(frozen=True, slots=True)
class BoundDossierRule:
    """The same for a check across files."""

    rule: Rule
    check: DossierCheck
    given: Record


@dataclass(frozen=True, slots=True)
class Bench:
    """A book that is ready to judge; `places` are those of its `book.yaml`."""

    book: Rulebook
    places: Places
    rules: tuple[BoundRule, ...]
    dossier_rules: tuple[BoundDossierRule, ...]

    def explainer(self, filing: Filing, *, has_operands: bool = True) -> Explainer:
        """What turns the working of a filing's score into steps with their lines."""
        homes: dict[Home, Places] = {"agreement": filing.places, "book": self.places}
        return Explainer(self.book, homes, has_operands)


def bind(book: Rulebook, places: Places) -> tuple[Bench, dict[str, tuple[Fault, ...]]]:
    """Bind every row; the faults stand under the name of the book's file they are in."""
    rules: list[BoundRule] = []
    dossier_rules: list[BoundDossierRule] = []
    faults: list[Fault] = []
    for index, rule in enumerate(book.rules):
        name = rule.check or ""
        module = CHECKS.get(name) or DOSSIER_CHECKS.get(name)
        if module is None:
            faults.append(_unknown_check(index, rule))
            continue
        admission = admit(module.Given, rule.given)  # type: ignore[arg-type]  # a tree: pydantic took it over as it was read
        faults += [_moved(fault, index) for fault in admission.faults]
        faults += _unknown_facts(index, rule, module.FACTS)
        if admission.record is None:
            continue
        if name in CHECKS:
            rules.append(BoundRule(rule, CHECKS[name], admission.record))
        else:
            given = admission.record
            dossier_rules.append(BoundDossierRule(rule, DOSSIER_CHECKS[name], given))
    bench = Bench(book, places, tuple(rules), tuple(dossier_rules))
    return bench, {"rules.yaml": tuple(faults), "book.yaml": _unknown_methods(book)}


def _unknown_check(index: int, rule: Rule) -> Fault:
    if rule.check is None:
        absent = unfilled(is_there=False, is_block=False)
        hit = Hit(("rules", index, "check"), {"key": "check", "what": absent})
        return Fault("missing-key", hit)
    names = (*CHECKS, *DOSSIER_CHECKS)
    meant = closest(rule.check, names)
    facts: dict[str, Fact] = {"found": rule.check, "hint": hint(rule.check, sorted(names))}
    hit = Hit(("rules", index, "check"), facts, replacement=meant, is_guess=True)
    return Fault("unknown-check", hit)


def _unknown_methods(book: Rulebook) -> tuple[Fault, ...]:
    choices = ", ".join(FORMULAS)
    return tuple(
        Fault(
            "unknown-method-in-book",
            Hit(
                at=("methods", "allowed", index),
                facts={"found": name, "choices": choices},
                replacement=closest(name, FORMULAS),
                is_guess=True,
            ),
        )
        for index, name in enumerate(book.policies.methods.allowed)
        if name not in FORMULAS
    )


def _unknown_facts(index: int, rule: Rule, known: frozenset[str]) -> list[Fault]:
    """Placeholders that the check has no fact for, in either language."""
    faults = []
    for lang, sentence in (("th", rule.th), ("en", rule.en)):
        wrong = [name for name in _placeholder(sentence) if name not in known]
        if _unreadable(sentence):
            wrong.append("…")
        faults += [
            Fault(
                "unknown-fact",
                Hit(
                    at=("rules", index, lang),
                    facts={"found": name, "choices": ", ".join(sorted(known)) or "–"},
                    replacement=_with_fact(sentence, name, closest(name, known)),
                    is_guess=True,
                ),
            )
            for name in wrong
        ]
    return faults


def _with_fact(sentence: str, wrong: str, meant: str | None) -> str | None:
    """The sentence with the fact that is meant instead of the wrong one."""
    return sentence.replace(f"{{{wrong}}}", f"{{{meant}}}") if meant is not None else None


def _moved(fault: Fault, index: int) -> Fault:
    """A fault of a row's `given`, with its place in the whole file."""
    at = fault.hit.at
    path = at if isinstance(at, tuple) else ()
    return replace(fault, hit=replace(fault.hit, at=("rules", index, "given", *path)))
