/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdtCliExit: how a verb of the command line ends; scripts depend on these numbers.
 * @TDT_CLI_DONE: done
 * @TDT_CLI_FINDINGS: done, and there is something to look at
 * @TDT_CLI_USAGE: the words of the command are not right
 * @TDT_CLI_REFUSED: an input is not what it should be
 * @TDT_CLI_IO: something could not be read or written
 */
typedef enum
{
  TDT_CLI_DONE = 0,
  TDT_CLI_FINDINGS = 1,
  TDT_CLI_USAGE = 2,
  TDT_CLI_REFUSED = 3,
  TDT_CLI_IO = 4,
} TdtCliExit;

/** tdt_cli_is_verb: Returns: whether @word starts a command that needs no display */
gboolean tdt_cli_is_verb (const char *word);

/**
 * tdt_cli_run:
 * @argc: how many words
 * @argv: the program's name, the verb, and what the verb is given
 *
 * Carries out one verb: results on standard output, reports and errors on standard error. Opens
 * no window and needs no display.
 *
 * Returns: the exit status, see #TdtCliExit
 */
int tdt_cli_run (int argc, char **argv);

G_END_DECLS
