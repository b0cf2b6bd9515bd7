/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-cli.h"

#include "tdt-project-file.h"

#include <json-glib/json-glib.h>

/*
 * A verb parses its words with tdt_cli_parse() and does its work. A function that fails has said
 * why on standard error, and returns or sets the exit status to end with.
 */
typedef struct
{
  const char *name;
  /* What --help shows behind the verb, and says about it. */
  const char *parameters;
  const char *summary;
  int (*run) (int argc, char **argv);
} TdtCliVerb;

const TdtCliVerb *tdt_cli_find_verb (const char *name);

/* Takes the options out of @argv; what is left are the verb's words, at @argv[1] and on. Returns
 * FALSE when they are not right, or there are not @n_min to @n_max words. */
gboolean tdt_cli_parse (const char *verb, const GOptionEntry *options, int *argc, char ***argv,
                        int n_min, int n_max);

void tdt_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Reads a project from a file, or from standard input for "-"; NULL with @status set. */
TdtLoaded *tdt_cli_load (const char *name, int *status);
/* The same, and refuses what a later version wrote in a format that would lose by being written
 * here. */
TdtLoaded *tdt_cli_load_same_major (const char *name, int *status);
/* What is on standard input; one byte more than @max_bytes at most, so that too much shows. */
GBytes *tdt_cli_read_standard_input (gsize max_bytes, GError **error);
/* What to end with when reading failed with @error. */
int tdt_cli_status_of (const GError *error);
/* Whether -o was given; complains if not. */
gboolean tdt_cli_has_output (const char *out);
/* Replaces the file @name by @bytes, as a whole or not at all; "-" is standard output. */
int tdt_cli_write (const char *name, GBytes *bytes);
/* Writes a project under the name @name. */
int tdt_cli_save (const char *name, const TdtRoot *root, const TdtHeader *header);

/* Prints what was built, and frees the builder. */
void tdt_cli_print_json (JsonBuilder *builder);
/* Adds a text, or null. */
void tdt_cli_add_text (JsonBuilder *builder, const char *member, const char *text);
void tdt_cli_add_list (JsonBuilder *builder, const char *member, const char *const *items);

/* The present moment, in seconds since 1970: what documents and mails say about when they were
 * made. The environment's SOURCE_DATE_EPOCH stands for it where it is set, so that the same project
 * gives the same bytes. */
gint64 tdt_cli_get_now (void);
/* GDate julian number of the present day, here. */
gint64 tdt_cli_get_today (void);
/* Reads YYYY-MM-DD into @julian, which stays as it is for NULL; complains and returns FALSE where
 * it is no date. */
gboolean tdt_cli_read_date (const char *date, gint64 *julian);
/* Adds an array of TdtFinding. @root: (nullable): to say what would mend them, too */
void tdt_cli_add_findings (JsonBuilder *builder, GPtrArray *findings, const TdtRoot *root);

/* Writes invitations as drafts to a folder; @person: uid of the only one, or NULL. */
int tdt_cli_write_invitations (const TdtRoot *root, const char *person, const char *folder);

/* Tables for colleagues who have a spreadsheet, and cards of people. */
gboolean tdt_cli_has_table (int document, const char *format);
void tdt_cli_add_table_formats (int document, GPtrArray *names);
GBytes *tdt_cli_make_table (int document, const char *format, const TdtRoot *root,
                            const char *person, int *status);

int tdt_cli_new (int argc, char **argv);
int tdt_cli_info (int argc, char **argv);
int tdt_cli_validate (int argc, char **argv);
int tdt_cli_check (int argc, char **argv);
int tdt_cli_diff (int argc, char **argv);
int tdt_cli_drafts (int argc, char **argv);
int tdt_cli_export (int argc, char **argv);
int tdt_cli_import (int argc, char **argv);
int tdt_cli_merge (int argc, char **argv);
int tdt_cli_precedence (int argc, char **argv);
int tdt_cli_suggest (int argc, char **argv);
int tdt_cli_schedule (int argc, char **argv);
int tdt_cli_seat (int argc, char **argv);
