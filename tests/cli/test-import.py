#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports, run as scripts run them: made-up files with what other programs get wrong, and real ones where they are."""

import glob
import json
import os
import re
import shutil
import subprocess
import tempfile

from tap import Tap

PROGRAM = os.environ["TDT_PROGRAM"]
CORPUS = os.environ.get("TDT_CORPUS") or os.path.join(os.environ["TDT_SOURCE_ROOT"], "..", "shared", "corpus")
tap = Tap()
folder = tempfile.mkdtemp(prefix="tdt-import-")


def at(name):
    return os.path.join(folder, name)


def run(*words, stdin=b""):
    return subprocess.run([PROGRAM, *words], input=stdin, capture_output=True, timeout=60)


def bring_in(content, name="in", into=None):
    """Imports bytes; returns exit status, report and records."""
    with open(at(name), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    words = ["import", at(name), "-o", at("out.tdt.xml"), "--report", at("report.json")]
    if into:
        words += ["--into", into]
    for old in ["out.tdt.xml", "report.json"]:
        if os.path.exists(at(old)) and at(old) != into:
            os.remove(at(old))
    done = run(*words)
    if done.returncode:
        return done.returncode, done.stderr.decode(), None
    with open(at("report.json"), encoding="utf-8") as file:
        report = json.load(file)
    info = json.loads(run("info", "--json", "--records", at("out.tdt.xml")).stdout)
    return 0, report, info["records"]


def fields(records, kind):
    return [record["fields"] for record in records if record["record"] == kind]


def event(**parts):
    inside = "".join(f"<{k}>{v}</{k}>" for k, v in parts.items() if k not in ("guid", "id", "persons"))
    people = "".join(f"<person id='{i}'>{n}</person>" for i, n in parts.get("persons", []))
    return (f"<event guid='{parts.get('guid', '')}' id='{parts.get('id', '')}'>{inside}"
            f"<persons>{people}</persons></event>")


def schedule(*days, conference="<acronym>x</acronym><title>Rencontres</title>"):
    return f"<schedule><conference>{conference}</conference>{''.join(days)}</schedule>"


def day(date, *rooms):
    return f"<day date='{date}'>" + "".join(f"<room name='{n}'>{''.join(e)}</room>" for n, e in rooms) + "</day>"


def starts_of(content):
    status, report, records = bring_in(content)
    return [session.get("start") for session in fields(records, "session")] if status == 0 else report


def same(name, got, wanted):
    tap.check(name, [] if got == wanted else [f"{got!r} is not {wanted!r}"])


# --- what the files of others are like ---------------------------------------------------------------------------------

ZONE = "<acronym>x</acronym><time_zone_name>Europe/Paris</time_zone_name>"
one = event(guid="a", title="Accueil", start="09:30", duration="0:45", type="panel", track="Ouverture",
            abstract="&lt;p&gt;Bonjour &amp;amp; merci&lt;/p&gt;", persons=[(1, "Marie Durand"), (1, "Durand, M.")])
status, report, records = bring_in(schedule(day("2017-09-27", ("Salle 1", [one]))))
session = fields(records, "session")[0]
same("an event is a session", (session["title"], session["minutes"], session["kind"]), ("Accueil", 45, "round-table"))
same("its mark-up is gone", session["description"], "Bonjour & merci")
same("one id is one person", [p["family-name"] for p in fields(records, "person")], ["Durand"])
same("the report counts", (report["events"], report["people"], report["rooms"], report["lost"]), (1, 1, 1, []))
same("the repair is told", len(report["repairs"]), 1)
first = open(at("out.tdt.xml"), "rb").read()
bring_in(schedule(day("2017-09-27", ("Salle 1", [one]))))
uids = re.findall(rb'uid="([^"]+)"', open(at("out.tdt.xml"), "rb").read())
same("the same input gives the same uids", uids, re.findall(rb'uid="([^"]+)"', first))

same("without room level and ids", starts_of(
    "<schedule><day date='2017-09-27'><event><title>A</title><start>09:30</start></event></day></schedule>"),
    ["2017-09-27T09:30:00+00:00"])
same("the zone is the conference's", starts_of(schedule(
    day("2017-09-27", ("r", [event(title="A", start="09:30", duration="1:00")])), conference=ZONE)),
    ["2017-09-27T09:30:00+02:00[Europe/Paris]"])
same("a date in UTC with the hour on the wall beside it", starts_of(schedule(
    day("2017-09-27", ("r", [event(title="A", date="2017-09-27T07:30:00+00:00", start="09:30")])))),
    ["2017-09-27T09:30:00+02:00"])
same("after midnight belongs to the day before", starts_of(schedule(
    day("2017-09-27", ("r", [event(title="A", start="01:30")])), conference=ZONE)), ["2017-09-28T01:30:00+02:00[Europe/Paris]"])
same("hours over 24", starts_of(schedule(
    day("2017-09-27", ("r", [event(title="A", start="25:30")])), conference=ZONE)), ["2017-09-28T01:30:00+02:00[Europe/Paris]"])
status, report, records = bring_in(schedule(day("2017-09-27", ("r", [
    event(guid="g", title="A", start="10:00"), event(guid="g", title="B", start="11:00"), event(title="C", start="late")]))))
same("two events of one id are two sessions", sorted(s["title"] for s in fields(records, "session")), ["A", "B", "C"])
same("nothing is lost of them", (report["events"], report["lost"]), (3, []))
same("a time that cannot be read leaves the session unplaced",
     [s.get("start") for s in fields(records, "session") if s["title"] == "C"], [None])

# --- JSON of three programs ------------------------------------------------------------------------------------------------

VOC = {"schedule": {"conference": {"acronym": "x", "title": "Rencontres", "time_zone_name": "Europe/Paris", "days": [
    {"date": "2017-09-27", "rooms": {"Salle 1": [
        {"guid": "a", "title": "Accueil", "start": "09:30", "duration": "00:45", "type": "panel",
         "persons": [{"guid": "p", "public_name": "Marie Durand"}, None], "links": [{"url": "https://a.example/"}]}]}}]}}}
SESSIONIZE = {"sessions": [{"id": "1", "title": "Accueil", "startsAt": "2017-09-27T09:30:00", "roomId": 3,
                            "endsAt": "2017-09-27T10:15:00", "speakers": ["p", "nobody"]}],
              "speakers": [{"id": "p", "fullName": "Marie Durand"}], "rooms": [{"id": 3, "name": "Salle 1"}]}
INDICO = {"results": [{"title": "Rencontres", "timezone": "Europe/Paris", "url": "https://i.example/1", "contributions": [
    {"id": "1", "title": "Accueil", "startDate": {"date": "2017-09-27", "time": "07:30:00", "tz": "UTC"}, "duration": 45,
     "room": "Salle 1", "speakers": [{"first_name": "Marie", "last_name": "Durand"}]}]}]}
for name, content in {"c3voc": VOC, "Sessionize": SESSIONIZE, "Indico": INDICO}.items():
    status, report, records = bring_in(json.dumps(content))
    session = fields(records, "session")[0] if status == 0 else {}
    same(f"JSON of {name}", (session.get("title"), (session.get("start") or "")[:16], session.get("minutes"),
                             [p.get("family-name") for p in fields(records or [], "person")]),
         ("Accueil", "2017-09-27T09:30", 45, ["Durand"]))

PEOPLE = {"Sessionize, speakers": [{"id": "p", "firstName": "Marie", "lastName": "Durand", "tagLine": "Directrice",
                                   "bio": "Née à Gap", "sessions": [{"id": 1, "name": "Accueil"}]}],
          "pretalx, speakers": {"count": 1, "results": [{"code": "P", "name": "Marie Durand", "biography": "Née à Gap",
                                                         "submissions": ["A"]}]}}
for name, content in PEOPLE.items():
    status, report, records = bring_in(json.dumps(content))
    same(f"JSON of {name}", [(p["given-name"], p["family-name"], p["biography"]) for p in fields(records or [], "person")]
         + [report["events"], report["lost"]], [("Marie", "Durand", "Née à Gap"), 0, []])
SLOT = {"start": "2017-09-27T09:30:00+02:00", "end": "2017-09-27T10:15:00+02:00"}
MARIE = {"code": "P", "id": "p", "name": "Marie Durand"}
SITTING = {"id": "1", "title": "Accueil", "startsAt": "2017-09-27T09:30:00", "endsAt": "2017-09-27T10:15:00", "room": "Salle 1",
           "speakers": [MARIE]}
AT_NINE = {"date": "2017-09-27", "time": "09:30:00", "tz": "Europe/Paris"}
PROGRAMMES = {
    "pretalx, sessions": {"count": 2, "results": [
        {"code": "A", "title": "Accueil", "submission_type": {"en": "Panel"}, "track": {"name": {"fr": "Ouverture"}},
         "state": "confirmed", "speakers": [MARIE, "Q"], "slot": {"room": {"fr": "Salle 1"}, **SLOT}},
        {"code": "B", "title": "Retiré", "state": "withdrawn", "speakers": []}]},
    "pretalx, timetable": {"talks": [{"code": "A", "title": {"fr": "Accueil"}, "speakers": ["P", "Q"], "track": 3, "room": 7, **SLOT}],
                           "timezone": "Europe/Paris", "tracks": [{"id": 3, "name": {"fr": "Ouverture"}}],
                           "rooms": [{"id": 7, "name": {"fr": "Salle 1"}}], "speakers": [MARIE]},
    "Sessionize, two groups": [{"groupName": "A", "sessions": [SITTING]},
                               {"groupName": "B", "sessions": [{**SITTING, "id": "2", "title": "Retiré", "status": "Declined"}]}],
    "Sessionize, grid": [{"date": "2017-09-27T00:00:00", "rooms": [{"name": "Salle 1", "sessions": [SITTING]}], "timeSlots": []}],
    "Indico, timetable": {"count": 1, "results": {"1": {"20170927": {"s1": {"entryType": "Session", "title": "Ouverture", "entries": {
        "c1": {"entryType": "Contribution", "id": "c1", "title": "Accueil", "startDate": AT_NINE, "duration": 45, "room": "Salle 1",
               "presenters": [{"firstName": "Marie", "familyName": "Durand", "affiliation": "CCI"}]}}}}}}}}
for name, content in PROGRAMMES.items():
    status, report, records = bring_in(json.dumps(content))
    found = fields(records or [], "session")
    same(f"JSON of {name}", [(s["title"], s["start"][:16], s["minutes"]) for s in found]
         + [r["name"] for r in fields(records or [], "room")] + [p["family-name"] for p in fields(records or [], "person")],
         [("Accueil", "2017-09-27T09:30", 45), "Salle 1", "Durand"])
    same(f"what is lost of it is told: {name}", len(report["lost"]), {"pretalx, sessions": 2, "pretalx, timetable": 1,
                                                                      "Sessionize, two groups": 1}.get(name, 0))
same("the zone of a timetable is that of its times", found[0]["start"], "2017-09-27T09:30:00+02:00[Europe/Paris]")
same("whom somebody speaks for comes along", [o["name"] for o in fields(records, "organisation")], ["CCI"])

# --- calendars -------------------------------------------------------------------------------------------------------------

CALENDAR = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-WR-CALNAME:Rencontres\r\nBEGIN:VEVENT\r\nUID:a@x\r\n"
            "DTSTART;TZID=Europe/Paris:20170927T093000\r\nDTEND;TZID=Europe/Paris:20170927T101500\r\nSUMMARY:Accu\r\n"
            " eil\\, café\r\nLOCATION:Salle 1\r\nATTENDEE;CN=Marie Durand:mailto:m@a.example\r\nEND:VEVENT\r\n"
            "BEGIN:VEVENT\r\nUID:b@x\r\nDTSTART:20170927T120000Z\r\nDURATION:PT1H30M\r\nSUMMARY:Suite\r\nEND:VEVENT\r\n"
            "END:VCALENDAR\r\n")
status, report, records = bring_in(CALENDAR)
sessions = {s["title"]: s for s in fields(records or [], "session")}
same("a calendar comes in", sorted((t, s["start"][:16], s["minutes"]) for t, s in sessions.items()),
     [("Accueil, café", "2017-09-27T09:30", 45), ("Suite", "2017-09-27T14:00", 90)])
GUESTS = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a@x\r\nDTSTART:20170927T120000Z\r\nSUMMARY:Pause café\r\n"
          "ATTENDEE;CN=Marie Durand;PARTSTAT=DECLINED;ROLE=CHAIR:mailto:m@a.example\r\n"
          "ATTENDEE;PARTSTAT=NEEDS-ACTION;CN=jean.petit@a.example:MAILTO:jean.petit@a.example\r\n"
          "ATTENDEE:mailto:m@a.example\r\nATTENDEE;CUTYPE=ROOM;CN=Salle 1:mailto:salle@a.example\r\nEND:VEVENT\r\n"
          "BEGIN:VEVENT\r\nUID:b@x\r\nDTSTART:20170927T120000Z\r\nSUMMARY:Reporté\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
status, report, records = bring_in(GUESTS)
same("guests of a calendar have addresses, the one without a name is called after it",
     sorted((p.get("given-name"), p["family-name"], p["email"]) for p in fields(records or [], "person")),
     [("Jean", "Petit", "jean.petit@a.example"), ("Marie", "Durand", "m@a.example")])
same("and what they answered", sorted((p["status"], p["role"]) for p in fields(records or [], "participant")),
     [("declined", "chair"), ("invited", "speaker")])
same("the room that was invited is the room, a break a break",
     [(s["kind"], r["name"]) for s, r in zip(fields(records, "session"), fields(records, "room"))], [("break", "Salle 1")])
same("what was cancelled is told, not placed", (report["events"], len(report["lost"])), (1, 1))
run("new", at("gap.tdt.xml"), "--example")
done = run("export", at("gap.tdt.xml"), "--document", "programme", "--format", "ics", "-o", at("gap.ics"))
with open(at("gap.ics"), encoding="utf-8", newline="") as file:
    text = file.read()
tap.check("a calendar goes out, in lines of 75 bytes",
          [line for line in text.split("\r\n") if len(line.encode()) > 75] + ([] if text.endswith("\r\n") else [text[-20:]]))
status, report, records = bring_in(text)
gap = json.loads(run("info", "--json", "--records", at("gap.tdt.xml")).stdout)["records"]
same("what goes out as a calendar comes in at the same times",
     sorted((s["title"], s["start"], s["minutes"]) for s in fields(records or [], "session")),
     sorted((s["title"], s["start"], s["minutes"]) for s in fields(gap, "session")))
second = subprocess.run(["/usr/bin/python3", "-c", "import icalendar,sys\n"
                         "c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())\n"
                         "for e in c.walk('VEVENT'): print(e['SUMMARY'], e['DTSTART'].dt.isoformat(), sep='|')", at("gap.ics")],
                        capture_output=True, text=True)
if second.returncode:
    tap.skip("a second reader reads the same", "python3-icalendar is not installed")
else:
    same("a second reader reads the same", sorted(second.stdout.split("\n")[:-1]),
         sorted(f"{s['title']}|{s['start'].split('[')[0]}" for s in fields(gap, "session")))

# --- cards -----------------------------------------------------------------------------------------------------------------

for name, fold in {"in one line": "", "folded": "\r\n "}.items():
    status, report, records = bring_in("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Marie Durand\r\nPHOTO;ENCODING=b:"
                                       + (fold + "A" * 74) * 300000 + "\r\nEND:VCARD\r\n")
    same(f"a picture of 20 MB {name} is told, and the card comes in",
         (status, [p["family-name"] for p in fields(records or [], "person")], len(report["repairs"] + report["lost"])),
         (0, ["Durand"], 1))

# --- into a project that is there ----------------------------------------------------------------------------------------

run("new", at("gap.tdt.xml"), "--example")
before = json.loads(run("info", "--json", at("gap.tdt.xml")).stdout)["counts"]
status, report, records = bring_in(schedule(day("2017-09-27", ("Salle de l’Assemblée", [
    event(guid="n", title="Nouveau", start="15:00", duration="0:30", persons=[(7, "Jean-Marie BERNARD")])]))),
    into=at("gap.tdt.xml"))
after = json.loads(run("info", "--json", at("out.tdt.xml")).stdout)["counts"]
same("people and rooms that are there are found", (after["people"], after["rooms"], after["sessions"]),
     (before["people"], before["rooms"], before["sessions"] + 1))

# --- out again -------------------------------------------------------------------------------------------------------------

SCHEMA = os.path.join(CORPUS, "schema", "schedule.xml.xsd")


def there_and_back(report):
    """Exports what was imported, and imports that: nothing may be missing, and c3voc's schema may not complain."""
    problems = []
    for form in ["schedule-xml", "schedule-json"]:
        done = run("export", at("out.tdt.xml"), "--document", "programme", "--format", form, "-o", at(form))
        if done.returncode:
            return [done.stderr.decode()]
        run("import", at(form), "-o", at("back.tdt.xml"), "--report", at("back.json"))
        with open(at("back.json"), encoding="utf-8") as file:
            back = json.load(file)
        counts = ["events", "people", "rooms"]
        if [back[c] for c in counts] != [report[c] for c in counts]:
            problems.append(f"{form}: {[back[c] for c in counts]} came back of {[report[c] for c in counts]}")
    if shutil.which("xmllint") and os.path.exists(SCHEMA):
        done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", SCHEMA, at("schedule-xml")], capture_output=True)
        if done.returncode:
            problems.append(done.stderr.decode()[:500])
    return problems


status, report, records = bring_in(schedule(day("2017-09-27", ("Salle &amp; 1", [one]), ("", [
    event(guid="z", title="Un <b>titre</b>".replace("<", "&lt;"), start="23:30", duration="2:00")]))))
tap.check("what came in goes out and comes in again", there_and_back(report))
run("new", at("out.tdt.xml"), "--title", "Été")
tap.check("a project without sessions goes out too", there_and_back({"events": 0, "people": 0, "rooms": 0}))

# --- what is refused -------------------------------------------------------------------------------------------------------

for name, content in {
        "another XML": b"<a/>",
        "a DOCTYPE": b"<!DOCTYPE schedule [<!ENTITY a 'b'>]><schedule/>",
        "100,000 attributes": b"<schedule " + b" ".join(b"a%d='1'" % i for i in range(100000)) + b"/>",
        "depth": b"<schedule>" + b"<a>" * 100000,
        "half a file": b"<schedule><day",
        "JSON of something else": b"{\"a\": [1]}",
        "JSON of a list of proposals": b"{\"results\": [{\"code\": \"A\", \"title\": \"B\"}]}",
        "a card of 50 MB": b"BEGIN:VCARD\r\nFN:A\r\nPHOTO:" + b"A" * 50000000 + b"\r\nEND:VCARD\r\n",
        "half of JSON": b"{\"schedule\": ",
        "JSON too deep": b"[" * 200000,
        "JSON that is no UTF-8": b"{\"schedule\": \"\xff\"}",
        "nothing": b"",
        "bytes of a picture": bytes(range(256)) * 10}.items():
    status, message, _ = bring_in(content)
    tap.check(f"{name} is refused, and nothing written",
              ([] if status == 3 else [f"exit status {status}: {message}"])
              + (["there is an output file"] if os.path.exists(at("out.tdt.xml")) else []))
same("a missing file is an error of reading", bring_in(b"x") and run("import", at("none"), "-o", at("o")).returncode, 4)
same("without -o it is wrong usage", run("import", at("in")).returncode, 2)

# --- real ones ------------------------------------------------------------------------------------------------------------

real = sorted(glob.glob(os.path.join(CORPUS, "schedule-xml", "*.xml")))
if not real:
    tap.skip("real programmes", "the folder with real files is not there (TDT_CORPUS)")
for path in real:
    with open(path, "rb") as file:
        content = file.read()
    status, report, records = bring_in(content)
    problems = [f"exit status {status}: {report}"] if status else []
    if not status:
        wanted = len(re.findall(rb"<event[ >]", content))
        if report["events"] != wanted or report["lost"]:
            problems.append(f"{report['events']} of {wanted} events, lost: {report['lost']}")
        if run("validate", at("out.tdt.xml")).returncode:
            problems.append("what was saved needs repairs")
        problems += there_and_back(report)
    tap.check(f"{os.path.basename(path)} comes in whole", problems)

for path in sorted(glob.glob(os.path.join(CORPUS, "json", "*.json")) + glob.glob(os.path.join(CORPUS, "ics", "*.ics"))):
    with open(path, "rb") as file:
        content = file.read()
    status, report, records = bring_in(content)
    tap.check(f"{os.path.basename(path)} comes in whole",
              [f"exit status {status}: {report}"] if status else [] if report["events"] and not report["lost"]
              else [str(report)])
    if path.endswith(".ics") and not status:
        same(f"every event of {os.path.basename(path)} is there", report["events"], content.count(b"BEGIN:VEVENT"))

shutil.rmtree(folder)
tap.finish()
