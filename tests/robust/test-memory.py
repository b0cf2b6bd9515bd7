#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory runs out while somebody works: the program may end, but the file and the journal stay whole.

The address space is limited, from hardly enough to start to more than enough, in TDT_MEMORY_STEPS steps (120 by default).
"""

import os
import resource
import signal
import subprocess

from tap import Tap
from tdt_typist import Desk, find_file_problems, find_loss

STEPS = int(os.environ.get("TDT_MEMORY_STEPS", "120"))
WORDS = ["open={0}", "edit", "flush", "save", "edit", "edit", "flush", "save", "edit", "flush", "leave"]
# How GLib ends a program that gets no memory (its message about that asks for memory again, until the stack is used up), how
# the loader does; and how we do, where GLib's pool of threads got none for what was asked of it, and it waits.
ENDS = {0, 1, 127, -signal.SIGTRAP, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGKILL}
SECONDS = 5
MIB = 1048576


def limit_to(size):
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size))


def run_within(desk, size):
    process = desk.start(*[word.format(desk.file) for word in WORDS], preexec_fn=limit_to(size))
    try:
        out, said = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        out, said = process.communicate()
    return process.returncode, out.decode(errors="replace").splitlines(), said.decode(errors="replace")


def find_enough(desk):
    """The least, to a MiB, that all of it takes."""
    low, high = 1, 4096
    while low < high:
        desk.again()
        middle = (low + high) // 2
        status, lines, _ = run_within(desk, middle * MIB)
        if status == 0 and lines and lines[-1] == "safe 4":
            high = middle
        else:
            low = middle + 1
    return low


def find_problems(desk, size, counts):
    desk.again()
    status, lines, said = run_within(desk, size)
    counts[status] = counts.get(status, 0) + 1
    if status not in ENDS:
        yield f"status {status} after {lines}: {said[-300:]}"
    durable = max((int(line.split()[1]) for line in lines if line.split()[0] in ("safe", "saved")), default=-1)
    saved = max((int(line.split()[1]) for line in lines if line.startswith("saved")), default=0)
    checked = desk.run(f"check={desk.file}")
    yield from find_file_problems(checked.lines, set(range(saved, 5)))
    yield from find_loss(checked, durable)
    later = desk.run(f"open={desk.file}", "edit", "save")
    if later.status != 0 or not any(line.startswith("saved") for line in later.lines):
        yield f"saving does not work later: {later.lines}"


def main():
    tap = Tap()
    desk = Desk()
    counts = {}
    try:
        desk.run(f"prepare={desk.file}")
        desk.keep()
        enough = find_enough(desk) * MIB
        for i in range(STEPS):
            size = enough * 2 // 3 + enough * 2 // 3 * i // STEPS
            problems = list(find_problems(desk, size, counts))
            if problems:
                tap.check(f"{size // 1024} KiB", problems)
        tap.check(f"{STEPS} limits around {enough // MIB} MiB, ends: {counts}", [])
        large = os.path.join(desk.work, "large.tdt.xml")
        with open(large, "wb") as file:
            file.truncate(129 * MIB)
        result = desk.run(f"open={large}", preexec_fn=limit_to(enough + 64 * MIB))
        tap.check("a file larger than any project", [] if any(line.startswith("failed open") and "large" in line for line in result.lines)
                  else [f"{result.status} {result.lines} {result.said[-300:]}"])
    finally:
        desk.close()
    tap.finish()


main()
