# SPDX-License-Identifier: GPL-3.0-or-later
"""The count that the test command ends with must not call a failure a success."""

import json
import pathlib
import subprocess
import sys
import tempfile

from tap import Tap

SUMMARY = pathlib.Path(__file__).with_name("summary.py")


def record(result="OK", stdout="", returncode=0):
    return {"name": "sample", "result": result, "stdout": stdout, "returncode": returncode}


CASES = [
    # name, records of meson's log, status of meson, last line wanted, exit status wanted
    ("two pass", [record(stdout="1..2\nok 1 /a\nok 2 /b\n")], 0, "2 passed, 0 failed, 0 skipped", 0),
    ("one fails", [record("FAIL", "1..2\nok 1 /a\nnot ok 2 /b\n", 1)], 1, "1 passed, 1 failed, 0 skipped", 1),
    ("a crash after a pass", [record("ERROR", "1..2\nok 1 /a\n", -11)], 1, "1 passed, 1 failed, 0 skipped", 1),
    ("a timeout before any test", [record("TIMEOUT")], 1, "0 passed, 1 failed, 0 skipped", 1),
    ("a skip is not a pass", [record(stdout="ok 1 /a\nok 2 /b # SKIP no corpus\n")], 0,
     "1 passed, 0 failed, 1 skipped", 0),
    ("a whole program skipped", [record("SKIP", "1..0 # SKIP no display\n"), record(stdout="ok 1 /a\n")], 0,
     "1 passed, 0 failed, 1 skipped", 0),
    ("a program that is not TAP", [record(stdout="all fine\n")], 0, "1 passed, 0 failed, 0 skipped", 0),
    ("the same, failing", [record("FAIL", "wrong\n", 1)], 1, "0 passed, 1 failed, 0 skipped", 1),
    ("nothing ran", [], 0, "0 passed, 0 failed, 0 skipped", 1),
    ("only skips", [record("SKIP", "1..0 # SKIP no display\n", 77)], 0, "0 passed, 0 failed, 1 skipped", 1),
    ("meson failed without saying where", [record(stdout="ok 1 /a\n")], 2, "1 passed, 1 failed, 0 skipped", 1),
]


def problems(records, status, last_line, exit_status):
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "testlog-default.json")
        log.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
        run = subprocess.run([sys.executable, SUMMARY, "--status", str(status), folder],
                             capture_output=True, text=True, check=False)
    if run.stdout.splitlines()[-1:] != [last_line]:
        yield f"last line of {run.stdout!r} is not {last_line!r}; {run.stderr}"
    if run.returncode != exit_status:
        yield f"exit status {run.returncode}, not {exit_status}"


tap = Tap()
for case_name, *case in CASES:
    tap.check(case_name, problems(*case))
tap.finish()
