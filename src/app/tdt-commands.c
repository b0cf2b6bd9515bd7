/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-commands-private.h"

#include <glib/gi18n-lib.h>

#define PROJECT N_ ("The project")
#define PAGES N_ ("Going about")
#define PROGRAMME N_ ("The programme")
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
  { "win.print", { "<Control>p" }, N_ ("Print"), PROJECT },
  { "win.export", { "<Control>e" }, N_ ("Export as PDF"), PROJECT },
  { "win.undo", { "<Control>z" }, N_ ("Undo"), PROJECT },
  { "win.redo", { "<Control><Shift>z", "<Control>y" }, N_ ("Redo"), PROJECT },
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
  { "win.show-rules", { NULL }, N_ ("Planning rules"), PROGRAMME },
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
