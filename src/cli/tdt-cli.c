/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which verbs there are, and what is common to their words. */
#include "config.h"

#include "tdt-cli.h"

#include "tdt-cli-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const TdtCliVerb verbs[] = {
  { "new", N_ ("OUT"), N_ ("Write a new project to the file OUT."), tdt_cli_new },
  { "info", N_ ("FILE"), N_ ("Say what a project holds."), tdt_cli_info },
  { "validate", N_ ("FILE"),
    N_ ("Read a project under all guards, and list what had to be repaired."), tdt_cli_validate },
  { "check", N_ ("FILE"), N_ ("List what is wrong with a plan."), tdt_cli_check },
  { "diff", N_ ("A B"), N_ ("Say what changed from one project to another."), tdt_cli_diff },
  { "export", N_ ("FILE --document D --format F -o OUT"),
    N_ ("Write a document: programme, agenda, …"), tdt_cli_export },
  { "drafts", N_ ("FILE -o FOLDER"),
    N_ ("Write a mail to each person, as drafts that a mail program opens and sends."),
    tdt_cli_drafts },
  { "import", N_ ("INPUT… -o OUT"),
    N_ ("Bring what another program wrote into a project, a new one or the one named."),
    tdt_cli_import },
  { "merge", N_ ("BASE OURS THEIRS -o OUT"),
    N_ ("Bring together what two people made of one project. Where they clash, OUT has what is in "
        "OURS. An empty BASE stands for none."),
    tdt_cli_merge },
  { "precedence", N_ ("FILE"), N_ ("List people in the order of precedence, each with the reason."),
    tdt_cli_precedence },
  { "suggest", N_ ("FILE"), N_ ("Say where a session could go, or who could replace somebody."),
    tdt_cli_suggest },
  { "schedule", N_ ("FILE -o OUT"), N_ ("Give every session a time and a room."),
    tdt_cli_schedule },
  { "seat", N_ ("FILE -o OUT"),
    N_ ("Give everybody a seat, at one table or in groups that change from round to round."),
    tdt_cli_seat },
};

const TdtCliVerb *
tdt_cli_find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_strcmp0 (verbs[i].name, name) == 0)
      return &verbs[i];
  return NULL;
}

gboolean
tdt_cli_is_verb (const char *word)
{
  return tdt_cli_find_verb (word) != NULL || g_strcmp0 (word, "--help") == 0 ||
         g_strcmp0 (word, "-h") == 0 || g_strcmp0 (word, "--version") == 0;
}

void
tdt_cli_complain (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("tour-de-table: %s\n", message);
}

static void
print_help (void)
{
  g_print (_ ("Usage:\n  tour-de-table [FILE…]\n  tour-de-table VERB [OPTION…] …\n\n"));
  g_print (_ ("Plans meetings made of round tables. Without a verb, opens a window for each FILE.\n"
              "Verbs need no display:\n\n"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  %-10s %s\n", verbs[i].name, _ (verbs[i].summary));
  g_print (
      _ ("\n“tour-de-table VERB --help” tells more about a verb. A FILE that is read may be “-” "
         "for standard input,\nand one that is written “-” for standard output.\n\nExit status: 0 "
         "done; 1 done, with findings; 2 wrong words; "
         "3 an input was refused;\n4 something could not be read or written.\n"));
}

gboolean
tdt_cli_parse (const char *verb_name, const GOptionEntry *options, int *argc, char ***argv,
               int n_min, int n_max)
{
  const TdtCliVerb *verb = tdt_cli_find_verb (verb_name);
  g_autofree char *parameters = g_strdup_printf ("%s %s", verb->name, _ (verb->parameters));
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, _ (verb->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      tdt_cli_complain ("%s", error->message);
      return FALSE;
    }
  /* GOptionContext leaves the "--" that ends the options in its place. */
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      (*argc)--;
      (*argv)++;
    }
  if (*argc - 1 >= n_min && *argc - 1 <= n_max)
    return TRUE;
  /* Translators: %1$s is a verb of the command line, such as check; %2$s what it is given. */
  tdt_cli_complain (
      _ ("“%1$s” is written: tour-de-table %1$s %2$s. See tour-de-table %1$s --help."), verb->name,
      _ (verb->parameters));
  return FALSE;
}

int
tdt_cli_run (int argc, char **argv)
{
  const TdtCliVerb *verb = argc > 1 ? tdt_cli_find_verb (argv[1]) : NULL;

  if (verb != NULL)
    {
      /* The verb takes the place of the program's name. */
      argv[1] = argv[0];
      return verb->run (argc - 1, argv + 1);
    }
  if (argc > 1 && g_str_equal (argv[1], "--version"))
    {
      /* Translators: the program's name and its version, as in “Tour de Table 1.2.0” */
      g_print (_ ("Tour de Table %s\n"), PACKAGE_VERSION);
      return TDT_CLI_DONE;
    }
  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      print_help ();
      return TDT_CLI_DONE;
    }
  tdt_cli_complain (_ ("There is no verb “%s”. See tour-de-table --help."),
                    argc > 1 ? argv[1] : "");
  return TDT_CLI_USAGE;
}
