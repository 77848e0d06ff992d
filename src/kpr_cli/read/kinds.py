"""Which of kpr's files a text is, before it is read: a baseline is no agreement."""

import re

HEAD = 4096

_baseline = re.compile(rb"^baseline: *[0-9]", re.MULTILINE).search
_known = re.compile(rb"^known:", re.MULTILINE).search


def is_baseline(data: bytes) -> bool:
    """Whether the bytes are a baseline, as `--write-baseline` writes it."""
    head = data[:HEAD]
    return _baseline(head) is not None and _known(head) is not None
