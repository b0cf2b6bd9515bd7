/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-live-face.h"

#include "tdt-names.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60
#define MINUTES_PER_HOUR 60

/* From how many seconds before the end the speaker is warned. */
#define WARNING_SECONDS 300
#define URGENT_SECONDS 60

struct _TdtLiveFace
{
  GtkWidget parent_instance;

  GtkLabel *session;
  GtkLabel *item;
  GtkLabel *speakers;
  GtkLabel *clock;
  GtkLabel *words;
  const char *css_class;
};

G_DEFINE_FINAL_TYPE (TdtLiveFace, tdt_live_face, GTK_TYPE_WIDGET)

char *
tdt_live_dup_clock (gint64 seconds)
{
  const char *sign = seconds < 0 ? "−" : "";
  gint64 whole = ABS (seconds);
  int second = (int) (whole % SECONDS_PER_MINUTE);
  int minute = (int) (whole / SECONDS_PER_MINUTE % MINUTES_PER_HOUR);
  int hour = (int) (whole / SECONDS_PER_MINUTE / MINUTES_PER_HOUR);

  if (hour > 0)
    return g_strdup_printf ("%s%d:%02d:%02d", sign, hour, minute, second);
  return g_strdup_printf ("%s%d:%02d", sign, minute, second);
}

/* A text that stays is not set again: a screen reader would say it every second. */
static void
set_label (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
set_css_class (TdtLiveFace *face, const char *css_class)
{
  if (face->css_class == css_class)
    return;
  if (face->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (face), face->css_class);
  face->css_class = css_class;
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (face), css_class);
}

/* Whole minutes only: the figures change every second, the words when they matter. */
static char *
dup_words (const TdtLive *live)
{
  int minutes;

  switch (live->state)
    {
    case TDT_LIVE_AHEAD:
      return g_strdup (_ ("Not begun yet"));
    case TDT_LIVE_OVER:
      return g_strdup (_ ("Over"));
    case TDT_LIVE_PAUSED:
      return g_strdup (_ ("Pause"));
    case TDT_LIVE_RUNNING:
    default:
      break;
    }
  if (live->left < 0)
    {
      minutes = (int) (-live->left / SECONDS_PER_MINUTE);
      if (minutes == 0)
        return g_strdup (_ ("Time is up"));
      return g_strdup_printf (
          ngettext ("%d minute over time", "%d minutes over time", (gulong) minutes), minutes);
    }
  minutes = (int) ((live->left + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE);
  return g_strdup_printf (ngettext ("%d minute left", "%d minutes left", (gulong) minutes),
                          minutes);
}

static const char *
get_css_class (const TdtLive *live)
{
  if (live->state != TDT_LIVE_RUNNING)
    return "waiting";
  if (live->left < 0)
    return "over";
  if (live->left <= URGENT_SECONDS)
    return "urgent";
  return live->left <= WARNING_SECONDS ? "warning" : "running";
}

static void
append_name (GString *names, const TdtRoot *root, const TdtRow *participant)
{
  g_autofree char *name = NULL;

  if (participant == NULL)
    return;
  name = tdt_participant_dup_name (root, participant);
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

/* Who has the turn, or else those who are to speak on the item. */
static char *
dup_speakers (const TdtRoot *root, const TdtRow *session, const TdtRow *item)
{
  GString *names = g_string_new (NULL);
  const TdtRow *turn = tdt_live_get_turn (root, session);
  const TdtList *speakers = item != NULL ? tdt_row_get_list (item, TDT_AGENDA_ITEM_SPEAKERS) : NULL;

  if (turn != NULL)
    append_name (names, root, tdt_root_follow (root, turn, TDT_TURN_PARTICIPANT));
  for (guint i = 0; turn == NULL && speakers != NULL && i < speakers->n_items; i++)
    append_name (names, root,
                 tdt_root_lookup_kind (root, TDT_KIND_PARTICIPANT, speakers->items[i]));
  return g_string_free (names, FALSE);
}

void
tdt_live_face_show (TdtLiveFace *face, const TdtRoot *root, const TdtRow *session, gint64 now)
{
  TdtLive live;
  const TdtRow *item;
  g_autofree char *title = NULL;
  g_autofree char *speakers = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (TDT_IS_LIVE_FACE (face));

  if (session == NULL)
    {
      set_label (face->session, _ ("No session has a time yet"));
      set_label (face->item, "");
      set_label (face->speakers, "");
      set_label (face->clock, "");
      set_label (face->words, "");
      return;
    }
  tdt_live_read (root, session, now, &live);
  item = live.item != NULL ? live.item : live.next;
  title = tdt_session_dup_title (session);
  speakers = dup_speakers (root, session, item);
  clock = live.state == TDT_LIVE_OVER ? g_strdup ("") : tdt_live_dup_clock (live.left);
  words = dup_words (&live);
  set_label (face->session, title);
  set_label (face->item,
             item != NULL ? tdt_row_get_text_or_empty (item, TDT_AGENDA_ITEM_TITLE) : "");
  set_label (face->speakers, speakers);
  set_label (face->clock, clock);
  set_label (face->words, words);
  set_css_class (face, get_css_class (&live));
}

const char *
tdt_live_face_get_words (TdtLiveFace *face)
{
  g_return_val_if_fail (TDT_IS_LIVE_FACE (face), NULL);

  return gtk_label_get_label (face->words);
}

static void
tdt_live_face_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tdt_live_face_parent_class)->dispose (object);
}

static void
tdt_live_face_class_init (TdtLiveFaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_live_face_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "liveface");
}

static GtkLabel *
add_label (TdtLiveFace *face, const char *css_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (face));
  return GTK_LABEL (label);
}

static void
tdt_live_face_init (TdtLiveFace *face)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (face));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  face->session = add_label (face, "live-session");
  face->item = add_label (face, "live-item");
  face->speakers = add_label (face, "live-speakers");
  face->clock = add_label (face, "live-clock");
  gtk_label_set_wrap (face->clock, FALSE);
  face->words = add_label (face, "live-words");
  /* A reader is told the words; the figures would never let it finish. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (face->clock), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (GTK_WIDGET (face), GTK_ALIGN_CENTER);
}

TdtLiveFace *
tdt_live_face_new (void)
{
  return g_object_new (TDT_TYPE_LIVE_FACE, NULL);
}
