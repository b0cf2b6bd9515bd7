#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line, run as scripts run it: every verb, every exit status, what is printed where."""

import json
import os
import shutil
import subprocess
import tempfile

from tap import Tap

PROGRAM = os.environ["TDT_PROGRAM"]
tap = Tap()
folder = tempfile.mkdtemp(prefix="tdt-cli-")


def run(*words, stdin=b"", language=None):
    environment = dict(os.environ)
    environment.pop("DISPLAY", None)
    environment.pop("WAYLAND_DISPLAY", None)
    if language:
        environment.update(LC_ALL=language, LANGUAGE="")
    return subprocess.run([PROGRAM, *words], input=stdin, env=environment, capture_output=True, timeout=60)


def at(name):
    return os.path.join(folder, name)


def put(name, content):
    with open(at(name), "wb") as file:
        file.write(content)
    return at(name)


def get(name):
    with open(at(name), "rb") as file:
        return file.read()


def expect(name, got, status, out=None, err=None):
    problems = []
    if got.returncode != status:
        problems.append(f"exit status {got.returncode}, not {status}: {got.stderr.decode()}")
    if out is not None and out not in got.stdout.decode():
        problems.append(f"standard output has no {out!r}: {got.stdout.decode()!r}")
    if err is not None and err not in got.stderr.decode():
        problems.append(f"standard error has no {err!r}: {got.stderr.decode()!r}")
    if status == 0 and err is None and got.stderr:
        problems.append(f"standard error is not empty: {got.stderr.decode()!r}")
    if status >= 2 and got.stdout:
        problems.append(f"standard output is not empty: {got.stdout.decode()!r}")
    tap.check(name, problems)


def same(name, got, wanted):
    tap.check(name, [] if got == wanted else [f"{got!r} is not {wanted!r}"])


VERBS = ["new", "info", "validate", "check", "diff", "export", "merge", "schedule", "seat"]

# --- help and words --------------------------------------------------------------------------------------------------
expect("--help", run("--help"), 0, out="validate")
expect("--version", run("--version"), 0, out="Tour de Table")
for verb in VERBS:
    expect(f"{verb} --help", run(verb, "--help"), 0, out=verb)
    expect(f"{verb} without words", run(verb), 2)
    expect(f"{verb} with a wrong option", run(verb, "--no-such-option"), 2)
expect("too many words", run("info", "a", "b"), 2)
expect("check with a wrong code", run("check", "a", "--only", "no-such-code"), 2, err="no-such-code")
expect("check with a wrong date", run("check", "a", "--date", "2017-02-30"), 2)

# --- standard output ---------------------------------------------------------------------------------------------------
example = at("standard-output.tdt.xml")
expect("new for standard output", run("new", example, "--example"), 0)
for name in ("-", "/dev/stdout"):
    expect(f"export to {name}", run("export", example, "--document", "programme", "--format", "html", "-o", name), 0,
           out="</html>")
with open("/dev/full", "wb") as full:
    refused = subprocess.run([PROGRAM, "export", example, "--document", "programme", "--format", "html", "-o", "-"],
                             stdout=full, stderr=subprocess.PIPE, timeout=60)
same("a full standard output is an error", (refused.returncode, b"standard output" in refused.stderr), (4, True))

# --- new and info ----------------------------------------------------------------------------------------------------
gap = at("gap.tdt.xml")
expect("new --example", run("new", gap, "--example"), 0)
other = at("other.tdt.xml")
expect("new --title", run("new", other, "--title", "Été & <b>"), 0)
info = json.loads(run("info", other, "--json").stdout)
same("title", info["title"], "Été & <b>")
same("an event without sessions or days has no start", (info["start"], info["end"]), (None, None))
info = json.loads(run("info", gap, "--json").stdout)
same("keys of info", sorted(info), ["counts", "end", "revision", "start", "timezone", "title", "uid"])
same("keys of counts", sorted(info["counts"]),
     ["agenda-items", "links", "organisations", "participants", "people", "rooms", "sessions"])
same("start", info["start"], "2017-09-27T08:30:00+02:00")
same("end", info["end"], "2017-09-27T12:55:00+02:00")
same("a revision is a SHA-256", len(info["revision"]), 64)
records = json.loads(run("info", gap, "--json", "--records").stdout)["records"]
same("every record is there", sum(record["record"] == "session" for record in records), info["counts"]["sessions"])
expect("info from standard input", run("info", "-", "--json", stdin=get("gap.tdt.xml")), 0, out=info["uid"])
second = at("second.tdt.xml")
run("new", second, "--example")
tap.check("two examples are two documents",
          [] if json.loads(run("info", second, "--json").stdout)["uid"] != info["uid"] else ["the same uid"])

# --- refusals --------------------------------------------------------------------------------------------------------
expect("a missing file", run("info", at("missing")), 4, err="missing")
expect("a folder", run("info", folder), 3)
expect("an empty file", run("info", put("empty", b"")), 3)
expect("no XML", run("info", put("text", b"Bonjour")), 3, err="text:1")
expect("a DOCTYPE", run("validate", put("doctype", b'<?xml version="1.0"?>\n<!DOCTYPE a>\n<a/>')), 3, err="doctype:2")
expect("other XML", run("validate", put("other", b"<a/>")), 3)
expect("refused standard input", run("check", "-", stdin=b"<"), 3)

# --- where the output goes -------------------------------------------------------------------------------------------
before = get("gap.tdt.xml")
expect("a folder that is not there", run("new", at("no/such/folder.tdt.xml")), 4)
expect("wrong words write nothing", run("new", at("nothing.tdt.xml"), "--title"), 2)
expect("a refused title writes nothing", run("new", at("nothing.tdt.xml"), "--title", "a\nb"), 2)
same("nothing was written", os.path.exists(at("nothing.tdt.xml")), False)
same("no temporary file is left", [name for name in os.listdir(folder) if name.startswith(".~")], [])

# --- validate --------------------------------------------------------------------------------------------------------
expect("validate what we wrote", run("validate", gap), 0)
dangling = put("dangling.tdt.xml", before.replace(b"<room>room-hall</room>", b"<room>nowhere</room>", 1))
expect("validate lists repairs with their line", run("validate", dangling), 1, out="dangling.tdt.xml:")

# --- check -----------------------------------------------------------------------------------------------------------
expect("the example has no errors", run("check", gap, "--date", "2017-09-20"), 0)
clash = put("clash.tdt.xml", before.replace(b"T10:50:00+02:00", b"T10:20:00+02:00"))
expect("a clash", run("check", clash, "--date", "2017-09-20"), 1, out="room-overlap")
found = json.loads(run("check", clash, "--json", "--only", "room-overlap").stdout)
same("one clash", len(found), 1)
same("keys of a finding", sorted(set(found[0]) - {"fixes"}), ["code", "message", "records", "severity"])
same("its severity", found[0]["severity"], "error")
same("its records", found[0]["records"][:2],
     ["session-2-table-ronde-attractivite", "session-4-table-ronde-solidarite"])
expect("in French", run("check", clash, "--only", "room-overlap", language="fr_FR.UTF-8"), 1, out="Erreur")
expect("only other findings", run("check", clash, "--only", "person-declined"), 0)

# --- diff ------------------------------------------------------------------------------------------------------------
expect("no difference", run("diff", gap, gap), 0)
expect("a difference in words", run("diff", gap, clash), 1, out="10:20")
expect("against a copy that became another document", run("diff", gap, second), 0)
difference = json.loads(run("diff", gap, clash, "--json").stdout)
same("a difference in JSON", difference, [{
    "uid": "session-4-table-ronde-solidarite", "kind": "session", "change": "changed", "field": "start",
    "old": "2017-09-27T10:50:00+02:00[Europe/Paris]", "new": "2017-09-27T10:20:00+02:00[Europe/Paris]"}])
expect("diff with a refused input", run("diff", gap, at("text")), 3)

# --- merge -----------------------------------------------------------------------------------------------------------
TITLE = "Les Hautes-Alpes agissent utile et solidaire".encode()
theirs = put("theirs.tdt.xml", before.replace(TITLE, b"Theirs", 1))
both = put("both.tdt.xml", before.replace(b"T10:50:00+02:00", b"T10:45:00+02:00").replace(TITLE, b"Ours", 1))
merged = at("merged.tdt.xml")
expect("what only they changed", run("merge", gap, gap, theirs, "-o", merged), 0)
expect("the merge has it", run("diff", merged, theirs), 0)
expect("a conflict", run("merge", gap, both, theirs, "-o", merged), 1, out="Theirs")
expect("a conflict keeps ours", run("diff", merged, both), 0)
answer = json.loads(run("merge", gap, both, theirs, "-o", merged, "--json").stdout)
same("a conflict in JSON", answer, {"conflicts": [{
    "uid": json.loads(run("info", gap, "--json").stdout)["uid"], "field": "theme", "base": TITLE.decode(),
    "ours": "Ours", "theirs": "Theirs"}], "made-by-merge": []})
early = put("early.tdt.xml", before.replace(b"T10:50:00+02:00", b"T10:30:00+02:00"))
expect("no base: all that differs is asked", run("merge", at("empty"), gap, early, "-o", merged), 1, out="10:30")
expect("a copy that became another document", run("merge", gap, gap, second, "-o", merged), 0)
shutil.copy(gap, at("mine.tdt.xml"))
expect("onto ours, as git does", run("merge", gap, at("mine.tdt.xml"), theirs, "-o", at("mine.tdt.xml")), 0)
expect("ours has become the merge", run("diff", at("mine.tdt.xml"), theirs), 0)
expect("without -o", run("merge", gap, gap, gap), 2, err="-o")
expect("merge with a refused input", run("merge", gap, at("text"), theirs, "-o", at("unmerged")), 3)
expect("merge with a missing input", run("merge", gap, gap, at("missing"), "-o", at("unmerged")), 4)
expect("merge into a missing folder", run("merge", gap, gap, theirs, "-o", at("no/such/file")), 4)
same("refused merges write nothing", os.path.exists(at("unmerged")), False)

# --- export ----------------------------------------------------------------------------------------------------------
for document in ["programme", "agenda"]:
    pdf = at(f"{document}.pdf")
    expect(f"export {document}", run("export", gap, "--document", document, "--format", "pdf", "-o", pdf), 0)
    same(f"{document} is a PDF", os.path.exists(pdf) and get(f"{document}.pdf")[:5], b"%PDF-")
os.mkdir(at("all"))
expect("export all", run("export", gap, "--document", "all", "--format", "html", "-o", at("all")), 0)
same("all has the programme", "Atelier des Départements de France - Programme.html" in os.listdir(at("all")), True)
same("all has no seating plan without tables", any("Seating" in name for name in os.listdir(at("all"))), False)
expect("no such document", run("export", gap, "--document", "poem", "--format", "pdf", "-o", at("x")), 2,
       err="programme")
expect("no such format", run("export", gap, "--document", "programme", "--format", "gif", "-o", at("x")), 2, err="pdf")
expect("no such session", run("export", gap, "--document", "agenda", "--format", "pdf", "--session", "nobody",
                              "-o", at("x")), 2, err="nobody")
expect("no output", run("export", gap, "--document", "programme", "--format", "pdf"), 2, err="-o")
same("refused exports write nothing", os.path.exists(at("x")), False)

shutil.rmtree(folder)
tap.finish()
