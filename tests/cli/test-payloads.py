#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hundred texts that mean harm or are hard to set, in every document and format: nothing in them is alive, nothing
runs off the page, nothing covers anything else."""

import csv
import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

import sources
from tap import Tap

GAP = pathlib.Path(os.environ["TDT_DATADIR"]) / "examples/gap-2017.tdt.xml"
PROGRAM = os.environ["TDT_PROGRAM"]

MARKUP = ["<script>alert(1)</script>", "</title><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b>fett</b>",
          "</p></td></table><h1>x", "&amp;&lt;&#60;", "&quot;' onload=\"x", "<!-- open", "]]>", "<?php echo 1 ?>",
          "<iframe src=//example.org>", "<style>*{display:none}</style>", "<a href='javascript:alert(1)'>x</a>",
          "<svg/onload=alert(1)>", "{{7*7}}", "${jndi:ldap://x}", "%s%n%x", "%d %u %%", "{name}{date}{page}", "\\input{x}"]
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")", "\t=1+1", ";=1", "\"=1\"",
            "=1;\"=2\"", "|calc", "=IMPORTXML(1)", "+33 4 92 00 00 00", "-", "="]
ADDRESSES = ["javascript:alert(1)", "file:///etc/passwd", "https://example.org/\"x'<>", "mailto:a@b?bcc=c@d", "//example.org",
             "data:text/html,x", "../../etc/passwd", "C:\\con\\nul", "a@b\r\nBcc: c@d", "http://exa mple.org"]
SCRIPTS = ["مرحبا بالعالم", "שלום עולם", "العربية with English وعودة", "你好，世界", "こんにちは", "안녕하세요", "Привет, мир", "Ελληνικά",
           "हिन्दी में", "ไทยไม่มีช่องว่าง", "ქართული", "Հայերեն", "🎤 Podium 🪑🪑", "👩‍👩‍👧‍👦 famille", "🏳️‍🌈 🇫🇷 🇪🇺",
           "𝔊𝔬𝔱𝔥𝔦𝔰𝔠𝔥", "ﬁ ﬂ ﬀ ligatures", "Ǆ ǅ ß ẞ İ ı", "₁₂³ ½ ‰ № ℃", "a̐éö̲ z͑ͫ̓"]
MARKS = ["\u202eesrever\u202c", "\u2066\u2067nested\u2069\u2069", "a\u200bb\u200bc", "\u00ad".join("césure"), "a\u00a0\u00a0\u00a0b",
         "\u2028line\u2029paragraph", "\ufeffBOM", "x" + "\u0301" * 30, "\u200f\u200e", "\u2060glue\u2060", "tab\there",
         "line\nbreak", "  spaces  ", "\u3000wide\u3000", "\ufffd\ufffc", "\U000e0041tag", "\ue000private", "\u0085next"]
LENGTHS = ["W" * 300, "i" * 300, "mot " * 75, "été" * 100, "Donaudampfschifffahrtsgesellschaftskapitän" * 7, "漢" * 300,
           "a-" * 150, "/".join(["chemin"] * 50), "https://example.org/" + "a" * 280, "1" * 300, "ﷺ" * 40, "W" * 60,
           "Ingénieur-conseil-adjoint-de-la-direction-générale-des-services-techniques", "M", ".", "…" * 100, "_" * 300]
PAYLOADS = MARKUP + FORMULAS + ADDRESSES + SCRIPTS + MARKS + LENGTHS

# What keeps a word of a PDF from being measured: it has no width of its own, or its letters stand on others.
UNMEASURED = re.compile("[\u0300-\u036f\u200b-\u200f\u2028-\u202e\u2060-\u2069\u0590-\u08ff\u0900-\u0eff\ufb50-\ufeff\ufffc"
                        "\U000e0000-\U000fffff]")


def texts_of_tables():
    """What takes any text, as (kind, field) names of elements."""
    table = sources.text_of(sources.ROOT / "include/model/tdt-fields.def")
    kinds = dict(re.findall(r'TDT_KIND \((\w+), "([\w-]+)"', table))
    return {(kinds[kind], name) for kind, name, what in re.findall(r'TDT_FIELD \((\w+), \w+, *"([\w-]+)", *(\w+)', table)
            if what in ("TITLE", "TEXT") and kind in kinds}


def make_project(path, first):
    """The example, each text another payload."""
    tree = ElementTree.parse(GAP)
    wanted = texts_of_tables()
    nth = first
    for record in tree.iter():
        kind = record.tag.rpartition("}")[2]
        for field in record:
            if (kind, field.tag.rpartition("}")[2]) in wanted:
                # A file of XML has no line ends of other kinds in it.
                field.text = PAYLOADS[nth % len(PAYLOADS)].replace("\r", "")
                nth += 1
    tree.write(path, encoding="utf-8", xml_declaration=True)
    return nth - first


def make_crowd(path):
    """Forty people with long names and functions in one session."""
    tree = ElementTree.parse(GAP)
    root = tree.getroot()
    space = root.tag.rpartition("}")[0] + "}" if "}" in root.tag else ""
    people = root.find(f".//{space}people")
    participants = root.find(f".//{space}participants")
    session = root.find(f".//{space}session").get("uid")
    for i in range(40):
        person = ElementTree.SubElement(people, f"{space}person", uid=f"crowd-{i}")
        ElementTree.SubElement(person, f"{space}given-name").text = f"Marie-Christine-Élisabeth {i}"
        ElementTree.SubElement(person, f"{space}family-name").text = "de La Rochefoucauld-Montmorency"
        ElementTree.SubElement(person, f"{space}function").text = "Directrice générale adjointe des services techniques"
        participant = ElementTree.SubElement(participants, f"{space}participant", uid=f"crowd-in-{i}")
        ElementTree.SubElement(participant, f"{space}session").text = session
        ElementTree.SubElement(participant, f"{space}person").text = f"crowd-{i}"
    tree.write(path, encoding="utf-8", xml_declaration=True)


def export(project, form, folder):
    done = subprocess.run([PROGRAM, "export", project, "--document", "all", "--format", form, "-o", folder],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=120, check=False)
    if done.returncode != 0:
        yield f"{project.name} as {form}: {done.returncode}: {done.stderr.strip()[:300]}"
    elif not list(folder.iterdir()):
        yield f"{project.name} as {form}: nothing was written"


class Page(html.parser.HTMLParser):
    """What is alive in a page."""

    def __init__(self):
        super().__init__()
        self.alive = []

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "iframe", "object", "embed", "link", "form", "base"):
            self.alive.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on"):
                self.alive.append(f"{name} of <{tag}>")
            if name in ("href", "src") and not (value or "").startswith(("http://", "https://", "mailto:", "tel:", "#", "data:image/")):
                self.alive.append(f"{name}={value!r}")


def html_problems(path):
    page = Page()
    text = path.read_text(encoding="utf-8")
    page.feed(text)
    page.close()
    yield from page.alive
    try:
        ElementTree.fromstring(re.sub(r"^<!DOCTYPE[^>]*>", "", text))
    except ElementTree.ParseError as error:
        yield f"is not well-formed: {error}"


def csv_problems(path):
    text = path.read_text(encoding="utf-8-sig")
    for row in csv.reader(text.splitlines(keepends=True), delimiter=";"):
        for cell in row:
            if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "|") and len(cell) > 1:
                yield f"a cell begins with {cell[:12]!r}"


def odt_problems(path):
    with zipfile.ZipFile(path) as archive:
        for part in archive.namelist():
            if part.endswith(".xml"):
                for node in ElementTree.fromstring(archive.read(part)).iter():
                    name = node.tag.rpartition("}")[2]
                    if name in ("script", "event-listener", "object", "plugin"):
                        yield f"{part} has <{name}>"
                    for attribute, value in node.attrib.items():
                        if attribute.rpartition("}")[2] == "formula":
                            yield f"{part} has a formula {value[:20]!r}"
                        if attribute.endswith("}href") and value.lower().startswith(("javascript:", "file:", "data:")):
                            yield f"{part} leads to {value[:20]!r}"


def words_of(path):
    out = subprocess.run(["pdftotext", "-bbox", str(path), "-"], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8", "replace")
    for number, page in enumerate(re.findall(r"<page width.*?</page>", out, re.S), 1):
        size = tuple(map(float, re.search(r'width="([\d.]+)" height="([\d.]+)"', page).groups()))
        words = []
        for left, top, right, bottom, text in re.findall(
                r'<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*?)</word>', page, re.S):
            if not UNMEASURED.search(text) and text.isprintable():
                words.append((float(left), float(top), float(right), float(bottom), text))
        yield number, size, words


def covers(one, other):
    """Whether two words share more of their middle than neighbours do; the boxes of a line are higher than its letters."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    top, bottom = (max(word[1] + (word[3] - word[1]) * 0.3 for word in (one, other)),
                   min(word[3] - (word[3] - word[1]) * 0.3 for word in (one, other)))
    return wide > 2 and bottom - top > 0.5


def pdf_problems(path):
    for number, (width, height), words in words_of(path):
        for word in words:
            if word[0] < -1 or word[1] < -2 or word[2] > width + 1 or word[3] > height + 2:
                yield f"page {number}: “{word[4][:30]}” is off the page"
        words.sort(key=lambda word: word[1])
        for i, one in enumerate(words):
            for other in words[i + 1:]:
                if other[1] > one[3]:
                    break
                if covers(one, other):
                    yield f"page {number}: “{one[4][:30]}” and “{other[4][:30]}” stand on one another"


PROBLEMS = {"pdf": pdf_problems, "html": html_problems, "odt": odt_problems, "csv": csv_problems}


def all_problems(projects, form, folder):
    for project in projects:
        place = folder / f"{project.stem}-{form}"
        place.mkdir()
        yield from export(project, form, place)
        for path in sorted(place.iterdir()):
            for problem in PROBLEMS[form](path):
                yield f"{project.name}: {path.name}: {problem}"


def empty_problems(project, folder):
    """The set leaves out what is empty; asked for alone, it is there and says so."""
    for document, forms in (("programme", "pdf html odt"), ("run-sheet", "pdf html odt csv"), ("contacts", "pdf csv")):
        for form in forms.split():
            path = folder / f"{document}.{form}"
            done = subprocess.run([PROGRAM, "export", project, "--document", document, "--format", form, "-o", path],
                                  stderr=subprocess.PIPE, text=True, timeout=60, check=False)
            if done.returncode != 0 or not path.stat().st_size:
                yield f"{path.name}: {done.returncode}: {done.stderr}"
            elif form != "pdf" or shutil.which("pdftotext") is not None:
                yield from (f"{path.name}: {problem}" for problem in PROBLEMS[form](path))


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        projects = []
        done = 0
        while done < len(PAYLOADS) + 40:
            projects.append(folder / f"payloads-{done}.tdt.xml")
            done += make_project(projects[-1], done + len(projects))
        projects.append(folder / "crowd.tdt.xml")
        make_crowd(projects[-1])
        empty = folder / "empty.tdt.xml"
        subprocess.run([PROGRAM, "new", empty], check=True, stdout=subprocess.DEVNULL)
        tap.check("there are a hundred of them", [] if len(set(PAYLOADS)) >= 100 else [f"{len(set(PAYLOADS))}"])
        tap.check("an empty project has a programme in every form", empty_problems(empty, folder))
        for form in PROBLEMS:
            if form == "pdf" and shutil.which("pdftotext") is None:
                tap.skip("pdf", "pdftotext is not installed")
            else:
                tap.check(f"nothing is alive, cut or covered as {form}", list(all_problems(projects, form, folder))[:40])
    tap.finish()


if __name__ == "__main__":
    sys.exit(main())
