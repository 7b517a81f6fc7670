"""The words `comitia charter check`, `diff` and `flow`."""
