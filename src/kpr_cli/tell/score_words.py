"""The words of a score: who assessed which round, what judged it, what stands beside the total."""

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.number import plain
from kpr_cli.core.policies import BookStatus
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import Assessor, Scorecard

ASSESSORS: dict[Assessor, Words] = {
    "self": Words(th="ประเมินตนเอง", en="self"),
    "committee": Words(th="คณะกรรมการประเมิน", en="committee"),
}
BOOK_STATUSES: dict[BookStatus, Words] = {
    "draft": Words(th="ฉบับร่าง ยังไม่ใช้บังคับ", en="draft, not in force"),
    "in-force": Words(th="ใช้อยู่", en="in force"),
    "closed": Words(th="ปิดปีแล้ว", en="closed"),
}
PROVISIONAL = Words(th="ยังไม่ผ่านการตรวจ", en="provisional")


def months(round_: int) -> Words:
    """A round by its months since the fiscal year began."""
    return Words(th=f"รอบ {round_} เดือน", en=f"{round_} months")


def round_words(card: Scorecard) -> Words:
    """The assessed round."""
    if card.round is None:
        return Words(th="ยังไม่มีรอบ", en="no round")
    return months(card.round)


def assessed(card: Scorecard, lang: Language) -> str:
    """The assessed round, and by whom."""
    at = fact_text(round_words(card), lang)
    return at if card.round is None else f"{at} · {fact_text(ASSESSORS[card.assessor], lang)}"


def year_and_book(card: Scorecard, lang: Language) -> str:
    """What judged a card; a draft book is always called one."""
    draft = card.book_status == "draft"
    if lang == "th":
        return f"ปีงบประมาณ {card.fiscal_year} · สมุดกติกา {card.book}{' (ฉบับร่าง)' if draft else ''}"
    return f"fiscal year {card.fiscal_year} · rulebook {card.book}{' (draft)' if draft else ''}"


def remark(card: Scorecard, lang: Language) -> str:
    """What a reader of the total must know."""
    remarks = [PROVISIONAL] if card.provisional else []
    if card.waived:
        remarks.append(Words(th=f"ผ่อนผัน {card.waived} ข้อ", en=f"{card.waived} waived"))
    if card.reason is not None:
        remarks.append(card.reason)
    return " · ".join(fact_text(words, lang) for words in remarks)


def measures(card: Scorecard) -> list[Words]:
    """What stands beside the total: that of exact parts, and what the book prints with it."""
    said = []
    if card.of_exact is not None:
        exact = plain(card.of_exact)
        said.append(Words(th=f"จากค่าก่อนปัดเศษ {exact}", en=f"{exact} of exact parts"))
    if card.grade is not None:
        grade = card.grade.words
        said.append(Words(th=f"ระดับผล {grade.th}", en=f"grade {grade.en}"))
    if card.mean is not None:
        mean = plain(card.mean)
        said.append(Words(th=f"คะแนนเฉลี่ย {mean}", en=f"mean {mean}"))
    if card.percent is not None:
        percent = plain(card.percent)
        said.append(Words(th=f"ร้อยละ {percent} ของคะแนนเต็ม", en=f"{percent} % of the full score"))
    return said


def standing(card: Scorecard) -> list[Words]:
    """The same, and whether the total reaches the reward."""
    reward = card.reaches_reward
    return measures(card) if reward is None else [*measures(card), REWARDS[reward]]


REWARDS = {
    True: Words(th="ถึงเกณฑ์เงินรางวัล", en="reaches the reward"),
    False: Words(th="ไม่ถึงเกณฑ์เงินรางวัล", en="does not reach the reward"),
}
