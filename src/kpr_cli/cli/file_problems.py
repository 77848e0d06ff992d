"""What can be said of the files and folders of a call, in words."""

from collections.abc import Sequence

from kpr_cli.cli.problem import Problem

FEW = 5


def unreadable(name: str, error: OSError) -> Problem:
    """A file or folder that cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return Problem(f"ไม่พบแฟ้มหรือโฟลเดอร์ {name}", f"there is no file or folder {name}")
    if isinstance(error, PermissionError):
        return Problem(f"ไม่มีสิทธิ์อ่าน {name}", f"no permission to read {name}")
    return Problem(f"อ่าน {name} ไม่ได้ ({error.strerror})", f"cannot read {name} ({error.strerror})")


def irregular(name: str) -> Problem:
    """A pipe, a device, or whatever else is no file to be read twice."""
    return Problem(
        f"{name} ไม่ใช่แฟ้มธรรมดา ถ้าจะอ่านจากโปรแกรมอื่นให้ใช้ kpr validate -",
        f"{name} is no regular file; to read from another program use: kpr validate -",
    )


def nothing(name: str, skipped: int) -> Problem:
    """A folder in which no agreement was found, though one was meant."""
    if skipped:
        return Problem(
            f"ไม่มีคำรับรองใน {name} ({skipped} แฟ้ม YAML ไม่ได้อยู่ใน kpr.toml)",
            f"there is no agreement in {name} ({skipped} YAML files are not named by kpr.toml)",
        )
    return Problem(f"ไม่มีแฟ้ม YAML ใน {name}", f"there is no YAML file in {name}")


def none_yet(name: str) -> Problem:
    """A new repository."""
    return Problem(
        f"ยังไม่มีคำรับรองใน {name} สร้างฉบับแรกด้วย kpr new",
        f"there is no agreement in {name} yet; make the first with kpr new",
    )


def powerless(name: str) -> Problem:
    """A `kpr.toml` that is not the root's."""
    return Problem(
        f"ไม่ใช้ {name} เพราะ kpr.toml มีผลเฉพาะที่โฟลเดอร์บนสุดของคลังคำรับรอง",
        f"{name} has no power: only the kpr.toml of the repository's top folder counts",
    )


def left_out(names: Sequence[str]) -> Problem:
    """What a walk passed by although it may hold agreements."""
    listed = ", ".join(names[:FEW]) + (" …" if len(names) > FEW else "")
    return Problem(
        f"ไม่ได้ตรวจแฟ้มที่ซ่อนอยู่หรือโฟลเดอร์ที่เป็นลิงก์ {len(names)} แห่ง: {listed}",
        f"hidden files and links to folders are not judged: {len(names)}: {listed}",
    )
