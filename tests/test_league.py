"""Many agencies: who is compared with whom, ranks, ministries, and how the totals are spread."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Said
from hypothesis import given
from hypothesis import strategies as st
from nation import AGENCIES, text_of, write_nation
from rich.cells import cell_len
from test_report import rows
from test_rounds import GRADES, book_with
from test_schemas import refusals

from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.core.league import Band, League
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Assessor, PartScore, Scorecard
from kpr_cli.judge.ranking import leagues
from kpr_cli.tell.league import leagues_lines
from kpr_cli.tell.lines import plain

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "league"
BENCH = Shelf(load_wording()).named("2547")
assert BENCH is not None
BOOK = BENCH.book

Kpr = Callable[..., Said]
Golden = Callable[[Path, str], None]


@pytest.fixture(name="nation")
def _nation(tmp_path: Path) -> Path:
    """Twelve agencies of three ministries, and four that stand apart."""
    folder = tmp_path / "nation"
    folder.mkdir()
    write_nation(folder)
    return folder


def card(agency: str, total: str | None, **changes: object) -> Scorecard:
    """A card made by hand."""
    empty = Scorecard(
        file=f"{agency}.yaml",
        agency=agency,
        name=agency,
        ministry="",
        fiscal_year=2547,
        book="2547",
        book_status="in-force",
        round=12,
        assessor="committee",
        provisional=False,
        total=None if total is None else Decimal(total),
    )
    return replace(empty, **changes)  # type: ignore[arg-type]  # each test names fields of a card


def cards_of(totals: Sequence[str | None]) -> list[Scorecard]:
    return [card(f"a{index:03}", total) for index, total in enumerate(totals)]


def book_of(**changes: object) -> Rulebook:
    """The book of 2547 with other policies."""
    policies = BOOK.policies.model_copy(update=changes)
    return BOOK.model_copy(update={"policies": policies})


def league_of(cards: Sequence[Scorecard], book: Rulebook = BOOK) -> League:
    """The one league that cards make."""
    (league,) = leagues(cards, {"2547": book})
    return league


def ranks_of(league: League) -> list[tuple[int | None, str]]:
    return [(entry.rank, entry.card.agency) for entry in league.ranked]


def ties(how: str) -> Rulebook:
    return book_of(ranking=BOOK.policies.ranking.model_copy(update={"ties": how}))


# As people read it


@pytest.mark.parametrize(("name", "lang"), [("nation.th", "th"), ("nation.en", "en")])
def test_a_nation_as_people_read_it(
    name: str, lang: str, nation: Path, kpr: Kpr, golden: Golden
) -> None:
    said = kpr(nation, "score", "--lang", lang, "--as-of", "2547-10-15")
    assert (said.status, said.err) == (1, "")
    golden(GOLDEN / f"{name}.out", said.out)
    kpr(nation, "score", "--lang", lang, "--as-of", "2547-10-15", "-o", "text=../told")
    assert (nation.parent / "told").read_text("utf-8") == said.out


def test_grades_and_dense_ranks_as_people_read_them(
    nation: Path, tmp_path: Path, kpr: Kpr, golden: Golden
) -> None:
    book = book_with(tmp_path, GRADES, ("ties: shared", "ties: dense"))
    said = kpr(nation, "score", *(f"{agency.id}.yaml" for agency in AGENCIES), "--rulebook", book)
    assert (said.status, said.err) == (0, "")
    golden(GOLDEN / "grades.out", said.out)


def test_a_nation_as_programs_read_it(nation: Path, kpr: Kpr, golden: Golden) -> None:
    output = json.loads(kpr(nation, "score", "--format", "json").out)
    assert refusals("scorecard", output) == []
    golden(
        GOLDEN / "nation.json", json.dumps(output["leagues"], ensure_ascii=False, indent=1) + "\n"
    )
    listed = [entry["file"] for league in output["leagues"] for entry in league["ranks"]]
    counting = [entry["file"] for entry in output["scorecards"] if entry["counts"]]
    assert sorted(listed) == sorted(counting)


def test_the_report_has_the_same_leagues(nation: Path, kpr: Kpr) -> None:
    assert kpr(nation, "report", "--html", "-o", "out.html").status == 1
    html = (nation / "out.html").read_text("utf-8")
    found = [row for row in rows(html) if row[:2] != ["อันดับ", "ส่วนราชการ"]]
    data = json.loads(kpr(nation, "score", "--format", "json").out)
    names = {card["agency"]: card["name"] for card in data["scorecards"]}
    for league in data["leagues"]:
        for entry in league["ranks"]:
            row = found.pop(0)
            rank, total = entry["rank"] or "–", entry["total"] or "–"
            assert row[:3] == [str(rank), names[entry["agency"]], total]
    for assessed in ("รอบ 12 เดือน · คณะกรรมการประเมิน", "รอบ 6 เดือน · คณะกรรมการประเมิน"):
        assert f"ลำดับคะแนน ปีงบประมาณ พ.ศ. 2547 {assessed}</h2>" in html
    assert "จัดอันดับด้วยกันเฉพาะคะแนนของรอบเดียวกันและผู้ประเมินเดียวกัน" in html


def test_the_order_of_the_files_changes_nothing(nation: Path, kpr: Kpr) -> None:
    names = sorted(path.name for path in nation.glob("*.yaml"))
    for shape in ("text", "json", "csv"):
        whole = kpr(nation, "score", "--format", shape, *names)
        assert kpr(nation, "score", "--format", shape, *names[::-1]) == whole


def test_an_agency_alone_in_its_year_has_its_card_in_full(nation: Path, kpr: Kpr) -> None:
    other = ROOT / "examples" / "example-2567.yaml"
    alone = kpr(nation, "score", str(other)).out
    said = kpr(nation, "score", "east.yaml", "west.yaml", str(other)).out
    assert said.count("อันดับ") == 2
    assert said.endswith(alone)
    twice = nation / "twice.yaml"
    text = other.read_text("utf-8").replace("id: example-2567", "id: twice")
    twice.write_text(text, "utf-8")
    leagues_ = json.loads(
        kpr(
            nation, "score", "east.yaml", "west.yaml", "twice.yaml", str(other), "--format", "json"
        ).out
    )["leagues"]
    assert [(league["fiscal_year"], len(league["ranks"])) for league in leagues_] == [
        (2547, 2),
        (2567, 2),
    ]
    assert [entry["rank"] for entry in leagues_[1]["ranks"]] == [1, 1]


def test_an_agency_filed_twice_is_told_and_takes_no_rank(nation: Path, kpr: Kpr) -> None:
    (nation / "again.yaml").write_text(text_of(AGENCIES[1]), "utf-8")
    said = kpr(nation, "score", "again.yaml", "east.yaml", "west.yaml")
    assert said.status == 1
    assert "I103 agreement-filed-twice" in said.out
    ranks = said.out.partition("อันดับ")[2].splitlines()
    twice = "4.4400  ถึง            กรมตะวันออก  ยังไม่ผ่านการตรวจ · ไม่จัดอันดับ เพราะมีคำรับรองของปีนี้ 2 แฟ้ม"
    assert ranks[1:4] == [
        "   1    1.0000  ไม่ถึง          กรมตะวันตก",
        f"   –    {twice}",
        f"   –    {twice}",
    ]
    assert "    2          –       –       –  กระทรวงหนึ่ง (จัดอันดับ 0 แห่ง)" in said.out


# Who is compared with whom


def test_only_the_same_year_book_round_and_assessor_are_compared() -> None:
    apart: list[tuple[int, int | None, Assessor]] = [
        (2546, 12, "self"),
        (2547, 12, "committee"),
        (2547, 12, "self"),
        (2547, 9, "committee"),
        (2547, 6, "committee"),
        (2547, 6, "self"),
        (2547, None, "self"),
    ]
    cards = [
        card(f"{index}-{name}", "3", fiscal_year=year, round=at, assessor=by)
        for index, (year, at, by) in enumerate(apart)
        for name in "ab"
    ]
    found = leagues(cards[::-1], {"2547": BOOK})
    assert [(entry.fiscal_year, entry.round, entry.assessor) for entry in found] == apart
    for index, league in enumerate(found):
        assert ranks_of(league) == [(1, f"{index}-a"), (1, f"{index}-b")]
    books = {"2547": BOOK, "2547-a": BOOK}
    two = leagues([card("a", "3"), card("b", "3", book="2547-a")], books)
    assert [league.book for league in two] == ["2547", "2547-a"]


# Ranks

TOTALS = st.lists(
    st.one_of(st.none(), st.integers(10_000, 10_012).map(lambda n: str(Decimal(n).scaleb(-4)))),
    min_size=1,
    max_size=30,
)


@given(TOTALS, st.sampled_from(["shared", "dense"]))
def test_a_rank_is_one_more_than_what_is_better(totals: list[str | None], how: str) -> None:
    cards = cards_of(totals)
    league = league_of(cards, ties(how))
    known = [entry.total for entry in cards if entry.total is not None]
    for entry in league.ranked:
        total = entry.card.total
        better = [other for other in known if total is not None and other > total]
        expected = len(set(better) if how == "dense" else better) + 1
        assert entry.rank == (None if total is None else expected)
    assert sorted(entry.card.agency for entry in league.ranked) == [c.agency for c in cards]
    shown = [entry.rank or len(cards) + 1 for entry in league.ranked]
    assert shown == sorted(shown)
    assert league.has_ties == (len(set(known)) < len(known))


def test_ties_as_the_book_says() -> None:
    totals = ["3.5000", None, "4.0000", "4.0000", "3.5", "1"]
    order = ["a002", "a003", "a000", "a004", "a005", "a001"]
    shared = ranks_of(league_of(cards_of(totals), ties("shared")))
    assert shared == list(zip([1, 1, 3, 3, 5, None], order, strict=True))
    dense = ranks_of(league_of(cards_of(totals), ties("dense")))
    assert dense == list(zip([1, 1, 2, 2, 3, None], order, strict=True))


def test_where_1_is_best_the_lowest_total_is_first() -> None:
    points = tuple(map(Decimal, "54321"))
    scale = BOOK.policies.scale.model_copy(
        update={"points": points, "floor": Decimal(5), "cap": Decimal(1)}
    )
    league = league_of(cards_of(["4.5000", "1.2000", "1.2000"]), book_of(scale=scale))
    assert ranks_of(league) == [(1, "a001"), (1, "a002"), (3, "a000")]
    assert [(str(band.low), str(band.high), band.agencies) for band in league.bands] == [
        ("1.0000", "1.9999", 2),
        ("2.0000", "2.9999", 0),
        ("3.0000", "3.9999", 0),
        ("4.0000", "5.0000", 1),
    ]


# Ministries


@given(st.lists(st.integers(10_000, 50_000), min_size=1, max_size=9))
def test_the_mean_of_a_ministry_is_exact_and_half_up(totals: list[int]) -> None:
    cards = cards_of([str(Decimal(total).scaleb(-4)) for total in totals])
    (ministry,) = league_of(cards).ministries
    assert ministry.mean is not None
    exact = Fraction(sum(totals), len(totals))
    whole, rest = divmod(exact, 1)
    assert ministry.mean.scaleb(4) == whole + (rest >= Fraction(1, 2))
    assert -int(ministry.mean.as_tuple().exponent) == 4
    assert (ministry.lowest, ministry.highest) == tuple(
        Decimal(end).scaleb(-4) for end in (min(totals), max(totals))
    )


def test_who_has_no_total_or_no_ministry_is_counted_all_the_same() -> None:
    cards = [
        card("a", "3.0001", ministry="กระทรวงหนึ่ง"),
        card("b", "3.0002", ministry="กระทรวงหนึ่ง"),
        card("c", None, ministry="กระทรวงหนึ่ง", reason=Words(th="ไม่มี", en="none")),
        card("d", None, ministry="กระทรวงสอง", reason=Words(th="ไม่มี", en="none")),
        card("e", "5.0000"),
    ]
    league = league_of(cards)
    assert [(m.name, m.agencies, m.ranked, str(m.mean)) for m in league.ministries] == [
        ("กระทรวงสอง", 1, 0, "None"),
        ("กระทรวงหนึ่ง", 3, 2, "3.0002"),
        ("", 1, 1, "5.0000"),
    ]
    said = plain(leagues_lines([league], "th"))
    assert "กระทรวงหนึ่ง (จัดอันดับ 2 แห่ง)\n" in said
    assert "ไม่ระบุกระทรวง\n" in said


# The spread of totals


@given(st.lists(st.integers(0, 60_000), max_size=30), st.sampled_from(["floor", "zero"]))
def test_every_total_is_in_exactly_one_band(totals: list[int], low: str) -> None:
    floor = Decimal(1 if low == "floor" else 0)
    scale = BOOK.policies.scale.model_copy(update={"floor": floor})
    cards = cards_of([None, *(str(Decimal(total).scaleb(-4)) for total in totals)])
    bands = league_of(cards, book_of(scale=scale)).bands
    assert sum(band.agencies for band in bands) == len(totals)
    for band in bands:
        inside = [
            total
            for total in totals
            if (band.low is None or total >= band.low * 10_000)
            and (band.high is None or total <= band.high * 10_000)
        ]
        assert band.agencies == len(inside)
    ends = [(band.low, band.high) for band in bands]
    for (low_end, _), (_, high_end) in pairwise(ends):
        assert low_end is not None
        assert high_end is not None
        assert low_end - high_end == Decimal("0.0001")


def test_outside_the_scale_there_are_bands_only_where_somebody_is() -> None:
    league = league_of(cards_of(["0.9600", "5.0000", "5.0001", "1.9999"]))
    assert league.bands == (
        Band(Decimal("5.0001"), None, 1),
        Band(Decimal("4.0000"), Decimal("5.0000"), 1),
        Band(Decimal("3.0000"), Decimal("3.9999"), 0),
        Band(Decimal("2.0000"), Decimal("2.9999"), 0),
        Band(Decimal("1.0000"), Decimal("1.9999"), 1),
        Band(None, Decimal("0.9999"), 1),
    )
    many = cards_of(["0.9600", "5.0001", None, *["3.0000"] * 8_000])
    said = plain(leagues_lines([league_of(many)], "th"))
    spread = said.partition("การกระจายของคะแนนรวม\n")[2]
    assert spread.splitlines()[:9] == [
        "จำนวน  ช่วงคะแนนรวม",
        "    1  ตั้งแต่ 5.0001    █",
        "    0  4.0000–5.0000",
        f" 8000  3.0000–3.9999  {'█' * 40}",
        "    0  2.0000–2.9999",
        "    0  1.0000–1.9999",
        "    1  ไม่เกิน 0.9999   █",
        "    1  ไม่ได้จัดอันดับ",
        "",
    ]


def test_undivided_totals_are_spread_over_the_scale_times_the_weights() -> None:
    weights = BOOK.policies.weights.model_copy(update={"divide_by": "one"})
    rounding = BOOK.policies.rounding.model_copy(update={"total": 1})
    book = book_of(weights=weights, rounding=rounding)
    bands = league_of(cards_of(["500.0", "250.0", "100.0"]), book).bands
    assert [(str(band.low), str(band.high), band.agencies) for band in bands] == [
        ("400.0", "500.0", 1),
        ("300.0", "399.9", 0),
        ("200.0", "299.9", 1),
        ("100.0", "199.9", 1),
    ]


# Many issues, many agencies


def with_issues(agency: str, count: int) -> Scorecard:
    """A card with a score for every issue and for so many optional topics."""
    names = [*(part.id for part in BOOK.policies.parts), *(f"topic-{n + 1}" for n in range(count))]
    parts = tuple(
        PartScore(name, Words(th=name, en=name), Decimal("5.00"), Decimal("3.0000"), Decimal(1))
        for name in names
    )
    return card(agency, "3.0000", name="กรมที่มีชื่อยาวพอสมควรสำหรับการทดสอบ", parts=parts)


def test_many_issues_are_set_in_tables_that_fit_and_none_is_lost() -> None:
    league = league_of([with_issues("a", 15), with_issues("b", 2)])
    assert [column.id for column in league.columns][3:7] == [
        "service_quality",
        "development_success",
        "topic-1",
        "topic-2",
    ]
    said = plain(leagues_lines([league], "th")).partition("คะแนนรายประเด็น\n")[2]
    tables, _, legend = said.partition("\n(1) ")
    heads = [line for line in tables.splitlines() if line.startswith("อันดับ")]
    assert len(heads) == 3
    assert " ".join(heads).split().count("ส่วนราชการ") == 3
    assert [f"({n})" for n in range(1, 21)] == [
        word for head in heads for word in head.split() if word.startswith("(")
    ]
    assert max(map(cell_len, tables.splitlines())) <= 100
    assert len(legend.split("\n(")) == 20
    assert "(6) การมอบอำนาจการตัดสินใจ" in said


def test_of_very_many_agencies_the_issues_are_left_to_a_spreadsheet() -> None:
    cards = [with_issues(f"a{index}", 0) for index in range(101)]
    said = plain(leagues_lines([league_of(cards)], "th"))
    assert "คะแนนรายประเด็นของทั้ง 101 แห่ง ดูด้วย --output xlsx=" in said
    assert "(1)" not in said
    assert "(1)" in plain(leagues_lines([league_of(cards[:100])], "th"))
