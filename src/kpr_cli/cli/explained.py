"""`kpr score --explain [INDICATOR]`: an option whose value can be left out."""

from pathlib import Path

OPTION = "--explain"


def with_explain_of_all(arguments: list[str]) -> list[str]:
    """The arguments of `kpr score`, with `--explain=` where no indicator follows the option."""
    if arguments[:1] != ["score"]:
        return arguments
    told: list[str] = []
    pending = list(arguments)
    while pending:
        argument = pending.pop(0)
        if argument == "--":
            return [*told, argument, *pending]
        if argument == OPTION:
            takes = bool(pending) and not pending[0].startswith("-") and not _is_path(pending[0])
            argument = f"{OPTION}={pending.pop(0) if takes else ''}"
        told.append(argument)
    return told


def _is_path(word: str) -> bool:
    """Whether a word behind the option is a file or folder to score, not an indicator."""
    return "/" in word or word.endswith((".yaml", ".yml")) or Path(word).exists()
