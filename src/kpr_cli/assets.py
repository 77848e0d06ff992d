"""Where the shipped folders are: beside the code in a wheel, at the root in a checkout."""

from pathlib import Path


def root() -> Path:
    """The folder of `rulebooks`, `schemas`, `templates`, `examples` and the tests' examples."""
    packaged = Path(__file__).parent / "_assets"
    return packaged if packaged.is_dir() else Path(__file__).parents[2]
