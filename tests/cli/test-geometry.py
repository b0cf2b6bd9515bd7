#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of the example look as they did: each word of each page in its place.

With --update, writes down how they look now; look at the pages first."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import sources
from tap import Tap

GAP = pathlib.Path(os.environ["TDT_DATADIR"]) / "examples/gap-2017.tdt.xml"
GOLDEN = sources.ROOT / "tests/cli/geometry"
DOCUMENTS = ["agenda", "badges", "brief", "contacts", "host-brief", "invitation-cards", "labels", "letters", "minutes",
             "precedence", "programme", "run-sheet", "seating", "sign-in", "tent-cards"]
# Points that a word may stand elsewhere: fonts of another version round otherwise.
TOLERANCE = 1.5
LINE = re.compile(r"^(\d+) (\d+)((?: \d+:\S+)+)$")


def export(document, path):
    subprocess.run([os.environ["TDT_PROGRAM"], "export", GAP, "--document", document, "--format", "pdf", "--language", "fr",
                    "-o", path], env=os.environ | {"SOURCE_DATE_EPOCH": "1505800000", "TZ": "Europe/Paris"}, check=True,
                   stderr=subprocess.PIPE, timeout=60)


def fonts_of(path):
    out = subprocess.run(["pdffonts", path], stdout=subprocess.PIPE, check=True, text=True).stdout
    return sorted({line.split()[0].partition("+")[2] for line in out.splitlines()[2:]})


def lines_of(path):
    """The pages as text: page, height of the line on it, and each word behind where it begins."""
    out = subprocess.run(["pdftotext", "-bbox", path, "-"], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    for number, page in enumerate(re.findall(r"<page width.*?</page>", out, re.S), 1):
        rows = {}
        for left, top, text in re.findall(r'<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)"[^>]*>(.*?)</word>', page, re.S):
            rows.setdefault(round(float(top)), []).append((round(float(left)), "".join(text.split())))
        for top in sorted(rows):
            yield f"{number} {top}" + "".join(f" {left}:{text}" for left, text in sorted(rows[top]))


def words_of(lines):
    for line in lines:
        page, top, words = LINE.match(line).groups()
        for word in words.split():
            left, _, text = word.partition(":")
            yield int(page), int(top), int(left), text


def problems(lines, golden):
    here, there = list(words_of(lines)), list(words_of(golden))
    left_over = list(here)
    for page, top, left, text in there:
        near = [word for word in left_over if word[0] == page and word[3] == text
                and abs(word[1] - top) <= TOLERANCE and abs(word[2] - left) <= TOLERANCE]
        if near:
            left_over.remove(near[0])
        else:
            yield f"page {page}: “{text}” is no more at {left}, {top}"
    for page, top, left, text in left_over:
        yield f"page {page}: “{text}” is new at {left}, {top}"


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        for document in DOCUMENTS:
            path = pathlib.Path(name) / f"{document}.pdf"
            kept = GOLDEN / f"{document}.txt"
            if shutil.which("pdftotext") is None:
                tap.skip(document, "pdftotext is not installed")
                continue
            export(document, path)
            fonts, lines = "fonts: " + " ".join(fonts_of(path)), list(lines_of(path))
            if "--update" in sys.argv:
                GOLDEN.mkdir(exist_ok=True)
                kept.write_text("\n".join([fonts, *lines]) + "\n", encoding="utf-8")
            expected, *golden = kept.read_text(encoding="utf-8").splitlines()
            if fonts != expected:
                tap.skip(document, f"this machine sets it in other {fonts} than those of its {expected}")
            else:
                tap.check(f"{document} has every word in its place", list(problems(lines, golden))[:20])
    tap.finish()


if __name__ == "__main__":
    sys.exit(main())
