# SPDX-License-Identifier: GPL-3.0-or-later
"""The little of TAP that the tests written in Python need."""

import sys


class Tap:
    """Prints one line per test, so that a failure names what failed and every test is counted."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def _line(self, verdict, name):
        self.count += 1
        # A number sign in a name would start a directive.
        print(f"{verdict} {self.count} {name.replace('#', '+')}", end="")

    def check(self, name, problems):
        """Passes when there are no problems (strings, each one a person can act on)."""
        problems = list(problems)
        if problems:
            self.failed += 1
        self._line("not ok" if problems else "ok", name)
        print()
        for problem in problems:
            for line in str(problem).splitlines():
                print(f"# {line}")

    def skip(self, name, reason):
        self._line("ok", name)
        print(f" # SKIP {reason}")

    def finish(self):
        print(f"1..{self.count}", flush=True)
        sys.exit(1 if self.failed or not self.count else 0)
