"""Every weight is one that the book uses."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "key", "what"})
ONE_FOR_ALL = Words(
    th="ใช้ไม่ได้ สมุดกติกาให้น้ำหนักเดียวทุกรอบ เขียนใน weight แทน",
    en="cannot be used: the book has one weight for all rounds; write weight instead",
)
BOTH = Words(th="ซ้ำกับ weight ลบช่องใดช่องหนึ่ง", en="stands beside weight: delete one of them")
PLAIN = Words(
    th="ไม่มีผล สมุดกติกาใช้ค่าเฉลี่ยธรรมดาของตัวชี้วัดย่อย ลบช่องนี้",
    en="has no effect: the book takes the plain mean of sub-indicators; delete it",
)


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    policies = book.policies
    composite = policies.methods.composite
    is_plain = composite is not None and composite.mean == "plain"
    for placed in filing.agreement.all_indicators:
        indicator, is_child = placed.indicator, placed.path[-2] == "children"
        weights, at = indicator.weights, (*placed.path, "weights")
        facts: dict[str, Fact] = {"indicator": owner(placed), "key": "weights"}
        if is_child and is_plain:
            for key in ("weight", "weights"):
                if getattr(indicator, key) is not None:
                    said = facts | {"key": key, "what": PLAIN}
                    yield Hit(at=(*placed.path, key), facts=said, on_key=True)
        elif weights is not None and not policies.weights.by_round:
            yield Hit(at=at, facts=facts | {"what": ONE_FOR_ALL}, on_key=True)
        elif weights is not None and indicator.weight is not None:
            also = ((*placed.path, "weight"),)
            yield Hit(at=at, facts=facts | {"what": BOTH}, on_key=True, also=also)
        for round_ in weights or () if policies.weights.by_round else ():
            if round_ not in policies.rounds:
                said = facts | {"what": _no_round(round_, policies.rounds)}
                yield Hit(at=(*at, str(round_)), facts=said, on_key=True)


def _no_round(round_: int, rounds: tuple[int, ...]) -> Words:
    listed = ", ".join(map(str, rounds))
    return Words(
        th=f"มีรอบ {round_} เดือน ซึ่งไม่มีในสมุดกติกา รอบที่มีคือ {listed}",
        en=f"names the round of {round_} months, which the book has not; there are {listed}",
    )
