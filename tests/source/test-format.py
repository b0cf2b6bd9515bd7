# SPDX-License-Identifier: GPL-3.0-or-later
"""C files are laid out as .clang-format says. In the long suite, as clang-format is a large package."""

import shutil
import subprocess

import sources
from tap import Tap


def layout_problems(path):
    run = subprocess.run(["clang-format", "--dry-run", "--Werror", "--ferror-limit=3", str(path)], capture_output=True,
                         text=True, check=False)
    if run.returncode:
        yield f"run: clang-format -i {sources.name_of(path)}"
        yield run.stderr


tap = Tap()
if shutil.which("clang-format") is None:
    tap.skip("layout of the C files", "clang-format is not installed")
else:
    for folder in ("src", "include", "tests"):
        tap.check(f"layout of the C files in {folder}",
                  [p for path in sources.files(".c", ".h", below=folder) for p in layout_problems(path)])
tap.finish()
