#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs that give sessions their times and rooms, and people their seats."""

import json
import os
import random
import shutil
import subprocess
import tempfile
from xml.sax.saxutils import escape

from tap import Tap

PROGRAM = os.environ["TDT_PROGRAM"]
tap = Tap()
folder = tempfile.mkdtemp(prefix="tdt-places-")
DAYS = 3
HARD = "person-overlap,person-unavailable,room-overlap,session-outside-day,order-broken,session-unplaced"


def at(name):
    return os.path.join(folder, name)


def run(*words):
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run([PROGRAM, *words], env=environment, capture_output=True, text=True, timeout=60)


def record(kind, uid, fields):
    values = [(name, item) for name, value in fields.items() for item in (value if isinstance(value, list) else [value])]
    return f'<{kind} uid="{uid}">' + "".join(f"<{name}>{escape(str(item))}</{name}>" for name, item in values) + f"</{kind}>"


def write(name, lists):
    """Writes a project from {"list": [(kind, uid, fields), ...]}; "" has the project's own fields."""
    with open(at(name), "w", encoding="utf-8") as file:
        file.write('<project xmlns="urn:tour-de-table:project:1" version="1.0" uid="places">')
        file.write("".join(f"<{field}>{value}</{field}>" for field, value in lists.get("", {}).items()))
        for element, records in lists.items():
            if element:
                file.write(f"<{element}>" + "\n".join(record(*item) for item in records) + f"</{element}>")
        file.write("</project>")
    return at(name)


def same(name, got, wanted):
    tap.check(name, [] if got == wanted else [f"{got!r} is not {wanted!r}"])


def conference(n_sessions, n_rooms, n_people, seed):
    """Sessions of an hour on three days of six, two speakers each."""
    chance = random.Random(seed)
    people = [f"p{i:03}" for i in range(n_people)]
    sessions = [("session", f"s{i:03}", {"title": f"Talk {i}", "kind": "talk", "theme": f"t{chance.randrange(8)}",
                                         "minutes": 60, "attendance": chance.choice([10, 30, 60, 120])})
                for i in range(n_sessions)]
    speakers = [(uid, person) for _, uid, _ in sessions for person in chance.sample(people, 2)]
    return {
        "": {"time-zone": "Europe/Paris"},
        "days": [("day", f"d{d}", {"date": f"2026-05-{11 + d}", "opens": "09:00", "closes": "15:00"}) for d in range(DAYS)],
        "themes": [("theme", f"t{i}", {"title": f"Theme {i}"}) for i in range(8)],
        "rooms": [("room", f"r{i:02}", {"name": f"Room {i}", "capacity": chance.choice([30, 60, 120])})
                  for i in range(n_rooms)],
        "people": [("person", person, {"family-name": person}) for person in people],
        "sessions": sessions,
        "participants": [("participant", f"x{i:04}", {"session": session, "person": person, "role": "speaker"})
                         for i, (session, person) in enumerate(speakers)],
    }


def findings(name):
    return json.loads(run("check", at(name), "--json", "--only", HARD).stdout)


# --- schedule --------------------------------------------------------------------------------------------------------
big = write("big", conference(216, 20, 150, 1))
result = run("schedule", big, "-o", at("plan"), "--time-limit", "1", "--json", "--progress")
plan = json.loads(result.stdout)
same("216 sessions are placed", (result.returncode, plan["unplaced"], len(plan["moves"])), (0, [], 216))
same("keys of schedule", sorted(plan), ["moves", "penalty", "seed", "terms", "unplaced"])
same("keys of a move", sorted(plan["moves"][0]), ["from-room", "from-start", "room", "start", "uid"])
same("what was nowhere comes from nowhere", (plan["moves"][0]["from-start"], plan["moves"][0]["from-room"]), (None, None))
same("the terms are the penalty", sum(plan["terms"].values()), plan["penalty"])
same("nothing clashes", findings("plan"), [])
tap.check("progress is told by term", [] if "capacity=" in result.stderr else [result.stderr])

write("small", conference(20, 4, 30, 2))
plans = [run("schedule", at("small"), "-o", at("small-plan"), "--seed", "7", "--json").stdout for _ in range(2)]
same("the same seed gives the same plan", plans[0], plans[1])
same("the seed is told", json.loads(plans[0])["seed"], 7)
again = json.loads(run("schedule", at("plan"), "-o", at("plan-2"), "--time-limit", "1", "--json").stdout)
tap.check("a plan that stands is kept", [] if len(again["moves"]) <= 3 else [again["moves"]])

with open(at("plan"), encoding="utf-8") as file:
    published = file.read().replace("</time-zone>", "</time-zone><stamp>final</stamp>", 1)
for uid in ("s003", "s100", "s200"):
    move = next(move for move in plan["moves"] if move["uid"] == uid)
    start = published.split(f'uid="{uid}"', 1)[1].split("<start>", 1)[1].split("</start>", 1)[0]
    person = published.split(f"<session>{uid}</session>", 1)[1].split("<person>", 1)[1].split("</person>", 1)[0]
    hour = int(start[11:13])
    away = record("availability", "away", {"person": person, "kind": "unavailable", "from": start,
                                           "to": start[:11] + f"{hour + 1:02}" + start[13:]})
    with open(at("cancelled"), "w", encoding="utf-8") as file:
        file.write(published.replace("</participants>", f"</participants><availabilities>{away}</availabilities>", 1))
    moves = json.loads(run("schedule", at("cancelled"), "-o", at("new"), "--time-limit", "1", "--json").stdout)["moves"]
    others = [move["uid"] for move in moves if move["uid"] != uid]
    tap.check(f"after a cancellation at most three others move than {uid}",
              [] if len(others) <= 3 and len(moves) > len(others) and not findings("new") else [str(moves)])

full = write("full", {**conference(20, 1, 30, 3)})
result = run("schedule", full, "-o", at("full-plan"), "--time-limit", "1", "--json")
plan = json.loads(result.stdout)
same("two of twenty sessions find no slot of eighteen", (result.returncode, len(plan["unplaced"])), (1, 2))
tap.check("each with its reason", [item for item in plan["unplaced"] if not item["reason"]])
same("no output, no plan", run("schedule", big).returncode, 2)
same("no time, no plan", run("schedule", big, "-o", at("none"), "--time-limit", "-1").returncode, 2)
same("nothing was written", os.path.exists(at("none")), False)


# --- seat ------------------------------------------------------------------------------------------------------------
def guests(n, layout=None):
    people = [("person", f"g{i:02}", {"family-name": f"Guest {i}", "rank": i + 1, "organisation": f"o{i % 4}"})
              for i in range(n)]
    return {
        "organisations": [("organisation", f"o{i}", {"name": f"O{i}"}) for i in range(4)],
        "people": people,
        "sessions": [("session", "dinner", {"title": "Dinner", **({"layout": layout} if layout else {})})],
        "participants": [("participant", f"x{i:02}", {"session": "dinner", "person": f"g{i:02}", "role": "speaker"})
                         for i in range(n)],
    }


result = run("seat", write("podium", guests(5, "podium")), "-o", at("seated"), "--session", "dinner", "--json")
seating = json.loads(result.stdout)
same("keys of seat", (result.returncode, sorted(seating)), (0, ["broken-wishes", "repeats", "tables"]))
same("rank 1 in the middle, rank 2 at the right hand", seating["tables"],
     [{"round": 1, "table": 1, "seats": ["g03", "g01", "g00", "g02", "g04"]}])
same("nothing is wrong with it", json.loads(run("check", at("seated"), "--json", "--only", "seat-conflict").stdout), [])
result = run("seat", write("groups", guests(16)), "-o", at("rotating"), "--tables", "4", "--seats", "4", "--rounds", "4",
             "--time-limit", "1", "--seed", "3", "--json")
seating = json.loads(result.stdout)
met = {}
for table in seating["tables"]:
    for one in table["seats"]:
        for other in table["seats"]:
            if one < other:
                met[one, other] = met.get((one, other), 0) + 1
same("sixteen tables of four", (result.returncode, len(seating["tables"]), {len(t["seats"]) for t in seating["tables"]}),
     (0, 16, {4}))
same("repeats are counted right", sum(times - 1 for times in met.values()), seating["repeats"])
same("nobody meets anybody twice, nor a colleague", (seating["repeats"], seating["broken-wishes"]), (0, []))
result = run("seat", at("groups"), "-o", at("few"), "--tables", "2", "--seats", "4")
same("without a seat for all it says so", result.returncode, 1)
tap.check("and for whom", [] if "Guest 15" in result.stderr else [result.stderr])
same("tables without seats", run("seat", at("groups"), "-o", at("none"), "--tables", "2").returncode, 2)
same("no such session", run("seat", at("groups"), "-o", at("none"), "--session", "lunch").returncode, 2)
same("nobody to seat", run("seat", write("nobody", {}), "-o", at("none")).returncode, 3)
same("nothing was written", os.path.exists(at("none")), False)

shutil.rmtree(folder)
tap.finish()
