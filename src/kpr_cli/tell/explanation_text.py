"""An explanation for people at a terminal."""

from collections.abc import Iterable, Iterator, Mapping

from kpr_cli.core.explanation import Explanation
from kpr_cli.core.finding import Languages
from kpr_cli.tell.block import Block, Facts, Heading, Legend, Prose, Session, Shown
from kpr_cli.tell.columns import padded, width_of
from kpr_cli.tell.explanation import blocks
from kpr_cli.tell.lines import Line, Style, safe
from kpr_cli.tell.sheet import Mark, rows_of


def explanation_lines(explained: Explanation, langs: Languages) -> Iterator[Line]:
    """The whole explanation."""
    return block_lines(blocks(explained, langs), langs)


def block_lines(told: Iterable[Block], langs: Languages) -> Iterator[Line]:
    """Blocks, each heading apart from what stands before it."""
    for number, block in enumerate(told):
        if number and isinstance(block, Heading):
            yield (("plain", ""),)
        yield from _lines(block, langs)


def _lines(block: Block, langs: Languages) -> Iterator[Line]:
    match block:
        case Heading():
            yield (("place", block.text),)
        case Prose():
            yield from ((("plain", f"  {safe(text)}"),) for text in block.texts)
        case Facts():
            width = width_of(label for label, _ in block.rows)
            for label, value in block.rows:
                yield (("dim", f"  {padded(label, width)}  "), ("plain", safe(value)))
        case Session():
            yield (("dim", f"  $ {safe(block.command)}"),)
            for line in block.lines:
                is_empty = not any(text for _, text in line)
                yield line if is_empty else (("plain", "  "), *line)
        case Legend():
            yield (("dim", f"  {', '.join(block.texts)}"),)
        case Shown():
            yield from _shown(block, langs)


def _shown(block: Shown, langs: Languages) -> Iterator[Line]:
    lines = block.sheet.text.lines
    th, en = f"ทั้งแฟ้ม {len(lines)} บรรทัด", f"{len(lines)} lines in all"
    count = " · ".join(th if lang == "th" else en for lang in langs)
    yield (("plain", f"  {safe(block.sheet.text.name)}"), ("dim", f"  ({count})"))
    width = len(str(len(lines)))
    for number, mark, text in rows_of(block.sheet):
        if number is None:
            yield (("dim", f"    {' ' * width} {text}"),)
        else:
            style = _STYLES[mark, block.is_good]
            said = f" {text}" if text else ""
            yield ((style, f"  {mark} "), ("dim", f"{number:>{width}} |"), (style, said))


_STYLES: Mapping[tuple[Mark, bool], Style] = {
    (">", False): "error",
    ("*", False): "warning",
    ("*", True): "note",
    (" ", False): "plain",
    (" ", True): "plain",
}
