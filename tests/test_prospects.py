"""What could still be won and what a total takes, against the second opinion of the oracle."""

from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from drawn_agreements import agreements
from drawn_books import books
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from oracle import Sums, card_of
from oracle_methods import Data, NoScoreError, ends_of, method_of
from oracle_rows import Asked

from kpr_cli.core.agreement import Agreement
from kpr_cli.core.dossier import Filing
from kpr_cli.core.number import plain
from kpr_cli.core.place import Places
from kpr_cli.core.policies import Policies
from kpr_cli.core.record import admit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.supposition import Supposition, WhatIf
from kpr_cli.judge.what_if import what_if


class Asking(NamedTuple):
    """An agreement and a book as plain data, and what kpr says of them."""

    agreement: Data
    policies: Data
    told: WhatIf

    @property
    def sign(self) -> int:
        floor, cap = ends_of(self.policies)
        return 1 if floor < cap else -1

    def card(self, agreement: Data) -> Data:
        """The oracle's card of the round and assessor that kpr took."""
        return card_of(agreement, self.policies, self.told.after.round, self.told.after.assessor)

    def total(self, agreement: Data) -> Decimal:
        return Decimal(self.card(agreement)["total"])

    def with_result(self, id_: str, result: str, agreement: Data | None = None) -> Data:
        """The agreement in which an indicator has another result."""
        changed = deepcopy(agreement or self.agreement)
        indicator = next(found for found in every(changed) if found["id"] == id_)
        round_, by = str(self.told.after.round), self.told.after.assessor
        results = indicator.setdefault("results", [])
        own = next((entry for entry in results if entry["round"] == round_), None)
        if own is None:
            own = {"round": round_}
            results.append(own)
        if by == "self":
            own.pop("ratio", None)
            own.pop("done", None)
        own[by] = result
        return changed

    def score(self, id_: str, result: str) -> Fraction | None:
        """The oracle's exact score of an indicator with a result; None where it has none."""
        changed = self.with_result(id_, result)
        indicator = next(found for found in every(changed) if found["id"] == id_)
        asked = Asked(changed, self.policies, self.told.after.round, self.told.after.assessor)
        try:
            return asked.row("", indicator, is_weighed=False).score
        except NoScoreError:
            return None

    def has_bands(self, id_: str) -> bool:
        return any(found["id"] == id_ and "bands" in found for found in every(self.agreement))

    def others(self, id_: str) -> list[str]:
        """Results of all kinds that an indicator could have."""
        indicator = next(found for found in every(self.agreement) if found["id"] == id_)
        asked_for = [*indicator.get("levels", ()), *indicator.get("targets", {}).values()]
        return [*asked_for, *map(str, range(-3, 160, 7)), indicator.get("maximum", "0")]

    def worse(self, id_: str, result: Decimal) -> str | None:
        """The next result on the way to worse ones; None where the method knows none."""
        indicator = next(found for found in every(self.agreement) if found["id"] == id_)
        way = direction(indicator, self.policies)
        exponent = int(result.as_tuple().exponent)
        found = result - way * Decimal(1).scaleb(exponent)
        return None if self.score(id_, plain(found)) is None else plain(found)


def every(agreement: Data) -> Iterator[Data]:
    """All indicators and sub-indicators."""

    def below(indicator: Data) -> Iterator[Data]:
        yield indicator
        for child in indicator.get("children", ()):
            yield from below(child)

    for _, indicator in Asked(agreement, {"rounds": []}, 0, "self").listed():
        yield from below(indicator)


def direction(indicator: Data, policies: Data) -> int:
    """1 where more is better by the method, −1 where less is."""
    method = method_of(indicator, policies)
    if method == "bands":
        return 1 if indicator["bands"][0].startswith("<") else -1
    if method == "ratio" and policies["methods"]["ratio"]["scored_by"] == "itself":
        floor, cap = ends_of(policies)
        return 1 if floor < cap else -1
    levels = indicator.get("levels") or list(indicator.get("targets", {}).values())
    return -1 if levels and Fraction(levels[0]) > Fraction(levels[-1]) else 1


def asked(
    agreement: Data, policies: Data, wanted: Decimal | None = None, *supposed: Supposition
) -> Asking:
    """What kpr says."""
    record = admit(Agreement, agreement).record
    own = admit(Policies, policies).record
    assert record is not None
    assert own is not None
    book = Rulebook.model_construct(policies=own, rules=(), sources={})
    filing = Filing(
        "a.yaml", record, Places("a.yaml", "", None, (), {}), frozenset(), is_sound=True
    )
    return Asking(agreement, policies, what_if(filing, book, supposed, wanted=wanted))


@st.composite
def askings(draw: st.DrawFn) -> Asking:
    """An agreement that has a total."""
    policies = draw(books())
    asking = asked(draw(agreements(policies)), policies)
    assume(asking.told.after.total is not None)
    return asking


@given(askings())
@settings(max_examples=40)
def test_gains_are_those_of_the_oracle(asking: Asking) -> None:
    told, sign = asking.told, asking.sign
    total = asking.total(asking.agreement)
    assert told.after.total == total
    ranks = [sign * gain.best.gain for gain in told.gains]
    assert ranks == sorted(ranks, reverse=True)
    for gain in told.gains:
        for prospect in filter(None, (gain.next, gain.best)):
            assert prospect.gain == prospect.total - total
            result = plain(prospect.result)
            assert prospect.total == asking.total(asking.with_result(gain.id, result))
            worse = asking.worse(gain.id, prospect.result)
            # The worst band has no least result.
            if worse is not None and (prospect is gain.best or not asking.has_bands(gain.id)):
                assert asking.score(gain.id, worse) != asking.score(gain.id, result)
        best = asking.score(gain.id, plain(gain.best.result))
        assert best is not None
        scores = [asking.score(gain.id, other) for other in asking.others(gain.id)]
        assert all(score is None or sign * score <= sign * best for score in scores)


@given(askings(), st.integers(1, 99))
@settings(max_examples=40)
def test_what_a_total_takes_is_enough_and_no_more_than_that(asking: Asking, percent: int) -> None:
    total = asking.total(asking.agreement)
    told = asked(asking.agreement, asking.policies, total).told
    assert told.reach is not None
    assert told.reach.is_reached
    assert told.reach.alone == ()
    highest = told.reach.highest
    assume(asking.sign * highest > asking.sign * total)
    wanted = (total + (highest - total) * percent / 100).quantize(Decimal("0.001"))
    assume(asking.sign * total < asking.sign * wanted <= asking.sign * highest)
    reach = asked(asking.agreement, asking.policies, wanted).told.reach
    assert reach is not None
    assert not reach.is_reached
    for needed in reach.alone:
        if needed.result is None:
            best = next(gain.best for gain in told.gains if gain.id == needed.id)
            assert needed.total == best.total
            assert asking.sign * best.total < asking.sign * wanted
            continue
        result = plain(needed.result)
        assert needed.total == asking.total(asking.with_result(needed.id, result))
        assert asking.sign * needed.total >= asking.sign * wanted
        worse = asking.worse(needed.id, needed.result)
        if worse is not None and asking.score(needed.id, worse) != asking.score(needed.id, result):
            less = asking.total(asking.with_result(needed.id, worse))
            assert asking.sign * less < asking.sign * wanted
    assert reach.even is not None
    assert asking.sign * evenly(asking, reach.even) >= asking.sign * wanted
    floor, _ = ends_of(asking.policies)
    if Fraction(reach.even) != floor:
        step = asking.sign * Decimal(1).scaleb(-int(asking.policies["rounding"]["score"]))
        assert asking.sign * evenly(asking, reach.even - step) < asking.sign * wanted


def evenly(asking: Asking, score: Decimal) -> Decimal:
    """The oracle's total if every indicator had a score, or its best where that is less."""
    best = asking.agreement
    for gain in asking.told.gains:
        best = asking.with_result(gain.id, plain(gain.best.result), best)
    told, sign = asking.told.after, asking.sign
    rows = Asked(best, asking.policies, told.round, told.assessor).rows()
    for row in rows:
        if row.score is not None:
            row.score = sign * min(sign * row.score, sign * Fraction(score))
    return Decimal(Sums(asking.policies, rows).card([])["total"])


@given(askings(), st.data())
@settings(max_examples=40)
def test_suppositions_are_scored_as_real_results(asking: Asking, data: st.DataObject) -> None:
    bests = [Supposition(gain.id, gain.best.result) for gain in asking.told.gains]
    supposed = data.draw(st.lists(st.sampled_from(bests), unique=True)) if bests else []
    agreement = asking.agreement
    for supposition in supposed:
        agreement = asking.with_result(supposition.id, plain(supposition.result), agreement)
    again = asked(asking.agreement, asking.policies, None, *supposed).told
    card = asking.card(agreement)
    assert again.before == asking.told.after
    assert again.after.total == Decimal(card["total"])
    expected = [
        tuple(None if row[key] is None else Decimal(row[key]) for key in ("score", "weighted"))
        for row in card["indicators"]
    ]
    assert [(row.score, row.weighted) for row in again.after.indicators] == expected
