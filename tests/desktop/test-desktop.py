#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop is told of the program, judged by the desktop's own tools."""

import os
import re
import shutil
import subprocess
import tempfile
from xml.etree import ElementTree

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
for name in [f"{ID}.svg", f"{ID}-symbolic.svg", "application-x-tour-de-table+xml.svg"]:
    judge(f"icon {name}", "xmllint", "--noout", os.path.join(SOURCE, "icons", name))
judge("the example is valid", "xmllint", "--noout", "--relaxng", os.path.join(SOURCE, "tour-de-table.rng"),
      os.path.join(SOURCE, "examples", "gap-2017.tdt.xml"))

with open(os.path.join(SOURCE, f"{ID}.xml"), encoding="utf-8") as types:
    named = re.search(r'<icon name="([^"]+)"/>', types.read())[1]
tap.check("the icon of project files is there",
          [] if os.path.exists(os.path.join(SOURCE, "icons", f"{named}.svg")) else [f"no icon {named}"])

with open(os.path.join(BUILD, f"{ID}.desktop"), encoding="utf-8") as entry:
    text = entry.read()
tap.check("the desktop entry speaks French", [f"no {key}[fr]" for key in ("Comment", "Keywords", "GenericName")
                                              if f"{key}[fr]=" not in text])


def action_problems():
    """Each action of the entry is one of the application’s, called over the bus or by an option of the same name."""
    actions = re.search(r"(?m)^Actions=(.*)$", text)[1].strip(";").split(";")
    with open(os.path.join(os.environ["TDT_SOURCE_ROOT"], "src/app/tdt-application.c"), encoding="utf-8") as source:
        code = source.read()
    for action in actions:
        if f'{{ .name = "{action}"' not in code:
            yield f"the application has no action “{action}”"
        if f'{{ "{action}", 0, 0, G_OPTION_ARG_NONE' not in code or f"Exec=tour-de-table --{action}\n" not in text:
            yield f"“{action}” cannot be started by an option of the same name"


def metainfo_problems():
    """What software centres show, beyond what the validator asks for."""
    root = ElementTree.parse(os.path.join(BUILD, f"{ID}.metainfo.xml")).getroot()
    version = subprocess.run([os.environ["TDT_PROGRAM"], "--version"], capture_output=True, text=True).stdout.split()[-1]
    newest = root.find("releases/release")
    if newest.get("version") != version:
        yield f"the newest release is {newest.get('version')}, the program says {version}"
    if not newest.findtext("description/p"):
        yield "the newest release has no notes"
    if len(root.findall("screenshots/screenshot")) < 3:
        yield "fewer than three screenshots"
    with open(os.path.join(os.environ["TDT_SOURCE_ROOT"], "NEWS"), encoding="utf-8") as news:
        if f"Version {version}" not in news.read():
            yield f"NEWS has no “Version {version}”"


tap.check("each action of the desktop entry can be started", action_problems())
tap.check("the metainfo tells of this release", metainfo_problems())

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
