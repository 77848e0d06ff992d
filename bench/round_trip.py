"""The same validation as `kpr validate`, over ruamel's round-trip loader: what kpr is compared to.

Only the loading differs. Model, book and rules are kpr's own, and so is the reading of the book;
the command line of kpr is left out, which favours this side.
"""

import sys
from pathlib import Path

from ruamel.yaml import YAML

from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.core.agreement import Agreement
from kpr_cli.core.dossier import Filing
from kpr_cli.core.finding import in_order
from kpr_cli.core.place import Places, Tree
from kpr_cli.core.record import admit
from kpr_cli.judge.inspection import entry_of, inspect, inspect_dossier


def as_text(node: object) -> Tree:
    """Loaded data as kpr's loader gives it: every scalar its text, an empty one None."""
    if isinstance(node, dict):
        return {str(key): as_text(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_text(value) for value in node]
    if isinstance(node, bool):
        return "true" if node else "false"
    return None if node is None else str(node)


def main() -> int:
    """Judge the agreements of a folder; 1 where there is any fault."""
    shelf = Shelf(load_wording())
    found, entries, benches = [], [], {}
    faults = 0
    for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        tree = as_text(YAML(typ="rt").load(text))
        admission = admit(Agreement, tree, is_draft=True)
        faults += len(admission.faults)
        agreement = admission.record
        bench = shelf.of_year(agreement.fiscal_year or 0) if agreement is not None else None
        if agreement is None or bench is None:
            continue
        places = Places(str(path), text, tree, (), {})
        filing = Filing(str(path), agreement, places, admission.absent, is_sound=not faults)
        found += inspect(filing, bench)
        entries.append(entry_of(filing, bench.book, path.stem))
        benches[bench.book.name] = bench
    found = in_order([*found, *inspect_dossier(tuple(entries), benches)])
    print(f"{len(entries)} files, {faults} faults of shape, {len(found)} findings")
    return int(bool(faults or found))


if __name__ == "__main__":
    sys.exit(main())
