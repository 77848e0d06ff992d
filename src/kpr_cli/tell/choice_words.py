"""Words for the closed choices of a book's model, which it makes in words of code."""

from collections.abc import Mapping

from kpr_cli.core.rule import Words
from kpr_cli.tell.score_words import BOOK_STATUSES
from kpr_cli.tell.summary import SEVERITY

_FLOOR = Words(th="ได้คะแนนต่ำสุดของมาตราคะแนน", en="scores the floor of the scale")
_LEAVE_OUT = Words(th="ไม่นำมาคิดทั้งคะแนนและน้ำหนัก", en="is left out of scores and weights")
_TREATMENT = {"floor": _FLOOR, "leave_out": _LEAVE_OUT}
_DIGITS = {
    "displayed": Words(th="ค่าที่พิมพ์ (ปัดเศษแล้ว)", en="the printed, rounded value"),
    "exact": Words(th="ค่าเต็ม (ยังไม่ปัดเศษ)", en="the exact value"),
}

CHOICES: Mapping[str, Mapping[str, Words]] = {
    "status": {str(status): words for status, words in BOOK_STATUSES.items()},
    "steps.id": {
        "proposed": Words(th="เสนอ", en="proposed"),
        "negotiated": Words(th="เจรจา", en="negotiated"),
        "cabinet_approved": Words(th="คณะรัฐมนตรีเห็นชอบ", en="approved by the cabinet"),
        "signed": Words(th="ลงนาม", en="signed"),
        "announced": Words(th="ประกาศ", en="announced"),
    },
    "optional_topics.reading": {
        "of_chosen": Words(th="นับจากประเด็นที่เลือก", en="of the chosen topics"),
        "of_all": Words(th="นับจากประเด็นทั้งหมด", en="of all topics"),
    },
    "weights.unit": {
        "percent": Words(th="ร้อยละ", en="percent"),
        "fraction": Words(th="เศษส่วนของ 1", en="fractions of 1"),
        "points": Words(th="คะแนน", en="points"),
    },
    "weights.divide_by": {
        "scored_weights": Words(th="ผลรวมน้ำหนักของตัวชี้วัดที่นำมาคิด", en="the weights that count"),
        "total": Words(th="ผลรวมน้ำหนักที่สมุดกำหนด", en="the total that the book sets"),
        "one": Words(th="1 (ไม่หาร)", en="1 (no division)"),
    },
    "scale.below": {
        "floor": _FLOOR,
        "extend": Words(th="ต่อเส้นของสองระดับแรกลงไป", en="the line of the first two levels goes on"),
    },
    "scale.above": {
        "last_level": Words(th="ได้คะแนนของระดับสุดท้าย", en="scores the last level"),
        "extend": Words(
            th="ต่อเส้นของสองระดับสุดท้ายขึ้นไป", en="the line of the last two levels goes on"
        ),
    },
    "scale.tied_levels": {
        "higher": Words(th="ได้ระดับที่คะแนนสูงกว่า", en="scores the higher of the two"),
        "lower": Words(th="ได้ระดับที่คะแนนต่ำกว่า", en="scores the lower of the two"),
    },
    "scale.zero_over_zero": _TREATMENT,
    "states.not_reported": _TREATMENT,
    "states.not_applicable": _TREATMENT,
    "states.cancelled": _TREATMENT,
    "states.starts_later": _TREATMENT,
    "deductions.leave": {
        "committee": Words(th="คะแนนของคณะกรรมการ", en="the committee's score"),
        "both": Words(th="คะแนนของคณะกรรมการและคะแนนที่ประเมินตนเอง", en="both assessors' scores"),
    },
    "deductions.not_below": {
        "floor": Words(th="คะแนนต่ำสุดของมาตราคะแนน", en="the floor of the scale"),
        "zero": Words(th="0", en="0"),
    },
    "rounding.mode": {"half_up": Words(th="ครึ่งปัดขึ้น", en="half up")},
    "rounding.sum_of": _DIGITS,
    "totals.limit": {
        "scale": Words(th="ใช่ ปรับให้อยู่ในมาตราคะแนน", en="kept on the scale"),
        "none": Words(th="ไม่ พิมพ์ตามผลรวม", en="printed as they add up"),
    },
    "reward.reached": {
        "at_least": Words(th="ไม่น้อยกว่าเกณฑ์", en="at or above the threshold"),
        "above": Words(th="มากกว่าเกณฑ์", en="above the threshold"),
    },
    "ranking.ties": {
        "shared": Words(th="ใช้อันดับเดียวกันและเว้นอันดับถัดไป (1, 1, 3)", en="shared (1, 1, 3)"),
        "dense": Words(th="ใช้อันดับเดียวกันและไม่เว้นอันดับ (1, 1, 2)", en="dense (1, 1, 2)"),
    },
    "methods.milestone.done": {
        "consecutive": Words(
            th="จำนวนขั้นที่ทำต่อเนื่องกันจากขั้นแรก", en="steps done in a row from the first"
        ),
        "count": Words(th="จำนวนขั้นที่ทำแล้ว ไม่ว่าขั้นใด", en="the number of steps done, whichever"),
    },
    "methods.three_point.between": {
        "interpolate": Words(th="เทียบบัญญัติไตรยางศ์", en="interpolated"),
        "step": Words(th="ได้คะแนนของขั้นที่ถึงแล้ว", en="the points of the target reached"),
    },
    "methods.maximum.start": {
        "zero": Words(th="0", en="0"),
        "floor": Words(th="คะแนนต่ำสุดของมาตราคะแนน", en="the floor of the scale"),
    },
    "methods.ratio.scored_by": {
        "levels": Words(th="เกณฑ์การให้คะแนน", en="the levels"),
        "itself": Words(th="อัตราส่วนเอง", en="the ratio itself"),
    },
    "methods.ratio.score_of": _DIGITS,
    "methods.composite.mean": {
        "plain": Words(th="ค่าเฉลี่ยธรรมดา", en="plain mean"),
        "weighted": Words(th="ถ่วงน้ำหนัก", en="weighted mean"),
    },
    "methods.composite.mean_of": _DIGITS,
    "methods.k_of_n.failed": {
        "floor": _FLOOR,
        "share": Words(th="ตามสัดส่วนที่ผ่าน", en="the share that passed"),
    },
    "rules.severity": {str(level): words for level, words in SEVERITY.items()},
}
"""By the place in the model: the words for each value of a closed choice."""
