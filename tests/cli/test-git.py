#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The merge driver of the README with a real git: two branches, two people's work, one project."""

import os
import re
import shutil
import subprocess
import tempfile

from tap import Tap

PROGRAM = os.environ["TDT_PROGRAM"]
tap = Tap()
folder = tempfile.mkdtemp(prefix="tdt-git-")
environment = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": folder,
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    "PATH": os.path.dirname(PROGRAM) + os.pathsep + os.environ["PATH"],
}


def git(*words):
    return subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


def read_driver():
    """The two lines as people copy them."""
    with open(os.path.join(os.environ["TDT_SOURCE_ROOT"], "README.md"), encoding="utf-8") as file:
        text = file.read()
    command = re.search(r'git config merge\.tour-de-table\.driver "([^"]+)"', text)[1]
    attributes = re.search(r"echo '([^']+)' >> \.gitattributes", text)[1]
    return command, attributes


def edit(changes):
    path = os.path.join(folder, "gap.tdt.xml")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def commit(message):
    return git("commit", "-qam", message)


def result(name, got, status, *texts):
    problems = [] if got.returncode == status else [f"exit status {got.returncode}: {got.stdout}{got.stderr}"]
    with open(os.path.join(folder, "gap.tdt.xml"), encoding="utf-8") as file:
        content = file.read()
    problems += [f"{text!r} is not in the result" for text in texts if text not in content]
    problems += ["the result has marks of a line merge"] if "<<<<<<<" in content else []
    check = subprocess.run([PROGRAM, "validate", os.path.join(folder, "gap.tdt.xml")], capture_output=True,
                           text=True, timeout=60)
    problems += [] if check.returncode == 0 else [f"the result is no sound project: {check.stdout}{check.stderr}"]
    tap.check(name, problems)


if shutil.which("git") is None:
    tap.skip("the merge driver", "git is not installed")
    tap.finish()

command, attributes = read_driver()
git("init", "-q", "-b", "main")
git("config", "merge.tour-de-table.driver", command)
with open(os.path.join(folder, ".gitattributes"), "w", encoding="utf-8") as file:
    file.write(attributes + "\n")
subprocess.run([PROGRAM, "new", os.path.join(folder, "gap.tdt.xml"), "--example"], check=True, timeout=60)
git("add", ".")
commit("The example")
first = git("rev-parse", "HEAD").stdout.strip()
git("checkout", "-qb", "theirs")
# The same line in both, and neighbouring lines: a merge of lines would ask.
edit([("<title>Pause</title>", "<title>Pause café</title>"), ("<theme>", "<theme>Autrement : ")])
commit("Theirs")
git("checkout", "-q", "main")
edit([("<title>Atelier des Départements de France</title>", "<title>Atelier 2018</title>")])
commit("Ours")
result("work on different fields comes together", git("merge", "-q", "theirs"), 0,
       "<title>Atelier 2018</title>", "<theme>Autrement : ", "<title>Pause café</title>")

git("checkout", "-qb", "clash", first)
edit([("<title>Pause</title>", "<title>Pause presse</title>")])
commit("Clash")
clash = git("merge", "-q", "theirs")
result("a conflict is git's to ask, and ours is in the file", clash, 1, "<title>Pause presse</title>")
tap.check("git knows which file", [] if "gap.tdt.xml" in git("diff", "--name-only", "--diff-filter=U").stdout
          else ["the file is not unmerged"])
git("merge", "--abort")
shutil.rmtree(folder)
tap.finish()
