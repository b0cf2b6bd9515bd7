# SPDX-License-Identifier: GPL-3.0-or-later
"""How the program ends without having been asked: what was typed a second before is there at the next start."""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import time

GAP = pathlib.Path(os.environ["TDT_DATADIR"]) / "examples/gap-2017.tdt.xml"
SESSION = "Le plan départemental unique des solidarités"
SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGSEGV", "SIGABRT", "SIGKILL")
# What a pause and somebody who goes on typing may cost.
PAUSE, TYPING = 1, 5


def state():
    return pathlib.Path(os.environ["XDG_STATE_HOME"])


def find_in_journal(text):
    return any(text.encode() in file.read_bytes() for file in state().rglob("*") if file.is_file())


def write_title(program, french, text):
    editor = program.go_to(SESSION)
    program.write(french("Title"), text, editor)
    time.sleep(PAUSE)


def find_problems(program_class, french, text):
    """Looks for the text in what is offered to be recovered."""
    if not find_in_journal(text):
        yield f"“{text}” is not in the journal"
        return
    program = program_class()
    program.press(french("_Recover"))
    program.find(None, text, exact=False)
    program.kill()


def end_by_signals(program_class, french, folder):
    """Whatever signal ends the program, as when the session ends or by a fault of its own, the last second only is lost."""
    path = folder / "gap.tdt.xml"
    for name in SIGNALS:
        shutil.rmtree(state(), ignore_errors=True)
        shutil.copy(GAP, path)
        program = program_class(path)
        write_title(program, french, f"Avant {name}")
        program.process.send_signal(getattr(signal, name))
        program.wait_for_end()
        yield from (f"{name}: {problem}" for problem in find_problems(program_class, french, f"Avant {name}"))
        if path.read_bytes() != GAP.read_bytes():
            yield f"{name}: the file was changed without being saved"


@contextlib.contextmanager
def another_display():
    """A display that can be taken away, with a manager of windows; yields what ends it."""
    before = os.environ["DISPLAY"]
    reader, writer = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
                              pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as said:
        os.environ["DISPLAY"] = f":{said.readline().strip()}"
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def end():
        server.kill()
        server.wait()
    try:
        yield end
    finally:
        os.environ["DISPLAY"] = before
        end()
        manager.wait()


def lose_display(program_class, french, folder):
    """The display goes away under the window."""
    path = folder / "gap.tdt.xml"
    shutil.copy(GAP, path)
    with another_display() as end:
        program = program_class(path)
        write_title(program, french, "Avant la panne d’écran")
        end()
        program.wait_for_end()
    return list(find_problems(program_class, french, "Avant la panne d’écran"))


def end_while_typing(program_class, french, folder):
    """Somebody who never pauses loses no more than five seconds."""
    path = folder / "gap.tdt.xml"
    shutil.copy(GAP, path)
    program = program_class(path)
    focus = program.watch_focus()
    program.key("ctrl+1")
    program.tab_to(focus, french("Main menu"))
    program.key("Tab")
    typing = subprocess.Popen(["xdotool", "type", "--delay", "200", "".join(f"z{i:02}" for i in range(100))])
    time.sleep(8)
    seen = program.dump()
    time.sleep(TYPING)
    program.kill()
    typing.kill()
    typing.wait()
    typed = max((i for i in range(100) if f"z{i:02}" in seen), default=-1)
    if typed < 5:
        return [f"nothing was typed: {seen}"]
    return [] if find_in_journal(f"z{typed:02}") else [f"“z{typed:02}” had been there for five seconds, and is not in the journal"]


ENDINGS = (end_by_signals, lose_display, end_while_typing)
