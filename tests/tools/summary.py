# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the tests inside the test programs from meson's log.

The last line printed is "N passed, N failed, N skipped". Every failure and every skip is listed before it, with
what the test said. The exit status is not 0 when something failed, when nothing ran or when meson itself reported a failure.
"""

import argparse
import json
import pathlib
import re
import sys

TAP_LINE = re.compile(r"\s*(?P<verdict>ok|not ok)\b\s*\d*\s*-?\s*(?P<name>[^#]*)(?P<directive>#.*)?$")
SKIP_ALL = re.compile(r"1\.\.0\s*#\s*skip\S*\s*(?P<reason>.*)", re.IGNORECASE)
DIRECTIVE = re.compile(r"#\s*(?P<word>skip|todo)\S*\s*(?P<reason>.*)", re.IGNORECASE)

LINES_OF_STDERR = 40

GOOD = ("OK", "EXPECTEDFAIL", "SKIP")


class Summary:
    def __init__(self):
        self.passed = 0
        self.failed = []
        self.skipped = []
        self.remarks = None

    def add_tap(self, program, output):
        """Adds each test, and to a failed one the remarks that follow it."""
        for line in output.splitlines():
            everything = SKIP_ALL.match(line)
            if everything:
                self.skipped.append((program, everything["reason"]))
                continue
            match = TAP_LINE.match(line)
            if not match:
                if line.startswith("#") and self.remarks is not None:
                    self.remarks.append(line)
                continue
            self.remarks = None
            name = f"{program}: {match['name'].strip()}"
            directive = DIRECTIVE.match(match["directive"] or "")
            if directive:
                self.skipped.append((name, directive["reason"] or directive["word"]))
            elif match["verdict"] == "ok":
                self.passed += 1
            else:
                self.remarks = []
                self.failed.append((name, self.remarks))
        self.remarks = None

    def add(self, record):
        program = record["name"].split(" / ")[-1]
        result = record["result"]
        before = (self.passed, len(self.failed), len(self.skipped))
        self.add_tap(program, record.get("stdout", ""))
        if result not in GOOD:
            # A crash, a timeout or a broken plan fails even when each test that got to report was fine.
            if len(self.failed) == before[1]:
                self.failed.append((program, [f"{result.lower()}, exit status {record.get('returncode')}"]))
            self.failed[-1][1].extend(record.get("stderr", "").splitlines()[-LINES_OF_STDERR:])
        elif before == (self.passed, len(self.failed), len(self.skipped)):
            # Not a TAP program: its exit status is its one test.
            if result == "SKIP":
                lines = record.get("stdout", "").strip().splitlines()
                self.skipped.append((program, lines[-1] if lines else "no reason given"))
            else:
                self.passed += 1

    def report(self, status):
        if status and not self.failed:
            self.failed.append(("meson test", [f"ended with status {status}"]))
        for name, reason in self.skipped:
            print(f"skipped: {name} ({reason})")
        for name, remarks in self.failed:
            print(f"FAILED: {name}")
            for remark in remarks:
                print(f"    {remark}")
        nothing = not (self.passed or self.failed)
        if nothing:
            print("FAILED: no test ran")
        print(f"{self.passed} passed, {len(self.failed)} failed, {len(self.skipped)} skipped")
        return 1 if self.failed or nothing else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--status", type=int, default=0, help="exit status of meson test")
    parser.add_argument("folder", type=pathlib.Path, help="the meson-logs folder")
    arguments = parser.parse_args()

    summary = Summary()
    for log in sorted(arguments.folder.glob("testlog*.json")):
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.strip():
                summary.add(json.loads(line))
    sys.exit(summary.report(arguments.status))


if __name__ == "__main__":
    main()
