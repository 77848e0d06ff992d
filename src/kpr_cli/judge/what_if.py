"""A filing and a supposition to the cards before and after, and what would raise the total most."""

from collections.abc import Sequence
from decimal import Decimal

from kpr_cli.core.dossier import Filing
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import STATES, Assessor
from kpr_cli.core.supposition import Supposition, WhatIf
from kpr_cli.judge.prospects import Standing, ranked, standing_of, states_of
from kpr_cli.judge.reaching import reach
from kpr_cli.judge.rows import Round
from kpr_cli.judge.scoring import score_agreement
from kpr_cli.judge.supposing import Chain, SuppositionError, measured, supposed


def what_if(  # noqa: PLR0913 - what is supposed of what, and three choices by name
    filing: Filing,
    book: Rulebook,
    suppositions: Sequence[Supposition],
    *,
    wanted: Decimal | None = None,
    round_: int | None = None,
    assessor: Assessor | None = None,
) -> WhatIf:
    """What the card of a round and assessor would be; SuppositionError where it makes no sense.

    Without a total nothing can raise it: the card after the supposition says why there is none.
    """
    before = score_agreement(filing, book, round_=round_, assessor=assessor)
    at = Round(book, before.round, before.assessor)
    chains = []
    for supposition in suppositions:
        chains.append(measured(filing.agreement, supposition.id))
        filing = supposed(filing, chains[-1], supposition.result, at)
    after = score_agreement(filing, book, round_=at.at, assessor=at.by)
    told = WhatIf(tuple(suppositions), before, after)
    if not after.indicators:
        if suppositions and after.reason is not None:
            why = after.reason
            th, en = f"คิดคะแนนตามที่สมมติไม่ได้ {why.th}", f"the supposition has no score: {why.en}"
            raise SuppositionError(th, en)
        return told
    standing = standing_of(filing.agreement.indicators, at)
    for chain in chains:
        _refuse_uncounted(chain, standing)
    return told if after.total is None else _with_prospects(told, standing, after.total, wanted)


def _with_prospects(
    told: WhatIf, standing: Standing, total: Decimal, wanted: Decimal | None
) -> WhatIf:
    movers, unknown = standing.movers()
    gains = [standing.gain(mover, total) for mover in movers if not standing.is_at_best(mover)]
    return WhatIf(
        told.supposed,
        told.before,
        told.after,
        ranked(gains, standing.sign),
        tuple(unknown),
        None if wanted is None else reach(standing, movers, total, wanted),
    )


def _refuse_uncounted(chain: Chain, standing: Standing) -> None:
    """Refuse a result of what does not count in the round."""
    rows = states_of(standing.rows)
    known = [rows[placed.path] for placed in chain if placed.path in rows]
    if len(known) == len(chain) and known[-1].state == "scored":
        return
    wanted, state = chain[-1].indicator.id, STATES[known[-1].state]
    raise SuppositionError(
        f"สมมติผลของตัวชี้วัดที่ {wanted} ไม่ได้ เพราะไม่นับในรอบนี้ ({state.th})",
        f"nothing can be supposed of indicator {wanted}: it does not count here ({state.en})",
    )
