"""A fiscal year's book: its policies, its rules, its sources."""

from collections.abc import Mapping

from pydantic import Field

from kpr_cli.core.policies import Group, Part, Policies, Topic
from kpr_cli.core.record import Record
from kpr_cli.core.rule import Cite, Rule, Words
from kpr_cli.core.scalar import Line


class Source(Record):
    """An instrument that rules cite."""

    short: Words = Field(title="ชื่อย่อที่พิมพ์ท้ายข้อความ")
    title: Words = Field(title="ชื่อเต็ม")
    publisher: Words = Field(title="ผู้เผยแพร่")
    looked_at: Line = Field(title="วันที่คนเปิดดูครั้งล่าสุด (พ.ศ.)")
    address: Line | None = Field(None, title="ที่อยู่")


class Rules(Record):
    """`rules.yaml`: the rows."""

    rules: tuple[Rule, ...] = Field(title="กฎ แถวละหนึ่งความผิดพลาด")


class Sources(Record):
    """`sources.yaml`: what the rows cite."""

    sources: dict[str, Source] = Field(title="แหล่งที่มาที่กฎและนโยบายอ้างถึง")


class Rulebook(Record):
    """A whole book."""

    policies: Policies
    rules: tuple[Rule, ...]
    sources: dict[str, Source]

    @property
    def name(self) -> str:
        """The name by which `--rulebook` and the findings call it."""
        return self.policies.book

    def group(self, number: int) -> Group | None:
        """A group by its number."""
        return next((group for group in self.policies.groups if group.id == number), None)

    def duties(self, numbers: tuple[int, ...]) -> tuple[Group, ...]:
        """The groups whose duties an agency of these groups has, included ones too."""
        pending, found = list(numbers), dict[int, Group]()
        while pending:
            group = self.group(pending.pop(0))
            if group is not None and group.id not in found:
                found[group.id] = group
                pending.extend(group.includes)
        return tuple(found.values())

    def part(self, name: str) -> Part | None:
        """A part by its id."""
        return next((part for part in self.policies.parts if part.id == name), None)

    def topic(self, number: int | str | None) -> Topic | None:
        """An optional topic by its number."""
        return next((topic for topic in self.policies.topics if topic.topic == number), None)

    @property
    def last_round(self) -> int:
        """The round after which the year is judged."""
        return max(self.policies.rounds)

    def authority(self, cite: Cite) -> Words:
        """A citation in words."""
        return authority(self.sources, cite)


def authority(sources: Mapping[str, Source], cite: Cite) -> Words:
    """A citation in words: the short name of its source, and the clause."""
    short = sources[cite.source].short
    return Words(th=f"{short.th} {cite.clause}", en=f"{short.en} {cite.clause}")
