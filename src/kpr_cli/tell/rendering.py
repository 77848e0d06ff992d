"""The shapes of findings for other programs, by the names that `--format` and `--output` take."""

from collections.abc import Callable, Mapping

from kpr_cli.core.finding import Languages, Verdict
from kpr_cli.tell.github import annotations
from kpr_cli.tell.gitlab import code_quality
from kpr_cli.tell.json import findings_json
from kpr_cli.tell.junit import junit_xml
from kpr_cli.tell.sarif import sarif_log

Renderer = Callable[[Verdict, str, Languages], str]
"""A verdict, the version of kpr that came to it, and the languages to tell it in."""

RENDERERS: Mapping[str, Renderer] = {
    "json": lambda verdict, version, _: findings_json(verdict, version),
    "sarif": sarif_log,
    "github": lambda verdict, _, langs: annotations(verdict, langs),
    "gitlab": lambda verdict, _, langs: code_quality(verdict, langs),
    "junit": lambda verdict, _, langs: junit_xml(verdict, langs),
}
