# SPDX-License-Identifier: GPL-3.0-or-later
"""What the groups solver reaches: the sizes of the planning goals, and all that is known to be possible up to 10 tables.

Three seeds each; the independent checker counts the repeats of every seating anew.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

from tap import Tap

PROGRAMS = pathlib.Path(os.environ["TDT_BUILD_ROOT"]) / "tests" / "bench"
SEEDS = (1, 2, 3)

# Repeats to stay at or below after 0.1, 1 and 10 s; None where there is no figure.
LIMITS = (0.1, 1, 10)
GOALS = {
    (5, 3, 7): (None, 0, 0), (7, 3, 9): (2, 1, 0), (8, 4, 7): (0, 0, 0), (8, 4, 8): (3, 2, 1), (8, 4, 9): (13, 10, 8),
    (8, 4, 10): (28, 26, 21), (10, 8, 6): (36, 25, 20), (20, 8, 6): (3, 0, 0), (30, 10, 8): (58, 0, 0),
}

# The most rounds known to be possible without repeats, by tables and from tables of two on.
POSSIBLE = {2: [3], 3: [5, 4], 4: [7, 4, 5], 5: [9, 7, 5, 6], 6: [11, 8, 7, 6, 3], 7: [13, 10, 9, 7, 7, 8],
            8: [15, 11, 10, 8, 8, 8, 9], 9: [17, 13, 11, 9, 9, 9, 9, 10], 10: [19, 14, 13, 9, 7, 7, 5, 5, 4]}


def run(size, limit, seed, folder):
    """Repeats, seconds, and what is wrong with the run."""
    tables = folder / "tables"
    sizes = [str(n) for n in size]
    said = subprocess.run([PROGRAMS / "tdt-bench-groups", *sizes, "--time-limit", str(limit), "--seed", str(seed),
                           "-o", tables], capture_output=True, text=True, check=True).stdout.split()
    checked = subprocess.run([PROGRAMS / "tdt-check-groups", *sizes, tables], capture_output=True, text=True,
                             check=False)
    problems = []
    if checked.stdout.split() != said[:2]:
        problems.append(f"seed {seed}: the solver says {said[1]}, the checker {checked.stdout}{checked.stderr}")
    if float(said[3]) > limit + 0.1:
        problems.append(f"seed {seed}: took {said[3]} s")
    return int(said[1]), float(said[3]), problems


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for size, goals in GOALS.items():
            for limit, goal in zip(LIMITS, goals):
                runs = [run(size, limit, seed, folder) for seed in SEEDS]
                problems = [problem for _, _, wrong in runs for problem in wrong]
                median = statistics.median(repeats for repeats, _, _ in runs)
                seconds = statistics.median(seconds for _, seconds, _ in runs)
                if goal is not None and median > goal:
                    problems.append(f"the goal is {goal}")
                tap.check(f"{'-'.join(map(str, size))} {limit:g} s: {median:g} repeats after {seconds:.3f} s", problems)
                sys.stdout.flush()
        reached, missed, problems = 0, [], []
        for tables, rounds in POSSIBLE.items():
            for seats, most in enumerate(rounds, 2):
                repeats, _, wrong = run((tables, seats, most), 1, 1, folder)
                problems += wrong
                reached += repeats == 0
                if repeats:
                    missed.append(f"{tables}-{seats}-{most} ({repeats})")
        tap.check(f"{reached} of 45 possible schedules without repeats in 1 s, not {', '.join(missed) or 'one missed'}",
                  problems)
    tap.finish()


main()
