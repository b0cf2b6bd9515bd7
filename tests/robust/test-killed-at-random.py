#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody works on a project, and is killed at any moment, again and again, for TDT_KILL_SECONDS (30 by default).

After each kill what was said to be safe is in the file or in a journal, which is recovered; the work goes on from there.
"""

import os
import random
import shutil
import time

from tap import Tap
from tdt_typist import Desk, Result, find_file_problems, find_loss

SECONDS = float(os.environ.get("TDT_KILL_SECONDS", "30"))
N_STEPS = 400


class Session:
    """One project from its first step to its last, through as many kills as it takes."""

    def __init__(self, seed):
        self.desk, self.chance, self.durable, self.n_kills, self.n_recovered = Desk(), random.Random(seed), 0, 0, 0
        self.desk.run(f"prepare={self.desk.file}", steps=N_STEPS)

    def check(self):
        """Looks at what there is; returns what is wrong, and what goes on from there."""
        checked = self.desk.run(f"check={self.desk.file}", steps=N_STEPS)
        problems = list(find_file_problems(checked.lines, set(range(N_STEPS + 1)))) + list(find_loss(checked, self.durable))
        problems += [line for line in checked.lines if "bad" in line or "damaged" in line]
        if len(self.desk.strangers()) > 1:
            problems.append(f"left beside the file: {self.desk.strangers()}")
        journal, file = max(checked.steps("journal"), default=-1), max(checked.steps("file"), default=-1)
        return problems, "recover" if journal > file else f"open={self.desk.file}"

    def work(self, start):
        """Works until it is killed; returns whether there is more to do, and what is wrong."""
        process = self.desk.start(start, f"work={self.chance.randrange(1 << 30)}", steps=N_STEPS)
        # Most often while it works, now and then while it opens or recovers.
        first = process.stdout.readline() if self.chance.random() < 0.8 else b""
        time.sleep(self.chance.choice([0.005, 0.03, 0.1]) * self.chance.random())
        process.kill()
        out, said = process.communicate(timeout=60)
        out = first + out
        result = Result(out.decode().splitlines(), process.returncode, [], said.decode())
        self.n_kills += process.returncode == -9
        self.n_recovered += any(line.startswith("recovered") for line in result.lines)
        self.durable = max(self.durable, result.durable())
        problems = [line for line in result.lines if line.startswith("failed")]
        if process.returncode not in (0, -9):
            problems.append(f"status {process.returncode}: {result.said[-500:]}")
        return "done" not in result.lines, problems


def main():
    tap = Tap()
    end = time.monotonic() + SECONDS
    n_kills, n_recovered, seed = 0, 0, 0
    while time.monotonic() < end:
        seed += 1
        session = Session(seed)
        more, problems = True, []
        while more and not problems and time.monotonic() < end:
            problems, start = session.check()
            if not problems:
                more, problems = session.work(start)
        if not problems:
            problems, _ = session.check()
        if problems and "TDT_KEEP" in os.environ:
            shutil.copytree(session.desk.root, os.path.join(os.environ["TDT_KEEP"], str(seed)))
        session.desk.close()
        n_kills += session.n_kills
        n_recovered += session.n_recovered
        tap.check(f"project {seed}, killed {session.n_kills} times, recovered {session.n_recovered} times", problems)
    print(f"# killed {n_kills} times, recovered {n_recovered} times in {SECONDS:.0f} s")
    tap.finish()


main()
