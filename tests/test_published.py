"""Tables that real bodies published: kpr prints every digit that their own inputs determine.

Each folder of `tests/published` holds a table as it was transcribed (`table.yaml`), agreements and
a draft book that say the same in the format of kpr, and the cells that were published
(`expected.json`), copied by hand; no option of the tests rewrites it. A cell that does not follow
from the table says why. To see what kpr makes of one: `kpr score FILE --rulebook rulebook`.
"""

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import Said
from primary_care import write_agreements
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
FOLDERS = sorted(file.parent for file in (ROOT / "tests" / "published").glob("*/expected.json"))
ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

Kpr = Callable[..., Said]
parametrized = pytest.mark.parametrize("folder", FOLDERS, ids=[f.name for f in FOLDERS])


class Table(NamedTuple):
    """A published table: as transcribed, and what kpr is to make of it."""

    folder: Path
    page: dict[str, Any]
    expected: dict[str, Any]

    @property
    def cells(self) -> list[dict[str, Any]]:
        return list(self.expected["cells"])

    @property
    def determined(self) -> list[dict[str, Any]]:
        return [cell for cell in self.cells if cell["determined"]]


def table_of(folder: Path) -> Table:
    page = YAML(typ="safe").load(folder / "table.yaml")
    return Table(folder, page, json.loads((folder / "expected.json").read_text("utf-8")))


def published(node: object, path: str, *, is_result: bool = False) -> Iterator[str]:
    """The cells of a table that hold a published result: a number below a key `published…`."""
    if isinstance(node, dict):
        for key, value in node.items():
            inner = f"{path}.{key}" if path else str(key)
            is_own = is_result or str(key).startswith("published")
            yield from published(value, inner, is_result=is_own)
        # Of the columns of scores, those that are the means of others are results, too.
        if "scores" in node:
            for column in PARENTS:
                yield f"{path}.scores[{int(column[1:]) - 1}]"
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from published(value, f"{path}[{index}]", is_result=is_result)
    elif is_result and re.fullmatch(r"[0-9๐-๙]+(\.[0-9๐-๙]+)?", str(node)):
        yield path


PARENTS = ("c1", "c8", "c20", "c24", "c27", "c30")


def at(node: Any, path: str) -> Any:  # noqa: ANN401 - whatever the table holds there
    """What a table holds at a path."""
    for step in re.findall(r"[^.\[\]]+", path):
        node = node[int(step)] if isinstance(node, list) else node[step]
    return node


def book_of(table: Table, run: Mapping[str, Any], folder: Path) -> list[str]:
    """The options that name the book of a run: the table's own, or a copy that differs from it."""
    if "rulebook" not in run:
        return []
    own = table.folder / run["rulebook"]
    if "instead" not in run:
        return ["--rulebook", str(own)]
    shutil.copytree(own, folder / "rulebook", dirs_exist_ok=True)
    text = (own / "book.yaml").read_text("utf-8")
    for old, new in run["instead"].items():
        assert old in text, old
        text = text.replace(old, new)
    (folder / "rulebook" / "book.yaml").write_text(text, "utf-8")
    return ["--rulebook", str(folder / "rulebook")]


def files_of(table: Table, run: Mapping[str, Any], folder: Path) -> list[str]:
    """The agreements of a run; those of a long table are written from the table itself."""
    if "files" in run:
        return list(run["files"])
    return [str(folder / name) for name in write_agreements(table.page, folder)]


def cards_of(table: Table, kpr: Kpr, folder: Path) -> dict[tuple[str, str, str], Any]:
    """Every scorecard of every run, by run, agency and assessor; each finds what it should."""
    cards = {}
    for name, run in table.expected["runs"].items():
        own = folder / name
        own.mkdir()
        files, book = files_of(table, run, own), book_of(table, run, own)
        said = kpr(
            table.folder,
            "score",
            *files,
            *book,
            *run.get("options", []),
            "--explain",
            "--format",
            "json",
        )
        output = json.loads(said.out)
        told = [[f["code"], path_of(f["path"])] for f in output["findings"]]
        assert told == run.get("findings", []), name
        assert said.status == int(any(f["severity"] == "error" for f in output["findings"]))
        for card in output["scorecards"]:
            cards[name, card["agency"], card["assessor"]] = card
    return cards


def path_of(steps: list[str | int]) -> str:
    """A path as the table's list of findings writes it."""
    return "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps).lstrip(".")


def printed(cards: Mapping[tuple[str, str, str], Any], where: list[str]) -> str:
    """What kpr prints for a cell: the card, then the keys in it.

    Rows are called by their id; of the steps of a working the `first` is.
    """
    node = cards[where[0], where[1], where[2]]
    for key in where[3:]:
        if key == "first":
            node = node[0]
        elif isinstance(node, list):
            (node,) = [row for row in node if row["id"] == key]
        else:
            node = node[key]
    return str(node)


def is_reproduced(cell: Mapping[str, Any], digits: str) -> bool:
    """Whether kpr prints the published digits; as numbers where the page drops trailing zeros."""
    if cell.get("as_number"):
        return Decimal(digits) == Decimal(cell["digits"])
    return bool(digits == cell["digits"])


@parametrized
def test_every_determined_cell_is_reproduced_to_its_last_digit(
    folder: Path, kpr: Kpr, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = table_of(folder)
    cards = cards_of(table, kpr, tmp_path)
    told = {cell["cell"]: printed(cards, cell["kpr"]) for cell in table.determined}
    missed = {
        cell["cell"]: (cell["digits"], told[cell["cell"]])
        for cell in table.determined
        if not is_reproduced(cell, told[cell["cell"]])
    }
    with capsys.disabled():
        sys.stdout.write(
            f"\n{folder.name}: {len(told) - len(missed)} reproduced / "
            f"{len(told)} determined / {len(table.cells)} published "
        )
    assert missed == {}
    # What kpr prints where the page cannot be followed is known, too.
    for cell in table.cells:
        if "kpr_prints" in cell:
            assert printed(cards, cell["kpr"]) == cell["kpr_prints"], cell["cell"]


@parametrized
def test_every_published_number_is_in_the_list_as_the_page_prints_it(folder: Path) -> None:
    table = table_of(folder)
    listed = [cell["cell"] for cell in table.cells]
    assert len(set(listed)) == len(listed)
    assert set(published(table.page, "")) <= set(listed)
    for cell in table.cells:
        on_page = str(at(table.page, cell["cell"])).translate(ARABIC)
        assert on_page.split(" ")[0] == cell["digits"], cell["cell"]


@parametrized
def test_what_is_not_determined_says_why(folder: Path) -> None:
    table = table_of(folder)
    for cell in table.cells:
        assert cell["determined"] != ("because" in cell), cell["cell"]
        words = cell.get("because", table.expected["inputs"])
        assert re.search(r"[ก-๛]", words["th"]), cell["cell"]
        assert re.match(r"[A-Z].*\.\Z", words["en"]), cell["cell"]
    assert any(cell.get("as_number") for cell in table.cells) == (
        "trailing_zeros" in table.expected
    )
    text = (folder / "table.yaml").read_text("utf-8")
    assert ("digits_on_page: thai" in text) == ("digits_on_page" in table.expected)


def test_the_middle_point_that_a_department_prints_changes_nothing_here(
    kpr: Kpr, tmp_path: Path
) -> None:
    """Its page says 70 for the standard target, the book 75; both its results lie beyond."""
    cards = cards_of(table_of(ROOT / "tests" / "published" / "dit-2567"), kpr, tmp_path)
    own, theirs = (cards[run, "dit", "self"] for run in ("page", "middle-70"))
    assert (own["book"], theirs["book"]) == ("2567", "2567-middle-70")
    for row, other in zip(own["indicators"], theirs["indicators"], strict=True):
        assert [row[key] for key in ("raw", "score", "weighted")] == [
            other[key] for key in ("raw", "score", "weighted")
        ]
    assert own["total"] == theirs["total"] == "99.94"


def test_the_columns_that_are_means_are_those_of_the_table() -> None:
    page = table_of(ROOT / "tests" / "published" / "pcu-2566").page
    assert tuple(page["structure_found"]["parents"]) == PARENTS


LEVELS = ROOT / "tests" / "published" / "levels-only"


@pytest.mark.parametrize(("tied", "score"), [("higher", "4.0000"), ("lower", "3.0000")])
def test_a_result_at_two_equal_levels_scores_what_the_book_declares(
    tied: str, score: str, kpr: Kpr, tmp_path: Path
) -> None:
    """40/50/60/60/70 of a real agreement, at 60: a finding, a score, and never a division by 0."""
    changed = {"2564": "2556", "tied_levels: higher": f"tied_levels: {tied}"}
    run = {"rulebook": "rulebook", "instead": changed}
    text = (LEVELS / "european-affairs.yaml").read_text("utf-8")
    levels = "levels: [40, 50, 60, 60, 70]\n"
    assert levels in text
    reported = f"{levels}        results: [{{round: 12, self: 60}}]\n"
    (tmp_path / "european-affairs.yaml").write_text(text.replace(levels, reported), "utf-8")
    book = book_of(table_of(LEVELS), run, tmp_path)
    said = kpr(tmp_path, "score", "european-affairs.yaml", *book, "--format", "json")
    output = json.loads(said.out)
    assert (said.status, [f["code"] for f in output["findings"]]) == (1, ["L103"])
    (card,) = output["scorecards"]
    assert (card["provisional"], row_of(card, "2")["score"]) == (True, score)


def test_levels_that_are_ratios_are_no_numbers(kpr: Kpr, tmp_path: Path) -> None:
    """“1:1000” to “1:5000”, as a course wrote them: told each, with what to write instead."""
    text = (LEVELS / "course-exercise.yaml").read_text("utf-8")
    unit = "unit: Ratio\n        weight: 15.00\n"
    assert unit in text
    ratios = ", ".join(f'"1:{n}000"' for n in (5, 4, 3, 2, 1))
    (tmp_path / "a.yaml").write_text(text.replace(unit, f"{unit}        levels: [{ratios}]\n"))
    run = {"rulebook": "rulebook", "instead": {"2564": "2569"}}
    book = book_of(table_of(LEVELS), run, tmp_path)
    said = kpr(tmp_path, "score", "a.yaml", *book, "--format", "json")
    output = json.loads(said.out)
    told = [(f["code"], path_of(f["path"])) for f in output["findings"]]
    assert told == [
        *(("S109", f"issues.all.indicators[1].levels[{index}]") for index in range(5)),
        ("L103", "issues.all.indicators[2].levels[3]"),
    ]
    assert (said.status, output["scorecards"]) == (1, [])


@pytest.mark.parametrize(("result", "score"), [("24", "2.0000"), ("25", "3.0000")])
def test_whole_results_have_a_band(result: str, score: str, kpr: Kpr, tmp_path: Path) -> None:
    card = banded(result, kpr, tmp_path)
    assert row_of(card, "0702")["score"] == score


def test_a_result_between_two_bands_has_no_score_and_says_so(kpr: Kpr, tmp_path: Path) -> None:
    card = banded("24.5", kpr, tmp_path)
    assert (card["total"], card["indicators"]) == (None, [])
    assert "24.5 ไม่อยู่ในช่วงใด" in card["reason"]


def banded(result: str, kpr: Kpr, folder: Path) -> Any:  # noqa: ANN401 - a card as JSON has it
    """The card of the bands of whole numbers, with a result for the first indicator."""
    text = (LEVELS / "phatthalung.yaml").read_text("utf-8")
    bands = '">=45"]\n'
    assert bands in text
    reported = f"{bands}        weight: 1\n        results: [{{round: 12, self: {result}}}]\n"
    text = text.replace(bands, reported).replace('">=80"]', '">=80"]\n        weight: 1')
    (folder / "phatthalung.yaml").write_text(text, "utf-8")
    run = {"rulebook": "rulebook", "instead": {"2564": "2566"}}
    book = book_of(table_of(LEVELS), run, folder)
    said = kpr(folder, "score", "phatthalung.yaml", *book, "--format", "json")
    (card,) = json.loads(said.out)["scorecards"]
    return card


def row_of(card: Mapping[str, Any], number: str) -> Any:  # noqa: ANN401 - a row as JSON has it
    """The row of an indicator."""
    (row,) = [row for row in card["indicators"] if row["id"] == number]
    return row


def test_the_committee_gives_its_reason_for_each_lost_point(kpr: Kpr, tmp_path: Path) -> None:
    cards = cards_of(table_of(ROOT / "tests" / "published" / "opec-2561"), kpr, tmp_path)
    card = cards["rows", "opec", "committee"]
    working = {row["id"]: " ".join(row["steps"]) for row in card["indicators"]}
    assert "ไม่ได้รายงาน 1 ครั้ง" in working["2.1"]
    assert "5 − 0.2 × 1 กับ 1 = 4.8" in working["2.1"]
    assert "ไม่ได้รายงาน 2 ครั้ง" in working["2.2"]
    assert "2 − 0.2 × 2 กับ 1 = 1.6" in working["2.2"]


def test_an_excerpt_has_no_total_and_says_why(kpr: Kpr) -> None:
    for file in ("mju-2565/mju-animal.yaml", "opec-2561/opec.yaml"):
        said = kpr(ROOT, "score", f"examples/published/{file}", "--format", "json")
        for card in json.loads(said.out)["scorecards"]:
            assert (card["total"], card["reaches_reward"]) == (None, None)
            assert "ที่คัดมามีเพียง" in card["reason"]
