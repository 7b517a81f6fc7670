"""Times the check of a text of 100 pages against its limit of 2 seconds.

    python benchmarks/figures_check.py

The text is made up, in both languages, dense with figures that all agree.
"""

import statistics
import time

from comitia.audit.claims import check_text
from comitia.audit.claims.verdicts import Outcome

LIMIT = 2.0
LENGTH = 250_000
RUNS = 5


def paragraph(number: int) -> str:
    """Return a paragraph in Chinese and one in English, each with true figures."""
    whole = 200 + 4 * (number % 97)
    part = whole // 4
    return (
        f"第{number}选区共选举产生代表{whole}名。当选代表中，女代表{part}名，占25.0%；"
        f"一线代表{whole // 2}名，占50.0%，由上届的{whole // 2 - 6}名增加到"
        f"{whole // 2}名，增加6名。各级组织认真负责，广泛听取意见，工作进展顺利。\n\n"
        f"District {number} elected {whole} delegates. Of the {whole} delegates, "
        f"{part} (25.0 %) are women and {whole // 2} (50.0 %) come from the front "
        "line. The work went well, opinions were heard widely, and the list was "
        "published in time for objections to be raised and answered.\n\n"
    )


def text_of(length: int) -> str:
    """Return a text of at least that many characters."""
    pieces: list[str] = []
    written = 0
    while written < length:
        pieces.append(paragraph(len(pieces) + 1))
        written += len(pieces[-1])
    return "".join(pieces)


def main() -> None:
    """Print the median of five runs and its ratio to the limit."""
    text = text_of(LENGTH)
    took = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        report = check_text(text)
        took.append(time.perf_counter() - begin)
    median = statistics.median(took)
    agree, flagged = report.having(Outcome.AGREE), report.having(Outcome.FLAGGED)
    print(f"{len(text)} characters, {len(agree)} agree, {len(flagged)} flagged")
    print(f"median of {RUNS}: {median:.2f} s; limit {LIMIT} s; {median / LIMIT:.2f}")


if __name__ == "__main__":
    main()
