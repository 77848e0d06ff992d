"""The help of commands: what typer words in English, worded for an officer."""

import re
from collections.abc import Mapping

from typer import Context
from typer.core import TyperCommand, TyperGroup

WORDS: Mapping[str, str] = {
    r"^Usage: ": "วิธีใช้: ",
    r"^Arguments:$": "สิ่งที่ระบุ:",
    r"^Options:$": "ตัวเลือก:",
    r"^Commands:$": "คำสั่ง:",
    r"\[OPTIONS\]": "[ตัวเลือก]",
    r"COMMAND \[ARGS\]\.\.\.": "คำสั่ง …",
    r"\[default: ": "[ปกติ: ",
    r"\[required\]": "[ต้องระบุ]",
    r" <list\[\w+\]>": "",
    r"Show this message and exit\.": "แสดงวิธีใช้นี้",
    r"Install completion for the current shell\.": "ติดตั้งการเติมคำด้วยปุ่ม Tab ในเชลล์นี้",
    r"Show completion for the current shell, to copy it or\s+customize the installation\.": (
        "แสดงสคริปต์ของการเติมคำ สำหรับติดตั้งเอง"
    ),
}
"""Patterns of typer's own words; those of kpr's options are Thai where they are declared."""


class Command(TyperCommand):
    """A command whose help is in Thai."""

    def get_help(self, ctx: Context) -> str:  # type: ignore[override]  # typer keeps the type of its own private
        """The help text."""
        return in_thai(super().get_help(ctx))


class Group(TyperGroup):
    """The commands together, with help in Thai."""

    def get_help(self, ctx: Context) -> str:  # type: ignore[override]  # typer keeps the type of its own private
        """The help text."""
        return in_thai(super().get_help(ctx))


def in_thai(text: str) -> str:
    """Help as typer words it, with its fixed words in Thai."""
    for pattern, words in WORDS.items():
        text = re.sub(pattern, words, text, flags=re.MULTILINE)
    return text
