"""`python -m kpr_cli`."""

from kpr_cli.cli.entry import main

main()
