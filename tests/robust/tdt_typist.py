# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the typist in a folder of its own, with calls that fail, and looks at what is left."""

import os
import re
import shutil
import subprocess
import tempfile

TYPIST, CALLS = os.environ["TDT_TYPIST"], os.environ["TDT_CALLS"]
KILL, SHORT = -1, 0


class Result:
    """What one run said and met: `lines`; `status`; `met`, a line for each call that was made to fail."""

    def __init__(self, lines, status, met, said):
        self.lines, self.status, self.met, self.said = lines, status, met, said

    def steps(self, *words):
        """The numbers of the steps said with one of these words, in order."""
        return [int(line.split()[1]) for line in self.lines if line.split()[0] in words and line.split()[1].lstrip("-").isdigit()]

    def durable(self):
        """The latest step that was said to be on the disk, -1 for none."""
        return max(self.steps("safe", "saved"), default=-1)


class Desk:
    """A folder with `work`, where the project is, and `state`, where journals and versions are."""

    def __init__(self):
        self.root = tempfile.mkdtemp(prefix="tdt-desk-")
        self.work, self.state = os.path.join(self.root, "work"), os.path.join(self.root, "state")
        self.file = os.path.join(self.work, "gap.tdt.xml")
        self.kept = self.root + ".kept"
        os.mkdir(self.work)

    def keep(self):
        """What there is now is what there will be after each `again`."""
        shutil.rmtree(self.kept, ignore_errors=True)
        shutil.copytree(self.root, self.kept, symlinks=True)

    def again(self):
        for name in os.listdir(self.root):
            shutil.rmtree(os.path.join(self.root, name))
        shutil.copytree(self.kept, self.root, symlinks=True, dirs_exist_ok=True)

    def close(self):
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.rmtree(self.kept, ignore_errors=True)

    def start(self, *words, at=None, faults=None, log=None, steps=None, **options):
        """`at` is the call at which it is killed; see tdt-kill-at.c."""
        environment = {**os.environ, "XDG_STATE_HOME": self.state, "G_MESSAGES_PREFIXED": ""}
        met = self.root + ".met"
        if faults is not None or log is not None:
            environment.update(LD_PRELOAD=CALLS, TDT_CALLS_ROOT=self.root, TDT_CALLS_MET=met)
            environment["TDT_CALLS_FAIL"] = ",".join(f"{n}:{reason}{'+' if sticky else ''}" for n, reason, sticky in faults or [])
        if log is not None:
            environment["TDT_CALLS_LOG"] = log
        if steps is not None:
            environment["TDT_TYPIST_STEPS"] = str(steps)
        options = {"stdin": subprocess.DEVNULL, **options}
        command = [TYPIST, *words] if at is None else [os.environ["TDT_KILL_AT"], str(at), TYPIST, *words]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
                                **options)

    def run(self, *words, **options):
        met = self.root + ".met"
        process = self.start(*words, **options)
        try:
            out, said = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            # Nothing goes on behind a test's back.
            process.kill()
            out, said = process.communicate()
            said += b"hangs"
        lines = []
        if os.path.exists(met):
            with open(met, encoding="utf-8") as file:
                lines = file.read().splitlines()
            os.unlink(met)
        return Result(out.decode(errors="replace").splitlines(), process.returncode, lines, said.decode(errors="replace"))

    def strangers(self):
        """Files beside the project that are neither it nor its lock."""
        return [name for name in os.listdir(self.work) if name.startswith(".~") and not name.startswith(".~lock.")]


def find_file_problems(lines, may_be):
    """`file N` among what `check` said: N is one of `may_be`, where None stands for no file."""
    for line in lines:
        if line.startswith("file "):
            found = None if line == "file none" else int(line[5:]) if re.fullmatch(r"file -?\d+", line) else line
            if found not in may_be:
                yield f"“{line}”, not one of {may_be}"


def find_loss(checked, durable):
    """What was said to be on the disk is in the file, or in a journal."""
    found = max(checked.steps("file", "journal"), default=-1)
    if found < durable:
        yield f"step {durable} was safe, and now there is {found}: {checked.lines}"
