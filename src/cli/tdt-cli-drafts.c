/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-base.h"
#include "tdt-mailing.h"
#include "tdt-names.h"
#include "tdt-told.h"

#include <glib/gi18n-lib.h>

static char *letter_name;
static char *output;
static char *statuses;
static char *organisation;
static char *session;
static char **people;
static char *since;
static char *attachments;
static gboolean only_list;

static const GOptionEntry options[] = {
  { "letter", 'l', 0, G_OPTION_ARG_STRING, &letter_name,
    N_ ("invitation, reminder, confirmation, change, thanks or sharing"), N_ ("LETTER") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The folder to write to"),
    N_ ("FOLDER") },
  { "status", 0, 0, G_OPTION_ARG_STRING, &statuses,
    N_ ("Only people with these answers, such as invited,confirmed"), N_ ("STATUS,…") },
  { "organisation", 0, 0, G_OPTION_ARG_STRING, &organisation, N_ ("Only its people"), N_ ("UID") },
  { "session", 0, 0, G_OPTION_ARG_STRING, &session, N_ ("Only its people"), N_ ("UID") },
  { "person", 0, 0, G_OPTION_ARG_STRING_ARRAY, &people, N_ ("Only this person; may be repeated"),
    N_ ("UID") },
  { "since", 0, 0, G_OPTION_ARG_FILENAME, &since,
    N_ ("Only those whom something concerns that changed since this project"), N_ ("OLD") },
  { "attach", 0, 0, G_OPTION_ARG_STRING, &attachments,
    N_ ("calendar, project, or documents such as programme,brief; none for nothing"),
    N_ ("WHAT,…") },
  { "list", 0, 0, G_OPTION_ARG_NONE, &only_list, N_ ("Only say who would get one"), NULL },
  { NULL },
};

/* Bits of the words of @text, which is a list with commas. */
static gboolean
parse_statuses (const char *text, guint *bits)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  *bits = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      int status = tdt_token_position (TDT_TOKENS_PARTICIPANT_STATUS, words[i]);

      if (status == TDT_TOKEN_OTHER)
        {
          tdt_cli_complain (_ ("“%s” is no answer; these are: to-invite, sounded-out, invited, "
                               "confirmed, declined, excused, represented, present, absent."),
                            words[i]);
          return FALSE;
        }
      *bits |= 1u << status;
    }
  return TRUE;
}

static gboolean
parse_attachments (const char *text, TdtMailing *mailing, const TdtHeader *header)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  mailing->calendar = FALSE;
  mailing->documents = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      int document = tdt_token_position (TDT_TOKENS_DOCUMENT, words[i]);

      if (g_str_equal (words[i], "calendar"))
        mailing->calendar = TRUE;
      else if (g_str_equal (words[i], "project"))
        {
          mailing->copy = tdt_header_copy (header);
          g_free (mailing->copy->base);
          mailing->copy->base = tdt_base_dup_element (mailing->root, mailing->root);
        }
      else if (document != TDT_TOKEN_OTHER && tdt_document_has_format (document, TDT_FORMAT_PDF))
        mailing->documents |= TDT_MAILING_DOCUMENT (document);
      else if (!g_str_equal (words[i], "none"))
        {
          tdt_cli_complain (_ ("“%s” cannot be attached; calendar, project, programme, brief and "
                               "other documents can."),
                            words[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* Says who has no address; those drafts go to nobody until somebody types one. */
static gboolean
has_address (const TdtRoot *root, const char *uid)
{
  const TdtRow *person = tdt_root_lookup_kind (root, TDT_KIND_PERSON, uid);
  g_autofree char *address = person != NULL ? tdt_person_dup_mail_address (person, NULL)
                                            : g_strdup (uid);
  g_autofree char *name = NULL;

  if (address != NULL)
    return TRUE;
  name = tdt_person_dup_name (person);
  if (tdt_row_has (person, TDT_PERSON_EMAIL))
    tdt_cli_complain (_ ("%s: “%s” is not one e-mail address; the draft is addressed to nobody."),
                      name, tdt_row_get_text (person, TDT_PERSON_EMAIL));
  else
    tdt_cli_complain (_ ("%s has no e-mail address; the draft is addressed to nobody."), name);
  return FALSE;
}

static int
write_drafts (const TdtMailing *mailing, GStrv recipients, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = tdt_mailing_dup_fault (mailing, (const char *const *) recipients);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  int status = TDT_CLI_DONE;

  if (fault != NULL)
    {
      tdt_cli_complain ("%s", fault);
      return TDT_CLI_REFUSED;
    }
  drafts = tdt_mailing_write (mailing, (const char *const *) recipients, NULL, &error);
  paths = drafts != NULL ? tdt_drafts_save (drafts, folder, NULL, &error) : NULL;
  if (paths == NULL)
    {
      tdt_cli_complain ("%s", error->message);
      return TDT_CLI_IO;
    }
  for (guint i = 0; i < paths->len; i++)
    {
      if (!has_address (mailing->root, recipients[i]))
        status = TDT_CLI_FINDINGS;
      g_print ("%s\n", (const char *) paths->pdata[i]);
    }
  return status;
}

static GStrv
dup_recipients (const TdtRoot *root, const TdtMailingFilter *filter)
{
  g_autoptr (GPtrArray) rows = tdt_mailing_list_people (root, filter);
  g_autoptr (GStrvBuilder) uids = g_strv_builder_new ();

  for (guint i = 0; i < rows->len; i++)
    g_strv_builder_add (uids, tdt_row_get_uid (rows->pdata[i]));
  return g_strv_builder_end (uids);
}

int
tdt_cli_write_invitations (const TdtRoot *root, const char *person, const char *folder)
{
  g_autoptr (TdtMailing)
      mailing = tdt_mailing_new (root, NULL, TDT_LETTER_KIND_INVITATION, tdt_cli_get_now ());
  const char *const only[] = { person, NULL };
  TdtMailingFilter filter = { 0 };
  g_auto (GStrv) recipients = NULL;

  if (person != NULL && tdt_root_lookup_kind (root, TDT_KIND_PERSON, person) == NULL)
    {
      tdt_cli_complain (_ ("This project has no person “%s”; “info --records” lists all of them"),
                        person);
      return TDT_CLI_USAGE;
    }
  if (person != NULL)
    filter.people = only;
  else
    filter.statuses = tdt_mailing_get_usual_statuses (root, TDT_LETTER_KIND_INVITATION);
  recipients = dup_recipients (root, &filter);
  return write_drafts (mailing, recipients, folder);
}

static void
list_people (const TdtRoot *root, GStrv recipients)
{
  for (guint i = 0; recipients[i] != NULL; i++)
    {
      const TdtRow *person = tdt_root_lookup (root, recipients[i]);
      g_autofree char *name = tdt_person_dup_name (person);
      g_autofree char *address = tdt_person_dup_mail_address (person, NULL);

      g_print ("%s\t%s\t%s\n", recipients[i], name, address != NULL ? address : "");
    }
}

/* The uids that were given name records of this project. */
static gboolean
check_uids (const TdtRoot *root)
{
  const struct
  {
    TdtKindId kind;
    const char *uid;
  } given[] = { { TDT_KIND_ORGANISATION, organisation }, { TDT_KIND_SESSION, session } };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i].uid != NULL && tdt_root_lookup_kind (root, given[i].kind, given[i].uid) == NULL)
      {
        tdt_cli_complain (_ ("There is no record “%s” of that kind."), given[i].uid);
        return FALSE;
      }
  for (guint i = 0; people != NULL && people[i] != NULL; i++)
    if (tdt_root_lookup_kind (root, TDT_KIND_PERSON, people[i]) == NULL)
      {
        tdt_cli_complain (_ ("There is no record “%s” of that kind."), people[i]);
        return FALSE;
      }
  return TRUE;
}

/* Whom the options name; changes go to those whom they concern. */
static GStrv
choose_recipients (const TdtRoot *root, const TdtRoot *before, int kind)
{
  TdtMailingFilter filter = { .organisation = organisation, .session = session };
  g_auto (GStrv) concerned = NULL;

  if (statuses == NULL && people == NULL)
    filter.statuses = tdt_mailing_get_usual_statuses (root, kind);
  else if (statuses != NULL && !parse_statuses (statuses, &filter.statuses))
    return NULL;
  filter.people = (const char *const *) people;
  if (people == NULL && (before != NULL || kind == TDT_LETTER_KIND_CHANGE))
    {
      concerned = tdt_told_find_concerned (root, before);
      filter.people = (const char *const *) concerned;
    }
  return dup_recipients (root, &filter);
}

int
tdt_cli_drafts (int argc, char **argv)
{
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (TdtLoaded) old = NULL;
  g_autoptr (TdtMailing) mailing = NULL;
  g_auto (GStrv) recipients = NULL;
  int kind;
  int status = TDT_CLI_DONE;

  if (!tdt_cli_parse ("drafts", options, &argc, &argv, 1, 1) ||
      (!only_list && !tdt_cli_has_output (output)))
    return TDT_CLI_USAGE;
  kind = letter_name != NULL ? tdt_token_position (TDT_TOKENS_LETTER_KIND, letter_name)
                             : TDT_LETTER_KIND_INVITATION;
  if (kind == TDT_TOKEN_OTHER)
    {
      tdt_cli_complain (_ ("“%s” is no letter; these are: invitation, reminder, confirmation, "
                           "change, thanks, sharing."),
                        letter_name);
      return TDT_CLI_USAGE;
    }
  loaded = tdt_cli_load (argv[1], &status);
  old = loaded != NULL && since != NULL ? tdt_cli_load (since, &status) : NULL;
  if (loaded == NULL || (since != NULL && old == NULL))
    return status;
  mailing = tdt_mailing_new (loaded->root, old != NULL ? old->root : NULL, kind,
                             tdt_cli_get_now ());
  if (!check_uids (loaded->root) ||
      (attachments != NULL && !parse_attachments (attachments, mailing, loaded->header)))
    return TDT_CLI_USAGE;
  recipients = choose_recipients (loaded->root, old != NULL ? old->root : NULL, kind);
  if (recipients == NULL)
    return TDT_CLI_USAGE;
  if (!only_list)
    return write_drafts (mailing, recipients, output);
  list_people (loaded->root, recipients);
  return TDT_CLI_DONE;
}
