"""The vocabulary of scoring methods: a method's name in a book is its module's name here."""

from collections.abc import Mapping

from kpr_cli.judge.formulas import (
    bands,
    composite,
    interpolate,
    k_of_n,
    maximum,
    milestone,
    ratio,
    three_point,
)
from kpr_cli.judge.vocabulary import Formula

FORMULAS: Mapping[str, Formula] = {
    "interpolate": interpolate,
    "bands": bands,
    "milestone": milestone,
    "three_point": three_point,
    "maximum": maximum,
    "ratio": ratio,
    "composite": composite,
    "k_of_n": k_of_n,
}
