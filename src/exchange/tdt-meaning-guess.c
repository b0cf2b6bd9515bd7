/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a table without titles are: people, as they are copied from elsewhere. */
#include "tdt-mapping-private.h"

#include "tdt-people-text-private.h"

#include "tdt-person-name.h"

#include <string.h>

#define LOOK_ROWS 200u

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

/* Whether most of what is in a column passes, from a row on. */
static gboolean
column_is_below (const TdtSheet *sheet, guint first, guint column, CellTest test)
{
  guint filled = 0;
  guint passed = 0;

  for (guint r = first; r < MIN (tdt_sheet_get_n_rows (sheet), first + LOOK_ROWS); r++)
    {
      const char *cell = tdt_sheet_get_cell (sheet, r, column);

      filled += *cell != '\0' ? 1 : 0;
      passed += *cell != '\0' && test (cell) ? 1 : 0;
    }
  return passed > 0 && passed * 2 > filled;
}

static gboolean
column_is (const TdtSheet *sheet, guint column, CellTest test)
{
  return column_is_below (sheet, 0, column, test);
}

void
tdt_meanings_correct (const TdtSheet *sheet, guint first, int *meanings, guint n_meanings)
{
  for (guint c = 0; c < n_meanings; c++)
    if (meanings[c] == TDT_PERSON_FUNCTION &&
        column_is_below (sheet, first, c, tdt_person_name_is_honorific))
      meanings[c] = TDT_PERSON_HONORIFIC;
}

/* What is left after addresses, numbers and titles of courtesy: a name, in one column or two, then
 * function and organisation. */
static void
guess_others (const TdtSheet *sheet, int *meanings, const guint *others, guint n_others)
{
  gboolean first_upper = column_is (sheet, others[0], is_upper);
  gboolean second_upper = n_others > 1 && column_is (sheet, others[1], is_upper);
  gboolean two = n_others > 1 && (n_others > 3 || first_upper != second_upper ||
                                  (column_is (sheet, others[0], is_one_word) &&
                                   column_is (sheet, others[1], is_one_word)));
  guint used = two ? 2 : 1;
  guint rest = n_others - used;

  meanings[others[0]] = !two                           ? TDT_MEANING_FULL_NAME
                        : first_upper && !second_upper ? TDT_PERSON_FAMILY_NAME
                                                       : TDT_PERSON_GIVEN_NAME;
  if (two)
    meanings[others[1]] = meanings[others[0]] == TDT_PERSON_FAMILY_NAME ? TDT_PERSON_GIVEN_NAME
                                                                        : TDT_PERSON_FAMILY_NAME;
  if (rest > 1)
    meanings[others[used]] = TDT_PERSON_FUNCTION;
  if (rest > 0)
    meanings[others[used + (rest > 1 ? 1 : 0)]] = TDT_PERSON_ORGANISATION;
}

void
tdt_meanings_guess (const TdtSheet *sheet, int *meanings, guint n_meanings)
{
  g_autofree guint *others = g_new0 (guint, n_meanings);
  guint n_others = 0;

  for (guint c = 0; c < n_meanings; c++)
    {
      meanings[c] = column_is (sheet, c, is_email)                       ? TDT_PERSON_EMAIL
                    : column_is (sheet, c, is_phone)                     ? TDT_PERSON_PHONE
                    : column_is (sheet, c, tdt_person_name_is_honorific) ? TDT_PERSON_HONORIFIC
                                                                         : TDT_MEANING_NONE;
      if (meanings[c] == TDT_MEANING_NONE && column_is (sheet, c, is_filled))
        others[n_others++] = c;
    }
  if (n_others > 0)
    guess_others (sheet, meanings, others, n_others);
}
