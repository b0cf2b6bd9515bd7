# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the program as somebody with a screen reader does: finds things by role and name, and acts on what it finds.

Every step waits for what it needs to be there, and fails with what is there instead.
"""

import gettext
import locale
import os
import pathlib
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = float(os.environ.get("TDT_JOURNEY_PATIENCE", "20"))

CONTROLS = (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.TEXT, Atspi.Role.ENTRY, Atspi.Role.COMBO_BOX,
            Atspi.Role.CHECK_BOX, Atspi.Role.RADIO_BUTTON, Atspi.Role.SLIDER, Atspi.Role.SPIN_BUTTON, Atspi.Role.LINK,
            Atspi.Role.PAGE_TAB, Atspi.Role.MENU_ITEM)
BUTTONS = (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON)
ENTRIES = (Atspi.Role.TEXT, Atspi.Role.ENTRY)


class Lost(Exception):
    """What was looked for is not there."""


def iterate():
    while GLib.MainContext.default().iteration(False):
        pass


def wait_for(what, function):
    """Returns what the function returns as soon as that is true."""
    until = time.monotonic() + PATIENCE
    while True:
        iterate()
        try:
            found = function()
        except GLib.Error:
            # It went away while it was looked at.
            found = None
        if found:
            return found
        if time.monotonic() > until:
            raise Lost(what)
        time.sleep(0.02)


def walk(node):
    """The node and what is in it, without what is hidden. (GTK 4.8 says of nothing but a window that it is showing; what
    is on another page is not hidden.)"""
    yield node
    try:
        children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    except GLib.Error:
        return
    for child in children:
        if child is None:
            continue
        try:
            visible = child.get_state_set().contains(Atspi.StateType.VISIBLE)
        except GLib.Error:
            continue
        if visible:
            yield from walk(child)


TRANSLATION = gettext.translation("tour-de-table", os.environ["TDT_LOCALEDIR"], ["fr"], fallback=True)


def french(text):
    """What the program calls it, without the mark of its key."""
    return TRANSLATION.gettext(text).replace("_", "")


def plain(text):
    """No difference is heard between one space and another."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def text_of(node):
    """What is read out for it. (GTK 4.8 gives a button with a mnemonic both its label and its text.)"""
    name = plain(node.get_name() or "")
    half = len(name) // 2
    return name[half + 1:] if name[:half + 1].replace("_", "").strip() == name[half + 1:] else name


def content_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def has_french():
    try:
        locale.setlocale(locale.LC_ALL, "fr_FR.UTF-8")
    except locale.Error:
        return False
    return True


class Focus:
    """What has the focus, as a screen reader is told: asking everything takes seconds."""

    def __init__(self):
        self.node = None
        self.listener = Atspi.EventListener.new(self._moved)
        self.listener.register("object:state-changed:focused")

    def _moved(self, event):
        if event.detail1:
            self.node = event.source

    def after(self, act):
        """The name of what has the focus once that was done; what is told in pieces is heard to the end."""
        self.node = None
        act()
        until = time.monotonic() + 1
        quiet = None
        while time.monotonic() < (quiet or until):
            before = self.node
            iterate()
            if self.node is not before:
                quiet = time.monotonic() + 0.08
            time.sleep(0.005)
        try:
            return text_of(self.node) if self.node is not None else ""
        except GLib.Error:
            return ""


class Program:
    """One run of the program, looked at through the accessibility bus."""

    running = []

    def __init__(self, *arguments):
        env = {**os.environ, "LC_ALL": "fr_FR.UTF-8", "LANGUAGE": "fr"}
        # To be seen by others, unlike in tests inside one process.
        for name in ("GTK_A11Y", "G_DEBUG"):
            env.pop(name, None)
        self.process = subprocess.Popen([os.environ["TDT_PROGRAM"], *map(str, arguments)], env=env)
        self.running.append(self)
        self.pages = {}
        self.application = wait_for("the program", self._find_application)
        wait_for("a window", self.windows)

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def windows(self):
        children = [self.application.get_child_at_index(i) for i in range(self.application.get_child_count())]
        return [child for child in children if child is not None]

    def dump(self):
        """What is there, for whoever reads why a journey failed."""
        lines = []
        for window in self.windows():
            for node in walk(window):
                name = text_of(node)
                if name and not name.startswith(("Gtk", "Adw", "Tdt")):
                    lines.append(f"{node.get_role_name()}: {name}")
        return "\n".join(lines)

    def look(self, roles, name, within=None, exact=True):
        """Whatever has one of the roles and that name, now, from the top of what is in front. Looking at everything
        takes seconds."""
        name = plain(name)
        for place in [within] if within is not None else reversed(self.windows()):
            for node in walk(place):
                text = text_of(node)
                if (text == name if exact else name in text) and (roles is None or node.get_role() in roles):
                    yield node

    def wait_until(self, what, function):
        try:
            return wait_for(what, function)
        except Lost:
            raise Lost(f"waited in vain for {what}, there is:\n{self.dump()}") from None

    def find(self, roles, name, within=None, exact=True):
        return self.wait_until(f"“{name}”", lambda: next(self.look(roles, name, within, exact), None))

    def page(self, name):
        """Turns to a page, and returns it."""
        if name not in self.pages:
            self._activate(self.find((Atspi.Role.PAGE_TAB,), name))
            self.pages[name] = self.find((Atspi.Role.PANEL, Atspi.Role.GROUPING), name)
        return self.pages[name]

    def press(self, name, within=None, exact=True):
        self._activate(self.find(BUTTONS, name, within, exact))

    def choose(self, focus, name):
        """A row of a list, which GTK lets nobody activate but with the keyboard."""
        self.tab_to(focus, name)
        self.key("Return")

    @staticmethod
    def _activate(node):
        """The node itself, or what it consists of: a button that opens a menu has another inside."""
        for part in walk(node):
            if part.get_action_iface() is not None and Atspi.Action.get_n_actions(part) > 0:
                Atspi.Action.do_action(part, 0)
                iterate()
                return
        raise Lost(f"“{text_of(node)}” cannot be activated")

    def entry(self, name, within=None):
        """What takes text and has that name, or is in something that has."""
        def search():
            for node in self.look(None, name, within):
                for part in walk(node):
                    if part.get_editable_text_iface() is not None and part.get_text_iface() is not None:
                        return part
            return None
        return self.wait_until(f"an entry “{name}”", search)

    def write(self, name, text, within=None):
        entry = self.entry(name, within)
        Atspi.EditableText.set_text_contents(entry, text)
        self.wait_until(f"“{text}” in “{name}”", lambda: content_of(entry) == text)

    def read(self, name, within=None):
        return content_of(self.entry(name, within))

    def write_and_enter(self, name, text, within=None):
        """For an entry that has the focus, and is empty again when what was written is taken."""
        self.write(name, text, within)
        self.key("Return")
        self.wait_until(f"“{text}” to be taken", lambda: self.read(name, within) == "")

    def act(self, action):
        """An action of the window by its name, as a key or a menu calls it."""
        def search():
            frame = self.windows()[0]
            names = [Atspi.Action.get_action_name(frame, i) for i in range(Atspi.Action.get_n_actions(frame))]
            return frame, names.index(action)
        frame, number = search()
        try:
            Atspi.Action.do_action(frame, number)
        except GLib.GError:
            # The last window is closed, and the program gone, before it could answer.
            if action != "window.close":
                raise
        iterate()

    def key(self, *keys):
        subprocess.run(["xdotool", "key", *keys], check=True)
        iterate()

    @staticmethod
    def nameless(page):
        """What a screen reader would call by the name of its class."""
        for node in walk(page):
            if node.get_role() in CONTROLS and text_of(node).startswith(("Gtk", "Adw", "Tdt")) or \
                    node.get_role() in CONTROLS and not text_of(node):
                inside = [text_of(part) for part in walk(node)]
                yield f"{node.get_role_name()} without a name, with {inside} in it"

    def watch_focus(self):
        return Focus()

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)
        iterate()

    def tab_to(self, focus, name, key="Tab", most=60):
        """Goes on with a key until what has that name has the focus."""
        name = plain(name)
        passed = []
        for _ in range(most):
            passed.append(focus.after(lambda: self.key(key)))
            if name in passed[-1]:
                return
        raise Lost(f"“{name}” is not reached with {key}, only {passed}")

    def go_to(self, title):
        """Finds a session by its title, as Ctrl+K does. Returns the page with its editor."""
        programme = self.page("Programme")
        self.command(title)
        self.wait_until(f"the session “{title}”", lambda: self.read(french("Title"), programme) == title)
        return programme

    def command(self, label):
        """Does what is found by that name."""
        self.act("win.find")
        self.write(french("Find or do anything"), label)
        self.find((Atspi.Role.LABEL,), label, self.find((Atspi.Role.LIST,), french("What was found")))
        self.key("Return")

    def cell(self, title, start):
        """A session in the timetable, by what is read out: its title, then its times."""
        page = self.page(french("Programme"))
        return self.wait_until(f"“{title}” at {start}", lambda: next(
            (node for node in self.look((Atspi.Role.TABLE_CELL,), title, page, exact=False)
             if start in text_of(node)), None))

    def choose_file(self, path):
        """In the dialog that asks for one."""
        self.write("Nom :", str(path))
        dialog = self.wait_until("a dialog", lambda: self.windows()[1:])[0]
        self.press("Enregistrer", dialog)

    def export(self, path):
        self.act("win.export")
        self.choose_file(path)
        self.wait_until("the PDF", lambda: path.exists() and path.stat().st_size > 0)

    def save_as(self, path):
        self.act("win.save-as")
        self.choose_file(path)

    def wait_for_journal(self, text):
        state = pathlib.Path(os.environ["XDG_STATE_HOME"])
        self.wait_until("the journal", lambda: any(text.encode() in file.read_bytes()
                                                   for file in state.rglob("*") if file.is_file()))

    def wait_for_end(self):
        wait_for("the end of the program", lambda: self.process.poll() is not None)

    def kill(self):
        self.process.kill()
        self.process.wait()

    @classmethod
    def close_all(cls):
        for program in cls.running:
            if program.process.poll() is None:
                program.kill()
        cls.running.clear()
