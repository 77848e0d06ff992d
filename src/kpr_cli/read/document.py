"""The strict profile of YAML: bytes to data with the place of every piece.

One pass over the events of ruamel's C parser. Limits act on the stream of events, before
anything is built, because loaders that look afterwards crash on hostile nesting. Scalars keep
their source text; what a scalar means is decided by the field it stands in.
"""

from dataclasses import dataclass, replace

from _ruamel_yaml import CParser
from ruamel.yaml.error import YAMLError

from kpr_cli.core.hit import Fault, Hit
from kpr_cli.core.place import START, Path, Places
from kpr_cli.read.builder import MAX_NODES, Builder, Stop
from kpr_cli.read.characters import decode
from kpr_cli.read.quoting import Quotation, curly_faults, quotations, requoted, swallowed
from kpr_cli.read.syntax import CERTAIN, fault_of

MAX_BYTES = 1 << 20
MOST_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its places, the faults of its text, and the paths they hide.

    `is_whole` is False where reading stopped, so that there is no data to judge.
    """

    places: Places
    faults: tuple[Fault, ...]
    absent: frozenset[Path]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What was built of a text, and what stopped it: a limit, or its syntax."""

    builder: Builder
    stop: Fault | None = None
    is_syntax: bool = False


def read_document(data: bytes, file: str, size: int | None = None, times: int = 1) -> Document:
    """Read one file's bytes (of a larger file at least one byte too many); nothing raises.

    It may be so many `times` as large as an agreement.
    """
    if len(data) > MAX_BYTES * times:
        facts = {"bytes": size or len(data), "most": MAX_BYTES * times}
        return _unread(file, "", [Fault("too-large", Hit(at=START, facts=facts))])
    decoded = decode(data)
    if isinstance(decoded, Fault):
        return _unread(file, "", [decoded])  # no text, so no line to show
    text, faults = decoded.clean, list(decoded.faults)
    attempt, curly = _with_curly(text, MAX_NODES * times)
    builder, stop = attempt.builder, attempt.stop
    if stop is not None and faults and attempt.is_syntax and stop.rule not in CERTAIN:
        # A forbidden character explains the parser's complaint better than the parser does.
        stop = replace(faults.pop(), is_stop=True)
    faults += [*builder.faults, *curly_faults(curly, text)]
    if stop is not None:
        return _unread(file, text, [*faults, stop])
    if builder.root is None:
        return _unread(file, text, [*faults, Fault("empty-file", Hit(at=START))])
    places = Places(file, text, builder.root, builder.marks, builder.starts)
    faults += swallowed(places, builder.marks)
    return Document(places, tuple(faults), frozenset(builder.absent), is_whole=True)


def _with_curly(text: str, most: int) -> tuple[_Attempt, list[Quotation]]:
    """The text read as if every curly quotation had the marks of a file, and those quotations.

    Such a mark is found where the text without it cannot be read on, so it takes several tries.
    """
    curly: list[Quotation] = []
    attempt = _attempt(text, most)
    for _ in range(MOST_ATTEMPTS):
        found = quotations(text, attempt.builder.marks, attempt.stop)
        if not found:
            break
        curly += found
        text = requoted(text, found)
        attempt = _attempt(text, most)
    return attempt, curly


def _attempt(text: str, most: int) -> _Attempt:
    builder = Builder(most=most)
    try:
        builder.run(CParser(text))
    except Stop as stop:
        return _Attempt(builder, replace(stop.fault, is_stop=True))
    except YAMLError as error:
        return _Attempt(builder, replace(fault_of(error, text), is_stop=True), is_syntax=True)
    return _Attempt(builder)


def _unread(file: str, text: str, faults: list[Fault]) -> Document:
    return Document(Places(file, text, None, (), {}), tuple(faults), frozenset(), is_whole=False)
