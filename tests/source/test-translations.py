# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything translatable is extracted, translated into French, and set as French is set."""

import pathlib
import re
import subprocess
import tempfile

import sources
from french import french_problems, messages
from tap import Tap

PO = sources.ROOT / "po"

TRANSLATABLE = {
    (".c", ".h", ".def"): r"\b(?:_|N_|C_|NC_|Q_|g_dngettext|ngettext)\s*\(\s*\"",
    (".ui", ".xml"): r'translatable="yes"',
    (".desktop.in", ".metainfo.xml.in"): r"",
}

def run(*command, cwd=None):
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def listed():
    lines = sources.text_of(PO / "POTFILES.in").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def translatable():
    for suffixes, pattern in TRANSLATABLE.items():
        for folder in ("src", "include", "ui", "data"):
            for path in sources.files(*suffixes, below=folder):
                if re.search(pattern, sources.without_comments(sources.text_of(path))):
                    yield sources.name_of(path)


def potfiles_problems():
    have = listed()
    want = sorted(set(translatable()))
    for name in sorted(set(want) - set(have)):
        yield f"po/POTFILES.in: {name} has translatable texts, add it"
    for name in sorted(set(have) - set(want)):
        yield f"po/POTFILES.in: {name} has none (or is gone), remove it"
    if have != sorted(have):
        yield "po/POTFILES.in is not sorted"


def catalogue_problems():
    """Extracts the texts anew and compares: nothing missing, fuzzy or left over."""
    with tempfile.TemporaryDirectory() as folder:
        pot = pathlib.Path(folder, "new.pot")
        made = run("sh", str(PO / "update"), str(pot))
        if made.returncode or made.stderr:
            # Among others: a text that ends in a macro of a format, which nobody could translate; use <inttypes.h>.
            yield made.stderr
            return
        compared = run("msgcmp", str(PO / "fr.po"), str(pot))
    if compared.returncode:
        yield "run po/update, then translate what is new in po/fr.po:"
        yield compared.stderr
    elif "this message is not used" in compared.stderr:
        yield compared.stderr


def format_problems():
    checked = run("msgfmt", "--check", "--statistics", "--output-file=/dev/null", str(PO / "fr.po"))
    if checked.returncode or "fuzzy" in checked.stderr or "untranslated" in checked.stderr:
        yield checked.stderr


def other_problems():
    """The other languages need not be complete, but nothing in them may be wrong."""
    for name in sorted(set(sources.text_of(PO / "LINGUAS").split()) - {"fr"}):
        checked = run("msgfmt", "--check", "--output-file=/dev/null", str(PO / f"{name}.po"))
        if checked.returncode:
            yield checked.stderr
    for path in sorted(PO.glob("*.po")):
        if path.stem not in sources.text_of(PO / "LINGUAS").split():
            yield f"po/LINGUAS: {path.stem} is missing"


def typography_problems():
    for line, text in messages(PO / "fr.po"):
        for rule in french_problems(text):
            yield f"po/fr.po:{line}: {rule}: {text!r}"


def rule_problems():
    """The rules themselves, on samples."""
    good = ["Séance\u202f?", "Salle\u00a0: %s", "«\u00a0%s\u00a0» n’existe pas.", "https://a.example/?a=b;c", "à 09:30",
            "Fichier « %s »".replace("« ", "«\u202f").replace(" »", "\u202f»"), "Quoi\u202f?!", "--titre : x".replace(" :", "\u00a0:"),
            "<b>Non</b>\u202f!", "10 % des %d", "%'u séances", "  en retrait", "salle;séance;", "&amp; et"]
    bad = ["Séance ?", "Séance?", "Salle : %s", "Salle:", "« %s »", "l'agenda", 'le "titre"', "“x”", "Ouvrir...",
           "deux  espaces", "fin ."]
    for text in good:
        for rule in french_problems(text):
            yield f"{text!r} is right, yet: {rule}"
    for text in bad:
        if not list(french_problems(text)):
            yield f"{text!r} is wrong and was accepted"


tap = Tap()
tap.check("French is among the languages", [] if "fr" in sources.text_of(PO / "LINGUAS").split() else ["add it"])
tap.check("POTFILES.in lists every file with translatable texts", potfiles_problems())
tap.check("msgfmt accepts the French catalogue, complete", format_problems())
tap.check("msgfmt accepts the other catalogues", other_problems())
tap.check("the French catalogue has every text of the source, and no other", catalogue_problems())
tap.check("the typography rules tell right from wrong", rule_problems())
tap.check("the French is set as French is set", typography_problems())
tap.finish()
