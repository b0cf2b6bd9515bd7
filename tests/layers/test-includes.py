# SPDX-License-Identifier: GPL-3.0-or-later
"""A layer compiles with the headers of the layers it may use, and with no other.

The flags are those that the build really used for the layer, from compile_commands.json; the rules below are written
down a second time on purpose, so that loosening them in src/meson.build fails here.
"""

import json
import os
import pathlib
import shlex
import subprocess
import tempfile

from tap import Tap

SOURCE = pathlib.Path(os.environ["TDT_SOURCE_ROOT"])
BUILD = pathlib.Path(os.environ["TDT_BUILD_ROOT"])

MAY_INCLUDE = {
    "model": "",
    "compare": "model",
    "history": "model",
    "planning": "model",
    "storage": "model",
    "exchange": "model storage",
    "documents": "model planning",
    "workspace": "model compare history planning storage exchange documents",
    "cli": "model compare history planning storage exchange documents workspace",
    "views": "model",
    "widgets": "model planning documents views",
    "pages": "model compare history planning storage exchange documents workspace views widgets",
    "app": "model compare history planning storage exchange documents workspace views widgets pages",
}

# A header of a library kept to some layers, the layers, and its pkg-config name.
LIBRARIES = [
    ("gtk/gtk.h", "widgets pages app", "gtk4"),
    ("adwaita.h", "widgets pages app", "libadwaita-1"),
    ("libxml/parser.h", "storage exchange", "libxml-2.0"),
]


class Layer:
    def __init__(self, name, commands):
        self.name = name
        self.headers = sorted((SOURCE / "include" / name).glob("*.h"))
        self.private_headers = sorted((SOURCE / "src" / name).glob("*-private.h"))
        self.compilers = [compiler_of(c) for c in commands if is_below(c, SOURCE / "src" / name)]

    def exists(self):
        return bool(self.compilers)

    def names(self):
        return [h.name for h in self.headers]


def is_below(command, folder):
    path = pathlib.Path(command["directory"], command["file"]).resolve()
    return folder.resolve() in path.parents


def compiler_of(command):
    """The compiler and the flags that decide which headers are found; neither input nor output."""
    words = shlex.split(command["command"])
    kept = []
    skip_next = False
    for word in words:
        if skip_next:
            skip_next = False
        elif word in ("-o", "-MF", "-MQ"):
            skip_next = True
        elif word not in ("-c", "-MD", "-Werror", command["file"]):
            kept.append(word)
    return tuple(kept)


def compile_text(compiler, text):
    """Returns what the compiler says, or None when it accepts the text."""
    with tempfile.TemporaryDirectory() as folder:
        probe = pathlib.Path(folder, "probe.c")
        probe.write_text(text, encoding="utf-8")
        run = subprocess.run([*compiler, "-w", "-fsyntax-only", str(probe)], cwd=BUILD, capture_output=True, text=True,
                             env={**os.environ, "LC_ALL": "C"}, check=False)
    return None if run.returncode == 0 else run.stderr


def include_of(header):
    return f"#include <{header}>\n" if "/" in header or header == "adwaita.h" else f'#include "{header}"\n'


def refused(compiler, header):
    """Problems unless the compiler does not find the header (any other error would prove nothing)."""
    said = compile_text(compiler, include_of(header))
    if said is None:
        yield f"{header} can be included"
    elif "No such file" not in said and "file not found" not in said:
        yield f"{header} is found, though it does not compile: {said}"


def accepted(compiler, *headers):
    said = compile_text(compiler, "".join(include_of(header) for header in headers))
    if said is not None:
        yield f"{' '.join(headers)} do not compile: {said}"


def reachable(compiler, headers):
    """Those of the headers that the flags find, by any of the ways to write them; one compiler run for all."""
    ways = [way for header in headers for way in
            (header.name, f"{header.parent.name}/{header.name}", str(header.relative_to(SOURCE)))]
    text = "".join(f'#if __has_include("{way}")\n#pragma message("reached {way}")\n#endif\n' for way in ways)
    with tempfile.TemporaryDirectory() as folder:
        probe = pathlib.Path(folder, "probe.c")
        probe.write_text(text, encoding="utf-8")
        run = subprocess.run([*compiler, "-fsyntax-only", str(probe)], cwd=BUILD, capture_output=True, text=True,
                             check=False)
    if run.returncode != 0:
        yield run.stderr
    for way in ways:
        if f"reached {way}" in run.stderr:
            yield f"{way} can be included"


def library_flags(package):
    run = subprocess.run(["pkg-config", "--cflags", package], capture_output=True, text=True, check=False)
    return shlex.split(run.stdout) if run.returncode == 0 else None


def test_layer(tap, layer, others):
    compiler = layer.compilers[0]
    may = MAY_INCLUDE[layer.name].split()
    allowed = [o.names()[0] for o in others if o.name in may and o.headers]
    forbidden = [o for o in others if o.name not in may and o is not layer and o.headers]

    tap.check(f"{layer.name} is compiled with the same flags throughout",
              {" ".join(c) for c in layer.compilers if c != compiler})

    # One compiler run for all that is allowed: GTK's headers take their time.
    for header, layers, _package in LIBRARIES:
        if layer.name in layers.split():
            allowed.append(header)
    tap.check(f"{layer.name} may include its own headers, one of {MAY_INCLUDE[layer.name] or 'no other layer'}, "
              "and its libraries", accepted(compiler, *layer.names(), *allowed))

    for other in forbidden:
        tap.check(f"{layer.name} does not compile with a header of {other.name}",
                  refused(compiler, other.names()[0]))
    for header, layers, _package in LIBRARIES:
        if layer.name not in layers.split():
            tap.check(f"{layer.name} does not compile with {header}", refused(compiler, header))

    hidden = [h for o in forbidden for h in o.headers]
    hidden += [h for o in others if o is not layer for h in o.private_headers]
    tap.check(f"{layer.name} reaches no other header of them, nor a private one", reachable(compiler, hidden))


def main():
    tap = Tap()
    commands = json.loads((BUILD / "compile_commands.json").read_text(encoding="utf-8"))
    layers = [layer for layer in (Layer(name, commands) for name in MAY_INCLUDE) if layer.exists()]

    tap.check("every folder of src and include is a layer with rules",
              [f"{folder.relative_to(SOURCE)} is not in the table of this test"
               for folder in [*(SOURCE / "src").iterdir(), *(SOURCE / "include").iterdir()]
               if folder.is_dir() and folder.name not in (*MAY_INCLUDE, "config")])
    for layer in layers:
        test_layer(tap, layer, layers)

    # Where the library is installed: the refusals above are for want of its flags, not for want of the file.
    for header, _allowed, package in LIBRARIES:
        flags = library_flags(package)
        if flags is not None:
            tap.check(f"{header} compiles with the flags of {package}",
                      accepted((*layers[0].compilers[0], *flags), header))
    tap.finish()


if __name__ == "__main__":
    main()
