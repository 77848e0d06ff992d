"""The HTML report: self-contained, escaped, the same bytes twice, whole in a real browser."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import Said
from playwright.sync_api import Browser, sync_playwright

from kpr_cli.cli.entry import run

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def report(*arguments: str, status: int = 0) -> str:
    assert run(["report", "--html", "-o", "out.html", *arguments]) == status
    return Path("out.html").read_text("utf-8")


class Cells(HTMLParser):
    """The texts of every table row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


class Working(HTMLParser):
    """The lines of the working: headings, steps, their numbers, expressions."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in {"h3", "li", "p"}:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.lines:
            self.lines[-1] += data


def working_of(html: str) -> list[str]:
    """The lines of the working, without the sign between a number and what it is called."""
    (blocks,) = re.findall(r'<div class="working">(.*?)</div>', html, re.DOTALL)
    working = Working()
    working.feed(blocks)
    return [" ".join(line.split()).replace(" = ", " ") for line in working.lines]


def rows(html: str) -> list[list[str]]:
    cells = Cells()
    cells.feed(html)
    return cells.rows


def test_the_table_has_the_columns_that_officers_know() -> None:
    found = rows(report(str(EXAMPLES / "example-department.yaml")))
    assert found[0] == [
        "ตัวชี้วัดที่", "ตัวชี้วัด", "หน่วยวัด", "น้ำหนัก(ร้อยละ)", "เกณฑ์การให้คะแนน",
        "ประเมินตนเอง", "คณะกรรมการประเมิน", "ผลต่าง",
    ]  # fmt: skip
    assert found[1] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        *["ผลการดำเนินงาน", "ค่าคะแนนที่ได้", "คะแนนถ่วงน้ำหนัก"] * 2,
    ]
    widths = {len(row) for row in found if row and re.fullmatch(r"\d+\.\d+", row[0])}
    assert widths == {4 + 5 + 3 + 3 + 1}


def asked(html: str) -> dict[str, list[str]]:
    """By indicator what stands under เกณฑ์การให้คะแนน: between the weight and two assessors."""
    found = (row for row in rows(html) if row and re.fullmatch(r"\d+(\.\d+)+", row[0]))
    return {row[0]: row[4:-7] for row in found}


def test_every_method_says_what_it_asks_for() -> None:
    assert asked(report(str(EXAMPLES / "example-methods.yaml"))) == {
        "1.1": ["1", "2", "3", "4", "5"],
        "2.1": ["70", "75", "80", "85", "90"],
        "3.1": [">=20", "15-<20", "10-<15", "7-<10", "<7"],
        "4.1": ["ค่าเฉลี่ยถ่วงน้ำหนักของตัวชี้วัดย่อย"],
        "4.1.1": ["65", "70", "75", "80", "85"],
        "4.1.2": ["คะแนนเต็ม 140"],
        "5.1": ["ขั้นที่ 1", "ขั้นที่ 2", "ขั้นที่ 3", "ขั้นที่ 4", "ขั้นที่ 5"],
        "5.2": ["ต้องผ่าน 4 ใน 5"],
    }


def test_three_targets_stand_under_their_points() -> None:
    html = report(str(EXAMPLES / "example-2567.yaml"))
    assert rows(html)[1][:3] == ["50", "75", "100"]
    assert asked(html) == {
        "1.1": ["80", "88", "95"],
        "1.2": ["12", "10", "7"],
        "1.3": ["78", "82", "85"],
        "2.1": ["60", "75", "90"],
        "2.2": ["คะแนนเต็ม 400"],
    }


def book_with(name: str, changes: dict[str, str]) -> None:
    """A book in the folder `book`, with these places of its policies written otherwise."""
    shutil.copytree(ROOT / "rulebooks" / name, "book")
    policies = Path("book/book.yaml")
    text = policies.read_text("utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    policies.write_text(text, "utf-8")


def test_targets_of_other_points_than_the_head_say_their_own() -> None:
    book_with(
        "2567",
        {
            "default: three_point": "default: maximum",
            "    points: [50, 75, 100] ": "    points: [50, 70, 100] ",
        },
    )
    text = (EXAMPLES / "example-2567.yaml").read_text("utf-8")
    text = re.sub(r"(?m)^( +)(?=targets:)", r"\1method: three_point\n\1", text)
    Path("example-2567.yaml").write_text(text, "utf-8")
    html = report("--rulebook", "./book", "example-2567.yaml")
    assert rows(html)[1][:3] == ["50", "75", "100"]
    assert asked(html)["1.2"] == ["12 ได้ 50 คะแนน · 10 ได้ 70 คะแนน · 7 ได้ 100 คะแนน"]


def test_what_is_not_whole_stands_as_far_as_it_is_written() -> None:
    """Only an indicator that is not active gets as far as the table without its data."""
    text = (EXAMPLES / "example-methods.yaml").read_text("utf-8")
    text = re.sub(r"(?m)^ +required: .*\n", "", text)
    text = text.replace("[70, 75, 80, 85, 90]", "[70, 75, 80]")
    stopped = r"\1\n        status: cancelled\n        reason: ภารกิจโอนไปหน่วยงานอื่น"
    text = re.sub(r'(?m)^( +- id: "(?:2\.1|5\.2)")$', stopped, text)
    Path("example-methods.yaml").write_text(text, "utf-8")
    found = asked(report("example-methods.yaml", status=1))
    assert found["2.1"] == ["70 · 75 · 80"]
    assert found["5.2"] == ["–"]


@pytest.mark.parametrize(
    ("unit", "total", "words"), [("fraction", "1", "เศษส่วนของ 1"), ("points", "100", "คะแนน")]
)
def test_the_head_says_the_unit_of_the_weights(unit: str, total: str, words: str) -> None:
    book_with("2547", {"unit: percent": f"unit: {unit}", 'total: "100"': f'total: "{total}"'})
    text = (EXAMPLES / "example-methods.yaml").read_text("utf-8")
    if unit == "fraction":
        text = re.sub(r"(?m)^( +weight): (\d+)$", r"\1: 0.\2", text)
    Path("example-methods.yaml").write_text(text, "utf-8")
    html = report("--rulebook", "./book", "example-methods.yaml")
    assert rows(html)[0][3] == f"น้ำหนัก({words})"


@pytest.mark.parametrize("name", ["example-methods.yaml", "example-2567.yaml"])
def test_every_step_of_the_working_is_in_the_report(kpr: Callable[..., Said], name: str) -> None:
    """The same steps, clauses, numbers and lines in the same order as at a terminal."""
    file = str(EXAMPLES / name)
    told = kpr(Path(), "score", file, "--explain").out
    _, heading, working = told.partition("\nวิธีคิด  รอบ 12 เดือน · คณะกรรมการประเมิน\n")
    assert heading
    at_terminal = [re.sub(r"^\d+\. ", "", " ".join(line.split())) for line in working.splitlines()]
    assert working_of(report(file)) == [line.replace(" = ", " ") for line in at_terminal if line]


def test_the_report_says_who_judged_and_how() -> None:
    html = report(str(EXAMPLES / "example-challenge.yaml"))
    assert "15 ธันวาคม 2546" in html
    assert "ฉบับ 2547.1 สถานะ ใช้อยู่" in html
    assert "เลือก 3 ประเด็นจาก 15 ประเด็น และพัฒนาให้ได้อย่างน้อย 2 ใน 3 ประเด็นที่เลือก" in html
    assert "ข้อกำหนดของโครงการ การปัดเศษ" in html
    other = report(
        "--rulebook", "2547-two-thirds", str(EXAMPLES / "example-challenge.yaml"), status=1
    )
    assert "พัฒนาให้ได้อย่างน้อย 2 ใน 3 ของประเด็นทั้งหมด 15 ประเด็น คือ 10 ประเด็น" in other
    assert "ยังไม่ผ่านการตรวจ" in other


def test_a_draft_book_is_called_one_and_a_province_says_why_it_has_no_total() -> None:
    mju = EXAMPLES / "published" / "mju-2565"
    draft = report("--rulebook", str(mju / "rulebook"), str(mju / "mju-animal.yaml"))
    assert "สมุดกติกาที่ใช้เป็นฉบับร่าง" in draft
    assert "ไม่มีตัวชี้วัดให้คิดคะแนน" in report(str(EXAMPLES / "example-province.yaml"))


def test_every_text_is_escaped() -> None:
    text = (EXAMPLES / "example-department.yaml").read_text("utf-8")
    nasty = "<script>alert(1)</script>&{{ 7*7 }}</td>"
    text = re.sub(r"(?m)^(\s*(?:- )?(?:name|unit|reason|ministry)): .*$", rf'\1: "{nasty}"', text)
    Path("example-department.yaml").write_text(text, "utf-8")
    html = report("example-department.yaml")
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;{{ 7*7 }}&lt;/td&gt;" in html


def test_the_same_input_gives_the_same_bytes() -> None:
    first = report(str(EXAMPLES / "ministry"))
    assert report(str(EXAMPLES / "ministry")) == first


def test_it_is_never_written_over_an_input_or_into_nowhere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = (EXAMPLES / "example-province.yaml").read_text("utf-8")
    source = Path("example-province.html")
    source.write_text(text, "utf-8")
    assert run(["report", "--html", "example-province.html"]) == 2
    assert run(["report", "--html", "example-province.html", "-o", "x.yaml"]) == 2
    assert run(["report", "--html", "example-province.html", "-o", "no/where.html"]) == 2
    assert run(["report", "example-province.html"]) == 2
    Path("folder.html").mkdir()
    assert run(["report", "--html", "example-province.html", "-o", "folder.html/"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "kpr: ไม่เขียนทับแฟ้มที่อ่าน example-province.html ตั้งชื่ออื่น",
        "kpr: ชื่อรายงาน x.yaml ต้องลงท้ายด้วย .html",
        "kpr: ไม่มีโฟลเดอร์ no สร้างก่อน",
        "kpr: ระบุรูปแบบรายงาน: kpr report --html",
    ]
    assert source.read_text("utf-8") == text
    assert sorted(path.name for path in Path().iterdir()) == [
        "example-province.html",
        "folder.html",
    ]


def test_a_full_disk_leaves_the_old_report_whole() -> None:
    """A limit on file size stands for the full disk; nothing half written, no temporary file."""
    Path("out.html").write_text("earlier", "utf-8")
    program = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "from kpr_cli.cli.entry import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    example = str(EXAMPLES / "example-department.yaml")
    done = subprocess.run(
        [sys.executable, "-c", program, "report", "--html", "-o", "out.html", example],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("kpr: เขียน out.html ไม่ได้")
    assert Path("out.html").read_text("utf-8") == "earlier"
    assert [path.name for path in Path().iterdir()] == ["out.html"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium, "the report is proved in a real browser: install chromium"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["example-challenge.yaml", "ministry"])
def test_a_real_browser_shows_it_whole(browser: Browser, name: str, scheme: str) -> None:
    """Without JavaScript or network: one request, no message, nothing wider than a phone."""
    report(str(EXAMPLES / name))
    context = browser.new_context(
        java_script_enabled=False,
        offline=True,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": 320, "height": 800},
    )
    page = context.new_page()
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.goto(Path("out.html").absolute().as_uri())
    assert len(requests) == 1
    assert messages == []
    assert page.locator("article").count() == (5 if name == "ministry" else 1)
    assert page.locator("html").get_attribute("lang") == "th"
    page.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_working_is_printed_where_the_reader_opened_it(browser: Browser) -> None:
    report(str(EXAMPLES / "example-methods.yaml"))
    page = browser.new_page()
    page.goto(Path("out.html").absolute().as_uri())
    page.emulate_media(media="print")
    assert not page.locator("summary").is_visible()
    page.emulate_media(media="screen")
    page.locator("summary").click()
    page.emulate_media(media="print")
    assert page.locator(".working").is_visible()
    page.close()
