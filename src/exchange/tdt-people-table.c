/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People in the cells of a table that somebody copied. */
#include "tdt-people-text-private.h"

#include "tdt-mapping-private.h"
#include "tdt-sheet-private.h"

gboolean
tdt_people_has_titles (const char *line, char separator)
{
  g_autoptr (TdtSheet) sheet = tdt_sheet_read_text (line, separator);

  return tdt_sheet_get_n_rows (sheet) > 0 && tdt_meanings_count_titles (sheet, 0) >= 2;
}

void
tdt_people_set_cell (TdtPersonDraft *draft, int meaning, const char *cell)
{
  g_autofree char *email = NULL;

  switch (meaning)
    {
    case TDT_PERSON_HONORIFIC:
      tdt_people_set (&draft->honorific, cell);
      break;
    case TDT_MEANING_FULL_NAME:
      tdt_people_set_name (draft, cell);
      break;
    case TDT_PERSON_GIVEN_NAME:
      tdt_people_set (&draft->given_name, cell);
      break;
    case TDT_PERSON_FAMILY_NAME:
      tdt_people_set (&draft->family_name, cell);
      break;
    case TDT_PERSON_FUNCTION:
      tdt_people_set (&draft->function, cell);
      break;
    case TDT_PERSON_ORGANISATION:
      tdt_people_set (&draft->organisation, cell);
      break;
    case TDT_PERSON_EMAIL:
      email = tdt_people_dup_email (cell);
      tdt_people_set (&draft->email, email != NULL ? email : "");
      break;
    case TDT_PERSON_PHONE:
      tdt_people_set (&draft->phone, cell);
      break;
    default:
      break;
    }
}

void
tdt_people_add_from_table (GPtrArray *people, char **lines, char separator)
{
  g_autofree char *text = g_strjoinv ("\n", lines);
  g_autoptr (TdtSheet) sheet = tdt_sheet_read_text (text, separator);
  g_autoptr (TdtMapping) mapping = tdt_mapping_new (sheet);

  for (guint r = (guint) (mapping->head + 1); r < tdt_sheet_get_n_rows (sheet); r++)
    {
      TdtPersonDraft *draft = tdt_person_draft_new ();

      for (guint c = 0; c < mapping->n_columns; c++)
        tdt_people_set_cell (draft, mapping->meanings[c], tdt_sheet_get_cell (sheet, r, c));
      tdt_people_take (people, draft);
    }
}
