"""`kpr show`: findings that were kept, in another language or shape; nothing is judged."""

from pathlib import Path

from kpr_cli.cli.call import Presentation
from kpr_cli.cli.files import STDIN, Source, read_source, unreadable
from kpr_cli.cli.output import tell
from kpr_cli.cli.outputs import destinations
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import find_root, shown
from kpr_cli.core.finding import Languages
from kpr_cli.read.findings import MAX_FINDINGS, FindingsError, read_findings


def show_findings(file: str, langs: Languages | None, shape: Presentation) -> int:
    """Show kept findings; the exit status is 0 whatever they are, for nothing was judged."""
    langs = find_root(Path.cwd()).languages(langs)
    source = _source(file)
    outputs = destinations(shape, () if source.path is None else (source.path,))
    try:
        data, _ = read_source(source, MAX_FINDINGS)
        kept = read_findings(data)
    except FindingsError as error:
        raise CallError(f"{source.name}: {error.th}", f"{source.name}: {error.en}") from error
    except OSError as error:
        problem = unreadable(source, error)
        raise CallError(problem.th, problem.en) from error
    tell(kept.verdict, kept.kpr, shape, outputs, langs)
    return 0


def _source(file: str) -> Source:
    if not file:
        raise CallError("ระบุแฟ้มผลการตรวจ แต่ชื่อว่างอยู่", "name the file of findings; the name is empty")
    return (
        Source(STDIN, None, None) if file == STDIN else Source(shown(Path(file)), Path(file), None)
    )
