#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports hundreds of damaged and hostile files of other programs with the real one.

Whatever the bytes: no crash, an answer within 2 s of processor time and 300 MB. What is refused is named with the reason
and leaves no file behind; what is imported is a project with nothing to repair. Brought into a project that is there,
that one keeps every record and value it had, and its file is not touched.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from hostile_imports import imports
from tap import Tap

PROGRAM = os.environ["TDT_PROGRAM"]
MAX_SECONDS, MAX_KB = 2.0, 300 * 1024

tap = Tap()
folder = tempfile.mkdtemp(prefix="tdt-hostile-")
path, output, report, there = (os.path.join(folder, name) for name in ("file", "out.tdt.xml", "report.json", "there.tdt.xml"))
slowest, largest, answers = (0.0, ""), (0, ""), {}


# A process inherits the peak memory of the one it is started from, and here that one makes files of 50 MB.
RUNNER = """
import json, os, subprocess, sys, tempfile
for line in sys.stdin:
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(json.loads(line), stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        answer = process.returncode, said.read().decode(errors="replace"), usage.ru_utime + usage.ru_stime, usage.ru_maxrss
    print(json.dumps(answer), flush=True)
"""
runner = subprocess.Popen([sys.executable, "-c", RUNNER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def run(*arguments):
    """Status, what it said, seconds of processor time and peak memory in kB."""
    print(json.dumps([PROGRAM, *arguments]), file=runner.stdin, flush=True)
    return json.loads(runner.stdout.readline())


def remove(*names):
    for name in names:
        if os.path.exists(name):
            os.unlink(name)


def read(name):
    with open(name, "rb") as file:
        return file.read()


def find_losses(refused):
    """What becomes of a project that is there when the file is brought into it."""
    global slowest, largest
    remove(output)
    status, said, seconds, memory = run("import", path, "--into", there, "-o", output)
    slowest, largest = max(slowest, (seconds, "into a project")), max(largest, (memory, "into a project"))
    if seconds > MAX_SECONDS or memory > MAX_KB:
        yield f"into a project, took {seconds:.1f} s and {memory / 1024:.0f} MB"
    if read(there) != before:
        yield "the file of the project has changed"
    if (status, os.path.exists(output)) not in ((3, False), (0, True)) or (status == 3) != refused:
        yield f"into a project, status {status}: {said[:300]!r}"
    elif status == 0:
        done = subprocess.run([PROGRAM, "diff", there, output, "--json"], capture_output=True, text=True, check=False)
        lost = [change for change in json.loads(done.stdout) if change["change"] == "removed" or change.get("old") not in (None, "")]
        yield from (f"lost: {change}" for change in lost[:3])


def find_problems(name, content):
    global slowest, largest
    remove(output, report)
    with open(path, "wb") as file:
        file.write(content)
    status, said, seconds, memory = run("import", path, "-o", output, "--report", report)
    slowest, largest = max(slowest, (seconds, name)), max(largest, (memory, name))
    answers[status] = answers.get(status, 0) + 1
    if seconds > MAX_SECONDS:
        yield f"took {seconds:.1f} s"
    if memory > MAX_KB:
        yield f"took {memory / 1024:.0f} MB"
    if status not in (0, 3):
        yield f"status {status}: {said[:500]!r}"
    elif status == 3 and os.path.exists(output):
        yield "a file was left behind by what is refused"
    elif status == 3 and (not re.match(r"tour-de-table: (\S*/)?file:", said) or len(said.strip().splitlines()) != 1):
        yield f"the refusal is no line that names the file: {said[:300]!r}"
    elif status == 0:
        with open(report, encoding="utf-8") as file:
            json.load(file)
        status, said, _, _ = run("validate", output)
        if status != 0 or said:
            yield f"what was imported has something to repair, {status}: {said[:300]!r}"
    yield from find_losses(refused=status == 3)


def printable(name):
    return name.encode("ascii", "backslashreplace").decode().replace("\n", " ")


subprocess.run([PROGRAM, "new", there, "--example"], check=True)
before = read(there)
try:
    for case in imports():
        if len(sys.argv) < 2 or any(part in case[0] for part in sys.argv[1:]):
            tap.check(printable(case[0]), find_problems(*case))
    strangers = set(os.listdir(folder)) - {"file", "out.tdt.xml", "report.json", "there.tdt.xml"}
    tap.check("names in archives lead nowhere else", [f"{name} is there" for name in strangers])
finally:
    runner.stdin.close()
    runner.wait()
    shutil.rmtree(folder)
print(printable(f"# {tap.count - 1} files, by status {answers}; slowest {slowest[0]:.2f} s ({slowest[1]}), "
                f"largest {largest[0] / 1024:.0f} MB ({largest[1]})"))
tap.finish()
