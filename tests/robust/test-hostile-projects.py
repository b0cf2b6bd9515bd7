#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens hundreds of damaged and hostile project files with the real program.

Whatever the bytes: no crash, an answer within 2 s of processor time and 300 MB; a refusal names the file, where in it, and
what to do; what is read is saved, loses no word, and then has nothing left to repair.
"""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

from hostile_projects import READ, REFUSED, projects
from tap import Tap

PROGRAM = os.environ["TDT_PROGRAM"]
MAX_SECONDS, MAX_KB = 2.0, 300 * 1024
SLOWER = 8 if "sanitize" in os.environ.get("MESON_TEST_SETUP", "") else 1

tap = Tap()
folder = tempfile.mkdtemp(prefix="tdt-hostile-")
path = os.path.join(folder, "file.tdt.xml")
saved = os.path.join(folder, "saved.tdt.xml")
slowest, largest, answers = (0.0, ""), (0, ""), {}


def run(*arguments):
    """Status, what it said, seconds of processor time and peak memory in kB."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        return process.returncode, output.read().decode(errors="replace"), usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def find_refusal_problems(said):
    """A refusal is one line: program, file, line and column, what is wrong, and what to do about it."""
    if not re.match(r"tour-de-table: .*file\.tdt\.xml:\d+:\d+: .*[;:] .*\n$", said):
        yield f"the refusal does not say where and what to do: {said[:300]!r}"


def find_read_problems(content, said):
    words = set(re.findall(rb"zq\d{5}", content.replace(b"\0", b"")))
    if os.path.exists(saved):
        os.unlink(saved)
    status, message, _, _ = run("merge", path, path, path, "-o", saved)
    if "later version" in message or "newer" in message:
        return
    if status != 0:
        yield f"cannot be saved, {status}: {message[:300]!r}"
        return
    with open(saved, "rb") as file:
        kept = set(re.findall(rb"zq\d{5}", file.read()))
    for word in sorted(words - kept):
        if word.decode() not in said:
            yield f"“{word.decode()}” is lost, and the report does not say so"
    status, message, _, _ = run("validate", saved)
    if status != 0 or message:
        yield f"what is saved has again something to repair, {status}: {message[:300]!r}"


def find_problems(name, content, wanted):
    global slowest, largest
    with open(path, "wb") as file:
        file.write(content)
    status, said, seconds, memory = run("validate", path)
    slowest, largest = max(slowest, (seconds, name)), max(largest, (memory, name))
    if seconds > MAX_SECONDS * SLOWER:
        yield f"took {seconds:.1f} s"
    if memory > MAX_KB * SLOWER:
        yield f"took {memory / 1024:.0f} MB"
    if status not in (0, 1, 3):
        yield f"status {status}: {said[:500]!r}"
        return
    answer = REFUSED if status == 3 else READ
    answers[answer] = answers.get(answer, 0) + 1
    if wanted is not None and answer != wanted:
        yield f"was {answer}, not {wanted}: {said[:300]!r}"
    if status == 1 and not re.search(r"file\.tdt\.xml:\d+:\d+: ", said):
        yield f"repairs that say not where: {said[:300]!r}"
    yield from find_refusal_problems(said) if status == 3 else find_read_problems(content, said)


def watch(content):
    """The system calls that name files or make sockets, of reading this."""
    with open(path, "wb") as file:
        file.write(content)
    # A file for each thread: what two do at a time is not cut up.
    log = os.path.join(folder, "calls")
    subprocess.run(["strace", "-ff", "-qq", "-s", "9999", "-e", "trace=open,openat,socket,connect", "-e", "signal=none",
                    "-o", log, PROGRAM, "validate", path], capture_output=True, check=False)
    calls = set()
    for name in glob.glob(log + ".*"):
        with open(name, encoding="utf-8", errors="replace") as file:
            calls.update(line.rsplit(" = ", 1)[0].rstrip() for line in file)
        os.unlink(name)
    return calls


def find_calls_out(content, usual):
    for call in sorted(watch(content) - usual):
        # Names of time zones are looked up, in their folder only.
        if "/zoneinfo/" not in call or ".." in call:
            yield f"reaches out: {call[:300]}"


def check_calls_out(cases):
    if shutil.which("strace") is None:
        tap.skip("reaches for nothing else", "strace is not installed")
        return
    usual = watch(next(content for name, content, _ in cases if name == "zone “Mars/Utopia”"))
    if not usual:
        tap.skip("reaches for nothing else", "strace may not trace here")
        return
    for name, content, _ in cases:
        if re.match("entity|reaches out|zone|time|uri|project uid|version", name):
            tap.check(f"reaches for nothing else: {printable(name)}", find_calls_out(content, usual))


def printable(name):
    return name.encode("ascii", "backslashreplace").decode().replace("\n", " ")


wanted_names = sys.argv[1:]
try:
    all_cases = [case for case in projects() if not wanted_names or any(part in case[0] for part in wanted_names)]
    for case in all_cases:
        tap.check(printable(case[0]), find_problems(*case))
    check_calls_out(list(projects()))
finally:
    shutil.rmtree(folder)
print(printable(f"# {len(all_cases)} files: {answers}; slowest {slowest[0]:.2f} s ({slowest[1]}), "
                f"largest {largest[0] / 1024:.0f} MB ({largest[1]})"))
tap.finish()
