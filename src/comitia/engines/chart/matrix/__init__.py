"""The chart of targets: units by values, with the sums at both edges."""
