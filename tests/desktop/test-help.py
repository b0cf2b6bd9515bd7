#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The help: valid, without a dead end, complete in French, in the words of the window, and there where F1 leads."""

import pathlib
import re
import shutil
import subprocess
import tempfile
from xml.etree import ElementTree

import sources
from french import french_problems, messages
from tap import Tap

HELP = sources.ROOT / "data/help"
PAGES = sorted((HELP / "C").glob("*.page"))
MALLARD = "{http://projectmallard.org/1.0/}"
tap = Tap()


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def judge(name, *command):
    """Passes when the tool has nothing to say."""
    if not shutil.which(command[0]):
        tap.skip(name, f"{command[0]} is not installed")
        return
    made = run(*command)
    said = (made.stdout + made.stderr).strip()
    tap.check(name, [said or f"status {made.returncode}"] if made.returncode or said else [])


def judge_pages(language, pages):
    judge(f"the help in {language} is valid Mallard", "yelp-check", "validate", *pages)
    judge(f"the help in {language} links to what there is", "yelp-check", "links", *pages)
    judge(f"each page of the help in {language} can be got to", "yelp-check", "orphans", *pages)
    judge(f"each picture of the help in {language} is there", "yelp-check", "media", *pages)


def built_problems():
    """What is installed is what is there."""
    listed = re.findall(r"'([\w./-]+\.(?:page|png))'", sources.text_of(HELP / "meson.build"))
    there = [page.name for page in PAGES] + [f"figures/{path.name}" for path in (HELP / "C/figures").glob("*.png")]
    for name in sorted(set(there) ^ set(listed)):
        yield f"{name}: name it in data/help/meson.build, or remove it"
    for name in listed:
        if name.endswith(".png") and not (HELP / "fr" / name).exists():
            yield f"{name} has no French picture: meson compile -C build screenshots"


def french_help_problems(folder):
    """Extracts the texts anew, and compares."""
    pot = pathlib.Path(folder, "help.pot")
    run("itstool", "-o", pot, *PAGES)
    # The sums of the pictures and the names of translators are no texts.
    kept = pathlib.Path(folder, "kept.pot")
    kept.write_text("\n\n".join(block for block in pot.read_text(encoding="utf-8").split("\n\n")
                                if 'msgctxt "_"' not in block), encoding="utf-8")
    compared = run("msgcmp", HELP / "fr/fr.po", kept)
    if compared.returncode or "this message is not used" in compared.stderr:
        yield compared.stderr


def words_of_the_window():
    """Every text of the program without marks of keys, and the French of each where there is one."""
    catalogue = run("msgattrib", "--no-wrap", "--no-location", sources.ROOT / "po/fr.po").stdout
    plain = {}
    for text, french in re.findall(r'(?m)^msgid "(.*)"\nmsgstr "(.*)"', catalogue):
        plain.setdefault(text.replace("_", "").rstrip("…"), set()).add(french.replace("_", "").rstrip("…"))
    source = "".join(sources.text_of(path) for folder in ("ui", "src", "include")
                     for path in sources.files(".ui", ".c", ".def", below=folder))
    return plain, source.replace("_", "").replace("&amp;", "&")


def word_problems():
    """What the help says is on a button is what is on it."""
    plain, source = words_of_the_window()
    for page in PAGES:
        for gui in ElementTree.parse(page).iter(f"{MALLARD}gui"):
            if gui.text not in plain and gui.text not in source:
                yield f"{page.name}: nothing in the window is called “{gui.text}”"
    catalogue = run("msgattrib", "--no-wrap", "--no-location", HELP / "fr/fr.po").stdout
    for text, french in re.findall(r'(?m)^msgid "(.*)"\nmsgstr "(.*)"', catalogue):
        said = re.findall(r"<gui>(.*?)</gui>", french)
        for word in re.findall(r"<gui>(.*?)</gui>", text):
            if word in plain and not plain[word] & {*said, ""}:
                yield f"“{word}” is “{' / '.join(plain[word])}” in the window, the French help says {said}"


def key_problems():
    """F1 leads to pages that are there, from classes and pages that are there."""
    source = sources.text_of(sources.ROOT / "src/app/tdt-help.c")
    code = "".join(sources.text_of(path) for path in sources.files(".c", below="src"))
    names = {page.stem for page in PAGES}
    table = re.findall(r'\{ "([\w-]+)", "([\w-]+)" \}', source)
    for of, page in table:
        if page not in names:
            yield f"tdt-help.c: there is no page “{page}”"
        if of.startswith("Tdt") and f"FINAL_TYPE ({of}," not in code:
            yield f"tdt-help.c: there is no class {of}"
    have = {of for of, _ in table}
    for window in re.findall(r"FINAL_TYPE \((Tdt\w+(?:Window|Screen)),", code):
        if window not in have and window != "TdtWindow":
            yield f"tdt-help.c: no page is about {window}"


def typography_problems():
    for line, text in messages(HELP / "fr/fr.po"):
        for rule in french_problems(text):
            yield f"data/help/fr/fr.po:{line}: {rule}: {text!r}"


judge_pages("English", PAGES)
tap.check("what is installed of the help is what there is", built_problems())
tap.check("F1 leads to pages that are there", key_problems())
tap.check("the help uses the words of the window", word_problems())
tap.check("the French of the help is set as French is set", typography_problems())
if shutil.which("itstool"):
    with tempfile.TemporaryDirectory(prefix="tdt-help-") as scratch:
        tap.check("the French help has every text of the English, and no other", french_help_problems(scratch))
        french = pathlib.Path(scratch, "fr")
        shutil.copytree(HELP / "fr/figures", french / "figures")
        run("msgfmt", "-o", pathlib.Path(scratch, "fr.mo"), HELP / "fr/fr.po")
        run("itstool", "-m", pathlib.Path(scratch, "fr.mo"), "-o", french, *PAGES)
        judge_pages("French", sorted(french.glob("*.page")))
else:
    tap.skip("the French help", "itstool is not installed")
tap.finish()
