#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of accessibility in the help names tests that there are, and what it says of keys and motion holds."""

import json
import os
import pathlib
import re
from xml.etree import ElementTree

import sources
from tap import Tap

MALLARD = "{http://projectmallard.org/1.0/}"
PAGE = sources.ROOT / "data/help/C/accessibility.page"

# The points of chapter 11 that every program with a window has to answer.
ASKED = ("11.1.1.1", "11.1.3.1", "11.1.3.2", "11.1.4.1", "11.1.4.3", "11.1.4.4", "11.1.4.10", "11.1.4.11", "11.2.1.1",
         "11.2.1.2", "11.2.1.4", "11.2.3.1", "11.2.4.3", "11.2.4.7", "11.3.3.1", "11.3.3.4", "11.4.1.2", "11.5.2", "11.7")
tap = Tap()


def rows():
    for row in ElementTree.parse(PAGE).iter(f"{MALLARD}tr"):
        yield ["".join(cell.itertext()).strip() for cell in row.iter(f"{MALLARD}td")]


def table_problems():
    listed = pathlib.Path(os.environ["TDT_BUILD_ROOT"], "meson-info/intro-tests.json")
    names = {test["name"] for test in json.loads(listed.read_text(encoding="utf-8"))}
    said = list(rows())[1:]
    for point, how, shown in said:
        if not re.fullmatch(r"11(\.\d+)+", point) or not how:
            yield f"the row {point or how} is not whole"
        for test in shown.replace("–", "").split(","):
            if test.strip() and test.strip() not in names:
                yield f"{point}: there is no test {test.strip()}"
    for point in set(ASKED) - {row[0] for row in said}:
        yield f"{point} is not answered"


def key_problems():
    """A key that is a letter by itself would be pressed by whoever speaks to the computer."""
    commands = sources.text_of(sources.ROOT / "src/app/tdt-commands.c")
    triggers = [(match, "tdt-commands.c") for match in re.findall(r'"((?:<\w+>)*\w+)" ?[,}]', commands)]
    for path in sources.files(".ui", below="ui"):
        for match in re.findall(r'name="trigger">([^<]+)<', sources.text_of(path)):
            triggers += [(part.replace("&lt;", "<").replace("&gt;", ">"), path.name) for part in match.split("|")]
    if not triggers:
        yield "no keys were found: mend this test"
    for trigger, name in triggers:
        if re.fullmatch(r"(<Shift>)?[\w]", trigger):
            yield f"{name}: “{trigger}” is a bare letter"
    for path in sources.files(".c", below="src"):
        for line, match in sources.find(r"GDK_KEY_[A-Za-z0-9], (?:0|GDK_SHIFT_MASK)\b", sources.text_of(path)):
            yield f"{sources.name_of(path)}:{line}: {match[0]} is a bare letter"


def trap_problems():
    """A flow box whose children take no focus keeps it: nobody gets on with Tab."""
    for path in sources.files(".ui", below="ui"):
        for line, match in sources.find(r"GtkFlowBox\b", sources.text_of(path)):
            yield f"{path.name}:{line}: {match[0]}: use TdtWrapBox"


def motion_problems():
    for path in sources.files(".css", below="ui"):
        for line, match in sources.find(r"@keyframes|animation[\w-]*:|blink", sources.text_of(path)):
            yield f"{sources.name_of(path)}:{line}: {match[0]}: nothing moves or flashes by itself"


tap.check("each point is answered, by tests that there are", table_problems())
tap.check("no command is a bare letter", key_problems())
tap.check("the focus is never kept", trap_problems())
tap.check("nothing moves or flashes by itself", motion_problems())
tap.finish()
