"""Answer problems by another package, in a process and an environment of its own.

    PYTHON serve.py MODULE

MODULE lies beside this file. Its ``prepare(problem)`` takes a problem as JSON and
returns the call that is timed, which takes nothing; its ``answer(outcome)``
turns what that call returned into JSON. Each line of standard input asks one thing:
``{"prepare": problem}``, then ``{"run": true}`` as often as wanted. Every answer is
one line: ``{"seconds", "answer"}`` or ``{"fault"}``, which is what went wrong.
"""

import importlib
import json
import os
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any, TextIO

_SHORT = 0.02


def main() -> None:
    """Answer until standard input ends; only answers go to standard output."""
    warnings.simplefilter("ignore")
    # What a library of the peer prints by itself must not stand among the answers.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    module = importlib.import_module(sys.argv[1])
    call: Callable[[], Any] = dict
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            if "prepare" in asked:
                call = module.prepare(asked["prepare"])
                _say(answers, {})
            else:
                seconds, outcome = timed(call)
                _say(answers, {"seconds": seconds, "answer": module.answer(outcome)})
        except Exception as fault:  # noqa: BLE001  a peer may fail in any way
            _say(answers, {"fault": f"{type(fault).__name__}: {fault}"[:200]})


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds of a call, the mean of a short one's, and what it returned."""
    start = time.perf_counter()
    outcome = call()
    seconds, calls = time.perf_counter() - start, 1
    while seconds < _SHORT:
        call()
        seconds, calls = time.perf_counter() - start, calls + 1
    return seconds / calls, outcome


def _say(answers: TextIO, said: dict[str, object]) -> None:
    answers.write(json.dumps(said) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
