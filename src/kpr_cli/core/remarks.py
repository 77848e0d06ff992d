"""What the sentence of a rule leaves open, in both languages: it depends on what was found."""

from collections.abc import Iterable

from kpr_cli.core.hit import Told
from kpr_cli.core.meant import is_end_of_thousands
from kpr_cli.core.visible import is_invisible

NOTHING = Told("แต่ยังว่าง เติมค่าหนึ่งค่า", "nothing stands here yet")
SEVERAL = Told("แต่พบรายการหรือกลุ่มของช่อง", "there is a list, or keys")
_INVISIBLE = Told(" (มีอักขระที่มองไม่เห็นปนอยู่ ลบออก)", " (it holds an invisible character; delete it)")
_REST = Told(
    " (ถ้าเป็นส่วนท้ายของหลักพัน ให้เขียนติดกันไม่มีจุลภาค เช่น 1000)",
    " (if it ends a number of thousands, write that without a comma: 1000)",
)


def hint(text: str) -> Told | str:
    """What explains a text that looks as if nothing were wrong with it."""
    if any(map(is_invisible, text)):
        return _INVISIBLE
    return _REST if is_end_of_thousands(text) else ""


def unfilled(*, is_there: bool, is_block: bool) -> Told:
    """That a key has no value, as its writer sees it: it is absent, or there and empty."""
    if not is_there:
        return Told("ยังไม่มี", "is missing")
    if is_block:
        return Told(
            "ยังว่าง เติมข้อมูลในบรรทัดถัดไปใต้ช่องนี้",
            "is empty; write what belongs to it on the lines below",
        )
    return Told("ยังว่าง เติมค่าหลังเครื่องหมาย :", "is empty; write its value after the colon")


def place_of_keys(step: str | int | None, owner: str | int | None) -> Told:
    """What is to hold keys: a key, an entry of the list `owner`, or all that is read."""
    if step is None:
        return Told("ตรงนี้", "what stands here")
    if isinstance(step, int):
        return Told(f"แต่ละรายการของช่อง “{owner}”", f"each entry of “{owner}”")
    return Told(f"ช่อง “{step}”", f"“{step}”")


def in_brackets(names: Iterable[str]) -> str:
    """` (name, phone)`; nothing where there are no names to tell."""
    listed = ", ".join(names)
    return f" ({listed})" if listed else ""
