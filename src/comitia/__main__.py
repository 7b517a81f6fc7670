"""Lets ``python -m comitia`` be the command."""

from comitia.cli.main import run

run()
