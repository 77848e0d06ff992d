"""`--source`: where a new repository installs kpr from."""

import json
import re
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from kpr_cli import assets
from kpr_cli.cli.problem import CallError
from kpr_cli.tell.lines import safe
from kpr_cli.tell.repository import Git, Origin

PACKAGE = "kpr-cli"
ARCHIVES = (".whl", ".tar.gz", ".zip")
NAME = r"[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?(?:\[[\w.,-]+\])?"
RANGE = r"(?:[=<>!~]=|[<>])[\w.*+!-]+"
_package = re.compile(NAME, re.ASCII).fullmatch
_versioned = re.compile(f"{NAME}{RANGE}(?:,{RANGE})*", re.ASCII).fullmatch
_address = re.compile(
    r"(?:git\+)?(?:https?|ssh|git|file)://[\w.~:/?@!$&()*+,=%\[\]-]+", re.ASCII
).fullmatch
_secret = re.compile(r"(?:git\+)?(?:https?://[^/]*|\w+://[^/@]*:[^/@]*)@").match
_revision = re.compile(r"[A-Za-z0-9][\w./-]*", re.ASCII).fullmatch
_secure_shell = re.compile(r"([\w.-]+@[\w.-]+):([^/\s\"'#][^\s\"'#]*)").fullmatch


def read_origin(source: str, version: str) -> Origin:
    """Understand `--source`; CallError says what can be written.

    A bare package name means this very version, so that every machine judges alike. A file or
    folder becomes an absolute address, because pre-commit installs from a folder of its own.
    """
    shell = _secure_shell(source)
    address = f"ssh://{shell[1]}/{shell[2]}" if shell else source
    if _secret(address):
        raise CallError(
            "ที่อยู่ของ kpr ต้องไม่มีชื่อผู้ใช้หรือรหัสผ่าน เพราะทุกคนที่เห็นคลังจะเห็นด้วย",
            "the address must hold no user or password: whoever sees the repository would see it",
        )
    if _address(address):
        is_archive = address.endswith(ARCHIVES) and not address.startswith("git")
        return Origin(address) if is_archive else _git(address.removeprefix("git+"))
    if source.endswith(ARCHIVES) or source in {".", ".."} or "/" in source or "\\" in source:
        return _local(Path(source))
    if _package(source):
        return Origin(f"{source}=={version}")
    if _versioned(source):
        return Origin(source)
    shown = safe(source)
    raise CallError(
        f"ไม่เข้าใจที่มาของ kpr “{shown}” เขียนชื่อแพ็กเกจ (kpr-cli==1.0.0) "
        "ที่อยู่ git (https://…/kpr.git@v1.0.0) หรือชื่อแฟ้ม wheel (.whl)",
        f"cannot understand the source “{shown}”; write a package (kpr-cli==1.0.0), "
        "a git address (https://…/kpr.git@v1.0.0) or a wheel (.whl)",
    )


def installed_origin(version: str) -> Origin:
    """Where the kpr that runs was installed from: what works here works for the repository."""
    with suppress(CallError):  # a place that no repository may name
        return _recorded(version)
    return read_origin(PACKAGE, version)


def _recorded(version: str) -> Origin:
    """What the installer wrote down (PEP 610): it does for every place but a package index."""
    try:
        record = distribution(PACKAGE).read_text("direct_url.json")
    except PackageNotFoundError:  # never installed, it runs from its own checkout
        return _local(assets.root())
    if record is None:
        return read_origin(PACKAGE, version)
    place = json.loads(record)
    address = str(place["url"])
    if "vcs_info" in place:
        return read_origin(f"git+{address}@{place['vcs_info']['commit_id']}", version)
    is_local = address.startswith("file:")
    return Origin(address, is_local=True) if is_local else read_origin(address, version)


def _local(path: Path) -> Origin:
    """A wheel, or a checkout of kpr."""
    name = safe(path.as_posix())
    if not path.exists():
        raise CallError(f"ไม่พบแฟ้มหรือโฟลเดอร์ {name}", f"there is no file or folder {name}")
    is_wheel = path.is_file() and path.name.endswith(ARCHIVES)
    if is_wheel or (path / "pyproject.toml").is_file():
        return Origin(path.resolve().as_uri(), is_local=True)
    raise CallError(
        f"{name} ไม่ใช่แฟ้ม wheel (.whl) และไม่ใช่โฟลเดอร์ที่มี pyproject.toml",
        f"{name} is no wheel (.whl) and no folder with a pyproject.toml",
    )


def _git(address: str) -> Origin:
    """A git address with the revision behind its last `@`."""
    where, at, rev = address.rpartition("@")
    if not at or not _revision(rev) or "/" not in where.partition("://")[2]:
        raise CallError(
            f"ที่อยู่ git ต้องบอกรุ่นต่อท้ายด้วย @ เช่น {safe(address)}@v1.0.0",
            f"a git address names its revision behind @, such as {safe(address)}@v1.0.0",
        )
    return Origin(f"git+{address}", Git(where, rev), is_local=where.startswith("file:"))
