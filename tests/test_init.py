"""`kpr init`: the whole repository as it is made, that it works at once, and what is refused."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Said
from language_server import LanguageServer
from ruamel.yaml import YAML

from kpr_cli import __version__
from kpr_cli.cli.origin import installed_origin, read_origin
from kpr_cli.cli.problem import CallError
from kpr_cli.read.settings import read_settings
from kpr_cli.tell.repository import Binding, BookOfYear, Git, Origin, render_repository

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
SOURCE = "kpr-cli==1.0.0"
Kpr = Callable[..., Said]
Record = dict[str, object] | None
Installed = Callable[[Record], None]
Golden = Callable[[Path, str], None]


@pytest.fixture
def home(tmp_path: Path, kpr: Kpr) -> Path:
    """A repository that was made just now."""
    assert kpr(tmp_path, "init", "home", "--source", SOURCE).status == 0
    return tmp_path / "home"


def tree(home: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    files = (path for path in home.rglob("*") if not path.is_dir())
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in sorted(files)}


def yaml(path: Path) -> dict[str, object]:
    loaded: dict[str, object] = YAML(typ="safe").load(path.read_text("utf-8"))
    return loaded


def test_the_whole_repository_as_it_is_made(home: Path, golden: Golden) -> None:
    texts = {name: data.decode() for name, data in tree(home).items()}
    for name in [name for name in texts if name.startswith("schemas/")]:
        shipped = (ROOT / name).read_text("utf-8")
        assert texts[name] == shipped
        texts[name] = "(the one that ships with kpr)\n"
    golden(GOLDEN / "repository.out", "".join(f"=== {n} ===\n{t}\n" for n, t in texts.items()))


@pytest.fixture
def installed(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Installed:
    """Have kpr installed as an installer records it: its `direct_url.json`, none by an index."""

    def install(record: Record) -> None:
        packages = tmp_path_factory.mktemp("packages")
        info = packages / f"kpr_cli-{__version__}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Name: kpr-cli\nVersion: {__version__}\n", "utf-8")
        if record is not None:
            (info / "direct_url.json").write_text(json.dumps(record), "utf-8")
        monkeypatch.syspath_prepend(str(packages))

    return install


def test_what_is_said(tmp_path: Path, kpr: Kpr, golden: Golden, installed: Installed) -> None:
    installed(None)
    said = kpr(tmp_path, "init", "คลัง คำรับรอง")
    assert (said.status, said.err) == (0, "")
    golden(GOLDEN / "init.out", said.out.replace(__version__, "1.0.0"))
    (tmp_path / "english" / ".git").mkdir(parents=True)
    said = kpr(tmp_path / "english", "init", ".", "--lang", "en", "--source", SOURCE)
    assert said.out.startswith("repository made: . (")
    assert said.out.endswith(
        "next:\n"
        "  python -m pip install -r requirements.txt pre-commit\n"
        "  python -m pre_commit install\n"
        "  kpr new\n"
        "replace @EXAMPLE-ORG/committee in CODEOWNERS by the committee's team; "
        "then read README.md\n"
    )


def test_every_file_works_on_every_system(home: Path) -> None:
    for name, data in tree(home).items():
        path = home / name
        assert not path.is_symlink(), name
        assert not path.stat().st_mode & 0o111, name
        assert b"\r" not in data, name
        assert data.endswith(b"\n"), name
        assert not data.endswith(b"\n\n"), name
        assert re.fullmatch(r"[\w./-]+", name, re.ASCII), name
        if not name.startswith("schemas/"):
            assert max(len(line) for line in data.decode().splitlines()) <= 140, name


def test_it_passes_at_once_and_takes_the_first_agreement(home: Path, kpr: Kpr) -> None:
    said = kpr(home, "validate")
    assert said == (
        0,
        "ตรวจ 0 แฟ้ม: ผิดพลาด 0 · คำเตือน 0 · ข้อสังเกต 0\n",
        "kpr: ยังไม่มีคำรับรองใน . สร้างฉบับแรกด้วย kpr new\n",
    )
    example = (ROOT / "examples" / "example-department.yaml").read_text("utf-8")
    (home / "2547" / "example-department.yaml").write_text(example, "utf-8")
    said = kpr(home, "validate")
    assert said == (0, "ตรวจ 1 แฟ้ม: ผิดพลาด 0 · คำเตือน 0 · ข้อสังเกต 0\n", "")
    # The line that binds the schema leads to the one in this repository.
    (line,) = re.findall(r"\$schema=(\S+)", example)
    assert (home / "2547" / line).is_file()


def test_every_option_of_the_settings_can_be_switched_on(home: Path, kpr: Kpr) -> None:
    """What `kpr.toml` explains in comments is right, too."""
    text = (home / "kpr.toml").read_text("utf-8")
    for option in ("agreements", "lang", "strict", "baseline"):
        assert re.search(rf"^(?:# )?{option} = ", text, re.MULTILINE), option
    entry = re.findall(r'\{files = "2547/\*\*", book = "ชื่อ"\}', text)
    assert entry
    book = entry[0].replace("ชื่อ", "2547-two-thirds")
    (home / "kpr.toml").write_text(text.replace('  "2547/**",', f"  {book},"), "utf-8")
    example = (ROOT / "examples" / "example-department.yaml").read_text("utf-8")
    (home / "2547" / "example-department.yaml").write_text(example, "utf-8")
    assert "2547-two-thirds" in kpr(home, "score").out


@pytest.mark.parametrize("deleted", ["#", "# "])
def test_the_waiver_that_is_shown_works(home: Path, kpr: Kpr, deleted: str) -> None:
    """The `#` signs are deleted where they stand, by hand or with the key of an editor."""
    text = (home / "waivers.yaml").read_text("utf-8")
    before, start, entry = text.partition("#  - agency")
    granted = before + re.sub(f"^{deleted}", "", start + entry, flags=re.MULTILINE)
    (home / "waivers.yaml").write_text(granted, "utf-8")
    example = (ROOT / "examples" / "example-department.yaml").read_text("utf-8")
    evidence = "            evidence:\n              - {title: รายงานการใช้จ่ายเงินประจำปี"
    before, _, after = example.partition(evidence)
    kept = before + after[after.index("\n\n") + 1 :]
    (home / "2547" / "example-department.yaml").write_text(kept, "utf-8")
    said = kpr(home, "validate", "--strict", "--as-of", "2547-09-30")
    assert said.status == 0, said.out
    assert "R104" in said.out
    assert "ผ่อนผัน 1" in said.out
    assert kpr(home, "validate", "--strict", "--as-of", "2547-10-01").status == 1


def test_editors_find_the_schemas(home: Path) -> None:
    settings = json.loads((home / ".vscode" / "settings.json").read_text("utf-8"))
    assert json.loads((home / ".vscode" / "extensions.json").read_text("utf-8")) == {
        "recommendations": ["redhat.vscode-yaml", "editorconfig.editorconfig"]
    }
    bound = settings["yaml.schemas"]
    assert sorted(home / path for path in bound) == sorted((home / "schemas").iterdir())
    assert bound["./schemas/agreement-2547.schema.json"] == ["2547/**/*.yaml", "2547/**/*.yml"]
    for path in bound:
        assert json.loads((home / path).read_text("utf-8"))["$schema"].endswith("2020-12/schema")


def test_a_real_language_server_reads_by_them(home: Path) -> None:
    """Without the line that names a schema: the settings alone bind it."""
    bound = json.loads((home / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    example = (ROOT / "examples" / "example-department.yaml").read_text("utf-8")
    text = "".join(line for line in example.splitlines(keepends=True) if "$schema" not in line)
    misspelt = text.replace("weight: 12 ", "weigth: 12 ")
    good, bad, other = (
        home / "2547" / "example-department.yaml",
        home / "2547/a.yml",
        home / "o.yaml",
    )
    with LanguageServer(home, bound) as server:
        underlined = server.open({good: text, bad: misspelt, other: misspelt})
    assert underlined == {good: [], bad: ["Property weigth is not allowed."], other: []}


def test_the_workflows_run_commands_that_work(home: Path, kpr: Kpr) -> None:
    github = yaml(home / ".github" / "workflows" / "kpr.yml")
    assert github["permissions"] == {"contents": "read"}
    jobs = github["jobs"]
    assert isinstance(jobs, dict)
    (job,) = jobs.values()
    uses = [step["uses"] for step in job["steps"] if "uses" in step]
    assert len(uses) == 2
    for action in uses:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action)
    gitlab = yaml(home / ".gitlab-ci.yml")["kpr"]
    assert isinstance(gitlab, dict)
    (report,) = gitlab["artifacts"]["reports"].values()
    for lines in ([step["run"] for step in job["steps"] if "run" in step], gitlab["script"]):
        install, validate = lines
        assert install == "python -m pip install -r requirements.txt"
        program, *arguments = shlex.split(validate)
        assert program == "kpr"
        assert kpr(home, *arguments).status == 0
    assert json.loads((home / report).read_text("utf-8")) == []
    assert report in (home / ".gitignore").read_text("utf-8").splitlines()


def test_the_local_hook_is_the_one_that_kpr_offers(home: Path) -> None:
    offered = {hook["id"]: hook for hook in YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")}
    assert list(offered) == ["kpr-validate", "kpr-fix"]
    for hook in offered.values():
        assert (hook["pass_filenames"], hook["require_serial"]) == (False, True)
    config = YAML(typ="safe").load(home / ".pre-commit-config.yaml")
    del offered["kpr-validate"]["description"]
    hook = {**offered["kpr-validate"], "additional_dependencies": [SOURCE]}
    assert config == {"repos": [{"repo": "local", "hooks": [hook]}]}


def test_owners_are_named_for_all_that_the_committee_decides(home: Path) -> None:
    text = (home / "CODEOWNERS").read_text("utf-8")
    rules = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    assert rules[0] == ["*", "@EXAMPLE-ORG/committee"]
    owned = {path.strip("/").split("/")[0] for path, *_ in rules[1:]}
    others = {"2547", "README.md", ".editorconfig", ".gitattributes", ".gitignore", ".vscode"}
    made = {name.split("/")[0] for name in tree(home)}
    assert owned == made - others | {"baseline.yaml", "rulebooks"}


@pytest.mark.parametrize(
    ("source", "origin"),
    [
        ("kpr-cli", Origin(f"kpr-cli=={__version__}")),
        ("kpr-cli[watch]", Origin(f"kpr-cli[watch]=={__version__}")),
        ("kpr-cli==1.2", Origin("kpr-cli==1.2")),
        ("kpr-cli>=1,<2", Origin("kpr-cli>=1,<2")),
        ("https://e.go.th/kpr.whl", Origin("https://e.go.th/kpr.whl")),
        (
            "https://e.go.th/kpr.git@v1.0",
            Origin("git+https://e.go.th/kpr.git@v1.0", Git("https://e.go.th/kpr.git", "v1.0")),
        ),
        (
            "git+https://e.go.th/a/kpr@v1.0",
            Origin("git+https://e.go.th/a/kpr@v1.0", Git("https://e.go.th/a/kpr", "v1.0")),
        ),
        (
            "git@e.go.th:a/kpr.git@v1.0",
            Origin(
                "git+ssh://git@e.go.th/a/kpr.git@v1.0", Git("ssh://git@e.go.th/a/kpr.git", "v1.0")
            ),
        ),
        (
            "file:///srv/kpr.git@v1.0",
            Origin(
                "git+file:///srv/kpr.git@v1.0", Git("file:///srv/kpr.git", "v1.0"), is_local=True
            ),
        ),
    ],
)
def test_every_source_is_understood(source: str, origin: Origin) -> None:
    assert read_origin(source, __version__) == origin


@pytest.mark.parametrize(
    ("record", "origin"),
    [
        (None, Origin(f"kpr-cli=={__version__}")),
        (
            {"url": "file:///srv/kpr", "dir_info": {"editable": True}},
            Origin("file:///srv/kpr", is_local=True),
        ),
        (
            {"url": "file:///C:/kpr_cli-1.0.0-py3-none-any.whl", "archive_info": {}},
            Origin("file:///C:/kpr_cli-1.0.0-py3-none-any.whl", is_local=True),
        ),
        (
            {"url": "https://e.go.th/kpr.whl", "archive_info": {"hash": "sha256=0"}},
            Origin("https://e.go.th/kpr.whl"),
        ),
        (
            {
                "url": "https://e.go.th/kpr.git",
                "vcs_info": {"vcs": "git", "requested_revision": "main", "commit_id": "8f3c2d1"},
            },
            Origin(
                "git+https://e.go.th/kpr.git@8f3c2d1", Git("https://e.go.th/kpr.git", "8f3c2d1")
            ),
        ),
        (
            {"url": "ssh://git@e.go.th/kpr.git", "vcs_info": {"vcs": "git", "commit_id": "8f3c"}},
            Origin("git+ssh://git@e.go.th/kpr.git@8f3c", Git("ssh://git@e.go.th/kpr.git", "8f3c")),
        ),
        (
            {"url": "https://me:secret@e.go.th/kpr.whl", "archive_info": {}},
            Origin(f"kpr-cli=={__version__}"),
        ),
    ],
    ids=["index", "checkout", "wheel", "web", "git", "ssh", "secret"],
)
def test_without_a_source_it_is_where_this_kpr_came_from(
    record: Record, origin: Origin, installed: Installed, tmp_path: Path, kpr: Kpr
) -> None:
    installed(record)
    assert installed_origin(__version__) == origin
    told = f"kpr จะติดตั้งจาก {origin.requirement} ถ้าติดตั้งไม่ได้"
    said = kpr(tmp_path, "init", "home")
    assert (said.status, told in said.out) == (0, True)
    assert (tmp_path / "home" / "requirements.txt").read_text("utf-8").splitlines()[1:] == [
        origin.requirement
    ]
    assert "secret" not in "".join(data.decode() for data in tree(tmp_path / "home").values())
    assert told not in kpr(tmp_path, "init", "other", "--source", SOURCE).out


def test_a_kpr_that_was_never_installed_is_its_own_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    assert installed_origin(__version__) == Origin(ROOT.as_uri(), is_local=True)


def test_a_wheel_and_a_checkout_are_named_absolutely(tmp_path: Path, kpr: Kpr) -> None:
    """Pre-commit installs from a folder of its own, where a relative name means nothing."""
    (tmp_path / "ของ กรม").mkdir()
    wheel = tmp_path / "ของ กรม" / "kpr_cli-1.0.0-py3-none-any.whl"
    wheel.write_bytes(b"")
    for source in ("ของ กรม/kpr_cli-1.0.0-py3-none-any.whl", str(wheel)):
        said = kpr(tmp_path, "init", f"home{len(source)}", "--source", source)
        assert said.status == 0
        assert f"ทุกเครื่องที่ใช้คลังนี้ต้องเห็น {wheel.as_uri()} ด้วยชื่อเดียวกัน\n" in said.out
        home = tmp_path / f"home{len(source)}"
        (repo,) = YAML(typ="safe").load(home / ".pre-commit-config.yaml")["repos"]
        assert repo["hooks"][0]["additional_dependencies"] == [wheel.as_uri()]
        assert (home / "requirements.txt").read_text("utf-8").splitlines()[1:] == [wheel.as_uri()]
        assert "อยู่ในเครื่องหรือไดรฟ์ของหน่วยงาน" in (home / "README.md").read_text("utf-8")
    assert read_origin(str(ROOT), __version__) == Origin(ROOT.as_uri(), is_local=True)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("no.whl", "ไม่พบแฟ้มหรือโฟลเดอร์ no.whl"),
        ("./no", "ไม่พบแฟ้มหรือโฟลเดอร์ no"),
        ("C:\\no", "ไม่พบแฟ้มหรือโฟลเดอร์ C:\\no"),
        (".", ". ไม่ใช่แฟ้ม wheel (.whl) และไม่ใช่โฟลเดอร์ที่มี pyproject.toml"),
        ("", "ไม่เข้าใจที่มาของ kpr “”"),
        ("kpr cli", "ไม่เข้าใจที่มาของ kpr “kpr cli”"),
        ("kpr-cli; rm", "ไม่เข้าใจที่มาของ kpr “kpr-cli; rm”"),
        ("kpr-cli\n- x", "ไม่เข้าใจที่มาของ kpr “kpr-cli - x”"),
        ("--index-url=x", "ไม่เข้าใจที่มาของ kpr “--index-url=x”"),
        (
            "https://e.go.th/kpr.git",
            "ที่อยู่ git ต้องบอกรุ่นต่อท้ายด้วย @ เช่น https://e.go.th/kpr.git@v1.0.0",
        ),
        (
            "git@e.go.th:a/kpr.git",
            "ที่อยู่ git ต้องบอกรุ่นต่อท้ายด้วย @ เช่น ssh://git@e.go.th/a/kpr.git@v1.0.0",
        ),
        ("https://me:secret@e.go.th/kpr.git@v1", "ที่อยู่ของ kpr ต้องไม่มีชื่อผู้ใช้หรือรหัสผ่าน"),
        ("https://e.go.th/kpr.git@", "ที่อยู่ git ต้องบอกรุ่นต่อท้ายด้วย @"),
    ],
)
def test_a_source_that_is_none_gets_a_sentence(
    source: str, said: str, tmp_path: Path, kpr: Kpr
) -> None:
    told = kpr(tmp_path, "init", "home", "--source", source)
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith(f"kpr: {said}")
    assert told.err.count("\n") == 1
    assert "secret" not in told.err
    assert not list(tmp_path.iterdir())


def test_a_year_without_a_book_gets_the_years_there_are(tmp_path: Path, kpr: Kpr) -> None:
    said = kpr(tmp_path, "init", "home", "--year", "2547", "--year", "2600")
    assert said == (2, "", "kpr: ไม่มีสมุดกติกาของปีงบประมาณ 2600 ปีที่มีคือ 2547, 2567\n")
    assert not list(tmp_path.iterdir())
    said = kpr(tmp_path, "init", "home", "--year", "2004")
    assert said == (2, "", "kpr: ไม่มีสมุดกติกาของปีงบประมาณ 2004 คงหมายถึง พ.ศ. 2547\n")
    said = kpr(tmp_path, "init", "home", "--year", "ปี 2547")
    assert said == (2, "", "kpr: “ปี 2547” ไม่ใช่ปี พ.ศ. เขียนเป็นเลขสี่หลัก เช่น 2567\n")
    assert not list(tmp_path.iterdir())
    assert kpr(tmp_path, "init", "home", "--year", "2547", "--year", "๒๕๔๗").status == 0
    assert [path.name for path in (tmp_path / "home").glob("[0-9]*")] == ["2547"]


def test_several_years_have_a_folder_and_a_schema_each() -> None:
    years = [BookOfYear(year, f"{year}-book", "สมุด") for year in (2547, 2548)]
    bound = [Binding(f"{y.book}.schema.json", [f"{y.year}/**/*.yaml"]) for y in years]
    texts = render_repository(ROOT / "templates" / "repository", Origin(SOURCE), years, bound)
    patterns = read_settings(texts["kpr.toml"].encode()).patterns
    assert [pattern.files for pattern in patterns] == ["2547/**", "2548/**"]
    assert "`2548-book`" in texts["2548/README.md"]
    assert json.loads(texts[".vscode/settings.json"])["yaml.schemas"] == {
        "./schemas/2547-book.schema.json": ["2547/**/*.yaml"],
        "./schemas/2548-book.schema.json": ["2548/**/*.yaml"],
    }
    assert "[2548/](2548/README.md)" in texts["README.md"]
    assert "kpr validate 2548/example-department.yaml" in texts["README.md"]


def test_nothing_is_ever_overwritten(tmp_path: Path, kpr: Kpr) -> None:
    (tmp_path / "home" / "2547").mkdir(parents=True)
    for name in ("README.md", "2547/README.md"):
        (tmp_path / "home" / name).write_text("ของเดิม", "utf-8")
    (tmp_path / "home" / ".github").write_text("a file where a folder must be", "utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "home" / "schemas").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "home" / "waivers.yaml").symlink_to(tmp_path / "nowhere")
    before = sorted(tmp_path.rglob("*"))
    said = kpr(tmp_path, "init", "home")
    names = ".github, 2547/README.md, README.md, schemas, waivers.yaml"
    told = f"kpr: ใน home มีอยู่แล้ว: {names} ย้ายออกก่อน ยังไม่ได้สร้างแฟ้มใด\n"
    assert said == (2, "", told)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_second_time_is_refused(home: Path, kpr: Kpr) -> None:
    before = tree(home)
    assert kpr(home, "init", ".").status == 2
    assert tree(home) == before


def test_folders_that_are_none(tmp_path: Path, kpr: Kpr) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert kpr(tmp_path, "init", "file") == (2, "", "kpr: file ไม่ใช่โฟลเดอร์\n")
    assert kpr(tmp_path, "init", "") == (2, "", "kpr: ระบุชื่อโฟลเดอร์ แต่ชื่อว่างอยู่\n")
    said = kpr(tmp_path, "init", "file/home")
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("kpr: สร้างคลังใน file/home ไม่ได้")


@pytest.mark.parametrize("failing", range(1, 14, 4))
@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_stops_half_way_leaves_nothing(
    failing: int, stop: BaseException, tmp_path: Path, kpr: Kpr, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "evidence.pdf").write_bytes(b"%PDF")
    opened, real = [], Path.open

    def full(path: Path, mode: str = "r", **options: str) -> object:
        if mode == "xb":
            opened.append(path)
            if len(opened) == failing:
                raise stop
        return real(path, mode, **options)  # type: ignore[call-overload]  # whatever the caller gave is passed through

    monkeypatch.setattr(Path, "open", full)
    for folder in ("home", "new/deeper"):
        opened.clear()
        said = kpr(tmp_path, "init", folder)
        assert said.out == ""
        assert said.status == (2 if isinstance(stop, OSError) else 130)
        assert [p.name for p in sorted(tmp_path.rglob("*"))] == ["home", "evidence.pdf"]


@pytest.mark.parametrize("failing", [1, 2, 8])
@pytest.mark.parametrize("stop", [OSError(5, "Input/output error"), KeyboardInterrupt()])
def test_what_was_moved_in_until_then_goes_out_again(
    failing: int, stop: BaseException, tmp_path: Path, kpr: Kpr, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home" / "2547").mkdir(parents=True)
    (tmp_path / "home" / "2547" / "evidence.pdf").write_bytes(b"%PDF")
    before = sorted(tmp_path.rglob("*"))
    moved, real = [], Path.rename

    def refuse(*_: object) -> None:
        raise OSError

    def rename(prepared: Path, path: Path) -> Path:
        moved.append(path)
        if len(moved) == failing:
            raise stop
        return real(prepared, path)

    monkeypatch.setattr(os, "link", refuse)  # a file system without links
    monkeypatch.setattr(Path, "rename", rename)
    said = kpr(tmp_path, "init", "home")
    assert (said.status, said.out) == (2 if isinstance(stop, OSError) else 130, "")
    assert len(moved) == 2 * failing - 1
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("where", ["home", "new/deeper"])
def test_a_run_that_is_killed_leaves_no_half_repository(
    where: str, tmp_path: Path, kpr: Kpr
) -> None:
    (tmp_path / "home").mkdir()
    program = (
        "import os, pathlib, signal, sys\n"
        "from kpr_cli.cli.entry import run\n"
        "opened, real = [], pathlib.Path.open\n"
        "def die(path, mode='r', **options):\n"
        "    opened.extend([path] if mode == 'xb' else [])\n"
        "    if len(opened) == 9:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(path, mode, **options)\n"
        "pathlib.Path.open = die\n"
        "run(sys.argv[1:])\n"
    )
    done = subprocess.run([sys.executable, "-c", program, "init", where], cwd=tmp_path, check=False)
    assert done.returncode == -signal.SIGKILL
    (left,) = tmp_path.rglob(".kpr-*")
    assert left.parent == (tmp_path / "home" if where == "home" else tmp_path)
    assert [p for p in tmp_path.rglob("*") if p != left and left not in p.parents] == [
        tmp_path / "home"
    ]
    assert kpr(tmp_path, "init", where).status == 0
    said = kpr(tmp_path / where, "validate")
    assert (said.status, said.err) == (
        0,
        "kpr: ยังไม่มีคำรับรองใน . สร้างฉบับแรกด้วย kpr new\n",
    )


def test_it_is_added_to_folders_that_are_there(tmp_path: Path, kpr: Kpr) -> None:
    for name in ("2547/evidence.pdf", "schemas/own.json", ".git/HEAD"):
        (tmp_path / "home" / name).parent.mkdir(parents=True)
        (tmp_path / "home" / name).write_text("kept", "utf-8")
    kept = tree(tmp_path / "home")
    assert kpr(tmp_path, "init", "home", "--source", SOURCE).status == 0
    assert kpr(tmp_path, "init", "new", "--source", SOURCE).status == 0
    assert tree(tmp_path / "home") == {**tree(tmp_path / "new"), **kept}
    assert (tmp_path / "home").stat().st_mode == (tmp_path / "new").stat().st_mode


def test_it_speaks_the_language_of_the_repository_around_it(tmp_path: Path, kpr: Kpr) -> None:
    (tmp_path / "kpr.toml").write_text('lang = "en"\n', "utf-8")
    assert kpr(tmp_path, "init", "home").out.startswith("repository made: home (")
    assert kpr(tmp_path, "init", "thai", "--lang", "th").out.startswith("สร้างคลังคำรับรองแล้ว: thai (")


def test_call_errors_have_both_languages() -> None:
    with pytest.raises(CallError) as caught:
        read_origin("kpr cli", __version__)
    assert caught.value.problem.en.startswith("cannot understand the source “kpr cli”; write")


@pytest.mark.parametrize(
    "source",
    [
        "https://example.org/kpr.git@\udcff",
        "ssh://user:secret@example.org/kpr.git@v1",
        "https://example.org/kpr.git@v1;python_version<3",
        "https://example.org/kpr.git@--upload-pack=x",
        "https://example.org/kpr.git@\x1b[31m",
    ],
)
def test_an_address_that_could_do_harm_is_refused(source: str, kpr: Kpr, tmp_path: Path) -> None:
    said = kpr(tmp_path, "init", "repository", "--source", source)
    assert (said.status, said.out, list(tmp_path.iterdir())) == (2, "", [])
    assert said.err.count("\n") == 1
    assert "secret" not in said.err
