"""What the shell offers behind the Tab key: rules, families, books, schemas.

typer keeps of it what starts like the word on the line. Nothing is imported before a value is
asked for, and nothing is ever said but values: a broken book has no rules to offer, that is all.
"""


def complete_rules(incomplete: str) -> list[tuple[str, str]]:
    """Rules by code with their sentences; once something is written, by name as well."""
    from kpr_cli.cli.books import Shelf, load_wording
    from kpr_cli.cli.rule_rows import books_of, standings
    from kpr_cli.tell.rule_words import blanked

    shelf = Shelf(load_wording())
    rows = standings(shelf, books_of(shelf, None))
    rules = {row.rule.code: row.rule for row in rows}.values()
    by_code = [(rule.code, blanked(rule.th)) for rule in rules]
    return by_code + [(rule.name, blanked(rule.th)) for rule in rules if incomplete]


def complete_families() -> list[tuple[str, str]]:
    """Families of rules with their names."""
    from kpr_cli.core.family import FAMILIES

    return [(letter, name.th) for letter, name in FAMILIES.items()]


def complete_books() -> list[str]:
    """The books that ship with kpr."""
    from kpr_cli.cli.books import shipped

    return list(shipped())


def complete_schemas() -> list[str]:
    """Kinds of schema."""
    from kpr_cli.tell.schema import KINDS

    return list(KINDS)
