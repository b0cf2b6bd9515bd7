#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""LibreOffice opens every document that can be edited, and finds in it what our own page shows."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from tap import Tap

GAP = pathlib.Path(os.environ["TDT_DATADIR"]) / "examples/gap-2017.tdt.xml"
PROGRAM = os.environ["TDT_PROGRAM"]

# What stands at the head and foot of pages comes as often as there are pages.
RUNNING = re.compile(r"^(\d+|/|PROVISOIRE)$")


def export_all(form, folder):
    folder.mkdir()
    subprocess.run([PROGRAM, "export", GAP, "--document", "all", "--format", form, "-o", folder], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def words_of(path):
    text = subprocess.run(["pdftotext", str(path), "-"], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8", "replace")
    # A word that one of them divides at the end of a line is the same word.
    text = re.sub(r"[-\u00ad\u2010]\n", "", text)
    return {word.casefold() for word in re.findall(r"[^\W_]+", text) if not RUNNING.match(word)}


def problems(folder):
    export_all("pdf", folder / "pdf")
    export_all("odt", folder / "odt")
    converted = folder / "converted"
    done = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                           "--outdir", str(converted), *map(str, sorted((folder / "odt").iterdir()))],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600, check=False)
    for path in sorted((folder / "odt").iterdir()):
        theirs = converted / f"{path.stem}.pdf"
        ours = folder / "pdf" / f"{path.stem}.pdf"
        if not theirs.exists():
            yield f"{path.name} is not opened: {done.stdout[-300:]}"
            continue
        wanted = words_of(ours)
        missing = {word for word in wanted - words_of(theirs) if len(word) > 2}
        if not wanted or len(missing) > len(wanted) * 0.03:
            yield f"{path.name} lacks {sorted(missing)[:20]}"


def main():
    tap = Tap()
    name = "LibreOffice shows every document as we do"
    missing = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
    if missing:
        tap.skip(name, f"{', '.join(missing)} is not installed")
    else:
        with tempfile.TemporaryDirectory() as folder:
            tap.check(name, problems(pathlib.Path(folder)))
    tap.finish()


if __name__ == "__main__":
    main()
