# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema is that of the field tables, and what we write validates against it."""

import os
import pathlib
import shutil
import subprocess
import tempfile

import schema
from tap import Tap

SAMPLES = os.path.join(os.environ["TDT_BUILD_ROOT"], "tests/storage/write-samples")
RNC = str(schema.ROOT / "data/tour-de-table.rnc")
RNG = str(schema.ROOT / "data/tour-de-table.rng")

HEAD = f'<project xmlns="{schema.NAMESPACE}" version="1.0" uid="p">'

WRONG = {
    "a field of no table": f"{HEAD}<colour>red</colour></project>",
    "fields out of order": f"{HEAD}<theme>x</theme><title>x</title></project>",
    "a record without uid": f"{HEAD}<rooms><room/></rooms></project>",
    "a record of another list": f'{HEAD}<rooms><person uid="q"/></rooms></project>',
    "a number out of range": f'{HEAD}<rooms><room uid="r"><capacity>-1</capacity></room></rooms></project>',
    "no uid": f'<project xmlns="{schema.NAMESPACE}" version="1.0"/>',
    "another major version": f'<project xmlns="{schema.NAMESPACE}" version="2.0" uid="p"/>',
    "two lines in a title": f"{HEAD}<title>a\nb</title></project>",
}
RIGHT = {
    "nothing but a uid": f"{HEAD}</project>",
    "an extension": f'{HEAD}<x:a xmlns:x="urn:x" b="1">t<x:c/></x:a><title xmlns:x="urn:x" x:d="1">T</title></project>',
    "a word of a newer version": f'{HEAD}<sessions><session uid="s"><kind>hologram</kind></session></sessions></project>',
}


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def outdated():
    for file, make in schema.FILES.items():
        if (schema.ROOT / file).read_text(encoding="utf-8") != make():
            yield f"{file} is not what the field tables say: run python3 tests/tools/schema.py"


def judge(text):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".xml") as file:
        file.write(text)
        file.flush()
        return run("xmllint", "--noout", "--nonet", "--relaxng", RNG, file.name)


def samples_problems():
    with tempfile.TemporaryDirectory() as folder:
        code, said = run(SAMPLES, folder, "12")
        if code:
            yield f"write-samples failed: {said}"
        files = sorted(str(path) for path in pathlib.Path(folder).iterdir())
        code, said = run("xmllint", "--noout", "--nonet", "--relaxng", RNG, *files)
        if code or not files:
            yield said


def syntaxes_problems():
    """Both syntaxes accept and refuse the same."""
    with tempfile.TemporaryDirectory() as folder:
        converted = f"{folder}/converted.rng"
        code, said = run("trang", RNC, converted)
        if code:
            yield said
            return
        for name, text in {**WRONG, **RIGHT}.items():
            path = pathlib.Path(folder, "case.xml")
            path.write_text(text, encoding="utf-8")
            code, said = run("xmllint", "--noout", "--nonet", "--relaxng", converted, str(path))
            if (code == 0) != (name in RIGHT):
                yield f"{name}: {said}"


def main():
    tap = Tap()
    tap.check("the schema is up to date with the field tables", outdated())
    if not shutil.which("xmllint"):
        tap.skip("what we write is valid", "xmllint is not installed")
    else:
        tap.check("what we write is valid", samples_problems())
        for name, text in RIGHT.items():
            code, said = judge(text)
            tap.check(f"{name} is valid", [said] if code else [])
        for name, text in WRONG.items():
            code, _ = judge(text)
            tap.check(f"{name} is not valid", [] if code else ["it was accepted"])
    if shutil.which("trang") and shutil.which("xmllint"):
        tap.check("both syntaxes say the same", syntaxes_problems())
    else:
        tap.skip("both syntaxes say the same", "trang is not installed")
    tap.finish()


if __name__ == "__main__":
    main()
