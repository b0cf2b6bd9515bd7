#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""More than 200 texts that mean harm to what opens our exports, each of them as a title, a room, a name, an organisation
and the name of a file: other readers find the text itself, in its place, and nothing that it would do."""

import csv
import email
import email.policy
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from tap import Tap

try:
    import icalendar
except ImportError:
    icalendar = None

PROGRAM = os.environ["TDT_PROGRAM"]

FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil.example\";\"click\")", "\t=1+1", "\r=1+1",
    "\n=1+1", " =1+1", "'=1+1", "\"=1+1\"", ";=1+1", "\";=1+1;\"", "=\"a\"&\"b\"", "=IMPORTXML(A1;\"//a\")", "=WEBSERVICE(\"http://x\")",
    "+33 4 92 00 00 00", "-5 °C", "--1", "-", "=", "+", "@", "|calc", "%0A=1+1", "=DDE(\"cmd\";\"/C calc\";\"x\")", "＝1+1", "＋1+1", "－1+1",
    "＠SUM(1)", "a\n=1+1", "a\r\n=1+1\r\n", "a\";\"=1+1", "\u200b=1+1", "\ufeff=1+1", "\u00a0=1+1", "0=1", "=A1:A9999999", "={1;2}",
    "=1+1;=2+2", "1E5", "007", "TRUE", "01/02/2017", "#REF!",
]
PAGES = [
    "<script>alert(1)</script>", "</title><script>x</script>", "</style><script>x</script>", "</textarea><script>x</script>",
    "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>x</script></svg>", "<iframe src=//evil.example>",
    "<object data=x>", "<embed src=x>", "<base href=//evil.example>", "<link rel=stylesheet href=//evil.example>", "<meta http-equiv=refresh>",
    "<form action=//evil.example>", "<a href='javascript:alert(1)'>x</a>", "javascript:alert(1)", "\" onmouseover=\"alert(1)", "' onfocus='x",
    "<!--", "-->", "<![CDATA[", "]]>", "<?xml version=\"1.0\"?>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&amp;", "&lt;script&gt;", "&#60;b&#62;",
    "&nbsp;", "&unknown;", "&", "<", ">", "<b", "</p></td></table>", "<plaintext>", "<math><mtext></mtext></math>", "＜script＞", "<scr\u0000ipt>",
    "\ufffe\uffff", "<p\u2028onclick=x>", "{{7*7}}", "${7*7}", "<%= 7*7 %>", "#{7*7}", "expression(alert(1))", "@import url(//evil.example)",
]
CALENDARS = [
    "a\r\nBEGIN:VALARM", "a\nEND:VEVENT", "a\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "a\r\nRRULE:FREQ=SECONDLY",
    "a\r\nATTACH:file:///etc/passwd", "a\r\nDTSTART:19700101T000000Z", "a\r\nUID:stolen", "a\r\n SUMMARY:folded", "a\r\n\tfolded", "a\\nb", "a\\Nb",
    "a\\", "\\", "\\\\", "\\;", "\\,", ";", ",", ":", "a;b", "a,b", "a:b", "a;X=1:b", "\"a\":b", "\"", "\"\"", "^n", "^'", "^^", "a^nb",
    "ATTENDEE;CN=\"x\":mailto:a@b.example", "X-ALT-DESC;FMTTYPE=text/html:<b>x</b>", "METHOD:REQUEST", "=0D=0ABEGIN:VALARM",
    "a\u0085b", "a\u2028b", "a\u2029b", "é" * 74, "漢" * 25 + "🎤" * 19, "x" * 75, "x" * 76, "BEGIN:VCARD\nFN:Eve\nEND:VCARD", "TEL;TYPE=cell:+1", "a\vb",
]
MAILS = [
    "Marie\r\nBcc: all@evil.example", "Marie\nBcc: all@evil.example", "Marie\rBcc: all@evil.example", "Marie\r\n\r\n<html>", "Marie\r\n Bcc: x@y.example",
    "Marie\u0085Bcc: x@y.example", "=?utf-8?q?Marie=0D=0ABcc=3A_x?=", "=?utf-8?B?DQpCY2M6IHhAeS5leGFtcGxl?=", "=?us-ascii?q?=00?=", "=?utf-8?q?a",
    "Marie <marie@evil.example>", "<marie@evil.example>", "marie@evil.example", "marie@evil.example,", "Marie, Paul <paul@evil.example>",
    "Marie;", "Group: a@evil.example, b@evil.example;", "Marie (comment)", "(", ")", "Marie \"Mimi\" Durand", "\"Marie", "Marie\\", "\\\"",
    "Marie\\\" <x@evil.example>", "[Marie]", "Marie@", "@evil.example:", "--=_boundary", "--", "--\r\nContent-Type: text/html", "From Marie",
    "\nFrom Marie", ".", "\r\n.\r\nMAIL FROM:<x@evil.example>", "Content-Transfer-Encoding: base64", "MIME-Version: 1.0", "Subject: other",
    "%0d%0aBcc: x", "\\r\\nBcc: x", "&#13;&#10;Bcc: x", "{name}", "{{name}}", "{nmae", "é" * 200, "🎤" * 75, "x" * 999,
]
FILES = [
    "..", ".", "...", "../x", "../../../../etc/passwd", "..\\..\\x", "/etc/passwd", "//server/share", "\\\\server\\share", "C:\\x", "C:x", "~", "~root/.bashrc",
    "-rf", "--help", "-o/x", "- ", ".bashrc", ".ssh/authorized_keys", "x/../../y", "x\u0000y", "x\\0y", "x%00y", "x\ny", "x\ry", "x\ty", "\x1b[2J",
    "CON", "con.txt", "NUL", "nul .x", "AUX", "COM1", "LPT9.pdf", "a:b", "a*b", "a?b", "a|b", "a<b>c", "name.", "name ", "x" * 300, "é" * 300, "🎤" * 100,
    "\u202efdp.exe", "x\u202excod.exe", "\u2066x\u2069", "\u200fx", "e\u0301" * 100, "file://x", "x.pdf.exe", "*", "$(touch x)", "`touch x`", "; touch x", "& touch x",
]
PAYLOADS = list(dict.fromkeys(FORMULAS + PAGES + CALENDARS + MAILS + FILES))

# What a file of XML may hold: others come in by JSON, which may hold everything.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ALIVE = ("script", "iframe", "object", "embed", "link", "form", "base", "svg", "math", "plaintext", "textarea", "audio", "video", "input")
HARMLESS_LINKS = ("http://", "https://", "mailto:", "tel:", "#", "data:image/")
OF_A_CALENDAR = {"VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "X-WR-TIMEZONE", "NAME", "CALSCALE"}
OF_AN_EVENT = {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "CATEGORIES",
               "ATTENDEE", "LAST-MODIFIED", "URL", "ATTACH", "ORGANIZER", "CONTACT", "TRANSP", "CLASS"}


def run(*words):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=120, check=False)
    return done, [] if done.returncode == 0 else [f"{words[0]} {words[-1]}: {done.returncode}: {done.stderr[:500]}"]


def element(name, text):
    return f"<{name}>{escape(text, {chr(13): '&#13;', chr(10): '&#10;'})}</{name}>"


def write_project(path, payloads):
    """One session, room, organisation and person for each payload."""
    rooms, organisations, people, sessions, participants = [], [], [], [], []
    for i, text in enumerate(payloads):
        rooms.append(f'<room uid="r{i}">{element("name", text)}</room>')
        organisations.append(f'<organisation uid="o{i}">{element("name", text)}</organisation>')
        people.append(f'<person uid="p{i}">' + "".join(element(name, text) for name in
                      ("given-name", "family-name", "function", "form-of-address")) +
                      f'<organisation>o{i}</organisation><email>p{i}@example.org</email></person>')
        sessions.append(f'<session uid="s{i}">' + element("title", text) + element("description", text) +
                        f"<start>2017-09-27T10:15:00+02:00[Europe/Paris]</start><minutes>60</minutes><room>r{i}</room></session>")
        participants.append(f'<participant uid="a{i}"><session>s{i}</session><person>p{i}</person>{element("topic", text)}'
                            "<status>to-invite</status></participant>")
    path.write_text('<project xmlns="urn:tour-de-table:project:1" version="1.0" uid="injection"><title>T</title><language>en</language>'
                    "<time-zone>Europe/Paris</time-zone>" + "".join(f"<{name}>{''.join(records)}</{name}>" for name, records in (
                        ("rooms", rooms), ("organisations", organisations), ("people", people), ("sessions", sessions),
                        ("participants", participants))) + "</project>", encoding="utf-8", newline="")


def write_schedule(path, payloads):
    path.write_text(json.dumps({"schedule": {"conference": {"acronym": "i", "title": "T", "time_zone_name": "Europe/Paris", "days": [
        {"date": "2017-09-27", "rooms": {text or "-": [{"guid": f"s{i}", "title": text, "start": "10:15", "duration": "1:00", "abstract": text,
                                                        "persons": [{"guid": f"p{i}", "public_name": text}]}]}}
        for i, text in enumerate(payloads)]}}}), encoding="utf-8")


class Project:
    """A project with its records, as we read them, and the folder its exports go to."""

    def __init__(self, path):
        self.path = path
        self.folder = path.with_suffix(".d")
        self.folder.mkdir()
        done, self.problems = run("info", "--json", "--records", path)
        self.records = json.loads(done.stdout)["records"] if not self.problems else []

    def values(self, kind, field):
        return {record["uid"]: record["fields"].get(field) for record in self.records if record["record"] == kind}

    def export(self, document, form):
        path = self.folder / f"{document}.{form}"
        done, problems = run("export", self.path, "--document", document, "--format", form, "-o", path)
        return path, problems


def spaces_joined(text):
    return " ".join((text or "").split())


def without_marks(text):
    """What readers that drop marks nobody sees are to find."""
    return spaces_joined("".join(c for c in text or "" if unicodedata.category(c) not in ("Cf", "Cc", "Co", "Cn") or c.isspace()))


def check_kept(project, payloads):
    """What a file of XML can hold is in the project as it was."""
    for uid, title in project.values("session", "title").items():
        text = payloads[int(uid[1:])]
        if not re.search(r"[\x00-\x1f\x7f-\x9f]", text) and text.strip() == text and title != text:
            yield f"{text[:40]!r} became {(title or '')[:40]!r}"


def check_csv(project):
    path, problems = project.export("contacts", "csv")
    yield from problems
    surnames = project.values("person", "family-name")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    if sorted(row[0] for row in rows[1:]) != sorted(surnames):
        yield f"{len(rows) - 1} people of {len(surnames)}"
    for row in rows[1:]:
        if len(row) != len(rows[0]):
            yield f"{row[0]}: {len(row)} cells of {len(rows[0])}"
        wanted = surnames.get(row[0]) or ""
        if row[rows[0].index("Surname")] not in (wanted, "'" + wanted):
            yield f"{row[0]}: {row[rows[0].index('Surname')][:40]!r} is not {wanted[:40]!r}"
    for document in ("contacts", "run-sheet", "sign-in"):
        path, problems = project.export(document, "csv")
        yield from problems
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file, delimiter=";"):
                yield from (f"{document}: a cell begins with {cell[:20]!r}" for cell in row
                            if re.match(r"[=+\-@\t\r\n＝＋－＠]", cell) and len(cell) > 1)


def check_csv_back(project):
    """An import takes the apostrophes away again: nothing of anybody changed."""
    path, problems = project.export("contacts", "csv")
    back = project.folder / "back.tdt.xml"
    done, failed = run("import", path, "--into", project.path, "-o", back)
    yield from problems + failed
    if not failed:
        done, _ = run("diff", project.path, back, "--json")
        yield from (str(change)[:200] for change in json.loads(done.stdout or "[]"))


def check_sheet(project, form):
    path, problems = project.export("contacts", form)
    yield from problems
    with zipfile.ZipFile(path) as archive:
        for part in archive.namelist():
            if ".." in part or part.startswith("/"):
                yield f"a part is called {part}"
            if part.endswith(".xml"):
                for node in ElementTree.fromstring(archive.read(part)).iter():
                    if node.tag.rpartition("}")[2] == "f" or any(name.endswith("formula") for name in node.attrib):
                        yield f"{part}: a formula"


class Page(html.parser.HTMLParser):
    """The text of a page, and what is alive in it."""

    def __init__(self):
        super().__init__()
        self.alive, self.texts = [], []

    def handle_starttag(self, tag, attrs):
        if tag in ALIVE:
            self.alive.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name == "srcdoc":
                self.alive.append(f"{name} of <{tag}>")
            if name in ("href", "src", "action", "data") and not (value or "").startswith(HARMLESS_LINKS):
                self.alive.append(f"{name}={value[:40]!r}")

    def handle_data(self, data):
        self.texts.append(data)


def check_html(project, document, kind, field):
    path, problems = project.export(document, "html")
    yield from problems
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    yield from page.alive
    text = without_marks("".join(page.texts)).replace(" ", "")
    for uid, wanted in project.values(kind, field).items():
        if without_marks(wanted).replace(" ", "") not in text:
            yield f"{uid}: {(wanted or '')[:40]!r} is not there"


def check_ics(project):
    path, problems = project.export("programme", "ics")
    yield from problems
    yield from (f"a line of {len(line)} bytes" for line in path.read_bytes().split(b"\r\n") if len(line) > 75)
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    events = calendar.walk("VEVENT")
    if len({str(event["UID"]) for event in events}) != len(events):
        yield "events of the same uid"
    yield from (f"a {part.name}" for part in calendar.walk() if part.name not in ("VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT"))
    yield from (f"{name} in the calendar" for name in calendar if name not in OF_A_CALENDAR)
    for event in events:
        yield from (f"{event['UID']}: {name}" for name in event if name not in OF_AN_EVENT)
    titles = [without_marks(title) for title in project.values("session", "title").values()]
    # That reader takes an escaped backslash before an n for a line end; so those are read as RFC 5545 says.
    lines = path.read_bytes().replace(b"\r\n ", b"").decode().split("\r\n")
    found = [without_marks(re.sub(r"\\(.)", lambda escaped: escaped[1].replace("n", "\n"), line.partition(":")[2]))
             for line in lines if line.startswith("SUMMARY")]
    yield from (f"{title[:40]!r} is in one only" for title in (Counter(titles) - Counter(found)) + (Counter(found) - Counter(titles)))
    plain = Counter(title for title in titles if "\\" not in title)
    yield from (f"{title[:40]!r} is not read" for title in plain - Counter(without_marks(str(event["SUMMARY"])) for event in events))


def check_cards(project):
    path, problems = project.export("contacts", "vcf")
    yield from problems
    lines = path.read_bytes().decode().replace("\r\n ", "").split("\r\n")
    if [lines.count("BEGIN:VCARD"), lines.count("END:VCARD")] != [len(project.values("person", "family-name"))] * 2:
        yield f"{lines.count('BEGIN:VCARD')} cards"
    allowed = {"BEGIN", "END", "VERSION", "UID", "N", "FN", "TITLE", "ORG", "EMAIL", "TEL", "ADR", "NOTE", "PHOTO", "URL", "ROLE", "KIND"}
    yield from (f"a line {line[:40]!r}" for line in lines if line and re.split("[:;]", line)[0] not in allowed)
    yield from (f"{len(line.split(';'))} parts of a name" for line in lines if line.startswith("N:") and
                len(re.split(r"(?<!\\)(?:\\\\)*;", line)) != 5)


def check_schedules(project):
    titles = sorted(spaces_joined(title) for title in project.values("session", "title").values())
    path, problems = project.export("programme", "schedule-xml")
    yield from problems
    found = sorted(spaces_joined(node.findtext("title")) for node in ElementTree.parse(path).iter("event"))
    if found != titles:
        yield f"XML: {set(titles) ^ set(found)}"
    path, problems = project.export("programme", "schedule-json")
    yield from problems
    days = json.loads(path.read_text(encoding="utf-8"))["schedule"]["conference"]["days"]
    found = sorted(spaces_joined(event["title"]) for day in days for room in day["rooms"].values() for event in room)
    if found != titles:
        yield f"JSON: {set(titles) ^ set(found)}"


def check_mail(project):
    where = project.folder / "drafts"
    done, problems = run("drafts", project.path, "-o", where)
    yield from problems
    addresses = project.values("person", "email")
    seen = set()
    for path in sorted(where.iterdir()):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        defects = [defect for part in message.walk() for defect in part.defects]
        defects += [defect for header in message.values() for defect in getattr(header, "defects", ())]
        yield from (f"{path.name[:40]!r}: {defect}" for defect in defects)
        if sorted(name.lower() for name in message.keys()) != ["content-type", "mime-version", "subject", "to", "x-unsent"]:
            yield f"{path.name[:40]!r}: {message.keys()}"
        seen.update(address.addr_spec for address in message["to"].addresses)
        if len(message["to"].addresses) != 1:
            yield f"{path.name[:40]!r}: to {message['to']}"
        for part in message.iter_attachments():
            yield from name_problems(part.get_filename())
    if seen != set(addresses.values()):
        yield f"{len(seen)} of {len(addresses)} addresses"


def name_problems(name):
    if (not name or "/" in name or "\\" in name or name[0] in ".-~ " or name[-1] in ". " or len(name.encode()) > 255 or
            any(unicodedata.category(c) == "Cc" or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029:*?\"<>|" for c in name)):
        yield f"a file is called {name[:60]!r}"
    if re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)\s*(\..*)?", name or ""):
        yield f"a file is called {name!r}, which is a device elsewhere"


def check_file_names(folder, payloads):
    """The title of the project is in the names of its papers, and those stay in their folder."""
    place = folder / "deep" / "er"
    place.mkdir(parents=True)
    outside = {path for path in folder.rglob("*") if place not in path.parents}
    for i, text in enumerate(payloads):
        project, papers = folder / "deep" / f"p{i}.tdt.xml", place / f"f{i}"
        project.write_text('<project xmlns="urn:tour-de-table:project:1" version="1.0" uid="n"><language>en</language>' + element("title", text) +
                           '<people><person uid="p"><family-name>N</family-name></person></people></project>', encoding="utf-8", newline="")
        papers.mkdir()
        _, problems = run("export", project, "--document", "all", "--format", "html", "-o", papers)
        project.unlink()
        yield from problems
        names = [path.name for path in papers.iterdir()]
        if len(names) < 3:
            yield f"{text[:40]!r}: only {names}"
        for name in names:
            yield from name_problems(name)
    yield from (f"{path} is new" for path in {path for path in folder.rglob("*") if place not in path.parents} - outside)


def check_all(tap, project, how):
    tap.check(f"{how}: a spreadsheet has each text in its cell, and no formula", list(check_csv(project)))
    tap.check(f"{how}: the spreadsheet comes back, and nothing changed", list(check_csv_back(project)))
    for form in ("xlsx", "ods"):
        tap.check(f"{how}: no formula as {form}", list(check_sheet(project, form)))
    tap.check(f"{how}: the page of the programme says it and does nothing", list(check_html(project, "programme", "session", "title")))
    tap.check(f"{how}: the page of contacts says it and does nothing", list(check_html(project, "contacts", "organisation", "name")))
    tap.check(f"{how}: cards have each name in its place", list(check_cards(project)))
    tap.check(f"{how}: schedules have each title", list(check_schedules(project)))
    if icalendar is None:
        tap.skip(f"{how}: a calendar has each title and no other property", "python3-icalendar is not installed")
    else:
        tap.check(f"{how}: a calendar has each title and no other property", list(check_ics(project)))


def main():
    tap = Tap()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tdt-injection-"))
    tap.check("there are more than 200", [] if len(PAYLOADS) > 200 else [f"{len(PAYLOADS)}"])
    in_xml = [text for text in PAYLOADS if not NOT_IN_XML.search(text)]
    write_project(folder / "project.tdt.xml", in_xml)
    project = Project(folder / "project.tdt.xml")
    tap.check("a project holds them as they are", project.problems + list(check_kept(project, in_xml)))
    check_all(tap, project, "in a project")
    tap.check("in a project: a mail goes to its person, with its headers", list(check_mail(project)))
    write_schedule(folder / "schedule.json", PAYLOADS)
    _, problems = run("import", folder / "schedule.json", "-o", folder / "imported.tdt.xml")
    imported = Project(folder / "imported.tdt.xml")
    titles = imported.values("session", "title")
    tap.check("all come in", problems + imported.problems + ([] if len(titles) == len(PAYLOADS) else [f"{len(titles)}"]))
    check_all(tap, imported, "brought in")
    names = folder / "names"
    names.mkdir()
    tap.check("as the title of a project, each names papers in their folder", list(check_file_names(names, [
        text for text in FILES + MAILS[:12] if not NOT_IN_XML.search(text)])))
    print(f"# {len(PAYLOADS)} payloads, {len(in_xml)} of them in XML")
    shutil.rmtree(folder)
    tap.finish()


if __name__ == "__main__":
    sys.exit(main())
