"""What `--what-if ID=VALUE` and `--reach TOTAL` ask for, or a sentence about what they must be."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpr_cli.cli.problem import CallError
from kpr_cli.core.meant import number_meant
from kpr_cli.core.scalar import number
from kpr_cli.core.suggest import perhaps
from kpr_cli.core.supposition import Supposition


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is supposed, and the total that is wanted, if any."""

    suppositions: tuple[Supposition, ...]
    total: Decimal | None


def wishes_of(supposed: Sequence[str], wanted: str | None) -> Wishes:
    """What the options mean; CallError where they mean nothing."""
    suppositions = tuple(map(_supposition, supposed))
    ids = [supposition.id for supposition in suppositions]
    twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
    if twice is not None:
        raise CallError(
            f"--what-if ระบุตัวชี้วัดที่ {twice} มากกว่าหนึ่งครั้ง ระบุผลเดียว",
            f"--what-if names indicator {twice} more than once; give it one result",
        )
    return Wishes(suppositions, None if wanted is None else _total(wanted))


def _supposition(argument: str) -> Supposition:
    """What one `--what-if` supposes."""
    name, separator, text = argument.rpartition("=")
    id_, said = name.strip(), text.strip()
    if not separator or not id_ or not said:
        raise CallError(
            f"--what-if “{argument}” ต้องเขียนเป็น ตัวชี้วัด=ผล เช่น 1.1=3.8",
            f"--what-if “{argument}” must be INDICATOR=RESULT, such as 1.1=3.8",
        )
    return Supposition(id_, _number(f"--what-if “{argument}”", said, f"{id_}="))


def _total(text: str) -> Decimal:
    return _number(f"--reach “{text}”", text.strip(), "")


def _number(option: str, said: str, before: str) -> Decimal:
    """The number that is said; CallError with what is most probably meant."""
    if (found := _read(said)) is not None:
        return found
    meant = number_meant(said)
    told = perhaps(f"{before}{meant}") if meant is not None and _read(meant) is not None else None
    example = f"{before}3.8" if before else "4.5"
    raise CallError(
        f"{option}: “{said}” ไม่ใช่ตัวเลขที่ใช้ได้ {told.th if told else f'เขียนเลขอารบิก เช่น {example}'}",
        f"{option}: “{said}” is no number that can be used; "
        + (told.en if told else f"write Arabic digits, such as {example}"),
    )


def _read(text: str) -> Decimal | None:
    """A number as agreements write it."""
    try:
        return number(text)
    except ValueError:  # what a scalar refuses
        return None
