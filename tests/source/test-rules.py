# SPDX-License-Identifier: GPL-3.0-or-later
"""House rules that a compiler cannot keep. Each failure says what to write instead."""

import re

import sources
from tap import Tap

C_SUFFIXES = (".c", ".h", ".def")

# Functions nobody calls, in product and tests: pattern of the name, why, what instead.
BANNED = [
    (r"str(cpy|cat|ncpy|ncat)|stpcpy", "writes past the end, or leaves no end: g_strdup, g_strlcpy, GString"),
    (r"v?sprintf", "writes past the end: g_strdup_printf, g_snprintf"),
    (r"gets|scanf|sscanf|fscanf", "no way to say what was wrong: the parsers of the field tables"),
    (r"strtok|asctime|ctime|gmtime|localtime", "shared state between threads: g_strsplit, GDateTime"),
    (r"atoi|atol|atof|strtod|strtol", "follow the locale or accept rubbish: g_ascii_string_to_signed"),
    (r"alloca|g_alloca|g_newa", "no failure, only a crash: g_malloc"),
    (r"tmpnam|mktemp|tempnam|tmpfile", "a name somebody else can take first: g_mkstemp_full, g_dir_make_tmp"),
    (r"system|popen|g_spawn_command_line_\w+", "a shell reads what a user typed: GSubprocess with an argument vector"),
]

# Functions the product does not call; tests may.
BANNED_IN_PRODUCT = [
    (r"g_file_replace_contents\w*|g_file_replace(_async|_readwrite\w*)?",
     "a full disk destroys the old document: the save of the storage layer"),
    (r"g_file_set_contents(_full)?", "loses symbolic links, modes and groups: the save of the storage layer"),
    (r"xml(Ctxt)?ReadFile|xmlParseFile|xmlReaderForFile|xmlNewTextReaderFilename|xml(Ctxt)?ReadFd|xmlReaderForFd",
     "unpacks compressed files and opens what it is told: read the bytes, guard them, parse memory"),
    (r"xmlSave(Format)?File(To|Enc)?|xmlNewTextWriterFilename|htmlSaveFile\w*",
     "leaves torn files: write to memory, then the save of the storage layer"),
    (r"xmlXPath\w+|xmlXInclude\w+|xmlSchema\w+|xmlRelaxNG\w+|xmlLoadCatalog\w*",
     "reaches for other files or for unbounded time: none of these at run time"),
    (r"gtk_(tree_view|combo_box|dialog|message_dialog|info_bar|statusbar|assistant|entry_completion|style_context)_\w+",
     "went stale in GTK 4.10: ColumnView, DropDown, a GtkWindow, popovers, CSS classes"),
    (r"gtk_widget_(show|hide)", "went stale in GTK 4.10: gtk_widget_set_visible"),
    (r"adw_(leaflet|flap|squeezer|view_switcher_title)_\w+", "went stale in libadwaita 1.4"),
]

# Functions a layer does not call, because its results must depend on its parameters only.
BANNED_IN_LAYER = {
    "model": [(r"g_date_time_new_now\w*|g_get_real_time", "the model knows no clock")],
    "planning": [
        (r"g_date_time_new_now\w*|g_get_real_time", "today is a parameter"),
        (r"g_random_\w+|rand|random", "seeded: a GRand of the solver"),
    ],
}

# Layers that treat all kinds of record alike, by the field tables.
GENERIC_LAYERS = ("compare", "history", "storage")

# Elements whose name is also an everyday word of these layers.
EVERYDAY = {"project", "day", "link", "table", "theme", "asset", "settings"}

NEEDS_LICENCE = (".c", ".h", ".def", ".py", ".ui", ".css", ".rnc", ".build", ".in", ".sh", ".supp", ".po")
NEEDS_LICENCE_NAMES = ("run", "packages", ".clang-format", ".editorconfig")

# Written by programs.
GENERATED = ("tests/data/", "data/examples/")


def c_files(*folders):
    for folder in folders:
        yield from sources.files(*C_SUFFIXES, below=folder)


def at(path, line, what):
    return f"{sources.name_of(path)}:{line}: {what}"


def parent_includes():
    for path in c_files("src", "include", "tests"):
        for line, match in sources.find(r'(?m)^\s*#\s*include\s*[<"][^>"]*\.\.[^>"]*[>"]',
                                        sources.without_comments(sources.text_of(path))):
            yield at(path, line, f"{match[0].strip()}: name the header alone, its layer has an -I where it may be used")


def calls(rules, *folders):
    for path in c_files(*folders):
        code = sources.code_only(sources.text_of(path))
        for pattern, why in rules:
            for line, match in sources.find(rf"\b(?:{pattern})\s*\(", code):
                yield at(path, line, f"{match[0][:-1].strip()}: {why}")


def kinds():
    """The kinds of record and the constants of their fields, from the table itself."""
    table = sources.without_comments(sources.text_of(sources.ROOT / "include/model/tdt-fields.def"))
    names = re.findall(r'TDT_KIND \((\w+), "([\w-]+)", "([\w-]+)"', table)
    constants = {f"TDT_KIND_{kind}" for kind, _, _ in names}
    constants |= {f"TDT_{kind}_{field}" for kind, field in re.findall(r"TDT_FIELD \((\w+), (\w+)", table)}
    words = {word for _, one, several in names for word in (one, several)}
    return constants, {word for word in words if word not in EVERYDAY and word.rstrip("s") not in EVERYDAY}


def named_kinds():
    constants, words = kinds()
    identifiers = "|".join(sorted(word.replace("-", "_") for word in words))
    strings = "|".join(sorted(words))
    for path in c_files(*(f"{folder}/{layer}" for layer in GENERIC_LAYERS for folder in ("src", "include"))):
        text = sources.without_comments(sources.text_of(path))
        code = sources.code_only(text)
        found = [(line, m[0]) for line, m in sources.find(r"\bTDT_\w+", code) if m[0] in constants]
        found += [(line, m[0]) for line, m in sources.find(rf"(?i)(?<![a-z])(?:{identifiers})(?![a-z])", code)]
        found += [(line, m[0]) for line, m in sources.find(rf'"(?:{strings})"', text)]
        for line, name in found:
            yield at(path, line, f"{name}: this layer names no kind of record, it walks the field tables")


def machine_paths():
    for path in sources.files():
        try:
            text = sources.text_of(path)
        except UnicodeDecodeError:
            continue
        if path.suffix == ".po":
            continue
        for line, match in sources.find(r"/wor[k]/|/far[m]/|/roo[t]/|/hom[e]/\w|/tm[p]/\w", text):
            yield at(path, line, f"{match[0]}: a path of one machine; make it relative, or ask GLib for it")


def unfinished():
    for path in c_files("src", "include", "tests"):
        for line, match in sources.find(r"\b(TOD[O]|FIXM[E]|XX[X])\b", sources.text_of(path)):
            yield at(path, line, f"{match[0]}: finish it")


def long_files():
    for path in c_files("src", "include", "tests"):
        count = sources.text_of(path).count("\n")
        if path.suffix != ".def" and count > 500:
            yield at(path, count, "over 500 lines: split it by concern, behind a -private.h where needed")


def without_licence():
    for path in sources.files():
        name = sources.name_of(path)
        if name.startswith(GENERATED):
            continue
        if path.name.endswith(NEEDS_LICENCE) or path.name in NEEDS_LICENCE_NAMES:
            if "SPDX-License-Identifier: GPL-3.0-or-later" not in "".join(sources.text_of(path).splitlines()[:2]):
                yield at(path, 1, "the first line (the second, after #! or <?xml) is the SPDX line")


def untidy():
    for path in sources.files(*C_SUFFIXES, ".py", ".build", ".ui", ".css", ".md"):
        text = sources.text_of(path)
        if not text.endswith("\n") or text.endswith("\n\n"):
            yield at(path, text.count("\n"), "ends with exactly one line end")
        for line, _ in sources.find(r"\t|[ \t]\n|\r", text):
            yield at(path, line, "a tab, a carriage return or a space at the end of the line")


tap = Tap()
tap.check("no include contains ..", parent_includes())
tap.check("no banned function is called", calls(BANNED, "src", "include", "tests"))
tap.check("no function that loses data or went stale is called", calls(BANNED_IN_PRODUCT, "src", "include"))
for layer_name, layer_rules in BANNED_IN_LAYER.items():
    tap.check(f"{layer_name} depends on its parameters only", calls(layer_rules, f"src/{layer_name}"))
if (sources.ROOT / "include/model/tdt-fields.def").exists():
    tap.check("compare, history and storage name no kind of record", named_kinds())
tap.check("no path of one machine", machine_paths())
tap.check("nothing says it is unfinished", unfinished())
tap.check("no C file is over 500 lines", long_files())
tap.check("every file names its licence", without_licence())
tap.check("lines end cleanly", untidy())
tap.finish()
