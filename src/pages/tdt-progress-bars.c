/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-progress-bars-private.h"

#include "tdt-balance.h"
#include "tdt-check-settings.h"
#include "tdt-words.h"

#include <glib/gi18n-lib.h>

#define N_ORGANISATIONS 5
/* No answer has more words than these. */
#define N_STATUSES 16

static void
add_bar (GtkBox *box, const char *label, const char *amount, double share)
{
  GtkWidget *bar_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *number = gtk_label_new (amount);
  GtkWidget *bar = gtk_level_bar_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "times");
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), CLAMP (share, 0, 1));
  gtk_widget_add_css_class (bar, "plain");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, amount, -1);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), number);
  gtk_box_append (GTK_BOX (bar_box), line);
  gtk_box_append (GTK_BOX (bar_box), bar);
  gtk_box_append (box, bar_box);
}

static void
add_count (GtkBox *box, const char *label, guint n, guint total)
{
  /* Translators: how many of how many, as in “6 of 8” */
  g_autofree char *amount = g_strdup_printf (_ ("%'u of %'u"), n, total);

  if (total > 0)
    add_bar (box, label, amount, (double) n / total);
}

static void
add_placed (GtkBox *box, const TdtRoot *root)
{
  TdtRowIter iter;
  const TdtRow *row;
  guint n_placed = 0;

  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_has (row, TDT_SESSION_START))
      n_placed++;
  add_count (box, _ ("Sessions with a time"), n_placed, tdt_root_count (root, TDT_KIND_SESSION));
}

/* A heading, for what follows it. */
static void
add_heading (GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (box, label);
}

/* How many gave which answer, in the order in which an answer comes about. */
static void
add_answers (GtkBox *box, const TdtRoot *root)
{
  guint counts[N_STATUSES] = { 0 };
  guint total = tdt_root_count (root, TDT_KIND_PARTICIPANT);
  TdtRowIter iter;
  const TdtRow *row;
  guint n_statuses;

  tdt_tokens_get (TDT_TOKENS_PARTICIPANT_STATUS, &n_statuses);
  tdt_row_iter_init (&iter, root, TDT_KIND_PARTICIPANT);
  while (tdt_row_iter_next (&iter, &row))
    {
      int status = tdt_row_get_token (row, TDT_PARTICIPANT_STATUS);

      counts[status >= 0 && status < N_STATUSES ? status : TDT_PARTICIPANT_STATUS_TO_INVITE]++;
    }
  if (total > 0)
    add_heading (box, _ ("Answers"));
  for (guint i = 0; i < MIN (n_statuses, N_STATUSES); i++)
    if (counts[i] > 0)
      add_count (box, _ (tdt_token_label (TDT_TOKENS_PARTICIPANT_STATUS, (int) i)), counts[i],
                 total);
}

/* (element-type utf8 int): how long each organisation speaks */
static GHashTable *
sum_minutes (const TdtRoot *root)
{
  GHashTable *minutes = g_hash_table_new (g_str_hash, g_str_equal);
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PARTICIPANT);
  while (tdt_row_iter_next (&iter, &row))
    {
      const char *organisation = tdt_row_get_text (row, TDT_PARTICIPANT_ORGANISATION);
      int spoken = (int) tdt_row_get_number (row, TDT_PARTICIPANT_MINUTES, 0);
      int before = organisation != NULL
                       ? GPOINTER_TO_INT (g_hash_table_lookup (minutes, organisation))
                       : 0;

      if (organisation != NULL && spoken > 0)
        g_hash_table_insert (minutes, (gpointer) organisation, GINT_TO_POINTER (before + spoken));
    }
  return minutes;
}

/* Tells a number, unless there is nothing to tell; frees the words. */
static void
append_count (GString *line, guint n, char *words)
{
  g_autofree char *owned = words;

  if (n > 0)
    tdt_words_append (line, owned);
}

/* What the door and the kitchen ask; nothing while nobody has noted it. */
static void
add_welcome (GtkBox *box, const TdtRoot *root)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_arrivals = 0;
  guint n_parking = 0;
  guint n_meals = 0;
  guint n_guests = 0;
  TdtRowIter iter;
  const TdtRow *row;
  GtkWidget *label;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    {
      n_arrivals += tdt_row_has (row, TDT_PERSON_ARRIVAL);
      n_parking += tdt_row_get_boolean (row, TDT_PERSON_PARKING);
      n_meals += tdt_row_get_boolean (row, TDT_PERSON_MEAL);
      n_guests += (guint) tdt_row_get_number (row, TDT_PERSON_COMPANIONS, 0);
    }
  append_count (
      text, n_meals,
      g_strdup_printf (ngettext ("%'u stays for the meal", "%'u stay for the meal", n_meals),
                       n_meals));
  append_count (
      text, n_guests,
      g_strdup_printf (ngettext ("%'u accompanying guest", "%'u accompanying guests", n_guests),
                       n_guests));
  append_count (
      text, n_parking,
      g_strdup_printf (ngettext ("%'u parking space", "%'u parking spaces", n_parking), n_parking));
  append_count (text, n_arrivals,
                g_strdup_printf (ngettext ("%'u arrival known", "%'u arrivals known", n_arrivals),
                                 n_arrivals));
  if (text->len == 0)
    return;
  add_heading (box, _ ("On the day"));
  label = gtk_label_new (text->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (box, label);
}

static int
compare_minutes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GHashTable *minutes = user_data;
  int one = GPOINTER_TO_INT (g_hash_table_lookup (minutes, *(char *const *) a));
  int other = GPOINTER_TO_INT (g_hash_table_lookup (minutes, *(char *const *) b));

  return one != other ? other - one : g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* The organisations that speak longest, against the longest. */
static void
add_speaking_time (GtkBox *box, const TdtRoot *root, GHashTable *minutes)
{
  guint n_uids;
  g_autofree gpointer *uids = g_hash_table_get_keys_as_array (minutes, &n_uids);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  int longest = 0;

  for (guint i = 0; i < n_uids; i++)
    g_ptr_array_add (sorted, uids[i]);
  g_ptr_array_sort_with_data (sorted, compare_minutes, minutes);
  for (guint i = 0; i < MIN (sorted->len, N_ORGANISATIONS); i++)
    {
      const TdtRow *row = tdt_root_lookup_kind (root, TDT_KIND_ORGANISATION, sorted->pdata[i]);
      int spoken = GPOINTER_TO_INT (g_hash_table_lookup (minutes, sorted->pdata[i]));
      /* Translators: how long an organisation speaks, minutes in short */
      g_autofree char *amount = g_strdup_printf (_ ("%d min"), spoken);

      longest = MAX (longest, spoken);
      if (row != NULL)
        add_bar (box, tdt_row_get_text_or_empty (row, TDT_ORGANISATION_NAME), amount,
                 (double) spoken / longest);
    }
}

/* The share of women among those who speak, where people want to look at it. */
static void
add_genders (GtkBox *box, const TdtRoot *root)
{
  TdtCheckSettings settings;
  g_autoptr (TdtBalance) balance = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *amount = NULL;
  double share;

  tdt_check_settings_read (root, &settings);
  if (settings.gender == 0)
    return;
  balance = tdt_balance_find (root, NULL);
  sentence = tdt_balance_dup_genders (balance);
  if (sentence == NULL)
    return;
  share = (double) balance->n_women / (balance->n_women + balance->n_men);
  /* Translators: a share of women, in percent */
  amount = g_strdup_printf (_ ("%.0f %% women"), share * 100);
  add_bar (box, sentence, amount, share);
}

void
tdt_progress_bars_fill (GtkBox *box, const TdtRoot *root)
{
  g_autoptr (GHashTable) minutes = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  add_placed (box, root);
  add_answers (box, root);
  add_genders (box, root);
  minutes = sum_minutes (root);
  if (g_hash_table_size (minutes) > 0)
    add_heading (box, _ ("Speaking time"));
  add_speaking_time (box, root, minutes);
  add_welcome (box, root);
}
