"""Agreements of the 28 primary care units whose scores were published, as the table has them.

Every score that is no mean of others is taken as a result; the means, the total and what follows
from it are left for kpr to work out.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

HEAD = """\
kpr: 1
fiscal_year: 2566
agency:
  id: unit-{code}
  name: {name}
  kind: primary_care
groups: [1]
issues:
  kpi:
    indicators:
"""
ROW = (
    "{indent}- {{id: {id}, unit: คะแนน, {weight}levels: [0, 5], "
    "results: [{{round: 12, self: {score}}}]}}\n"
)
PARENT = """\
{indent}- id: {id}
{indent}  weight: 1
{indent}  method: composite
{indent}  children:
"""
INDENT = " " * 6


def write_agreements(table: Mapping[str, Any], folder: Path) -> list[str]:
    """Write an agreement for each row of the table; return the names of the files."""
    written = []
    for row in table["rows"]:
        file = folder / f"unit-{row['code']}.yaml"
        file.write_text(agreement(row, table["structure_found"]), encoding="utf-8")
        written.append(file.name)
    return written


def agreement(row: Mapping[str, Any], structure: Mapping[str, Any]) -> str:
    """The agreement of a row: its columns in the order of the page, children below their parent."""
    scores = {f"c{number}": score for number, score in enumerate(row["scores"], start=1)}
    text = HEAD.format(code=row["code"], name=row["name"])
    for column in structure["top_level"]:
        children = structure["parents"].get(column)
        if children is None:
            line = {"id": column, "score": scores[column], "weight": "weight: 1, "}
            text += ROW.format(indent=INDENT, **line)
            continue
        text += PARENT.format(indent=INDENT, id=column)
        for child in children:
            text += ROW.format(indent=f"{INDENT}    ", id=child, score=scores[child], weight="")
    return text
