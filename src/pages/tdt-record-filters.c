/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-record-filters-private.h"

#include "tdt-filter-chip-private.h"

#include <glib/gi18n-lib.h>

typedef struct _Choice Choice;

/* Whether @row has what is asked for; @value is what was chosen, NULL for a chip that is just on.
 */
typedef gboolean (*TestFunc) (const TdtRoot *root, const TdtRow *row, const char *value);

typedef struct
{
  TdtKindId kind;
  const char *title;
  TestFunc test;
  /* Where the values come from; NULL for a chip that is on or off. */
  void (*fill) (GListStore *options, Choice *choice);
  /* For fill_tokens: whose words these are. */
  TdtFieldId field;
} Described;

struct _Choice
{
  TdtRecordFilters *filters;
  const Described *described;
  GtkWidget *chip;
  gboolean on;
  char *value;
};

struct _TdtRecordFilters
{
  TdtDesk *desk;
  GPtrArray *choices;
  void (*changed) (gpointer user_data);
  gpointer user_data;
};

static gboolean
any_place (const TdtRoot *root, const TdtRow *person, TdtFieldId field, const char *word)
{
  g_autoptr (GPtrArray)
      places = tdt_root_get_referrers (root, tdt_row_get_uid (person), TDT_PARTICIPANT_PERSON);

  for (guint i = 0; i < places->len; i++)
    if (g_strcmp0 (tdt_row_get_text (places->pdata[i], field), word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_answer (const TdtRoot *root, const TdtRow *row, const char *value)
{
  return any_place (root, row, TDT_PARTICIPANT_STATUS, value);
}

static gboolean
has_role (const TdtRoot *root, const TdtRow *row, const char *value)
{
  return any_place (root, row, TDT_PARTICIPANT_ROLE, value);
}

static gboolean
has_no_answer (const TdtRoot *root, const TdtRow *row, const char *value)
{
  return has_answer (root, row, "to-invite") || has_answer (root, row, "sounded-out") ||
         has_answer (root, row, "invited") || has_answer (root, row, NULL);
}

static gboolean
has_no_email (const TdtRoot *root, const TdtRow *row, const char *value)
{
  return !tdt_row_has (row, TDT_PERSON_EMAIL);
}

static gboolean
has_organisation (const TdtRoot *root, const TdtRow *row, const char *value)
{
  return g_strcmp0 (tdt_row_get_text (row, TDT_PERSON_ORGANISATION), value) == 0;
}

static gboolean
has_sector (const TdtRoot *root, const TdtRow *row, const char *value)
{
  const TdtRow *organisation = tdt_row_get_kind_id (row) == TDT_KIND_PERSON
                                   ? tdt_root_follow (root, row, TDT_PERSON_ORGANISATION)
                                   : row;

  return organisation != NULL &&
         g_strcmp0 (tdt_row_get_text (organisation, TDT_ORGANISATION_SECTOR), value) == 0;
}

static gboolean
has_no_voice (const TdtRoot *root, const TdtRow *row, const char *value)
{
  return tdt_root_count_referrers (root, tdt_row_get_uid (row), TDT_PARTICIPANT_ORGANISATION) == 0;
}

static gboolean
has_no_contact (const TdtRoot *root, const TdtRow *row, const char *value)
{
  return !tdt_row_has (row, TDT_ORGANISATION_EMAIL) && !tdt_row_has (row, TDT_ORGANISATION_PHONE);
}

static gboolean
has_kind (const TdtRoot *root, const TdtRow *row, const char *value)
{
  return g_strcmp0 (tdt_row_get_text (row, TDT_ORGANISATION_KIND), value) == 0;
}

static gboolean
has_part (const TdtRoot *root, const TdtRow *row, const char *value)
{
  return g_strcmp0 (tdt_row_get_text (row, TDT_ORGANISATION_ROLE), value) == 0;
}

static void
fill_tokens (GListStore *options, Choice *choice)
{
  TdtTokensId list = tdt_field_get (choice->described->field)->tokens;
  guint n_tokens;
  const TdtToken *tokens = tdt_tokens_get (list, &n_tokens);

  for (guint i = 0; i < n_tokens; i++)
    tdt_filter_chip_add (options, tokens[i].word, _ (tokens[i].label));
}

static void
fill_organisations (GListStore *options, Choice *choice)
{
  TdtRecordList *list = tdt_desk_get_list (choice->filters->desk, TDT_KIND_ORGANISATION);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      const TdtRow *row = tdt_record_list_get_row (list, i);
      g_autofree char *label = tdt_row_dup_label (row);

      tdt_filter_chip_add (options, tdt_row_get_uid (row), label);
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
fill_sectors (GListStore *options, Choice *choice)
{
  const TdtRoot *root = tdt_desk_get_root (choice->filters->desk);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sectors = g_ptr_array_new ();
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_ORGANISATION);
  while (tdt_row_iter_next (&iter, &row))
    {
      const char *sector = tdt_row_get_text (row, TDT_ORGANISATION_SECTOR);

      if (sector != NULL && g_hash_table_add (seen, (gpointer) sector))
        g_ptr_array_add (sectors, (gpointer) sector);
    }
  g_ptr_array_sort (sectors, compare_texts);
  for (guint i = 0; i < sectors->len; i++)
    tdt_filter_chip_add (options, sectors->pdata[i], sectors->pdata[i]);
}

static const Described described[] = {
  { TDT_KIND_PERSON, N_ ("No answer yet"), has_no_answer },
  { TDT_KIND_PERSON, N_ ("No e-mail"), has_no_email },
  { TDT_KIND_PERSON, N_ ("Answer"), has_answer, fill_tokens, TDT_PARTICIPANT_STATUS },
  { TDT_KIND_PERSON, N_ ("Role"), has_role, fill_tokens, TDT_PARTICIPANT_ROLE },
  { TDT_KIND_PERSON, N_ ("Organisation"), has_organisation, fill_organisations },
  { TDT_KIND_PERSON, N_ ("Sector"), has_sector, fill_sectors },
  { TDT_KIND_ORGANISATION, N_ ("Nobody speaks yet"), has_no_voice },
  { TDT_KIND_ORGANISATION, N_ ("No contact"), has_no_contact },
  { TDT_KIND_ORGANISATION, N_ ("Kind"), has_kind, fill_tokens, TDT_ORGANISATION_KIND },
  { TDT_KIND_ORGANISATION, N_ ("Role in the event"), has_part, fill_tokens, TDT_ORGANISATION_ROLE },
  { TDT_KIND_ORGANISATION, N_ ("Sector"), has_sector, fill_sectors },
};

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->value);
  g_free (choice);
}

static void
toggled_cb (GtkToggleButton *button, Choice *choice)
{
  gboolean on = gtk_toggle_button_get_active (button);

  if (choice->on == on)
    return;
  choice->on = on;
  choice->filters->changed (choice->filters->user_data);
}

static void
chosen_cb (const char *value, gpointer user_data)
{
  Choice *choice = user_data;

  g_free (choice->value);
  choice->value = g_strdup (value);
  choice->on = value != NULL;
  choice->filters->changed (choice->filters->user_data);
}

static void
fill_cb (GListStore *options, gpointer user_data)
{
  Choice *choice = user_data;

  choice->described->fill (options, choice);
}

static GtkWidget *
make_toggle (Choice *choice)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (_ (choice->described->title));

  gtk_widget_add_css_class (toggle, "chip");
  g_signal_connect (toggle, "toggled", G_CALLBACK (toggled_cb), choice);
  return toggle;
}

TdtRecordFilters *
tdt_record_filters_new (TdtDesk *desk, TdtKindId kind, TdtWrapBox *box,
                        void (*changed) (gpointer user_data), gpointer user_data)
{
  TdtRecordFilters *filters = g_new0 (TdtRecordFilters, 1);

  filters->desk = g_object_ref (desk);
  filters->choices = g_ptr_array_new_with_free_func (choice_free);
  filters->changed = changed;
  filters->user_data = user_data;
  for (guint i = 0; i < G_N_ELEMENTS (described); i++)
    {
      Choice *choice;

      if (described[i].kind != kind)
        continue;
      choice = g_new0 (Choice, 1);
      choice->filters = filters;
      choice->described = &described[i];
      choice->chip = described[i].fill == NULL
                         ? make_toggle (choice)
                         : tdt_filter_chip_new (_ (described[i].title), fill_cb, chosen_cb, choice);
      tdt_wrap_box_append (box, choice->chip);
      g_ptr_array_add (filters->choices, choice);
    }
  return filters;
}

void
tdt_record_filters_free (TdtRecordFilters *filters)
{
  g_ptr_array_unref (filters->choices);
  g_object_unref (filters->desk);
  g_free (filters);
}

gboolean
tdt_record_filters_is_active (TdtRecordFilters *filters)
{
  for (guint i = 0; i < filters->choices->len; i++)
    if (((Choice *) filters->choices->pdata[i])->on)
      return TRUE;
  return FALSE;
}

void
tdt_record_filters_clear (TdtRecordFilters *filters)
{
  for (guint i = 0; i < filters->choices->len; i++)
    {
      Choice *choice = filters->choices->pdata[i];

      choice->on = FALSE;
      g_clear_pointer (&choice->value, g_free);
      if (choice->described->fill != NULL)
        tdt_filter_chip_clear (choice->chip);
      else
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (choice->chip), FALSE);
    }
  filters->changed (filters->user_data);
}

gboolean
tdt_record_filters_pass (const TdtRoot *root, const TdtRow *row, gpointer user_data)
{
  TdtRecordFilters *filters = user_data;

  for (guint i = 0; i < filters->choices->len; i++)
    {
      Choice *choice = filters->choices->pdata[i];

      if (choice->on && !choice->described->test (root, row, choice->value))
        return FALSE;
    }
  return TRUE;
}
