# SPDX-License-Identifier: GPL-3.0-or-later
"""What the timetable solver reaches on the problems of the second International Timetabling Competition, track 3.

Runs the solver on every comp*.ctt of the corpus, three seeds each, and has the independent checker count every cost
anew. The limits in seconds are those of TDT_BENCH_LIMITS, "1 10" when that is not set.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

from tap import Tap

PROGRAMS = pathlib.Path(os.environ["TDT_BUILD_ROOT"]) / "tests" / "bench"
SOURCE = pathlib.Path(os.environ["TDT_SOURCE_ROOT"])
CORPUS = pathlib.Path(os.environ.get("TDT_CORPUS", SOURCE.parent / "shared" / "corpus")) / "ctt"
LIMITS = [float(limit) for limit in os.environ.get("TDT_BENCH_LIMITS", "1 10").split()]
SEEDS = (1, 2, 3)

# The costs to stay at or below, by instance: after 10 s what the competition's winner reached in 60 s, where it is
# known, and after 60 s the best of any finalist.
AFTER_1 = {"comp01": 7, "comp02": 136, "comp05": 684, "comp07": 172}
AFTER_10 = {"comp01": 5, "comp02": 60, "comp05": 372, "comp07": 20}
AFTER_60 = {"comp01": 5, "comp02": 50, "comp03": 71, "comp04": 35, "comp05": 309,
            "comp06": 48, "comp07": 20, "comp08": 40, "comp09": 105, "comp10": 16}
GOALS = {1: AFTER_1, 10: AFTER_10, 60: AFTER_60}


def run(instance, limit, seed, folder):
    """The cost, and what is wrong with the run."""
    solution = folder / "solution"
    said = subprocess.run([PROGRAMS / "tdt-bench-timetable", instance, "--time-limit", str(limit), "--seed", str(seed),
                           "-o", solution], capture_output=True, text=True, check=True).stdout.split()
    checked = subprocess.run([PROGRAMS / "tdt-check-timetable", instance, solution], capture_output=True,
                             text=True, check=False).stdout.split("\n")[1].split()
    cost = int(said[1])
    problems = []
    if said[:4] != checked:
        problems.append(f"seed {seed}: the solver says {' '.join(said)}, the checker {' '.join(checked)}")
    if said[3] != "yes":
        problems.append(f"seed {seed}: not feasible")
    if float(said[5]) > limit + 0.2:
        problems.append(f"seed {seed}: took {said[5]} s")
    return cost, problems


def main():
    tap = Tap()
    instances = sorted(CORPUS.glob("comp*.ctt"))
    if not instances:
        tap.skip("timetables", f"no comp*.ctt in {CORPUS}; set TDT_CORPUS")
        tap.finish()
    with tempfile.TemporaryDirectory() as name:
        for limit in LIMITS:
            for instance in instances:
                costs, problems = [], []
                for seed in SEEDS:
                    cost, wrong = run(instance, limit, seed, pathlib.Path(name))
                    costs.append(cost)
                    problems += wrong
                goal = GOALS.get(limit, {}).get(instance.stem)
                median = statistics.median(costs)
                if goal is not None and median > goal:
                    problems.append(f"the goal is {goal}")
                tap.check(f"{instance.stem} {limit:g} s: cost {median:g} of {sorted(costs)}"
                          + (f", goal {goal}" if goal is not None else ""), problems)
                sys.stdout.flush()
    tap.finish()


main()
