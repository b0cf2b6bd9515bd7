/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-live-side-private.h"

#include "tdt-interval.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>

struct _TdtLiveSide
{
  GtkBox parent_instance;

  GtkListBox *items;
  GtkWidget *consequences_group;
  GtkListBox *consequences;
  GtkWidget *speakers_group;
  GtkListBox *speakers;

  /* The consequences that are shown, which are only shown anew when they are others. */
  char *told;
};

enum
{
  SPEAKER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtLiveSide, tdt_live_side, GTK_TYPE_BOX)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  /* Set at once with the title, the title would be taken for markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", title, "subtitle", subtitle, "title-lines", 0, NULL);
  return row;
}

/* What is still to come of the session, with the minutes it has; then the next session. */
static void
fill_items (TdtLiveSide *side, const TdtRoot *root, const TdtRow *session, gint64 now)
{
  g_autoptr (GPtrArray)
      items = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_AGENDA_ITEM_SESSION);
  g_autoptr (GArray) forecasts = tdt_live_forecast (root, session, now);

  clear_list (side->items);
  for (guint i = 0; i < items->len; i++)
    {
      int minutes = (int) tdt_row_get_number (items->pdata[i], TDT_AGENDA_ITEM_MINUTES, 0);
      g_autofree char *length = NULL;

      if (tdt_live_get_state (items->pdata[i]) != TDT_LIVE_AHEAD)
        continue;
      length = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), minutes);
      gtk_list_box_append (
          side->items,
          make_row (tdt_row_get_text_or_empty (items->pdata[i], TDT_AGENDA_ITEM_TITLE), length));
    }
  for (guint i = 0; i < forecasts->len; i++)
    {
      const TdtRow *next = g_array_index (forecasts, TdtLiveForecast, i).session;
      g_autofree char *title = NULL;
      g_autofree char *hours = NULL;

      if (next == session)
        continue;
      title = tdt_session_dup_title (next);
      hours = tdt_session_dup_hours (next);
      gtk_list_box_append (side->items, make_row (title, hours));
      break;
    }
  gtk_widget_set_visible (
      gtk_widget_get_ancestor (GTK_WIDGET (side->items), ADW_TYPE_PREFERENCES_GROUP),
      gtk_list_box_get_row_at_index (side->items, 0) != NULL);
}

static void
fill_speakers (TdtLiveSide *side, const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (root, tdt_row_get_uid (session),
                                                               TDT_PARTICIPANT_SESSION);
  const TdtRow *turn = tdt_live_get_turn (root, session);
  const char *speaking = turn != NULL ? tdt_row_get_text (turn, TDT_TURN_PARTICIPANT) : NULL;

  clear_list (side->speakers);
  for (guint i = 0; i < participants->len; i++)
    {
      const char *uid = tdt_row_get_uid (participants->pdata[i]);
      g_autofree char *name = tdt_participant_dup_name (root, participants->pdata[i]);
      gboolean on = g_strcmp0 (uid, speaking) == 0;
      GtkWidget *row = make_row (name, on ? _ ("is speaking") : "");

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "uid", g_strdup (uid), g_free);
      if (on)
        adw_action_row_add_suffix (
            ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("audio-input-microphone-symbolic"));
      gtk_list_box_append (side->speakers, row);
    }
  gtk_widget_set_visible (side->speakers_group, participants->len > 0);
}

void
tdt_live_side_tick (TdtLiveSide *side, const TdtRoot *root, const TdtRow *session, gint64 now)
{
  g_autoptr (GPtrArray) sentences = tdt_live_list_consequences (root, session, now);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (told, "%s\n", (const char *) sentences->pdata[i]);
  if (g_strcmp0 (told->str, side->told) != 0)
    {
      clear_list (side->consequences);
      for (guint i = 0; i < sentences->len; i++)
        gtk_list_box_append (side->consequences, make_row (sentences->pdata[i], ""));
    }
  gtk_widget_set_visible (side->consequences_group, sentences->len > 0);
  g_free (side->told);
  side->told = g_string_free (told, FALSE);
}

void
tdt_live_side_fill (TdtLiveSide *side, const TdtRoot *root, const TdtRow *session, gint64 now)
{
  fill_items (side, root, session, now);
  fill_speakers (side, root, session);
  tdt_live_side_tick (side, root, session, now);
}

static void
speaker_activated_cb (TdtLiveSide *side, GtkListBoxRow *row)
{
  g_signal_emit (side, signals[SPEAKER], 0, g_object_get_data (G_OBJECT (row), "uid"));
}

static void
tdt_live_side_finalize (GObject *object)
{
  g_free (TDT_LIVE_SIDE (object)->told);
  G_OBJECT_CLASS (tdt_live_side_parent_class)->finalize (object);
}

static void
tdt_live_side_class_init (TdtLiveSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tdt_live_side_finalize;
  signals[SPEAKER] = g_signal_new ("speaker", TDT_TYPE_LIVE_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-live-side.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtLiveSide, items);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveSide, consequences_group);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveSide, consequences);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveSide, speakers_group);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveSide, speakers);
  gtk_widget_class_bind_template_callback (widget_class, speaker_activated_cb);
}

static void
tdt_live_side_init (TdtLiveSide *side)
{
  gtk_widget_init_template (GTK_WIDGET (side));
}
