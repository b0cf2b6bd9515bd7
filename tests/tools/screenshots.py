#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the pictures of the help and of the metainfo anew, from the running program with its example.

Needs xdotool and ImageMagick beside what the tests need. `meson compile -C build screenshots` calls it.
"""

import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(os.environ["TDT_SOURCE_ROOT"])
PROGRAM = os.environ["TDT_PROGRAM"]
SIZE = "1280", "800"

# The folder in data/help, and its locale.
LANGUAGES = (("C", "C.UTF-8"), ("fr", "fr_FR.UTF-8"))
PAGES = (("overview", "ctrl+1"), ("people", "ctrl+3"), ("documents", "ctrl+5"), ("programme", "ctrl+2"))

SETTINGS = "[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=false\ngtk-cursor-blink=false\n"


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def wait_for_window(process, number):
    """The number-th window that is in sight, by its size the main one first."""
    for _ in range(200):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)], check=False,
                               stdout=subprocess.PIPE, text=True).stdout.split()
        if len(found) >= number:
            return found
        time.sleep(0.05)
    sys.exit("screenshots: the program shows no window")


def take(window, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    # Without the frame that is there for the shadow. A palette of 255 colours is half the size, and hardly seen.
    run("import", "-window", window, f"png24:{path}")
    run("convert", path, "-shave", "5x5", "+repage", "+dither", "-colors", "255", "-depth", "8", f"png8:{path}")


def key(window, *keys):
    run("xdotool", "windowfocus", "--sync", window, "key", *keys)
    time.sleep(2)


def write_today(path):
    """The example, moved so that its second session begins now."""
    project = pathlib.Path(path)
    run(PROGRAM, "new", "--example", path)
    now = datetime.datetime.now().astimezone().replace(second=0, microsecond=0)
    opening = datetime.datetime(2017, 9, 27, 9, 0)
    start = now.replace(tzinfo=None) - datetime.timedelta(minutes=now.minute % 5)

    def move(match):
        moment = datetime.datetime.fromisoformat(match[1]) - opening + start
        return f"{moment:%Y-%m-%dT%H:%M:%S}" + f"{now:%z}"[:3] + ":" + f"{now:%z}"[3:]

    text = project.read_text(encoding="utf-8")
    # Whatever the hour, the day is open.
    text = re.sub(r"<(opens|closes)>[^<]*", lambda m: f"<{m[1]}>" + ("00:00" if m[1] == "opens" else "23:59"), text)
    text = re.sub(r"(2017-09-27T\d\d:\d\d:\d\d)\+02:00\[Europe/Paris\]", move, text)
    project.write_text(text.replace("2017-09-27", f"{start:%Y-%m-%d}"), encoding="utf-8")


def show(project):
    """Starts the program, and waits for its first window."""
    process = subprocess.Popen([PROGRAM, project])
    window = wait_for_window(process, 1)[0]
    time.sleep(3)
    return process, window


def picture_pages(figures, scratch):
    project = os.path.join(scratch, "gap-2017.tdt.xml")
    run(PROGRAM, "new", "--example", project)
    process, window = show(project)
    run("xdotool", "windowsize", "--sync", window, *SIZE, "windowmove", window, "0", "0")
    time.sleep(2)
    for name, keys in PAGES:
        key(window, keys)
        if name == "programme":
            key(window, "ctrl+k")
            run("xdotool", "type", "solidarites")
            time.sleep(1)
            run("xdotool", "key", "Return")
            time.sleep(2)
        take(window, figures / f"{name}.png")
    process.kill()
    process.wait()


def picture_day(figures, scratch):
    project = os.path.join(scratch, "today.tdt.xml")
    write_today(project)
    process, window = show(project)
    key(window, "F5")
    live = [one for one in wait_for_window(process, 2) if one != window][0]
    run("xdotool", "windowsize", "--sync", live, *SIZE)
    key(live, "space")
    time.sleep(3)
    take(live, figures / "run-day.png")
    process.kill()
    process.wait()


PICTURES = {"pages": picture_pages, "day": picture_day}


def picture(what, folder):
    config = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "gtk-4.0")
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.ini").write_text(SETTINGS, encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        PICTURES[what](ROOT / "data/help" / folder / "figures", scratch)


def main():
    if len(sys.argv) > 1:
        picture(*sys.argv[1:])
        return
    # Each on a display of its own: what has the focus is as it is after a start.
    display = pathlib.Path(__file__).with_name("with-display.py")
    for folder, locale in LANGUAGES:
        os.environ.update(LC_ALL=locale, LANGUAGE="fr" if folder == "fr" else "en")
        for what in PICTURES:
            subprocess.run([sys.executable, display, sys.executable, __file__, what, folder], check=True)


if __name__ == "__main__":
    main()
