"""What keeps a score on the scale: floor and cap, and the book's treatment of states."""

from fractions import Fraction

from kpr_cli.core.agreement import Placed
from kpr_cli.core.hit import Bilingual, Told
from kpr_cli.core.policies import Policies
from kpr_cli.core.rule import Cite
from kpr_cli.core.scorecard import STATES, State
from kpr_cli.core.scoring_policies import Scale, Treatment
from kpr_cli.judge.working import Draft, Telling, Use, digits, floor_use, nothing, term


def limited(score: Fraction, scale: Scale) -> tuple[Fraction, Telling]:
    """A raw score inside floor and cap, with the step that says so where it was not."""
    ends = {"floor": Fraction(scale.floor), "cap": Fraction(scale.cap)}
    least, most = min(ends.values()), max(ends.values())
    inside = max(least, min(most, score))
    if inside == score:
        return score, nothing
    name = "floor" if inside == ends["floor"] else "cap"

    def step() -> tuple[Draft, ...]:
        is_too_much = score > inside
        end = scale.floor if name == "floor" else scale.cap
        words = {"floor": ("คะแนนต่ำสุด", "floor"), "cap": ("คะแนนสูงสุด", "cap")}[name]
        than = "มากกว่า" if is_too_much else "น้อยกว่า"
        says = Told(
            th=f"คะแนนที่คิดได้{than}{words[0]}ของมาตราคะแนน จึงได้ {digits(end)}",
            en=f"beyond the {words[1]} of the scale: {digits(end)}",
        )
        use = Use(Told(th=words[0], en=words[1]), end, "book", ("scale", name))
        line = f"{'min' if is_too_much else 'max'}({term(score)}, {term(end)})"
        return (Draft(says, (use,), line, digits(end), scale.cite),)

    return inside, step


def treated(state: State, policies: Policies) -> Treatment:
    """What the book does with an indicator in this state."""
    states = policies.states
    return {
        "not_reported": states.not_reported,
        "not_applicable": states.not_applicable,
        "cancelled": states.cancelled,
        "starts_later": states.starts_later,
    }[state]


def left_out(why: Bilingual, cite: Cite) -> Draft:
    """The step of an indicator that leaves numerator and weight sum."""
    says = Told(
        th=f"{why.th} ไม่นำมาคิดทั้งคะแนนและน้ำหนัก", en=f"{why.en}: left out of scores and weights"
    )
    return Draft(says, (), "", "", cite)


def floor_of(why: Bilingual, policies: Policies, cite: Cite) -> Draft:
    """The step of an indicator that gets the floor of the scale."""
    floor = policies.scale.floor
    says = Told(th=f"{why.th}: ได้คะแนนต่ำสุดของมาตราคะแนน", en=f"{why.en}: the floor of the scale")
    return Draft(says, (floor_use(policies.scale),), term(floor), digits(floor), cite)


def state_words(placed: Placed, state: State) -> Bilingual:
    """A state with the reason that the agreement gives for it."""
    named, reason = STATES[state], placed.indicator.reason
    if not reason:
        return named
    return Told(th=f"{named.th} ({reason})", en=f"{named.en} ({reason})")
