"""The policies that decide a score: weights, scale, states, rounding, methods, every one cited.

A policy that is missing is a finding in the book, never a default. A method that needs policies
of its own has a section under `methods`, and cannot be allowed without it.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from pydantic import Field

from kpr_cli.core.number import plain
from kpr_cli.core.record import Record
from kpr_cli.core.rule import Cite, Named, Words
from kpr_cli.core.scalar import Flag, Line, Number, Whole

Treatment = Literal["floor", "leave_out"]
"""What becomes of an indicator without a result: it gets the floor, or leaves sum and weights."""


class Weights(Record):
    """What weights add up to, whether rounds differ, and by what a weighted score is divided."""

    unit: Literal["percent", "fraction", "points"] = Field(title="หน่วยของน้ำหนัก")
    total: Number = Field(title="ผลรวมของน้ำหนักทุกตัวชี้วัด")
    by_round: Flag = Field(title="แต่ละรอบมีน้ำหนักต่างกันได้")
    divide_by: Literal["scored_weights", "total", "one"] = Field(title="ตัวหารของคะแนนถ่วงน้ำหนัก")
    cite: Cite = Field(title="ที่มา")

    def divisor(self, counted: Fraction) -> Fraction:
        """By what weighted scores are divided, where so much weight counts."""
        match self.divide_by:
            case "scored_weights":
                return counted
            case "total":
                return Fraction(self.total)
        return Fraction(1)

    def factor(self, counted: Fraction | None = None) -> Fraction:
        """By what a score that all indicators have becomes the total; by default all weight counts.

        ZeroDivisionError where the weights that count are the divisor and there are none.
        """
        weight = Fraction(self.total) if counted is None else counted
        return weight / self.divisor(weight)


class Scale(Record):
    """The points of the levels, lowest level first, and what lies outside them.

    `floor` is the worst score and `cap` the best: on an inverted scale the lowest number.
    """

    points: tuple[Number, ...] = Field(title="คะแนนของแต่ละระดับ จากระดับแรก")
    floor: Number = Field(title="คะแนนต่ำสุด")
    cap: Number = Field(title="คะแนนสูงสุด")
    below: Literal["floor", "extend"] = Field(title="ผลที่ไม่ถึงระดับแรก")
    above: Literal["last_level", "extend"] = Field(title="ผลที่เกินระดับสุดท้าย")
    tied_levels: Literal["higher", "lower"] = Field(title="ผลที่ตรงกับสองระดับที่เท่ากัน")
    zero_over_zero: Treatment = Field(title="ผลที่เป็นศูนย์หารศูนย์")
    cite: Cite = Field(title="ที่มา")

    @property
    def is_inverted(self) -> bool:
        """Whether the best score is the lowest number (1 ดีที่สุด)."""
        return self.cap < self.floor

    def reaches(self, score: Decimal, level: Decimal) -> bool:
        """Whether a score is as good as a level, or better."""
        return score <= level if self.is_inverted else score >= level


class States(Record):
    """What becomes of an indicator that has no score of its own."""

    not_reported: Treatment = Field(title="ตัวชี้วัดที่ไม่ได้รายงาน")
    not_applicable: Treatment = Field(title="ตัวชี้วัดที่ไม่เกี่ยวข้อง")
    cancelled: Treatment = Field(title="ตัวชี้วัดที่ยกเลิก")
    starts_later: Treatment = Field(title="ตัวชี้วัดที่เริ่มรอบถัดไป")
    cite: Cite = Field(title="ที่มา")


class Deductions(Record):
    """Whose score deductions leave, and how far down they go."""

    leave: Literal["committee", "both"] = Field(title="หักจากคะแนนของผู้ประเมินใด")
    not_below: Literal["floor", "zero"] = Field(title="หักแล้วต้องไม่ต่ำกว่า")
    cite: Cite = Field(title="ที่มา")


class Rounding(Record):
    """Decimals of every printed number, and whether sums add printed or exact parts."""

    score: Whole = Field(title="ทศนิยมของคะแนน")
    weighted: Whole = Field(title="ทศนิยมของคะแนนถ่วงน้ำหนัก")
    part: Whole = Field(title="ทศนิยมของคะแนนประเด็น")
    total: Whole = Field(title="ทศนิยมของคะแนนรวม")
    weight: Whole = Field(title="ทศนิยมของน้ำหนัก")
    mode: Literal["half_up"] = Field(title="วิธีปัดเศษ")
    sum_of: Literal["displayed", "exact"] = Field(title="รวมจากค่าที่พิมพ์หรือค่าเต็ม")
    cite: Cite = Field(title="ที่มา")


class Totals(Record):
    """Whether agreements under this book have a total; a transcribed excerpt has none.

    Rounded parts can add up to a little more than the cap or less than the floor: `limit` says
    whether the total is kept on the scale.

    Some bodies print beside it the total as a mean of the weights that count, or as a percent
    of the highest total there can be: then the book says with how many decimals.
    """

    given: Flag = Field(title="มีคะแนนรวมหรือไม่")
    limit: Literal["scale", "none"] = Field(title="คะแนนรวมที่พิมพ์ต้องอยู่ในมาตราคะแนน")
    because: Words | None = Field(None, title="เหตุที่ไม่มีคะแนนรวม")
    mean: Whole | None = Field(None, title="ทศนิยมของคะแนนเฉลี่ย ถ้าพิมพ์")
    percent: Whole | None = Field(None, title="ทศนิยมของร้อยละของคะแนนเต็ม ถ้าพิมพ์")
    cite: Cite = Field(title="ที่มา")


class Reward(Record):
    """The total from which, or above which, an agency may be rewarded (เงินรางวัล)."""

    threshold: Number = Field(title="คะแนนรวมของเกณฑ์เงินรางวัล")
    reached: Literal["at_least", "above"] = Field(title="ถึงเกณฑ์เมื่อคะแนนรวมไม่น้อยกว่า หรือมากกว่า")
    cite: Cite = Field(title="ที่มา")

    def words(self, scale: Scale) -> Words:
        """The threshold with its strictness; where the lowest score is best it is a ceiling."""
        number = plain(self.threshold)
        if self.reached == "at_least":
            than = ("ไม่มากกว่า", "at most") if scale.is_inverted else ("ไม่น้อยกว่า", "at least")
        else:
            than = ("น้อยกว่า", "below") if scale.is_inverted else ("มากกว่า", "above")
        return Words(th=f"{than[0]} {number}", en=f"{than[1]} {number}")


class Grade(Named):
    """A band of totals that has a name; both ends belong to it, as printed with the total."""

    id: Line = Field(title="รหัสระดับผล")
    from_: Number | None = Field(None, alias="from", title="คะแนนรวมตั้งแต่")
    to: Number | None = Field(None, title="คะแนนรวมถึง")

    def holds(self, total: Decimal) -> bool:
        """Whether a printed total lies in it."""
        is_above = self.from_ is None or total >= self.from_
        return is_above and (self.to is None or total <= self.to)


class Grades(Record):
    """The names of totals, the best first or last; together they cover the scale without a gap."""

    bands: tuple[Grade, ...] = Field(title="ช่วงของคะแนนรวม")
    cite: Cite = Field(title="ที่มา")


class Ranking(Record):
    """How equal totals are ranked: 1, 1, 3 (shared) or 1, 1, 2 (dense)."""

    ties: Literal["shared", "dense"] = Field(title="อันดับของคะแนนรวมที่เท่ากัน")
    cite: Cite = Field(title="ที่มา")


class ThreePoint(Record):
    """Three-point targets (ขั้นต้น/มาตรฐาน/ขั้นสูง): what each is worth, and what lies between."""

    points: tuple[Number, ...] = Field(title="คะแนนของขั้นต้น มาตรฐาน และขั้นสูง")
    between: Literal["interpolate", "step"] = Field(title="ผลระหว่างสองขั้น")
    cite: Cite = Field(title="ที่มา")


class Milestone(Record):
    """How steps that are named one by one make a level (ระดับความสำเร็จ)."""

    done: Literal["consecutive", "count"] = Field(title="ระดับจากขั้นที่ทำแล้ว")
    cite: Cite = Field(title="ที่มา")


class Maximum(Record):
    """Points out of a maximum: from where on the scale the share counts."""

    start: Literal["zero", "floor"] = Field(title="ผล 0 ได้คะแนน")
    cite: Cite = Field(title="ที่มา")


class RatioMethod(Record):
    """A result worked out as A ÷ B × factor: by what it scores, and how it is printed."""

    scored_by: Literal["levels", "itself"] = Field(title="คิดคะแนนจากเกณฑ์ หรือจากอัตราส่วนเอง")
    places: Whole = Field(title="ทศนิยมของผลที่พิมพ์")
    score_of: Literal["displayed", "exact"] = Field(title="คิดคะแนนจากผลที่พิมพ์หรือค่าเต็ม")
    cite: Cite = Field(title="ที่มา")


class Composite(Record):
    """The mean of sub-indicators (ตัวชี้วัดย่อย)."""

    mean: Literal["plain", "weighted"] = Field(title="ค่าเฉลี่ยของตัวชี้วัดย่อย")
    mean_of: Literal["displayed", "exact"] = Field(title="เฉลี่ยจากคะแนนที่พิมพ์หรือค่าเต็ม")
    cite: Cite = Field(title="ที่มา")


class KOfN(Record):
    """Tests of which so many must be passed (เช่น ต้องผ่าน 4 ใน 7)."""

    failed: Literal["floor", "share"] = Field(title="คะแนนเมื่อผ่านไม่ครบจำนวน")
    cite: Cite = Field(title="ที่มา")


class Methods(Record):
    """The scoring methods an indicator may name, the one it has when it names none.

    A method that needs policies of its own has its section; without it the book cannot allow it.
    """

    default: Line = Field(title="วิธีให้คะแนนเมื่อตัวชี้วัดไม่ได้ระบุ")
    allowed: tuple[Line, ...] = Field(title="วิธีให้คะแนนที่ใช้ได้")
    milestone: Milestone | None = Field(None, title="ขั้นของความสำเร็จ")
    three_point: ThreePoint | None = Field(None, title="เป้าหมายสามระดับ")
    maximum: Maximum | None = Field(None, title="คะแนนจากคะแนนเต็ม")
    ratio: RatioMethod | None = Field(None, title="อัตราส่วน")
    composite: Composite | None = Field(None, title="ตัวชี้วัดย่อย")
    k_of_n: KOfN | None = Field(None, title="จำนวนเงื่อนไขที่ผ่าน")
    cite: Cite = Field(title="ที่มา")
