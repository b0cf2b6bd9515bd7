#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""LibreOffice opens every document that can be edited, and finds in it what our own page shows."""

import csv
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
from xml.sax.saxutils import escape

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


CELLS = ["+33 4 92 00 00 00", "=1+1", "-", "'à", "a;b", 'un "mot"', "ligne\nligne", "Été — œuvre", "05000 Gap", "x" * 300, "a,b", "@gap"]


def sheet_problems(folder):
    """A table of people that LibreOffice opened and saved says the same in each cell, and changes nobody."""
    project, table, saved, back = (folder / name for name in ("people.tdt.xml", "people.csv", "saved/people.csv", "back.tdt.xml"))
    text = GAP.read_text(encoding="utf-8")
    people = "".join(f'<person uid="cell-{i}"><family-name>Nom {i}</family-name><notes>{escape(cell)}</notes></person>'
                     for i, cell in enumerate(CELLS))
    project.write_text(text.replace("</people>", people + "</people>"), encoding="utf-8")
    subprocess.run([PROGRAM, "export", project, "--document", "contacts", "--format", "csv", "-o", table], check=True)
    done = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=CSV:59,34,UTF8",
                           "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,UTF8", "--outdir", str(saved.parent), str(table)],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300, check=False)
    if not saved.exists():
        yield f"it is not opened: {done.stdout[-300:]}"
        return
    rows = []
    for path in (table, saved):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows.append(list(csv.reader(file, delimiter=";")))
    if len(rows[0]) != len(rows[1]) or len(rows[0]) <= len(CELLS):
        yield f"{len(rows[1])} rows of {len(rows[0])}"
    for ours, theirs in zip(*rows):
        yield from (f"{ours[0]}: {one!r} became {other!r}" for one, other in zip(ours, theirs) if one != other)
    subprocess.run([PROGRAM, "import", saved, "--into", project, "-o", back], check=True, stderr=subprocess.DEVNULL)
    done = subprocess.run([PROGRAM, "diff", project, back], stdout=subprocess.PIPE, text=True, check=False)
    yield from done.stdout.splitlines()


def main():
    tap = Tap()
    name = "LibreOffice shows every document as we do"
    missing = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
    if missing:
        tap.skip(name, f"{', '.join(missing)} is not installed")
    else:
        with tempfile.TemporaryDirectory() as folder:
            tap.check(name, problems(pathlib.Path(folder)))
            tap.check("a table of people comes back from LibreOffice as it went", sheet_problems(pathlib.Path(folder)))
    tap.finish()


if __name__ == "__main__":
    main()
