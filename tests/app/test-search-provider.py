#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search of the desktop, over the bus: the program is started by it, finds, tells and shows."""

import configparser
import os
import pathlib
import re
import shutil
import subprocess
import time

from tap import Tap

SOURCE = pathlib.Path(os.environ["TDT_SOURCE_ROOT"])
PROGRAM = os.environ["TDT_PROGRAM"]
ID = "org.tourdetable.TourDeTable"
HOME = pathlib.Path(os.environ["HOME"])
DATA = pathlib.Path(os.environ["XDG_DATA_HOME"])

RECENT = """<?xml version="1.0" encoding="UTF-8"?>
<xbel version="1.0" xmlns:bookmark="http://www.freedesktop.org/standards/desktop-bookmarks"
 xmlns:mime="http://www.freedesktop.org/standards/shared-mime-info">
%s</xbel>
"""
BOOKMARK = """<bookmark href="%s" added="2026-01-01T10:00:00Z" modified="2026-01-01T10:00:00Z"
 visited="2026-01-01T10:00:00Z"><info><metadata owner="http://freedesktop.org">
<mime:mime-type type="application/x-tour-de-table+xml"/><bookmark:applications>
<bookmark:application name="tour-de-table" exec="&apos;tour-de-table %%u&apos;" modified="2026-01-01T10:00:00Z" count="1"/>
</bookmark:applications></metadata></info></bookmark>
"""
tap = Tap()


def call(method, *arguments, of=None, path=None):
    """Calls over the bus, and returns what is printed of the answer."""
    made = subprocess.run(["gdbus", "call", "--session", "--timeout", "20", "--dest", of or ID, "--object-path",
                           path or provider["ObjectPath"], "--method", method, *arguments],
                          capture_output=True, text=True, check=False)
    return made.stdout.strip() + made.stderr.strip()


def search(method, *arguments):
    return call(f"org.gnome.Shell.SearchProvider2.{method}", *arguments)


def ids(answer):
    return re.findall(r"'(file:[^']+)'", answer)


def prepare():
    """Two files that were used, one of which is gone, and how to start the program."""
    example = HOME / "réunion #1.tdt.xml"
    subprocess.run([PROGRAM, "new", "--example", example], check=True, stdout=subprocess.DEVNULL)
    services = DATA / "dbus-1/services"
    services.mkdir(parents=True)
    template = (SOURCE / f"data/{ID}.service.in").read_text(encoding="utf-8")
    (services / f"{ID}.service").write_text(
        template.replace("@bindir@/tour-de-table", PROGRAM), encoding="utf-8")
    uris = example.as_uri(), (HOME / "gone.tdt.xml").as_uri()
    (DATA / "recently-used.xbel").write_text(RECENT % "".join(BOOKMARK % uri for uri in uris), encoding="utf-8")
    call("org.freedesktop.DBus.ReloadConfig", of="org.freedesktop.DBus", path="/org/freedesktop/DBus")
    return example


def expect(what, answer, *wanted):
    tap.check(what, [f"“{text}” is not in {answer}" for text in wanted if text not in answer])


def ask_window():
    """What the bus knows of the first window."""
    return call("org.gtk.Actions.DescribeAll", path="/" + ID.replace(".", "/") + "/window/1")


def shown_in_time():
    for _ in range(100):
        answer = ask_window()
        if "does not exist" not in answer:
            return []
        time.sleep(0.1)
    return [answer]


def about_problems():
    """The names agree with those of the desktop entry and of the bus."""
    if provider["DesktopId"] != f"{ID}.desktop" or provider["BusName"] != ID or provider["Version"] != "2":
        yield f"{dict(provider)}"


config = configparser.ConfigParser()
config.optionxform = str
config.read(SOURCE / f"data/{ID}.search-provider.ini")
provider = config["Shell Search Provider"]
tap.check("the desktop is told whom to ask", about_problems())
if not shutil.which("gdbus"):
    tap.skip("asking over the bus", "gdbus is not installed")
    tap.finish()
file = prepare()

found = ids(search("GetInitialResultSet", "['solidarites']"))
tap.check("a session is found whatever the accents", [] if len(found) == 1 else [str(found)])
tap.check("and is told with its file", [] if found and found[0].startswith(file.as_uri() + "#") else [str(found)])
expect("with its title, time and event", search("GetResultMetas", str(found)),
       "Le plan départemental unique des solidarités", "10:50", "Atelier des Départements", "x-office-calendar")
people = ids(search("GetSubsearchResultSet", str(found), "['bernard', 'jean']"))
expect("a person is found by words in any order", search("GetResultMetas", str(people)), "Jean-Marie Bernard")
events = ids(search("GetInitialResultSet", "['atelier', 'departements']"))
expect("an event is found", search("GetResultMetas", str(events)), "Atelier des Départements de France", file.name)
expect("nothing is found of what is not there", search("GetInitialResultSet", "['xyzzy']"), "(@as [],)")
expect("what is not known any more is left out", search("GetResultMetas", "['file:///x#y']"), "(@aa{sv} [],)")
expect("searching opens no window", ask_window(), "does not exist")
search("ActivateResult", found[0], "['solidarites']", "0")
tap.check("what is chosen opens a window", shown_in_time())
call("org.gtk.Actions.Activate", "quit", "[]", "{}", path="/" + ID.replace(".", "/"))
tap.finish()
