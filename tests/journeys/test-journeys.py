# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff do in the window, from start to end, in a process of its own, in French, through the accessibility bus."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from tap import Tap

DISPLAY_RUNNER = str(pathlib.Path(os.environ["TDT_SOURCE_ROOT"]) / "tests/tools/with-display.py")
GAP = pathlib.Path(os.environ["TDT_DATADIR"]) / "examples/gap-2017.tdt.xml"
PROGRAM = os.environ["TDT_PROGRAM"]

ROUND_TABLE = "Le plan départemental unique des solidarités"


def hash_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def differences(one, other):
    return subprocess.run([PROGRAM, "diff", str(one), str(other)], stdout=subprocess.PIPE, text=True,
                          check=False).stdout


def edit_and_save(program_class, french, folder):
    """Open Gap, move a session, undo, redo, add a person, save: what is read again is what was saved."""
    path = folder / "gap.tdt.xml"
    shutil.copy(GAP, path)
    program = program_class(path)
    editor = program.go_to(ROUND_TABLE)
    program.cell(ROUND_TABLE, "10:50")
    program.command(french("Move the session later"))
    program.cell(ROUND_TABLE, "10:55")
    program.act("win.undo")
    program.cell(ROUND_TABLE, "10:50")
    program.act("win.redo")
    program.cell(ROUND_TABLE, "10:55")
    add_person(program, french, editor, "Marie Durand, CCI des Hautes-Alpes")
    program.act("win.save")
    program.wait_until("a new file", lambda: "Durand" in path.read_text(encoding="utf-8"))
    program.find(None, french("Saved %s").split("%", maxsplit=1)[0], exact=False)
    saved = hash_of(path)
    program.act("window.close")
    program.wait_for_end()
    program = program_class(path)
    editor = program.go_to(ROUND_TABLE)
    program.cell(ROUND_TABLE, "10:55")
    program.find(None, "Marie Durand", editor, exact=False)
    program.export(folder / "programme.pdf")
    program.kill()
    problems = ["opening changed the file"] if hash_of(path) != saved else []
    text = subprocess.run(["pdftotext", "-layout", str(folder / "programme.pdf"), "-"], stdout=subprocess.PIPE, text=True,
                          check=False).stdout
    problems += [f"“{wanted}” is not in the PDF" for wanted in ("Marie Durand", ROUND_TABLE) if wanted not in text]
    changes = differences(GAP, path)
    problems += [f"“{wanted}” is not among the differences:\n{changes}" for wanted in ("Durand", "10:55")
                 if wanted not in changes]
    return problems


def add_person(program, french, editor, text):
    program.act("win.add-participant")
    program.write_and_enter(french("Add a person: name, organisation"), text, editor)
    program.find(None, text.split(",", maxsplit=1)[0], editor, exact=False)


def recover(program_class, french, folder):
    """What was typed and not saved is there after the program was killed."""
    path = folder / "gap.tdt.xml"
    shutil.copy(GAP, path)
    program = program_class(path)
    editor = program.go_to(ROUND_TABLE)
    program.write(french("Title"), "Un titre que personne n’a enregistré", editor)
    program.find(None, french("Not saved"), exact=False)
    program.wait_for_journal("personne n’a enregistré")
    program.kill()
    saved = hash_of(path)
    program = program_class()
    program.press(french("_Recover"))
    program.find(None, "Un titre que personne n’a enregistré", exact=False)
    program.kill()
    return ["the file was changed without being saved"] if hash_of(path) != saved else []


def plan_from_nothing(program_class, french, folder):
    """A new meeting with sessions, people, partners, participants and an agenda, saved under a name."""
    path = folder / "rencontre.tdt.xml"
    program = program_class()
    program.write(french("What is it called?"), "Atelier des Départements de France")
    program.write(french("Place"), "Gap")
    program.press(french("_Create the Meeting"))
    programme = program.page("Programme")
    for title, person, item in (("Les solidarités", "Marie Durand, CCI des Hautes-Alpes", "Ce qui change, 10"),
                                ("Le numérique en montagne", "Jean Blanc, PACA THD", "La fibre, 15")):
        program.act("win.add-session")
        program.write(french("Title"), title, programme)
        program.cell(title, "")
        add_person(program, french, programme, person)
        program.act("win.add-agenda-item")
        program.write_and_enter(french("Add a point: title, minutes"), item, programme)
    program.save_as(path)
    program.wait_until("the file", path.exists)
    program.act("window.close")
    program.wait_for_end()
    records = path.read_text(encoding="utf-8")
    return [f"“{wanted}” is not in the file" for wanted in
            ("Atelier des Départements de France", "Gap", "Les solidarités", "Le numérique en montagne", "Durand",
             "Blanc", "CCI des Hautes-Alpes", "PACA THD", "Ce qui change", "La fibre") if wanted not in records]


JOURNEYS = (edit_and_save, recover, plan_from_nothing)


def travel(tap, journey, program_class, french, lost):
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = str(pathlib.Path(folder) / "state")
        try:
            problems = journey(program_class, french, pathlib.Path(folder))
        except lost as error:
            problems = [str(error)]
        finally:
            program_class.close_all()
    tap.check(journey.__doc__, problems)


def main():
    tap = Tap()
    missing = [name for name in ("openbox", "xdotool", "pdftotext", "Xvfb") if shutil.which(name) is None]
    if "TDT_JOURNEY" not in os.environ and not missing:
        os.environ["TDT_JOURNEY"] = "1"
        sys.exit(subprocess.run([sys.executable, DISPLAY_RUNNER, sys.executable, *sys.argv], check=False).returncode)
    try:
        from reader import Lost, Program, french, has_french
    except (ImportError, ValueError) as error:
        missing.append(str(error))
    else:
        if not has_french():
            missing.append("the locale fr_FR.UTF-8")
    if missing:
        print(f"1..0 # SKIP {', '.join(missing)} is not installed")
        return
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wanted = sys.argv[1:]
    for journey in JOURNEYS:
        if not wanted or journey.__name__ in wanted:
            travel(tap, journey, Program, french, Lost)
    manager.terminate()
    manager.wait()
    tap.finish()


if __name__ == "__main__":
    main()
