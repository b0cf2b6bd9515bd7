#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""System calls fail, or the program is killed at them, while somebody works on a project.

Whatever fails, once, from then on, or with another call: the file is an old version or the new one, what was said to be
safe is in it or in a journal, what failed is said with the file's name, nothing is left beside it, and later saving works.
"""

import errno
import itertools
import os
import random
import shutil
import sys

from tap import Tap
from tdt_typist import KILL, SHORT, Desk, find_file_problems, find_loss

REASONS = ["ENOSPC", "EDQUOT", "EIO", "EROFS", "EINTR", "EPERM", "EACCES", "ENAMETOOLONG", "EXDEV", "ESTALE"]
N_PAIRS = int(os.environ.get("TDT_FAULT_PAIRS", "150"))
# Each ends as a crash does, so that the journal is needed.
DEEDS = {
    "a first save": (["new", "edit", "flush", "edit", "save-as={0}", "edit", "flush", "leave"], None),
    "saving again": (["open={0}", "edit", "flush", "save", "edit", "edit", "flush", "save", "edit", "flush", "leave"], 0),
    "saving as": (["open={0}", "edit", "save-as={0}.other", "edit", "flush", "save", "leave"], 0),
    "recovering": (["recover", "edit", "flush", "save", "edit", "flush", "leave"], 0),
    "merging": (["open={0}", "edit", "flush", "theirs={0}.theirs", "merge", "flush", "save", "edit", "flush", "leave"], 0),
}

tap = Tap()
desk = Desk()
totals = {"cases": 0, "failed saves": 0, "killed": 0}


def prepare(name):
    words, before = DEEDS[name]
    desk.close()
    desk.__init__()
    if before is not None:
        desk.run(f"prepare={desk.file}")
    if name == "recovering":
        desk.run(f"open={desk.file}", "edit", "edit", "flush", "leave")
    if name == "merging":
        shutil.copy(desk.file, f"{desk.file}.theirs")
        desk.run(f"open={desk.file}.theirs", "edit", "edit", "save")
    desk.keep()
    return [word.format(desk.file) for word in words], before


def find_problems(words, before, faults):
    """None when no fault was met."""
    desk.again()
    result = desk.run(*words, faults=faults)
    if not result.met:
        return None
    killed = result.status == -9
    problems = []
    totals["cases"] += 1
    totals["killed"] += killed
    totals["failed saves"] += sum(line.startswith("failed save") for line in result.lines)
    if result.status not in (0, -9) or (killed and all(reason != KILL for _, reason, _ in faults)):
        problems.append(f"status {result.status}: {result.said[-500:]}")
    for line in result.lines:
        if line.startswith("failed") and "gap.tdt.xml" not in line and desk.state not in line and "no file yet" not in line:
            problems.append(f"the message names no file: {line}")
    unlink_fails = any(line.split()[1] == "unlink" for line in result.met) or any(sticky for _, _, sticky in faults)
    if not killed and not unlink_fails and desk.strangers():
        problems.append(f"left beside the file: {desk.strangers()}")
    if len(desk.strangers()) > 1 + 2 * unlink_fails:
        problems.append(f"left beside the file: {desk.strangers()}")
    paths = {word.split("=", 1)[1] for word in words if word.startswith(("open=", "save-as="))} or {desk.file}
    checked = desk.run(*[f"check={path}" for path in sorted(paths)])
    saved = result.steps("saved")
    may_be = {before, None if before is None else 0, *result.steps("step"), *saved, *([2] if "merge" in words else [])}
    problems += find_file_problems(checked.lines, may_be | {None} if len(paths) > 1 else may_be)
    if saved and len(paths) == 1 and max(checked.steps("file"), default=-1) < max(saved):
        problems.append(f"saved {saved[-1]}, and the file has something older: {checked.lines}")
    if before is None or len(paths) == 1:
        problems += find_loss(checked, max(result.durable(), 2 if "recover" in words else -1))
    problems += [f"{line}" for line in checked.lines if line.startswith("journal") and "bad" in line and result.durable() >= 0]
    problems += find_later_problems(checked)
    return problems


def find_later_problems(checked):
    """Without faults all goes on well."""
    if checked.steps("file"):
        later = desk.run(f"open={desk.file}", "edit", "flush", "save", f"check={desk.file}")
    else:
        later = desk.run("new", "edit", f"save-as={desk.file}", f"check={desk.file}")
    step = max(later.steps("step"), default=-1)
    if later.status != 0 or step < 0 or f"saved {step}" not in later.lines or f"file {step}" not in later.lines:
        if "file none" not in checked.lines or len(checked.steps("file")) == 0:
            yield f"saving does not work later: {later.lines} {later.said[-300:]}"


def check_case(name, words, before, faults, problems):
    met = "+".join(f"{n}:{errno.errorcode.get(reason, {KILL: 'killed', SHORT: 'short'}.get(reason))}{'…' if sticky else ''}"
                   for n, reason, sticky in faults)
    if problems:
        tap.check(f"{name}, {met}", problems)


def try_all(name):
    words, before = prepare(name)
    n_calls = 0
    for reason in [KILL, SHORT] + [getattr(errno, reason) for reason in REASONS]:
        for sticky in [False, True] if reason not in (KILL, SHORT, errno.EINTR) else [False]:
            n_bad, n_tried = 0, 0
            for n in itertools.count(1):
                problems = find_problems(words, before, [(n, reason, sticky)])
                if problems is None:
                    break
                n_tried += 1
                n_bad += bool(problems)
                check_case(name, words, before, [(n, reason, sticky)], problems)
            n_calls = max(n_calls, n_tried)
            tap.check(f"{name}: {errno.errorcode.get(reason, {KILL: 'killed', SHORT: 'short'}.get(reason))}"
                      f"{' from then on' if sticky else ''} at each of {n_tried} calls",
                      [f"{n_bad} went wrong"] if n_bad else [] if n_tried > 20 else ["too few calls"])
    chance = random.Random(name)
    n_bad = 0
    for _ in range(N_PAIRS):
        one, other = sorted(chance.sample(range(1, n_calls + 1), 2))
        # The second one is often close behind: what is done about the first.
        if chance.random() < 0.6:
            other = one + chance.randrange(1, 6)
        reasons = [getattr(errno, chance.choice(REASONS)) for _ in range(2)]
        # What is interrupted is done again, and would be for ever.
        faults = [(n, reason, reason != errno.EINTR and chance.random() < 0.2) for n, reason in zip((one, other), reasons)]
        if chance.random() < 0.2:
            faults[1] = (other, KILL, False)
        problems = find_problems(words, before, faults)
        n_bad += bool(problems)
        check_case(name, words, before, faults, problems)
    tap.check(f"{name}: {N_PAIRS} pairs", [f"{n_bad} went wrong"] if n_bad else [])


try:
    for deed in sys.argv[1:] or DEEDS:
        try_all(deed)
finally:
    desk.close()
print(f"# {totals}")
tap.finish()
