"""What the shell offers behind the Tab key: rule codes, books, schemas."""

from kpr_cli.cli.books import Shelf, load_wording, shipped

SCHEMAS = ("agreement", "rulebook", "findings", "scorecard", "waivers", "baseline")


def complete_rules(incomplete: str) -> list[tuple[str, str]]:
    """Rule codes that start like this, with their sentences."""
    shelf = Shelf(load_wording())
    rows = {rule.code: rule for rule in shelf.wording.rules.values()}
    for name in shipped():
        bench = shelf.named(name)
        rows |= {rule.code: rule for rule in (bench.book.rules if bench is not None else ())}
    start = incomplete.upper()
    return [(code, rows[code].name) for code in sorted(rows) if code.startswith(start)]


def complete_books(incomplete: str) -> list[str]:
    """Books that start like this."""
    return [name for name in shipped() if name.startswith(incomplete)]


def complete_schemas(incomplete: str) -> list[str]:
    """Kinds of schema that start like this."""
    return [name for name in SCHEMAS if name.startswith(incomplete)]
