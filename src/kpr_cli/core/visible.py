"""What cannot be seen in a text, and what is shown in its place."""

import unicodedata


def seen(character: str) -> str:
    """A character, or what can be seen in its place."""
    if character == "\t":
        return "⟨TAB⟩"
    return f"⟨U+{ord(character):04X}⟩" if is_invisible(character) else character


def is_invisible(character: str) -> bool:
    """Whether it shows nothing, or a blank that is no ordinary space."""
    kind = unicodedata.category(character)
    return kind in {"Cc", "Cf", "Zl", "Zp", "Cs"} or (kind == "Zs" and character != " ")


def visible(text: str) -> str:
    """A text in which everything can be seen."""
    return "".join(map(seen, text))


def bare(text: str) -> str:
    """A text without what cannot be seen, and without blanks around it."""
    return "".join(c for c in text if not is_invisible(c)).strip()
