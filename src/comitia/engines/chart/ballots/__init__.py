"""The chart of votes against the bar: a result sheet of one or more ballots."""
