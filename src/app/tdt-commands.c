/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-commands-private.h"

#include <glib/gi18n-lib.h>

#define PROJECT N_ ("The project")
#define PAGES N_ ("Going about")
#define PROGRAMME N_ ("The programme")
#define SESSION N_ ("The timetable")
#define PROGRAM N_ ("The program")

static const TdtCommand commands[] = {
  { "app.new", { "<Control>n" }, N_ ("New meeting"), PROJECT },
  { "win.open", { "<Control>o" }, N_ ("Open a project"), PROJECT },
  { "win.save", { "<Control>s" }, N_ ("Save"), PROJECT },
  { "win.save-as", { "<Control><Shift>s" }, N_ ("Save as"), PROJECT },
  { "win.save-copy", { NULL }, N_ ("Save a copy for a colleague"), PROJECT },
  { "win.merge", { "<Control><Shift>m" }, N_ ("Merge copies"), PROJECT },
  { "win.compare-with", { NULL }, N_ ("Compare with another project"), PROJECT },
  { "win.show-versions", { NULL }, N_ ("Earlier versions"), PROJECT },
  { "win.close-event", { NULL }, N_ ("Take personal data out"), PROJECT },
  { "win.import", { NULL }, N_ ("Import from another program"), PROJECT },
  { "win.export-schedule", { NULL }, N_ ("Export the programme for other programs"), PROJECT },
  { "win.print", { "<Control>p" }, N_ ("Print"), PROJECT },
  { "win.print-changed", { NULL }, N_ ("Print just what has changed"), PROJECT },
  { "win.export", { "<Control>e" }, N_ ("Export as PDF"), PROJECT },
  { "win.undo", { "<Control>z" }, N_ ("Undo"), PROJECT },
  { "win.redo", { "<Control><Shift>z", "<Control>y" }, N_ ("Redo"), PROJECT },
  { "win.copy", { "<Control>c" }, N_ ("Copy"), PROJECT, TRUE },
  { "win.cut", { "<Control>x" }, N_ ("Cut"), PROJECT, TRUE },
  { "win.paste", { "<Control>v" }, N_ ("Paste"), PROJECT, TRUE },
  { "win.show-history", { "<Control><Shift>h" }, N_ ("What was done so far"), PROJECT },
  { "win.page::overview", { "<Control>1" }, N_ ("Overview"), PAGES },
  { "win.page::programme", { "<Control>2" }, N_ ("Programme"), PAGES },
  { "win.page::people", { "<Control>3" }, N_ ("People"), PAGES },
  { "win.page::partners", { "<Control>4" }, N_ ("Partners"), PAGES },
  { "win.page::documents", { "<Control>5" }, N_ ("Documents"), PAGES },
  { "win.find", { "<Control>k" }, N_ ("Find or do anything"), PAGES },
  { "win.add-session", { "<Control><Shift>n" }, N_ ("Add a session"), PROGRAMME },
  { "win.add-participant", { "<Control><Shift>p" }, N_ ("Add a person to the session"), PROGRAMME },
  { "win.add-agenda-item",
    { "<Control><Shift>i" },
    N_ ("Add an agenda item to the session"),
    PROGRAMME },
  { "win.place-sessions", { NULL }, N_ ("Place sessions"), PROGRAMME },
  { "win.find-place::", { NULL }, N_ ("Find a place for the session"), PROGRAMME },
  { "win.run-day", { "F5" }, N_ ("Run the day"), PROGRAMME },
  { "win.seating", { NULL }, N_ ("Seating of the session"), PROGRAMME },
  { "win.show-attendance", { NULL }, N_ ("Who is here"), PROGRAMME },
  { "win.show-precedence::", { NULL }, N_ ("Order of precedence"), PROGRAMME },
  { "win.show-rules", { NULL }, N_ ("Planning rules"), PROGRAMME },
  { "win.session::earlier", { "<Alt>Up" }, N_ ("Move the session earlier"), SESSION, TRUE },
  { "win.session::later", { "<Alt>Down" }, N_ ("Move the session later"), SESSION, TRUE },
  { "win.session::room-left",
    { "<Alt>Left" },
    N_ ("Move the session to the room on the left"),
    SESSION,
    TRUE },
  { "win.session::room-right",
    { "<Alt>Right" },
    N_ ("Move the session to the room on the right"),
    SESSION,
    TRUE },
  { "win.session::shorter", { "<Alt><Shift>Up" }, N_ ("Shorten the session"), SESSION, TRUE },
  { "win.session::longer", { "<Alt><Shift>Down" }, N_ ("Lengthen the session"), SESSION, TRUE },
  { "win.session::swap-previous", { NULL }, N_ ("Swap with the session before"), SESSION },
  { "win.session::swap-next", { NULL }, N_ ("Swap with the session after"), SESSION },
  { "win.session::make-room", { NULL }, N_ ("Make room for the session"), SESSION },
  { "win.session::shift-later",
    { NULL },
    N_ ("Shift everything after this 10 minutes later"),
    SESSION },
  { "win.session::shift-earlier",
    { NULL },
    N_ ("Shift everything after this 10 minutes earlier"),
    SESSION },
  { "win.session::unplace", { NULL }, N_ ("Take the session off the timetable"), SESSION },
  { "win.session::pin", { NULL }, N_ ("Keep the time and room of the session, or not"), SESSION },
  { "win.session::duplicate", { NULL }, N_ ("Duplicate the session"), SESSION },
  { "win.session::delete", { "Delete" }, N_ ("Delete the session"), SESSION, TRUE },
  { "win.session::menu",
    { "<Shift>F10" },
    N_ ("All that can be done with the session"),
    SESSION,
    TRUE },
  { "win.timetable::zoom-in", { "<Control>plus" }, N_ ("Timetable: larger"), SESSION, TRUE },
  { "win.timetable::zoom-out", { "<Control>minus" }, N_ ("Timetable: smaller"), SESSION, TRUE },
  { "win.timetable::zoom-fit", { "<Control>0" }, N_ ("Timetable: the whole day"), SESSION, TRUE },
  { "win.timetable::now", { NULL }, N_ ("Timetable: go to now"), SESSION },
  { "win.timetable::next-day",
    { "<Control>Page_Down" },
    N_ ("Timetable: the next day"),
    SESSION,
    TRUE },
  { "win.timetable::previous-day",
    { "<Control>Page_Up" },
    N_ ("Timetable: the day before"),
    SESSION,
    TRUE },
  { "win.show-shortcuts", { "<Control>question" }, N_ ("Keyboard shortcuts"), PROGRAM },
  { "window.close", { "<Control>w" }, N_ ("Close the window"), PROGRAM },
  { "app.example", { NULL }, N_ ("Look at the example"), PROGRAM },
  { "app.about", { NULL }, N_ ("About Tour de Table"), PROGRAM },
  { "app.quit", { "<Control>q" }, N_ ("Quit"), PROGRAM },
};

const TdtCommand *
tdt_commands_get (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}
