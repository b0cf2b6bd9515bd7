/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-record-cells-private.h"

#include "tdt-naming.h"
#include "tdt-record-columns-private.h"

#include <glib/gi18n-lib.h>

static char *
dup_name (const TdtRoot *root, const TdtRow *row, gpointer column)
{
  g_autofree char *label = tdt_row_dup_label (row);

  return *label != '\0' ? g_steal_pointer (&label) : g_strdup (_ ("No name yet"));
}

static char *
dup_organisation (const TdtRoot *root, const TdtRow *row, gpointer column)
{
  const TdtRow *organisation = tdt_root_follow (root, row, TDT_PERSON_ORGANISATION);

  return organisation != NULL ? tdt_row_dup_label (organisation) : g_strdup ("");
}

static char *
dup_sector (const TdtRoot *root, const TdtRow *row, gpointer column)
{
  const TdtRow *organisation = tdt_root_follow (root, row, TDT_PERSON_ORGANISATION);

  return g_strdup (organisation != NULL
                       ? tdt_row_get_text_or_empty (organisation, TDT_ORGANISATION_SECTOR)
                       : "");
}

/* The words of a field of somebody's participations, each once, in the order of the list of words:
 * for answers, what is still open comes first. */
static char *
dup_words (const TdtRoot *root, const TdtRow *person, TdtFieldId field)
{
  TdtTokensId list = tdt_field_get (field)->tokens;
  g_autoptr (GPtrArray)
      places = tdt_root_get_referrers (root, tdt_row_get_uid (person), TDT_PARTICIPANT_PERSON);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_tokens;

  if (places->len == 0)
    return g_strdup ("");
  tdt_tokens_get (list, &n_tokens);
  for (guint t = 0; t < n_tokens; t++)
    for (guint i = 0; i < places->len; i++)
      if (tdt_row_get_token (places->pdata[i], field) == (int) t)
        {
          g_string_append_printf (text, text->len > 0 ? ", %s" : "%s",
                                  _ (tdt_token_label (list, (int) t)));
          break;
        }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_answers (const TdtRoot *root, const TdtRow *row, gpointer column)
{
  return dup_words (root, row, TDT_PARTICIPANT_STATUS);
}

static char *
dup_roles (const TdtRoot *root, const TdtRow *row, gpointer column)
{
  return dup_words (root, row, TDT_PARTICIPANT_ROLE);
}

static char *
dup_number (gint64 n)
{
  return n > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, n) : g_strdup ("");
}

static char *
dup_sessions (const TdtRoot *root, const TdtRow *row, gpointer column)
{
  return dup_number (
      tdt_root_count_referrers (root, tdt_row_get_uid (row), TDT_PARTICIPANT_PERSON));
}

static char *
dup_people (const TdtRoot *root, const TdtRow *row, gpointer column)
{
  return dup_number (
      tdt_root_count_referrers (root, tdt_row_get_uid (row), TDT_PERSON_ORGANISATION));
}

static char *
dup_voices (const TdtRoot *root, const TdtRow *row, gpointer column)
{
  return dup_number (
      tdt_root_count_referrers (root, tdt_row_get_uid (row), TDT_PARTICIPANT_ORGANISATION));
}

static char *
dup_minutes (const TdtRoot *root, const TdtRow *row, gpointer column)
{
  g_autoptr (GPtrArray)
      voices = tdt_root_get_referrers (root, tdt_row_get_uid (row), TDT_PARTICIPANT_ORGANISATION);
  gint64 minutes = 0;

  for (guint i = 0; i < voices->len; i++)
    minutes += tdt_row_get_number (voices->pdata[i], TDT_PARTICIPANT_MINUTES, 0);
  return dup_number (minutes);
}

/* clang-format off */
const TdtRecordColumn tdt_record_columns[] = {
  { TDT_KIND_PERSON, "name",         N_("Name"),         dup_name,         .narrow = TRUE, .usual = TRUE },
  { TDT_KIND_PERSON, "function",     N_("Function"),     NULL, TDT_PERSON_FUNCTION, .usual = TRUE },
  { TDT_KIND_PERSON, "organisation", N_("Organisation"), dup_organisation, .narrow = TRUE, .usual = TRUE },
  { TDT_KIND_PERSON, "answer",       N_("Answer"),       dup_answers,      .usual = TRUE },
  { TDT_KIND_PERSON, "role",         N_("Role"),         dup_roles },
  { TDT_KIND_PERSON, "sector",       N_("Sector"),       dup_sector },
  { TDT_KIND_PERSON, "email",        N_("E-mail"),       NULL, TDT_PERSON_EMAIL },
  { TDT_KIND_PERSON, "phone",        N_("Phone"),        NULL, TDT_PERSON_PHONE },
  { TDT_KIND_PERSON, "rank",         N_("Rank"),         NULL, TDT_PERSON_RANK },
  { TDT_KIND_PERSON, "arrival",      N_("Arrival"),      NULL, TDT_PERSON_ARRIVAL },
  { TDT_KIND_PERSON, "parking",      N_("Parking"),      NULL, TDT_PERSON_PARKING },
  { TDT_KIND_PERSON, "meal",         N_("Stays for the meal"), NULL, TDT_PERSON_MEAL },
  { TDT_KIND_PERSON, "companions",   N_("Accompanying guests"), NULL, TDT_PERSON_COMPANIONS, .number = TRUE },
  { TDT_KIND_PERSON, "sessions",     N_("Sessions"),     dup_sessions,     .number = TRUE, .usual = TRUE },
  { TDT_KIND_ORGANISATION, "name",   N_("Name"),         dup_name,         .narrow = TRUE, .usual = TRUE },
  { TDT_KIND_ORGANISATION, "short",  N_("Short name"),   NULL, TDT_ORGANISATION_SHORT_NAME },
  { TDT_KIND_ORGANISATION, "kind",   N_("Kind"),         NULL, TDT_ORGANISATION_KIND, .usual = TRUE },
  { TDT_KIND_ORGANISATION, "sector", N_("Sector"),       NULL, TDT_ORGANISATION_SECTOR },
  { TDT_KIND_ORGANISATION, "role",   N_("Role in the event"), NULL, TDT_ORGANISATION_ROLE },
  { TDT_KIND_ORGANISATION, "contact", N_("Contact"),     NULL, TDT_ORGANISATION_CONTACT },
  { TDT_KIND_ORGANISATION, "email",  N_("E-mail"),       NULL, TDT_ORGANISATION_EMAIL },
  { TDT_KIND_ORGANISATION, "phone",  N_("Phone"),        NULL, TDT_ORGANISATION_PHONE },
  { TDT_KIND_ORGANISATION, "people", N_("People"),       dup_people,       .number = TRUE, .usual = TRUE },
  /* Translators: how often an organisation speaks in the programme */
  { TDT_KIND_ORGANISATION, "voices", N_("Speaks"),       dup_voices,       .number = TRUE, .narrow = TRUE, .usual = TRUE },
  { TDT_KIND_ORGANISATION, "minutes", N_("Speaking minutes"), dup_minutes, .number = TRUE },
  { 0 }
};
/* clang-format on */

char *
tdt_record_column_dup_text (const TdtRecordColumn *column, const TdtRoot *root, const TdtRow *row)
{
  const TdtField *field;

  if (column->dup_text != NULL)
    return column->dup_text (root, row, (gpointer) column);
  field = tdt_field_get (column->field);
  return field->type == TDT_FIELD_TITLE
             ? g_strdup (tdt_row_get_text_or_empty (row, column->field))
             : tdt_value_dup_display (root, field, tdt_row_get_value (row, column->field));
}

char *
tdt_record_column_dup_key (const TdtRoot *root, const TdtRow *row, gpointer data)
{
  const TdtRecordColumn *column = data;
  g_autofree char *text = NULL;

  /* People are called by their first name and sought by their surname. */
  if (column->kind == TDT_KIND_PERSON && column->dup_text == dup_name)
    return tdt_record_columns_dup_order (root, row, NULL);
  text = tdt_record_column_dup_text (column, root, row);
  if (*text == '\0')
    return g_steal_pointer (&text);
  return column->number ? g_strdup_printf ("%12s", text) : g_utf8_collate_key (text, -1);
}
