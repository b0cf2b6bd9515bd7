#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tarball of a release: it holds what is needed, builds without the network, installs all and uninstalls all."""

import os
import pathlib
import shutil
import subprocess
import tempfile

import sources
from tap import Tap

ID = "org.tourdetable.TourDeTable"
INSTALLED = [
    "bin/tour-de-table",
    f"share/applications/{ID}.desktop",
    f"share/dbus-1/services/{ID}.service",
    f"share/gnome-shell/search-providers/{ID}.search-provider.ini",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    "share/locale/fr/LC_MESSAGES/tour-de-table.mo",
    "share/man/man1/tour-de-table.1",
    f"share/metainfo/{ID}.metainfo.xml",
    f"share/mime/packages/{ID}.xml",
    "share/tour-de-table/examples/gap-2017.tdt.xml",
    "share/tour-de-table/ranks/fr-departement.ini",
    "share/tour-de-table/tour-de-table.rng",
]
HELP = ["share/help/C/tour-de-table/index.page", "share/help/fr/tour-de-table/index.page"]
tap = Tap()

# What the surrounding meson tells its tests is not for the one that is started here.
ENVIRONMENT = {name: value for name, value in os.environ.items()
               if not name.startswith(("MESON", "TDT_", "NINJA", "LD_PRELOAD", "MALLOC_PERTURB"))}


def run(*command, env=None):
    made = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False,
                          env={**ENVIRONMENT, **(env or {})})
    return [] if made.returncode == 0 else [made.stdout[-3000:] + made.stderr[-3000:]]


def there(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def absent(names, files):
    return [f"{name} is missing" for name in names if name not in files and f"{name}.gz" not in files]


def works(prefix, scratch):
    """The installed program finds what is installed with it."""
    made = scratch / "example.tdt.xml"
    home = {f"XDG_{kind}_HOME": str(scratch / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
    yield from run(prefix / "bin/tour-de-table", "new", "--example", made, env=home)
    if not made.exists():
        yield "no example was written"


def main():
    if not (sources.ROOT / ".git").exists() or not shutil.which("git"):
        tap.skip("the tarball", "this is no clone")
        tap.finish()
    with tempfile.TemporaryDirectory(prefix="tdt-install-") as name:
        scratch = pathlib.Path(name)
        clone, tree, build, prefix = (scratch / part for part in ("clone", "tree", "build", "prefix"))
        run("git", "clone", "-q", "--shared", sources.ROOT, clone)
        run("meson", "setup", scratch / "first", clone)
        tap.check("meson dist makes a tarball",
                  run("meson", "dist", "-C", scratch / "first", "--no-tests", "--formats", "gztar"))
        tree.mkdir()
        for archive in (scratch / "first/meson-dist").glob("*.tar.gz"):
            run("tar", "-xzf", archive, "-C", tree, "--strip-components=1")
        tap.check("it holds what a packager looks for",
                  absent(("COPYING", "NEWS", "README.md", "debian/control", f"data/{ID}.json"), there(tree)))
        tap.check("it is configured without the network",
                  run("meson", "setup", build, tree, "--prefix", prefix, "--wrap-mode", "nodownload"))
        tap.check("it builds", run("ninja", "-C", build))
        tap.check("it installs", run("meson", "install", "-C", build, "--no-rebuild"))
        tap.check("all is installed that belongs to a program",
                  absent(INSTALLED + (HELP if shutil.which("itstool") else []), there(prefix)))
        tap.check("what was installed works", works(prefix, scratch))
        tap.check("it uninstalls", run("ninja", "-C", build, "uninstall"))
        # Caches of the desktop belong to all programs together.
        left = [name for name in there(prefix) if "cache" not in name and not name.startswith("share/mime/")]
        tap.check("nothing of it is left", sorted(left))
    tap.finish()


main()
