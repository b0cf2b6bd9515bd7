/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-afterwards-private.h"

#include "tdt-live.h"
#include "tdt-names.h"
#include "tdt-words.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60

struct _TdtAfterwards
{
  AdwBin parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (TdtAfterwards, tdt_afterwards, ADW_TYPE_BIN)

static GtkWidget *
add_group (TdtAfterwards *afterwards, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (afterwards->box, group);
  return group;
}

static GtkWidget *
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  /* Set at once with the title, the title would be taken for markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", title, "subtitle", subtitle, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

/* Half a minute and more is a minute. */
static int
to_minutes (gint64 seconds)
{
  return (int) ((seconds + SECONDS_PER_MINUTE / 2) / SECONDS_PER_MINUTE);
}

static char *
dup_spoken (const TdtLiveSpoken *spoken)
{
  int minutes = to_minutes (spoken->seconds);
  int planned = to_minutes (spoken->planned);

  if (planned == 0)
    return g_strdup_printf (
        ngettext ("%d minute, none planned", "%d minutes, none planned", (gulong) minutes),
        minutes);
  /* Translators: minutes that were spoken, minutes that were planned */
  return g_strdup_printf (
      ngettext ("%d minute of %d planned", "%d minutes of %d planned", (gulong) minutes), minutes,
      planned);
}

/* A bar for a look; the row says it in words. */
static GtkWidget *
make_bar (const TdtLiveSpoken *spoken, gint64 longest)
{
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, (double) MAX (longest, 1));

  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), (double) MIN (spoken->seconds, longest));
  gtk_widget_add_css_class (bar, "plain");
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 120, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Time spoken"), -1);
  return bar;
}

static void
add_spoken (TdtAfterwards *afterwards, const TdtRoot *root)
{
  g_autoptr (GArray) spoken = tdt_live_list_spoken (root, NULL);
  GtkWidget *group = add_group (afterwards, _ ("Who Spoke"),
                                _ ("How long, against what each organisation was given"));

  for (guint i = 0; i < spoken->len; i++)
    {
      const TdtLiveSpoken *one = &g_array_index (spoken, TdtLiveSpoken, i);
      g_autofree char *name = one->organisation != NULL
                                  ? tdt_organisation_dup_name (one->organisation)
                                  : g_strdup (_ ("For no organisation"));
      g_autofree char *words = dup_spoken (one);

      adw_action_row_add_suffix (ADW_ACTION_ROW (add_row (group, name, words)),
                                 make_bar (one, g_array_index (spoken, TdtLiveSpoken, 0).seconds));
    }
  if (spoken->len == 0)
    add_row (group, _ ("No turn to speak was noted"),
             _ ("Run the day, and choose who is speaking."));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Those who were asked for and did not come, by surname. */
static void
add_missing (GtkWidget *group, const TdtRoot *root)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    if (!tdt_row_has (row, TDT_PERSON_CHECKED_IN) &&
        tdt_root_count_referrers (root, tdt_row_get_uid (row), TDT_PARTICIPANT_PERSON) > 0)
      g_ptr_array_add (names, tdt_person_dup_list_name (row));
  if (names->len == 0)
    return;
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  text = g_strjoinv (", ", (char **) names->pdata);
  g_object_set (add_row (group, _ ("Were expected and not ticked at the door"), text),
                "subtitle-lines", 0, NULL);
}

static void
add_present (TdtAfterwards *afterwards, const TdtRoot *root)
{
  GtkWidget *group = add_group (afterwards, _ ("Who Came"), NULL);
  guint n = tdt_root_count (root, TDT_KIND_PERSON);
  guint came = 0;
  g_autofree char *words = NULL;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    came += tdt_row_has (row, TDT_PERSON_CHECKED_IN) ? 1 : 0;
  words = g_strdup_printf (ngettext ("%'u of %'u person came", "%'u of %'u people came", n), came,
                           n);
  add_row (group, words, came == 0 ? _ ("Nobody was ticked at the door.") : "");
  if (came > 0)
    add_missing (group, root);
}

/* (transfer full): how a session kept to its plan */
static char *
dup_times (const TdtRow *session)
{
  const TdtTime *ended = tdt_row_get_time (session, TDT_SESSION_ENDED);
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
  g_autofree char *planned = start != NULL ? tdt_words_dup_range (start, minutes) : NULL;
  g_autofree char *real = tdt_words_dup_real (tdt_row_get_time (session, TDT_SESSION_BEGAN), ended);
  g_autoptr (GString) line = g_string_new (NULL);

  tdt_words_append (line, planned);
  tdt_words_append (line, real);
  if (ended != NULL && minutes > 0)
    {
      gint64 lasted = tdt_time_instant (ended) -
                      tdt_time_instant (tdt_row_get_time (session, TDT_SESSION_BEGAN));
      int over = to_minutes (ABS (lasted - minutes * SECONDS_PER_MINUTE));
      g_autofree char *words = g_strdup_printf (
          lasted > minutes * SECONDS_PER_MINUTE
              ? ngettext ("%d minute longer", "%d minutes longer", (gulong) over)
              : ngettext ("%d minute shorter", "%d minutes shorter", (gulong) over),
          over);

      if (over > 0)
        tdt_words_append (line, words);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_sessions (TdtAfterwards *afterwards, const TdtRoot *root)
{
  GtkWidget *group = NULL;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    {
      g_autofree char *title = NULL;
      g_autofree char *times = NULL;

      if (!tdt_row_has (row, TDT_SESSION_BEGAN))
        continue;
      if (group == NULL)
        group = add_group (afterwards, _ ("When Sessions Were"), NULL);
      title = tdt_session_dup_title (row);
      times = dup_times (row);
      add_row (group, title, times);
    }
}

static void
add_next (TdtAfterwards *afterwards)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Prepare the Next Event of This Kind…"));
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "minutes.next-event");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (afterwards->box, button);
}

void
tdt_afterwards_show (TdtAfterwards *afterwards, const TdtRoot *root)
{
  GtkWidget *child;

  g_return_if_fail (TDT_IS_AFTERWARDS (afterwards));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (afterwards->box))) != NULL)
    gtk_box_remove (afterwards->box, child);
  add_spoken (afterwards, root);
  add_present (afterwards, root);
  add_sessions (afterwards, root);
  add_next (afterwards);
}

static void
tdt_afterwards_class_init (TdtAfterwardsClass *klass)
{
}

static void
tdt_afterwards_init (TdtAfterwards *afterwards)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  afterwards->box = GTK_BOX (box);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_bin_set_child (ADW_BIN (afterwards), box);
}
