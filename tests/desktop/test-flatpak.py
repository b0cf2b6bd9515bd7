#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest: it parses, brings all that the build asks for and the runtime has not, and asks for no more
rights than the program needs."""

import json
import os
import re

import sources
from tap import Tap

ID = "org.tourdetable.TourDeTable"
MANIFEST = sources.ROOT / f"data/{ID}.json"

# What org.gnome.Platform holds already, by the names of pkg-config.
RUNTIME = {"gdk-pixbuf-2.0", "gio-2.0", "gio-unix-2.0", "glib-2.0", "gtk4", "json-glib-1.0", "libadwaita-1", "libarchive",
           "libgcrypt", "libxml-2.0", "pangocairo"}
# What our modules bring.
MODULES = {"gmime": "gmime-3.0", "libgsf": "libgsf-1", "libical": "libical", "qrencode": "libqrencode"}

RIGHTS = {
    "--device=dri": "drawing",
    "--filesystem=host": "the lock beside a project, on a shared drive too",
    "--share=ipc": "X11",
    "--socket=fallback-x11": "X11",
    "--socket=wayland": "Wayland",
}
tap = Tap()


def number(version):
    return [int(part) for part in re.findall(r"\d+", version)]


def needed():
    """Yields (name, least version) of each library that the build asks for."""
    for path in sources.files("meson.build", below="src"):
        text = sources.text_of(path)
        yield from re.findall(r"dependency\('([\w.-]+)', version: '>= ([\d.]+)'\)", text)
        table = re.search(r"(?ms)^versions = \{(.*?)^\}", text)
        if table:
            yield from re.findall(r"'([\w.-]+)': '>= ([\d.]+)'", table[1])


def library_problems(manifest):
    brought = {}
    for module in manifest["modules"]:
        if module["name"] in MODULES:
            archive = os.path.basename(module["sources"][0]["url"])
            brought[MODULES[module["name"]]] = re.search(r"-([\d.]+)\.tar", archive)[1]
    found = dict(needed())
    if len(found) < 10:
        yield f"only {len(found)} libraries were found in src/**/meson.build: mend this test"
    for name, least in found.items():
        if name not in RUNTIME and name not in brought:
            yield f"{name} is in no module, and not known to be in the runtime"
        elif name in brought and number(brought[name]) < number(least):
            yield f"{name} {least} is needed, the module brings {brought[name]}"
    for name in brought.keys() - found.keys():
        yield f"{name} is brought, and nothing needs it"


def source_problems(manifest):
    """Nothing is built that was not said exactly."""
    for module in manifest["modules"][:-1]:
        for source in module["sources"]:
            if not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
                yield f"{module['name']} has no SHA-256"
            if not source["url"].startswith("https://"):
                yield f"{source['url']} is not fetched over HTTPS"
    own = manifest["modules"][-1]
    folder = (MANIFEST.parent / own["sources"][0].get("path", "nowhere")).resolve()
    if own["buildsystem"] != "meson" or folder != sources.ROOT.resolve():
        yield "the last module is not this project"


def right_problems(manifest):
    for right in manifest["finish-args"]:
        if right not in RIGHTS:
            yield f"{right}: what for?"


def name_problems(manifest):
    if manifest["id"] != ID:
        yield f"the id is {manifest['id']}"
    if manifest["command"] != "tour-de-table":
        yield f"the command is {manifest['command']}"
    if not manifest["runtime"].startswith("org.gnome.") or not number(manifest["runtime-version"]):
        yield "the runtime is not a version of GNOME’s"


try:
    parsed = json.loads(sources.text_of(MANIFEST))
except json.JSONDecodeError as error:
    tap.check("the manifest is JSON", [str(error)])
    tap.finish()
tap.check("the manifest builds this program", name_problems(parsed))
tap.check("each library of the build is in the runtime or a module", library_problems(parsed))
tap.check("each source is named with its sum", source_problems(parsed))
tap.check("the sandbox is as small as it can be", right_problems(parsed))
tap.finish()
