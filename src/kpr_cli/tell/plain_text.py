"""Templates of plain texts: files that people and tools read as they are."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def plain_environment(templates: Path) -> Environment:
    """Where such templates are found; a name that is not there is an error, never a blank."""
    return Environment(  # noqa: S701 - nothing of it is HTML, where a text would have to be escaped
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
