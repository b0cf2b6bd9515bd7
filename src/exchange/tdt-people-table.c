/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People in the cells of a table, or one a line. */
#include "tdt-people-text-private.h"

#include "tdt-fold.h"
#include "tdt-person-name.h"

#include <string.h>

typedef enum
{
  COLUMN_UNKNOWN,
  COLUMN_HONORIFIC,
  COLUMN_NAME,
  COLUMN_GIVEN,
  COLUMN_FAMILY,
  COLUMN_FUNCTION,
  COLUMN_ORGANISATION,
  COLUMN_EMAIL,
  COLUMN_PHONE,
} Column;

/* Titles of columns, folded; "nom" is the surname where there is a first name beside it. */
static const struct
{
  const char *title;
  Column column;
} titles[] = {
  { "civilite", COLUMN_HONORIFIC },
  { "title", COLUMN_HONORIFIC },
  { "salutation", COLUMN_HONORIFIC },
  { "nom", COLUMN_FAMILY },
  { "nom complet", COLUMN_NAME },
  { "nom et prenom", COLUMN_NAME },
  { "nom prenom", COLUMN_NAME },
  { "prenom nom", COLUMN_NAME },
  { "prenom et nom", COLUMN_NAME },
  { "full name", COLUMN_NAME },
  { "name", COLUMN_NAME },
  { "prenom", COLUMN_GIVEN },
  { "first name", COLUMN_GIVEN },
  { "given name", COLUMN_GIVEN },
  { "firstname", COLUMN_GIVEN },
  { "nom de famille", COLUMN_FAMILY },
  { "last name", COLUMN_FAMILY },
  { "surname", COLUMN_FAMILY },
  { "family name", COLUMN_FAMILY },
  { "lastname", COLUMN_FAMILY },
  { "fonction", COLUMN_FUNCTION },
  { "titre", COLUMN_FUNCTION },
  { "poste", COLUMN_FUNCTION },
  { "qualite", COLUMN_FUNCTION },
  { "function", COLUMN_FUNCTION },
  { "job title", COLUMN_FUNCTION },
  { "position", COLUMN_FUNCTION },
  { "organisme", COLUMN_ORGANISATION },
  { "organisation", COLUMN_ORGANISATION },
  { "organization", COLUMN_ORGANISATION },
  { "structure", COLUMN_ORGANISATION },
  { "societe", COLUMN_ORGANISATION },
  { "entreprise", COLUMN_ORGANISATION },
  { "collectivite", COLUMN_ORGANISATION },
  { "service", COLUMN_ORGANISATION },
  { "company", COLUMN_ORGANISATION },
  { "employer", COLUMN_ORGANISATION },
  { "courriel", COLUMN_EMAIL },
  { "mail", COLUMN_EMAIL },
  { "e mail", COLUMN_EMAIL },
  { "email", COLUMN_EMAIL },
  { "adresse mail", COLUMN_EMAIL },
  { "adresse electronique", COLUMN_EMAIL },
  { "mel", COLUMN_EMAIL },
  { "telephone", COLUMN_PHONE },
  { "tel", COLUMN_PHONE },
  { "phone", COLUMN_PHONE },
  { "portable", COLUMN_PHONE },
  { "mobile", COLUMN_PHONE },
};

/* Cells of one line, those in quotes without them. */
static char **
split_cells (const char *line, char separator)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == '"' && quoted && p[1] == '"')
        g_string_append_c (cell, *p++);
      else if (*p == '"' && (quoted || cell->len == 0))
        quoted = !quoted;
      else if (*p == separator && !quoted)
        {
          g_strv_builder_add (builder, g_strstrip (cell->str));
          g_string_truncate (cell, 0);
        }
      else
        g_string_append_c (cell, *p);
    }
  g_strv_builder_add (builder, g_strstrip (cell->str));
  return g_strv_builder_end (builder);
}

static guint
count_cells (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, g_strv_length (rows->pdata[i]));
  return n;
}

static const char *
get_cell (GPtrArray *rows, guint row, guint column)
{
  char **cells = rows->pdata[row];

  return column < g_strv_length (cells) ? cells[column] : "";
}

static Column
find_title (const char *cell)
{
  g_autofree char *folded = tdt_text_fold (cell);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].title, folded))
      return titles[i].column;
  return COLUMN_UNKNOWN;
}

/* Whether the first line is one of titles: then @columns says of what. */
static gboolean
read_titles (GPtrArray *rows, Column *columns, guint n_columns)
{
  gboolean given = FALSE;
  guint known = 0;

  for (guint c = 0; c < n_columns; c++)
    {
      columns[c] = find_title (get_cell (rows, 0, c));
      known += columns[c] != COLUMN_UNKNOWN ? 1 : 0;
      given |= columns[c] == COLUMN_GIVEN;
    }
  for (guint c = 0; c < n_columns; c++)
    if (columns[c] == (given ? COLUMN_NAME : COLUMN_FAMILY))
      columns[c] = given ? COLUMN_FAMILY : COLUMN_NAME;
  return known >= 2 || (known == 1 && n_columns == 1);
}

gboolean
tdt_people_has_titles (const char *line, char separator)
{
  g_auto (GStrv) cells = split_cells (line, separator);
  guint known = 0;

  for (guint i = 0; cells[i] != NULL; i++)
    known += find_title (cells[i]) != COLUMN_UNKNOWN ? 1 : 0;
  return known >= 2;
}

typedef gboolean (*CellTest) (const char *cell);

static gboolean
is_email (const char *cell)
{
  g_autofree char *email = tdt_people_dup_email (cell);

  return email != NULL;
}

static gboolean
is_phone (const char *cell)
{
  g_autofree char *phone = tdt_people_dup_phone (cell);

  return phone != NULL;
}

static gboolean
is_upper (const char *cell)
{
  g_autofree char *upper = g_utf8_strup (cell, -1);
  g_autofree char *lower = g_utf8_strdown (cell, -1);

  return g_str_equal (cell, upper) && !g_str_equal (cell, lower) && g_utf8_strlen (cell, -1) > 1;
}

/* Whether most of what is in a column passes. */
static gboolean
column_is (GPtrArray *rows, guint column, CellTest test)
{
  guint filled = 0;
  guint passed = 0;

  for (guint r = 0; r < rows->len; r++)
    if (*get_cell (rows, r, column) != '\0')
      {
        filled++;
        passed += test (get_cell (rows, r, column)) ? 1 : 0;
      }
  return passed > 0 && passed * 2 > filled;
}

static gboolean
is_filled (const char *cell)
{
  return *cell != '\0';
}

static gboolean
is_one_word (const char *cell)
{
  return strchr (cell, ' ') == NULL;
}

/* What is left after addresses, numbers and titles of courtesy: a name, in one column or two, then
 * function and organisation. */
static void
guess_others (GPtrArray *rows, Column *columns, const guint *others, guint n_others)
{
  gboolean first_upper = column_is (rows, others[0], is_upper);
  gboolean second_upper = n_others > 1 && column_is (rows, others[1], is_upper);
  gboolean two = n_others > 1 && (n_others > 3 || first_upper != second_upper ||
                                  (column_is (rows, others[0], is_one_word) &&
                                   column_is (rows, others[1], is_one_word)));
  guint used = two ? 2 : 1;
  guint rest = n_others - used;

  columns[others[0]] = !two                           ? COLUMN_NAME
                       : first_upper && !second_upper ? COLUMN_FAMILY
                                                      : COLUMN_GIVEN;
  if (two)
    columns[others[1]] = columns[others[0]] == COLUMN_FAMILY ? COLUMN_GIVEN : COLUMN_FAMILY;
  if (rest > 1)
    columns[others[used]] = COLUMN_FUNCTION;
  if (rest > 0)
    columns[others[used + (rest > 1 ? 1 : 0)]] = COLUMN_ORGANISATION;
}

static void
guess_columns (GPtrArray *rows, Column *columns, guint n_columns)
{
  g_autofree guint *others = g_new0 (guint, n_columns);
  guint n_others = 0;

  for (guint c = 0; c < n_columns; c++)
    {
      columns[c] = column_is (rows, c, is_email)                       ? COLUMN_EMAIL
                   : column_is (rows, c, is_phone)                     ? COLUMN_PHONE
                   : column_is (rows, c, tdt_person_name_is_honorific) ? COLUMN_HONORIFIC
                                                                       : COLUMN_UNKNOWN;
      if (columns[c] == COLUMN_UNKNOWN && column_is (rows, c, is_filled))
        others[n_others++] = c;
    }
  if (n_others > 0)
    guess_others (rows, columns, others, n_others);
}

static void
set_cell (TdtPersonDraft *draft, Column column, const char *cell)
{
  g_autofree char *email = NULL;

  switch (column)
    {
    case COLUMN_HONORIFIC:
      tdt_people_set (&draft->honorific, cell);
      break;
    case COLUMN_NAME:
      tdt_people_set_name (draft, cell);
      break;
    case COLUMN_GIVEN:
      tdt_people_set (&draft->given_name, cell);
      break;
    case COLUMN_FAMILY:
      tdt_people_set (&draft->family_name, cell);
      break;
    case COLUMN_FUNCTION:
      tdt_people_set (&draft->function, cell);
      break;
    case COLUMN_ORGANISATION:
      tdt_people_set (&draft->organisation, cell);
      break;
    case COLUMN_EMAIL:
      email = tdt_people_dup_email (cell);
      tdt_people_set (&draft->email, email != NULL ? email : "");
      break;
    case COLUMN_PHONE:
      tdt_people_set (&draft->phone, cell);
      break;
    default:
      break;
    }
}

void
tdt_people_add_from_table (GPtrArray *people, char **lines, char separator)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree Column *columns = NULL;
  guint n_columns;
  gboolean titled;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (rows, split_cells (lines[i], separator));
  n_columns = count_cells (rows);
  columns = g_new0 (Column, n_columns);
  titled = read_titles (rows, columns, n_columns);
  if (!titled)
    guess_columns (rows, columns, n_columns);
  for (guint r = titled ? 1 : 0; r < rows->len; r++)
    {
      TdtPersonDraft *draft = tdt_person_draft_new ();

      for (guint c = 0; c < n_columns; c++)
        set_cell (draft, columns[c], get_cell (rows, r, c));
      tdt_people_take (people, draft);
    }
}
