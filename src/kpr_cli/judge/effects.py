"""Whose scores can move when a policy of a book changes: the table behind `kpr rulebook diff`."""

from collections.abc import Mapping

from kpr_cli.core.change import Effect
from kpr_cli.core.rule import Words


def effect_of(kind: str) -> Effect:
    """The effect of a change at a place of the model; the closest entry above it speaks for it."""
    steps = kind.split(".")
    if steps[-1] in WORDING:
        return ONLY_WORDS
    while ".".join(steps) not in EFFECTS:
        steps.pop()
    return EFFECTS[".".join(steps)]


def _moves(th: str, en: str) -> Effect:
    return Effect(moves=True, whose=Words(th=th, en=en))


def _stays(th: str, en: str) -> Effect:
    return Effect(moves=False, whose=Words(th=th, en=en))


WORDING = frozenset({"th", "en", "cite", "because"})
"""Keys of names, reasons and citations, wherever they stand."""
ONLY_WORDS = _stays("เฉพาะถ้อยคำหรือที่มาที่พิมพ์", "only words or citations that are printed")
_ONLY_FINDINGS = _stays(
    "เฉพาะผลการตรวจ และการที่คะแนนยังไม่ผ่านการตรวจ", "only findings, and whether a score is provisional"
)
_BELOW = _moves("ตัวชี้วัดที่ผลไม่ถึงระดับแรก", "indicators below the first level")
_ALL = _moves("คะแนนของทุกตัวชี้วัด", "the score of every indicator")
_SUMS = _moves(
    "คะแนนถ่วงน้ำหนัก คะแนนประเด็น และคะแนนรวมทุกแห่ง", "every weighted score, subtotal and total"
)
_MEAN = _moves("คะแนนเฉลี่ยหรือร้อยละที่พิมพ์ข้างคะแนนรวม", "the mean or percent printed beside the total")


def _of_state(th: str, en: str) -> Effect:
    return _moves(
        f"ตัวชี้วัดที่{th} และคะแนนรวมของส่วนราชการนั้น", f"indicators that {en}, and the totals they are in"
    )


def _of_method(method: str) -> Effect:
    return _moves(f"ตัวชี้วัดที่ใช้วิธี {method}", f"indicators of the method {method}")


EFFECTS: Mapping[str, Effect] = {
    "book": ONLY_WORDS,
    "fiscal_year": _stays(
        "แต่ละเล่มตัดสินคำรับรองคนละปี", "each book judges the agreements of its own year only"
    ),
    "default": _stays(
        "เฉพาะว่าเล่มใดตัดสินเมื่อไม่ได้ระบุสมุดกติกา", "only which book judges where none is named"
    ),
    "status": _stays("เฉพาะคำว่าฉบับร่างในรายงาน", "only whether every output calls the book a draft"),
    "edition": ONLY_WORDS,
    "title": ONLY_WORDS,
    "kinds": _ONLY_FINDINGS,
    "groups": _ONLY_FINDINGS,
    "parts": _ONLY_FINDINGS,
    "topics": _ONLY_FINDINGS,
    "steps": _ONLY_FINDINGS,
    "optional_topics": _stays(
        "เฉพาะผลการตรวจประเด็นเพิ่มเติม (กฎหมวด O)", "only findings on optional topics (rules O…)"
    ),
    "weights": _SUMS,
    "weights.total": _moves(
        "คะแนนถ่วงน้ำหนักและคะแนนรวม ถ้าสมุดหารด้วยผลรวมนี้",
        "weighted scores and totals, if the book divides by it",
    ),
    "weights.unit": _stays("เฉพาะหน่วยที่ใช้เรียกน้ำหนัก", "only the unit by which weights are called"),
    "weights.by_round": _moves(
        "ส่วนราชการที่น้ำหนักแต่ละรอบต่างกัน", "agencies whose weights differ between rounds"
    ),
    "weights.divide_by": _moves(
        "คะแนนถ่วงน้ำหนักและคะแนนรวมของส่วนราชการที่น้ำหนักที่นำมาคิดไม่เท่ากับผลรวมของสมุด (เช่น มีตัวชี้วัดที่ไม่นำมาคิด)",
        "weighted scores and totals of agencies whose counted weights differ from the book's total"
        " (with indicators left out, for example)",
    ),
    "scale": _ALL,
    "scale.floor": _moves(
        "ตัวชี้วัดที่ได้คะแนนต่ำสุด (ผลไม่ถึงระดับแรก ไม่ได้รายงาน ถูกหักคะแนน)"
        " และวิธีที่คิดจากคะแนนต่ำสุด (maximum k_of_n)",
        "indicators at the lowest score (below the first level, not reported, deducted),"
        " and methods that start from it (maximum, k_of_n)",
    ),
    "scale.cap": _moves(
        "ตัวชี้วัดที่คะแนนถึงหรือเกินคะแนนสูงสุด วิธีที่คิดจากคะแนนสูงสุด (maximum k_of_n) และร้อยละของคะแนนเต็ม",
        "indicators that reach or pass the highest score, methods that end at it"
        " (maximum, k_of_n), and the percent of the highest total",
    ),
    "scale.below": _BELOW,
    "scale.above": _moves("ตัวชี้วัดที่ผลเกินระดับสุดท้าย", "indicators beyond the last level"),
    "scale.tied_levels": _moves(
        "ตัวชี้วัดที่ผลตรงกับสองระดับที่เท่ากัน", "indicators whose result lies at two equal levels"
    ),
    "scale.zero_over_zero": _of_state("ผลเป็นศูนย์หารศูนย์", "come to nothing over nothing"),
    "states.not_reported": _of_state("ไม่ได้รายงาน", "are not reported"),
    "states.not_applicable": _of_state("ไม่เกี่ยวข้อง", "are not applicable"),
    "states.cancelled": _of_state("ยกเลิก", "are cancelled"),
    "states.starts_later": _of_state("เริ่มรอบถัดไป", "start later"),
    "states": _moves("ตัวชี้วัดที่ไม่มีคะแนน", "indicators without a score of their own"),
    "deductions": _moves("ตัวชี้วัดที่ถูกหักคะแนน", "indicators with a deduction"),
    "rounding": _moves("ทุกคะแนนที่พิมพ์", "every printed score"),
    "rounding.score": _ALL,
    "rounding.weighted": _SUMS,
    "rounding.part": _moves("คะแนนประเด็นทุกประเด็น", "the score of every issue"),
    "rounding.total": _moves("คะแนนรวมทุกแห่ง", "every total"),
    "rounding.weight": _stays("เฉพาะน้ำหนักที่พิมพ์", "only printed weights"),
    "rounding.sum_of": _SUMS,
    "totals": _moves("คะแนนรวม: มีหรือไม่มี", "totals: whether there are any"),
    "totals.limit": _moves(
        "คะแนนรวมที่การปัดเศษพาออกนอกมาตราคะแนน", "totals that rounding carries off the scale"
    ),
    "totals.mean": _MEAN,
    "totals.percent": _MEAN,
    "reward": _stays("เฉพาะว่าส่วนราชการใดถึงเกณฑ์เงินรางวัล", "only who reaches the reward"),
    "grades": _stays("เฉพาะระดับผลของคะแนนรวม", "only the grade of totals"),
    "ranking": _stays("เฉพาะอันดับ", "only ranks"),
    "rounds": _moves(
        "ส่วนราชการที่รายงานในรอบที่เพิ่มหรือตัดออก", "agencies that report in a round added or removed"
    ),
    "methods": _moves("ตัวชี้วัดที่ใช้วิธีนั้น", "indicators of that method"),
    "methods.default": _moves("ตัวชี้วัดที่ไม่ได้ระบุวิธีให้คะแนน", "indicators that name no scoring method"),
    "methods.allowed": _moves("ตัวชี้วัดที่ใช้วิธีที่เพิ่มหรือตัดออก", "indicators of a method added or removed"),
    "methods.milestone": _of_method("milestone"),
    "methods.three_point": _of_method("three_point"),
    "methods.maximum": _of_method("maximum"),
    "methods.ratio": _of_method("ratio"),
    "methods.composite": _of_method("composite"),
    "methods.k_of_n": _of_method("k_of_n"),
    "notes": ONLY_WORDS,
    "cites": ONLY_WORDS,
    "rules": _ONLY_FINDINGS,
    "rules.name": ONLY_WORDS,
    "rules.why": ONLY_WORDS,
    "rules.also": ONLY_WORDS,
    "rules.waivable": _stays(
        "เฉพาะว่าคณะกรรมการผ่อนผันได้หรือไม่", "only whether the committee can waive it"
    ),
    "sources": ONLY_WORDS,
}
"""By the place in the model: what a change there can do to scores."""
