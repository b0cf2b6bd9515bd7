#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a contributor pays for a field, a check, a document, an import or a command: the steps of CONTRIBUTING.md are
taken in a copy of the source, counted, built, and what was added is used."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import sources
from tap import Tap

# At most so many files that are there already are touched, with so many lines; and lines in files of its own.
PRICES = {
    "field": (1, 1, 0),
    "check": (3, 12, 0),
    "document": (4, 4, 20),
    "import": (2, 4, 26),
    "command": (2, 10, 0),
}
STEP = re.compile(r"^\d+\. `([\w/.-]+)`, (?:above `([^`]+)`|new)[^\n]*:\n   ```\w*\n(.*?)^   ```$", re.MULTILINE | re.DOTALL)
ENVIRONMENT = {name: value for name, value in os.environ.items()
               if not name.startswith(("MESON", "TDT_", "NINJA", "MALLOC_PERTURB"))}
tap = Tap()


def run(*command, **settings):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False,
                          env={**ENVIRONMENT, **settings})


def steps_of(what):
    """The (file, anchor or nothing, lines) of the section about it."""
    text = sources.text_of(sources.ROOT / "CONTRIBUTING.md")
    section = re.search(rf"^### An? {what}$(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    for path, anchor, block in STEP.findall(section[1]):
        yield path, anchor, re.sub(r"(?m)^   ", "", block)


def place_of(text, anchor):
    """Where to put what goes above the line with the anchor, or above the whole function."""
    at = text.index(anchor.removesuffix(")")) if anchor.endswith("()") else text.index(anchor)
    if anchor.endswith("()"):
        return text.rindex("\n\n", 0, at) + 2
    return text.rindex("\n", 0, at) + 1


def add(tree, what):
    """Takes the steps, and yields what is wrong with them or with their price."""
    touched, lines, own = set(), 0, 0
    for path, anchor, block in steps_of(what):
        file = tree / path
        if not anchor:
            own += block.count("\n")
            file.write_text(block, encoding="utf-8")
            continue
        text = file.read_text(encoding="utf-8")
        if anchor.removesuffix(")") not in text:
            yield f"{path} has no “{anchor}” any more"
            continue
        at = place_of(text, anchor)
        function = anchor.endswith("()")
        file.write_text(text[:at] + block + ("\n" if function else "") + text[at:], encoding="utf-8")
        touched.add(path)
        lines += block.count("\n")
    print(f"# {what}: {lines} lines in {len(touched)} files, {own} lines in files of its own")
    for price, limit, unit in zip((len(touched), lines, own), PRICES[what], ("files", "lines", "lines of its own")):
        if price > limit:
            yield f"it costs {price} {unit}, and was {limit}"
    if not touched:
        yield "CONTRIBUTING.md does not tell how"


class Program:
    """The program as it is built after the additions."""

    def __init__(self, tree, build, scratch):
        self.tree, self.build, self.scratch = tree, build, scratch
        self.example = tree / "data/examples/gap-2017.tdt.xml"

    def __call__(self, *arguments):
        made = run(self.build / "src/tour-de-table", *arguments, LC_ALL="C.UTF-8", TDT_DATADIR=str(self.tree / "data"),
                   XDG_STATE_HOME=str(self.scratch / "state"))
        return made.stdout + made.stderr

    def changed(self, old, new):
        """The example, with something in it changed."""
        path = self.scratch / "changed.tdt.xml"
        text = self.example.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path


def use_field(program):
    edited = program.changed("<capacity>150</capacity>", "<access>By the courtyard</access><capacity>150</capacity>")
    merged = program.scratch / "merged.tdt.xml"
    program("merge", program.example, program.example, edited, "-o", merged)
    if "<access>By the courtyard</access>" not in merged.read_text(encoding="utf-8"):
        yield "it is not merged and written"
    if "Way in" not in program("diff", program.example, edited):
        yield "its change is not told in words"
    schema = run(sys.executable, program.tree / "tests/tools/schema.py", TDT_SOURCE_ROOT=str(program.tree))
    if schema.returncode:
        yield schema.stderr
    if shutil.which("xmllint"):
        valid = run("xmllint", "--noout", "--relaxng", program.tree / "data/tour-de-table.rng", merged)
        if valid.returncode:
            yield valid.stderr


def use_check(program):
    long = program.changed("<minutes>75</minutes>", "<minutes>300</minutes>")
    said = program("check", long, "--only", "session-long")
    if "lasts more than four hours" not in said:
        yield f"it is not found: {said}"


def use_document(program):
    for form in ("pdf", "html", "odt"):
        path = program.scratch / f"signs.{form}"
        said = program("export", program.example, "--document", "door-signs", "--format", form, "-o", path)
        if not path.exists():
            yield said
    if "Hall d’honneur" not in (program.scratch / "signs.html").read_text(encoding="utf-8"):
        yield "no room is in it"


def use_import(program):
    source, made = program.scratch / "titles.txt", program.scratch / "titles.tdt.xml"
    source.write_text("TITLES\nWelcome\nRound table\n", encoding="utf-8")
    said = program("import", source, "-o", made)
    if not made.exists() or "Round table" not in made.read_text(encoding="utf-8"):
        yield f"it is not brought in: {said}"


def use_command(program):
    """The tests of the window see every command of the table."""
    test = program.build / "tests/app-test-window"
    built = run("ninja", "-C", program.build, "tests/app-test-window")
    if built.returncode:
        yield built.stdout[-2000:]
        return
    made = run(sys.executable, program.tree / "tests/tools/with-display.py", test, "-p", "/app/window/commands",
               LC_ALL="C.UTF-8", TDT_DATADIR=str(program.tree / "data"))
    if made.returncode:
        yield made.stdout + made.stderr


USES = {"field": use_field, "check": use_check, "document": use_document, "import": use_import,
        "command": use_command}


def main():
    with tempfile.TemporaryDirectory(prefix="tdt-additions-") as name:
        scratch = pathlib.Path(name)
        tree = scratch / "tree"
        for path in sources.files():
            copy = tree / path.relative_to(sources.ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copy)
        for what in PRICES:
            tap.check(f"the price of a new {what}", add(tree, what))
        program = Program(tree, scratch / "build", scratch)
        setup = run("meson", "setup", program.build, tree, "--buildtype", "plain")
        built = run("ninja", "-C", program.build, "src/tour-de-table")
        tap.check("the program builds with all of them",
                  [setup.stdout[-2000:] + built.stdout[-3000:]] if setup.returncode or built.returncode else [])
        if built.returncode == 0:
            for what, use in USES.items():
                tap.check(f"a new {what} works", use(program))
    tap.finish()


main()
