# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing in programmes and lists of 10 MB, against `xmllint --stream` on as many bytes of XML.

A programme is schedule XML, and for JSON the XML of the same programme; a list of people is the XML of an unpacked XLSX,
and for CSV and vCard the XML that the same people are in a project file: these say in few bytes what XML says in many.
Runs of both sides alternate, and the best of each counts, in processor time, ours from the file to the project: other
programs can only make a run slower.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile
import zipfile

from big_files import fill, make_programme, make_programme_in_json, repeat_programme
from tap import Tap

BENCH = str(pathlib.Path(os.environ["TDT_BUILD_ROOT"]) / "tests/bench/tdt-bench-import")
MEGABYTES = float(os.environ.get("TDT_BENCH_MEGABYTES", "10"))
ROUNDS = int(os.environ.get("TDT_BENCH_ROUNDS", "5"))
BOUND = 4.0
CORPUS = pathlib.Path(os.environ.get("TDT_CORPUS") or pathlib.Path(os.environ["TDT_SOURCE_ROOT"], "../shared/corpus"))
REAL = ["34c3-everything", "36c3-everything", "fosdem-2025"]
MEMORY_BOUND = 300e6

TITLES = ["Civilité", "Nom", "Prénom", "Fonction", "Organisme", "Courriel", "Téléphone"]


def cells(i):
    return ["Mme", f"Nom{i}", f"Prénom{i % 977}", f"Directrice générale adjointe n° {i % 50}",
            f"Organisme {i % 300} des Hautes-Alpes", f"p{i}@exemple{i % 30}.example",
            f"04 92 {i % 100:02d} {i // 100 % 100:02d} 01"]


def row(i):
    letters = "ABCDEFG"
    texts = TITLES if i == 0 else cells(i)
    inner = "".join(f'<c r="{letters[c]}{i + 1}" t="inlineStr"><is><t>{text}</t></is></c>' for c, text in enumerate(texts))
    return f'<row r="{i + 1}">{inner}</row>\n'


def make_xlsx(path, size):
    body, n = fill(row, size)
    sheet = b"<worksheet><sheetData>" + body + b"</sheetData></worksheet>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="a"/></sheets></workbook>')
        container.writestr("xl/_rels/workbook.xml.rels",
                           '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>')
        container.writestr("xl/worksheets/sheet1.xml", sheet)
    unpacked = path.with_suffix(".xml")
    unpacked.write_bytes(sheet)
    return unpacked, n - 1


def as_project(i):
    names = ["honorific", "family-name", "given-name", "function", "organisation", "email", "phone"]
    fields = "".join(f"      <{name}>{text}</{name}>\n" for name, text in zip(names, cells(i)))
    return f'    <person uid="18779751-8585-8710-ac94-{i:012d}">\n{fields}    </person>\n'


def make_people(path, size):
    body, n = fill(as_project, size)
    unpacked = path.with_suffix(".xml")
    unpacked.write_bytes(b"<people>\n" + body + b"</people>\n")
    return unpacked, n


def make_csv(path, size):
    unpacked, n = make_people(path, size)
    path.write_text("\n".join(";".join(TITLES if i == 0 else cells(i)) for i in range(n + 1)))
    return unpacked, n


def make_cards(path, size):
    unpacked, n = make_people(path, size)
    with path.open("w") as out:
        for i in range(n):
            courtesy, family, given, function, organisation, email, phone = cells(i)
            out.write(f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{family};{given};;{courtesy};\r\nFN:{given} {family}\r\n"
                      f"TITLE:{function}\r\nORG:{organisation}\r\nEMAIL:{email}\r\nTEL:{phone}\r\nEND:VCARD\r\n")
    return unpacked, n


def run(*command):
    """What the command printed, the seconds of the processor it took, and its peak memory in bytes."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} failed")
    return printed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def measure(tap, folder, name, suffix, make, bound=None):
    path = pathlib.Path(folder) / f"list.{suffix}"
    xml, n = make(path, MEGABYTES * 1e6)
    ours, reference, peaks = [], [], []
    for _ in range(ROUNDS):
        printed, _, peak = run(BENCH, str(path))
        ours.append(float(printed.split()[0]))
        peaks.append(peak)
        reference.append(run("xmllint", "--stream", "--noout", str(xml))[1])
        assert str(n) in printed.split()[1:], printed
    ratio = min(ours) / min(reference)
    print(f"# {name}: {n} records, {path.stat().st_size / 1e6:.1f} MB; {min(ours):.3f} s, xmllint --stream on "
          f"{xml.stat().st_size / 1e6:.1f} MB {min(reference):.3f} s: {ratio:.2f} x; peak {max(peaks) / 1e6:.0f} MB")
    problems = [f"ratio {ratio:.2f}, and at most {bound} is allowed"] if bound and ratio > bound else []
    if max(peaks) > MEMORY_BOUND:
        problems.append(f"{max(peaks) / 1e6:.0f} MB, and at most {MEMORY_BOUND / 1e6:.0f} are allowed")
    tap.check(f"{name}: " + ("keeps up with xmllint --stream" if bound else "in little memory"), problems)


def main():
    tap = Tap()
    if not shutil.which("xmllint"):
        tap.skip("bringing in programmes and lists", "xmllint is not installed")
        tap.finish()
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(tap, folder, "schedule XML", "xml", make_programme, BOUND)
        for name in REAL:
            source = CORPUS / "schedule-xml" / f"{name}.xml"
            if source.exists():
                measure(tap, folder, f"schedule XML of {name}, repeated", "xml",
                        lambda path, size, source=source: repeat_programme(path, size, source), BOUND)
            else:
                tap.skip(f"schedule XML of {name}", f"{source} is not there")
        measure(tap, folder, "schedule JSON", "json", make_programme_in_json)
        measure(tap, folder, "XLSX", "xlsx", make_xlsx)
        measure(tap, folder, "CSV", "csv", make_csv)
        measure(tap, folder, "vCard", "vcf", make_cards)
    tap.finish()


main()
