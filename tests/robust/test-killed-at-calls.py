#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who works is killed at the n-th system call of what they do, for every n until all of it is lived through.

The file is the old version, byte for byte, or a new one, whole; what was said to be safe is in it or in a journal; at most
one file is left beside it, and is gone after the next start and save.
"""

import itertools
import os
import shutil
import sys

from tap import Tap
from tdt_typist import Desk, find_file_problems, find_loss

N_VERSIONS = 24
OTHER, THEIRS = "{0}.other.tdt.xml", "theirs={0}.theirs"
# What is done; the steps that the file may have, None for no file. The first said is what opens or begins.
DEEDS = {
    "a first save": (["new", "edit", "save-as={0}", "leave"], {None, 1}),
    "saving again": (["open={0}", "edit", "save", "leave"], {0, 1}),
    "saving as": (["open={0}", "edit", f"save-as={OTHER}", "leave"], {0}),
    "saving with a full history": (["open={0}", "edit", "save", "leave"], {N_VERSIONS, N_VERSIONS + 1}),
    "a journal": (["open={0}", "edit", "flush", "edit", "flush", "edit", "flush", "leave"], {0}),
    "recovering": (["recover", "flush", "save", "leave"], {0, 2}),
    "saving what was merged": (["open={0}", "edit", "flush", THEIRS, "merge", "flush", "save", "leave"], {0, 2}),
}


def read(path):
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        return file.read()


def prepare(desk, name, words):
    if words[0] != "new":
        desk.run(f"prepare={desk.file}")
    if THEIRS in words:
        theirs = THEIRS.split("=")[1].format(desk.file)
        shutil.copy(desk.file, theirs)
        desk.run(f"open={theirs}", "edit", "edit", "save")
    if name == "recovering":
        desk.run(f"open={desk.file}", "edit", "edit", "flush", "leave")
    if name == "saving with a full history":
        desk.run(f"open={desk.file}", *["edit", "save"] * N_VERSIONS)
    desk.keep()


def find_problems(desk, words, may_be, killed, status):
    """After the kill, and after the next start."""
    if len(desk.strangers()) > 1:
        yield f"left beside the file: {desk.strangers()}"
    before = read(os.path.join(desk.kept, "work", os.path.basename(desk.file)))
    checked = desk.run(f"check={desk.file}")
    yield from find_file_problems(checked.lines, may_be)
    if checked.steps("file") == [min(may_be - {None})] and None not in may_be and read(desk.file) != before:
        yield "the old version is not the same to a byte"
    yield from find_loss(checked, -1 if f"save-as={OTHER}" in words else max(killed.durable(), 2 if "recover" in words else -1))
    yield from (line for line in checked.lines if line.startswith("journal bad") or "damaged" in line)
    if status == 0:
        return
    start = f"open={desk.file}" if checked.steps("file") else "new"
    later = desk.run(start, "edit", "save" if checked.steps("file") else f"save-as={desk.file}", f"check={desk.file}")
    step = max(later.steps("step"), default=-1)
    if later.status != 0 or f"saved {step}" not in later.lines or f"file {step}" not in later.lines:
        yield f"saving does not work later: {later.lines} {later.said[-300:]}"
    if desk.strangers():
        yield f"left after the next start: {desk.strangers()}"


def kill_at_each(tap, name):
    """Returns at how many calls."""
    words, may_be = DEEDS[name]
    desk = Desk()
    n_bad = 0
    try:
        prepare(desk, name, words)
        for n in itertools.count(1):
            desk.again()
            killed = desk.run(*[word.format(desk.file) for word in words], at=n)
            problems = list(find_problems(desk, words, may_be, killed, killed.status))
            if killed.status not in (0, 137):
                problems.append(f"status {killed.status}: {killed.said[-300:]}")
            if problems:
                n_bad += 1
                tap.check(f"{name}, killed at call {n}", problems)
            if killed.status != 137:
                break
    finally:
        desk.close()
    tap.check(f"{name}: killed at each of {n - 1} calls", [f"{n_bad} went wrong"] if n_bad else [] if n > 20 else ["too few calls"])
    return n - 1


def main():
    tap = Tap()
    n_calls = sum([kill_at_each(tap, name) for name in sys.argv[1:] or DEEDS])
    print(f"# killed at {n_calls} calls in all")
    tap.finish()


main()
