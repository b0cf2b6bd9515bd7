#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop is told of the program, judged by the desktop's own tools."""

import os
import shutil
import subprocess
import tempfile

from tap import Tap

SOURCE = os.path.join(os.environ["TDT_SOURCE_ROOT"], "data")
BUILD = os.path.join(os.environ["TDT_BUILD_ROOT"], "data")
ID = "org.tourdetable.TourDeTable"
TYPE = "application/x-tour-de-table+xml"
tap = Tap()


def judge(name, *command, environment=None):
    """Runs a tool, and passes when it finds nothing."""
    if not shutil.which(command[0]):
        tap.skip(name, f"{command[0]} is not installed")
        return
    run = subprocess.run(command, capture_output=True, text=True, env=environment)
    tap.check(name, [] if run.returncode == 0 else [run.stdout + run.stderr])


def guess(folder, file_name, content):
    """What the desktop takes a file for, once our type is installed."""
    path = os.path.join(folder, file_name)
    with open(path, "wb") as file:
        file.write(content)
    run = subprocess.run(["gio", "info", "-a", "standard::content-type", path], capture_output=True, text=True,
                         env=dict(os.environ, XDG_DATA_HOME=folder, XDG_DATA_DIRS=os.environ.get(
                             "XDG_DATA_DIRS", "/usr/local/share:/usr/share")))
    return run.stdout.partition("standard::content-type: ")[2].strip()


judge("desktop entry", "desktop-file-validate", os.path.join(BUILD, f"{ID}.desktop"))
judge("metainfo", "appstreamcli", "validate", "--no-net", os.path.join(BUILD, f"{ID}.metainfo.xml"))
for name in [f"{ID}.svg", f"{ID}-symbolic.svg"]:
    judge(f"icon {name}", "xmllint", "--noout", os.path.join(SOURCE, "icons", name))
judge("the example is valid", "xmllint", "--noout", "--relaxng", os.path.join(SOURCE, "tour-de-table.rng"),
      os.path.join(SOURCE, "examples", "gap-2017.tdt.xml"))

with open(os.path.join(BUILD, f"{ID}.desktop"), encoding="utf-8") as entry:
    text = entry.read()
tap.check("the desktop entry speaks French", [] if "Comment[fr]=" in text else ["no Comment[fr]"])

with tempfile.TemporaryDirectory(prefix="tdt-desktop-") as folder:
    packages = os.path.join(folder, "mime", "packages")
    os.makedirs(packages)
    shutil.copy(os.path.join(SOURCE, f"{ID}.xml"), packages)
    judge("media type", "update-mime-database", "-V", os.path.join(folder, "mime"))
    with open(os.path.join(SOURCE, "examples", "gap-2017.tdt.xml"), "rb") as file:
        example = file.read()
    if not shutil.which("gio"):
        tap.skip("files are known by name and by content", "gio is not installed")
    else:
        for file_name, content, expected in [
                ("gap.tdt.xml", example, TYPE),
                ("gap.tdt", example, TYPE),
                ("gap", example, TYPE),
                ("other.xml", b"<?xml version=\"1.0\"?>\n<a/>\n", "application/xml")]:
            got = guess(folder, file_name, content)
            tap.check(f"{file_name} is {expected}", [] if got == expected else [f"it is taken for {got}"])

tap.finish()
