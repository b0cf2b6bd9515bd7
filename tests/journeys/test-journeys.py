# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff do in the window, from start to end, in a process of its own, in French, through the accessibility bus."""

import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from endings import ENDINGS
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


def text_of_pdf(path):
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], stdout=subprocess.PIPE, text=True,
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
    text = text_of_pdf(folder / "programme.pdf")
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


def replace_late(program_class, french, folder):
    """Somebody cancels the evening before: another is found, and the programme on paper names the new one."""
    path = folder / "gap.tdt.xml"
    shutil.copy(GAP, path)
    program = program_class(path)
    focus = program.watch_focus()
    editor = program.go_to("Clôture")
    add_person(program, french, editor, "Marie Durand, Département des Hautes-Alpes")
    editor = program.go_to("Ouverture de l’atelier")
    program.choose(focus, "Jean-Marie Bernard")
    program.choose(focus, french("Find a replacement…"))
    choices = program.wait_until("the choices", lambda: program.windows()[1:])[0]
    program.press(f"Marie Durand : {french('Replace')}", choices, exact=False)
    program.find(None, "Marie Durand", editor, exact=False)
    program.act("win.undo")
    program.find(None, "Jean-Marie Bernard", editor, exact=False)
    program.act("win.redo")
    program.find(None, "Marie Durand", editor, exact=False)
    program.act("win.save")
    program.find(None, french("Saved %s").split("%", maxsplit=1)[0], exact=False)
    program.export(folder / "programme.pdf")
    program.kill()
    opening = text_of_pdf(folder / "programme.pdf").partition("Ouverture de l’atelier")[2].partition("L’agence de développement")[0]
    return ([] if "Marie Durand" in opening else [f"the opening is not hers:\n{opening}"]) + \
           ([f"he is still there:\n{opening}"] if "Bernard" in opening else [])


def move_a_day(program_class, french, folder):
    """The event gets another date, with the keyboard in the calendar: all its sessions follow, as one step."""
    path = folder / "gap.tdt.xml"
    shutil.copy(GAP, path)
    program = program_class(path)
    focus = program.watch_focus()
    overview = program.page(french("Overview"))
    program.choose(focus, "mercredi 27 septembre 2017")
    program.tab_to(focus, french("Date"))
    program.key("Tab", "space")
    program.key("Down", "space")
    program.find(None, "avec ses 8 séances", exact=False)
    program.act("win.save")
    program.find(None, french("Saved %s").split("%", maxsplit=1)[0], exact=False)
    program.act("win.undo")
    program.find(None, "mercredi 27 septembre 2017", overview, exact=False)
    program.kill()
    records = path.read_text(encoding="utf-8")
    days = set(re.findall(r"<(?:date|start)>([^T<]*)", records))
    return [f"sessions and days are on {days}"] if len(days) != 1 or "2017-09-27" in days else []


def go_by_keyboard(program_class, french, folder):
    """Each page, and what is done there most, without a mouse: every stop on the way has a name."""
    path = folder / "gap.tdt.xml"
    shutil.copy(GAP, path)
    program = program_class(path)
    focus = program.watch_focus()
    program.key("ctrl+1")
    program.tab_to(focus, french("Main menu"))
    program.key("Tab")
    program.type("Rencontre bis")
    program.find(None, french("Not saved"), exact=False)
    program.key("ctrl+2")
    program.tab_to(focus, "Café d’accueil")
    program.key("Left")
    program.tab_to(focus, ROUND_TABLE, "Down")
    program.key("alt+Down")
    program.cell(ROUND_TABLE, "10:55")
    program.key("ctrl+shift+p")
    program.type("Paul Martin, UDAF")
    program.key("Return")
    program.find(None, "Paul Martin", program.page("Programme"), exact=False)
    program.key("ctrl+3")
    program.tab_to(focus, french("Add a Person"))
    program.key("ctrl+f")
    program.type("martin")
    program.find(None, french("%u of %u").replace("%u", "1", 1).replace("%u", "3"), program.page(french("People")))
    program.key("ctrl+4")
    program.tab_to(focus, french("Add a Partner"))
    program.key("ctrl+5")
    program.tab_to(focus, french("Run sheet"))
    program.tab_to(focus, french("Language of the document"))
    program.tab_to(focus, french("_Print…"))
    program.key("ctrl+s")
    program.find(None, french("Saved %s").split("%", maxsplit=1)[0], exact=False)
    program.kill()
    records = path.read_text(encoding="utf-8")
    return [f"“{wanted}” is not in the file" for wanted in ("bis", "T10:55", "Martin", "UDAF") if wanted not in records]


def hear_names(program_class, french, folder):
    """Whatever can be pressed, chosen or written in has a name that is read out, on every page."""
    path = folder / "gap.tdt.xml"
    shutil.copy(GAP, path)
    program = program_class(path)
    for page in ("Overview", "Programme", "People", "Partners", "Documents"):
        yield from (f"{french(page)}: {problem}" for problem in program.nameless(program.page(french(page))))


JOURNEYS = (edit_and_save, recover, plan_from_nothing, replace_late, move_a_day, go_by_keyboard, hear_names, *ENDINGS)


def travel(tap, journey, program_class, french, lost):
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = str(pathlib.Path(folder) / "state")
        try:
            problems = list(journey(program_class, french, pathlib.Path(folder)))
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
