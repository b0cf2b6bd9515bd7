#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mails as drafts: whom to, what they say, and that nothing anybody typed gets out of its place."""

import email
import email.policy
import os
import shutil
import subprocess
import tempfile
from xml.sax.saxutils import escape

from tap import Tap

try:
    import icalendar
except ImportError:
    icalendar = None

PROGRAM = os.environ["TDT_PROGRAM"]
tap = Tap()
folder = tempfile.mkdtemp(prefix="tdt-drafts-")

# What a file can hold; control characters other than these three are refused when it is read.
HOSTILE = [
    "Marie\r\nBcc: all@example.org", "Marie\nBcc: all@example.org", "Marie\rBcc: all@example.org",
    "Marie\r\n\r\n<html>", "Marie\u0085Bcc: all@example.org", "Marie\u2028Bcc: all@example.org",
    "=?utf-8?q?Marie=0D=0ABcc=3A_all?=", "=?utf-8?B?DQpCY2M6IGFsbEBleGFtcGxlLm9yZw==?=",
    "Durand, Marie", "Marie \"Mimi\" Durand", "Marie <marie@evil.example>", "Marie (comment) Durand", "Marie; Paul:",
    "Marie\\", "\"", "\u202egpj.exe", "\u2066abc\u2069", "عربي البنا عربي البنا", "עברית", "東京都庁",
    "Zoë de La Châtaigneraie", "é" * 300, "x" * 300, "a b " * 75, "🎤" * 60, "..", "../../../etc/passwd", "/etc/passwd",
    "~/.bashrc", "-rf", "--help", "NUL", "CON.txt", "\\x00", "%00", "%0d%0aBcc: all", "&#13;&#10;Bcc: all",
    "<script>alert(1)</script>", "</p></body>", "{name}", "{{name}", "{nmae", "%s%n", "=1+1", "@SUM(A1)",
    "BEGIN:VEVENT", "END:VCALENDAR\r\nBEGIN:VCALENDAR", "a;b,c:d\\n", "\\;\\,\\n", "--=_0123456789abcdef", ".",
]


def at(name):
    return os.path.join(folder, name)


def run(*words, status=0):
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run([PROGRAM, *words], env=environment, capture_output=True, text=True, timeout=120)
    problems = [] if done.returncode == status else [f"status {done.returncode}, not {status}: {done.stderr}"]
    return done, problems


def record(kind, uid, /, **fields):
    values = "".join(f"<{name.replace('_', '-')}>{escape(value, {chr(13): '&#13;', chr(10): '&#10;'})}"
                     f"</{name.replace('_', '-')}>" for name, value in fields.items())
    return f'<{kind} uid="{uid}">{values}</{kind}>'


def write(name, title, people, sessions, participants, rest=""):
    with open(at(name), "w", encoding="utf-8") as file:
        file.write('<project xmlns="urn:tour-de-table:project:1" version="1.0" uid="drafts">')
        file.write(f"<title>{escape(title)}</title><language>en</language><time-zone>Europe/Paris</time-zone>")
        file.write('<rooms><room uid="hall"><name>Hall</name></room><room uid="attic"><name>Attic</name></room></rooms>')
        file.write(f"<people>{''.join(people)}</people><sessions>{''.join(sessions)}</sessions>")
        file.write(f"<participants>{''.join(participants)}</participants>{rest}</project>")
    return at(name)


def session(uid, hour, **fields):
    return record("session", uid, start=f"2017-09-27T{hour}:00+02:00[Europe/Paris]", minutes="60", **fields)


def drafts(where):
    for name in sorted(os.listdir(where)):
        with open(os.path.join(where, name), "rb") as file:
            yield name, email.message_from_binary_file(file, policy=email.policy.default)


def check_parts(name, message):
    for part in message.walk():
        if part.defects:
            yield f"{name}: {part.get_content_type()}: {part.defects}"
    for header in message:
        if getattr(message[header], "defects", ()):
            yield f"{name}: {header}: {message[header].defects}"


def calendar_of(message):
    for part in message.iter_attachments():
        if part.get_content_type() == "text/calendar":
            return part


def hostile_project(twist):
    people, sessions, participants = [], [], []
    for i, text in enumerate(HOSTILE):
        text = twist(text)
        people.append(record("person", f"p{i:03}", given_name=text, family_name=text, email=f"p{i}@example.org",
                             form_of_address=text))
        sessions.append(session(f"s{i:03}", "10:15", title=text, description=text, room="hall"))
        participants.append(record("participant", f"a{i:03}", session=f"s{i:03}", person=f"p{i:03}", topic=text))
    return people, sessions, participants


def check_hostile(name, message, i):
    yield from check_parts(name, message)
    if sorted(header.lower() for header in message.keys()) != sorted(
            ("x-unsent", "to", "subject", "mime-version", "content-type")):
        yield f"{name}: headers {message.keys()}"
    addresses = message["to"].addresses
    if [address.addr_spec for address in addresses] != [f"p{i}@example.org"]:
        yield f"{name}: goes to {message['to']}"
    for part in message.iter_attachments():
        file_name = part.get_filename()
        if "/" in file_name or file_name.startswith((".", "-")) or len(file_name.encode()) > 255:
            yield f"{name}: attached as {file_name}"


def check_calendar(name, message):
    part = calendar_of(message)
    if part is None:
        yield f"{name}: no calendar"
    elif icalendar is not None:
        events = icalendar.Calendar.from_ical(part.get_content()).walk("VEVENT")
        if len(events) != 1 or str(events[0]["LOCATION"]) != "Hall":
            yield f"{name}: {len(events)} events in the calendar"


def number_of(message):
    return int(message["to"].addresses[0].username[1:])


twists = [lambda text: text, lambda text: text + " " + text, lambda text: "\u202e" + text + "\u202c",
          lambda text: (text * 300)[:300]]
n_payloads = 0
problems = []
for turn, twist in enumerate(twists):
    project = write(f"hostile-{turn}.tdt.xml", twist(HOSTILE[turn]).replace("\n", " ").replace("\r", " "),
                    *hostile_project(twist))
    _, failed = run("drafts", project, "-o", at(f"hostile-{turn}"))
    problems += failed
    for name, message in drafts(at(f"hostile-{turn}")):
        n_payloads += 1
        problems += check_hostile(name, message, number_of(message))
        problems += check_calendar(name, message)
tap.check("whatever names and titles hold stays in its place", problems)
tap.check("200 payloads and more", [] if n_payloads >= 200 else [f"{n_payloads} of them"])
tap.check("nothing is written elsewhere", [name for name in os.listdir(folder) if not name.startswith("hostile-")])

plain = write("plain.tdt.xml", "Spring meeting", [
    record("person", "marie", given_name="Marie", family_name="Durand", email="marie@example.org"),
    record("person", "paul", given_name="Paul", family_name="Martin"),
    record("person", "anne", given_name="Anne", family_name="Petit", assistant="Luc Roy",
           assistant_email="luc@example.org"),
], [session("one", "10:15", title="Water", room="hall"), session("two", "14:00", title="Wind", room="hall")], [
    record("participant", "a1", session="one", person="marie", status="to-invite"),
    record("participant", "a2", session="two", person="paul", status="invited"),
    record("participant", "a3", session="two", person="anne", status="confirmed"),
])
moved = write("moved.tdt.xml", "Spring meeting", [
    record("person", "marie", given_name="Marie", family_name="Durand", email="marie@example.org"),
    record("person", "paul", given_name="Paul", family_name="Martin"),
    record("person", "anne", given_name="Anne", family_name="Petit", assistant="Luc Roy",
           assistant_email="luc@example.org"),
], [session("one", "10:30", title="Water", room="hall"), session("two", "15:00", title="Wind", room="attic")], [
    record("participant", "a1", session="one", person="marie", status="to-invite"),
    record("participant", "a2", session="two", person="paul", status="declined"),
    record("participant", "a3", session="two", person="anne", status="confirmed"),
])


def listed(*words):
    done, failed = run("drafts", *words, "--list")
    return failed, [line.split("\t")[0] for line in done.stdout.splitlines()]


for what, words, wanted in (
        ("invitations go to those to be invited", [plain], ["marie"]),
        ("reminders go to those who were invited", [plain, "--letter", "reminder"], ["paul"]),
        ("confirmations go to those who said yes", [plain, "--letter", "confirmation"], ["anne"]),
        ("thanks go to those who said yes", [plain, "--letter", "thanks"], ["anne"]),
        ("several answers", [plain, "--status", "invited,confirmed"], ["paul", "anne"]),
        ("one session", [plain, "--letter", "sharing", "--session", "two"], ["paul", "anne"]),
        ("one person", [plain, "--person", "anne"], ["anne"]),
        ("a change concerns who knew of it, comes, and did not know this",
         [moved, "--letter", "change", "--since", plain], ["anne"]),
):
    failed, got = listed(*words)
    tap.check(what, failed + ([] if sorted(got) == sorted(wanted) else [f"{got}, not {wanted}"]))

done, failed = run("drafts", moved, "--letter", "change", "--since", plain, "-o", at("change"))
message = dict(drafts(at("change"))).popitem()[1]
text = message.get_body(("plain",)).get_content()
tap.check("a change tells what was and what is, to the assistant of who has no address", failed + [
    f"“{word}” is not in: {message['to']}: {text}" for word in ("15:00", "14:00", "Attic", "Hall", "Wind")
    if word not in text] + ([] if str(message["to"]) == "Luc Roy <luc@example.org>" else [str(message["to"])]))

done, failed = run("drafts", plain, "--person", "paul", "-o", at("nobody"), status=1)
message = dict(drafts(at("nobody"))).popitem()[1]
tap.check("who has no address is told of, and gets a draft to nobody",
          failed + ([] if "Paul Martin" in done.stderr and message["to"] is None else [done.stderr]))

done, failed = run("drafts", plain, "-o", at("twice"))
again, failed_again = run("drafts", plain, "-o", at("twice"))
tap.check("drafts that are there stay", failed + failed_again + (
    [] if len(os.listdir(at("twice"))) == 2 and again.stdout.endswith("(2).eml\n") else [str(os.listdir(at("twice")))]))

os.mkdir(at("trap"))
os.symlink(at("outside"), os.path.join(at("trap"), "Invitation - DURAND Marie.eml"))
done, failed = run("drafts", plain, "-o", at("trap"))
tap.check("no link leads out of the folder", failed + (["outside"] if os.path.exists(at("outside")) else []))

done, failed = run("drafts", plain, "-o", at("all"), "--attach", "calendar,programme,brief,project")
message = dict(drafts(at("all"))).popitem()[1]
types = [part.get_content_type() for part in message.iter_attachments()]
wanted = ["text/calendar", "application/pdf", "application/pdf", "application/x-tour-de-table+xml"]
attached = list(message.iter_attachments())[-1:]
with open(at("back.tdt.xml"), "wb") as file:
    file.write(attached[0].get_content() if attached else b"")
_, valid = run("validate", at("back.tdt.xml"))
tap.check("calendar, programme, brief and project are attached", failed + list(check_parts("all", message)) + valid +
          ([] if types == wanted else [str(types)]) +
          ([] if b"<base" in attached[0].get_content() else ["the project does not know its base"]))

faulty = write("faulty.tdt.xml", "Spring meeting", [record("person", "p", family_name="P")], [], [],
               "<mail-templates>" + record("mail-template", "t", kind="sharing", language="en", body="Dear {nmae},") +
               "</mail-templates>")
done, failed = run("drafts", faulty, "--letter", "sharing", "-o", at("faulty"), status=3)
tap.check("a placeholder that nobody knows is refused, with its place",
          failed + ([] if "{nmae}" in done.stderr and "line 1, character 6" in done.stderr
                    and not os.path.exists(at("faulty")) else [done.stderr]))

for what, words in (("an unknown letter", ["--letter", "love", "-o", at("x")]), ("no folder", []),
                    ("an unknown answer", ["--status", "perhaps", "-o", at("x")]),
                    ("an unknown person", ["--person", "nobody", "-o", at("x")]),
                    ("an unknown attachment", ["--attach", "cake", "-o", at("x")])):
    done, failed = run("drafts", plain, *words, status=2)
    tap.check(f"{what} is wrong usage", failed + (["made a folder"] if os.path.exists(at("x")) else []))

done, failed = run("export", plain, "--document", "invitations", "--format", "eml", "-o", at("export"))
tap.check("export writes invitations too", failed + ([] if len(os.listdir(at("export"))) == 1 else ["not one"]))
done, failed = run("export", plain, "--document", "invitations", "--format", "pdf", "-o", at("x"), status=2)
tap.check("export names the formats of invitations", failed + ([] if "eml" in done.stderr else [done.stderr]))

shutil.rmtree(folder)
tap.finish()
