"""An agreement with supposed results: those of the round and assessor of a card are others."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar, cast

from kpr_cli.core.agreement import Agreement, Placed
from kpr_cli.core.dossier import Filing
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.place import Path
from kpr_cli.core.record import Record
from kpr_cli.core.result import Result
from kpr_cli.core.rule import Words
from kpr_cli.core.suggest import hint
from kpr_cli.core.thai import arabic
from kpr_cli.judge.rows import Round

R = TypeVar("R", bound=Record)

Chain = tuple[Placed, ...]
"""An indicator, after those that it is a sub-indicator of."""


class SuppositionError(Exception):
    """Something that cannot be supposed, in words."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(th=th, en=en)


def measured(agreement: Agreement, wanted: str) -> Chain:
    """The indicator of an id; SuppositionError where it is not there once, with its own result."""
    chains = [chain for placed in agreement.indicators for chain in _chains((placed,))]
    found = [chain for chain in chains if chain[-1].indicator.id == wanted]
    if not chains:
        raise SuppositionError("แฟ้มยังไม่มีตัวชี้วัด", "the file has no indicators yet")
    if not found:
        told = hint(arabic(wanted), dict.fromkeys(c[-1].indicator.id or "?" for c in chains))
        raise SuppositionError(
            f"ไม่มีตัวชี้วัดที่ “{wanted}” ในแฟ้ม {told.th}",
            f"the file has no indicator “{wanted}”; {told.en}",
        )
    if len(found) > 1:
        raise SuppositionError(
            f"ตัวชี้วัดที่ “{wanted}” มี {len(found)} แห่งในแฟ้ม ไม่รู้ว่าหมายถึงแห่งใด แก้เลขให้ต่างกันก่อน",
            f"“{wanted}” stands {len(found)} times in the file; give each its own number first",
        )
    children = found[0][-1].indicator.children
    if children:
        below = ", ".join(child.id or "?" for child in children)
        raise SuppositionError(
            f"ตัวชี้วัดที่ {wanted} ได้คะแนนจากตัวชี้วัดย่อย ให้สมมติผลของตัวชี้วัดย่อย ({below})",
            f"indicator {wanted} scores by its sub-indicators; suppose one of theirs ({below})",
        )
    return found[0]


def _chains(chain: Chain) -> Iterator[Chain]:
    yield chain
    for child in chain[-1].children():
        yield from _chains((*chain, child))


def supposed(filing: Filing, chain: Chain, result: Decimal, round_: Round) -> Filing:
    """The filing in which the indicator has another result."""
    top = with_result(chain[0], chain[-1], result, round_)
    return replace(filing, agreement=_changed(filing.agreement, top.path, top.indicator))


def with_result(top: Placed, leaf: Placed, result: Decimal, round_: Round) -> Placed:
    """An indicator of which `leaf`, itself or a sub-indicator of it, has another result."""
    below, reached = leaf.path[len(top.path) :], _reaching(leaf.indicator, result, round_)
    return replace(top, indicator=_changed(top.indicator, below, reached) if below else reached)


def _reaching(indicator: Indicator, value: Decimal, round_: Round) -> Indicator:
    """The indicator with this result of the assessor; what it was worked out from gives way."""
    own: dict[str, Decimal | None] = {"committee": value}
    if round_.by == "self":
        own = {"self_": value, "ratio": None, "done": None}
    results = list(indicator.results)
    at = next((i for i, result in enumerate(results) if result.round == round_.at), len(results))
    if at == len(results):
        results.append(Result.model_construct(round=round_.at))
    results[at] = results[at].model_copy(update=own)
    return indicator.model_copy(update={"results": tuple(results)})


def _changed(record: R, path: Path, value: object) -> R:
    """A record with another value at `path`; a copy would keep what the old one has worked out."""
    fields = {name: getattr(record, name) for name in type(record).model_fields}
    key = str(path[0])
    fields[key] = _inside(fields[key], path[1:], value)
    return cast("R", type(record).model_construct(**fields))


def _inside(node: object, path: Path, value: object) -> object:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(node, Record):
        return _changed(node, path, value)
    if isinstance(node, tuple) and isinstance(step, int):
        return (*node[:step], _inside(node[step], rest, value), *node[step + 1 :])
    return {**node, step: _inside(node[step], rest, value)} if isinstance(node, dict) else node
