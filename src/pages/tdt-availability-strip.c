/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-availability-strip-private.h"

#include "tdt-words.h"
#include "tdt-workspace-people.h"

#include <glib/gi18n-lib.h>

/* Hours shown where the day does not say when it opens and closes. */
#define FIRST_HOUR 8
#define LAST_HOUR 19
#define MAX_DAYS 14
#define CELL_HEIGHT 26

struct _TdtAvailabilityStrip
{
  GtkWidget parent_instance;

  TdtDesk *desk;
  TdtRecord *record;
  GtkGrid *grid;
  GPtrArray *cells;
  /* What the days and hours were made for, to make them anew only where that changes. */
  char *made_for;
  int painting;
};

/* One hour of one day. */
typedef struct
{
  TdtAvailabilityStrip *strip;
  GtkWidget *widget;
  GtkLabel *label;
  gint64 julian;
  int hour;
  int kind;
} Cell;

enum
{
  PROP_RECORD = 1,
};

G_DEFINE_FINAL_TYPE (TdtAvailabilityStrip, tdt_availability_strip, GTK_TYPE_WIDGET)

/* Colour, sign and words say the same. */
static const struct
{
  const char *sign;
  const char *css;
} looks[] = {
  [TDT_AVAILABILITY_KIND_AVAILABLE] = { "✓", "available" },
  [TDT_AVAILABILITY_KIND_PREFERRED] = { "★", "preferred" },
  [TDT_AVAILABILITY_KIND_UNAVAILABLE] = { "✕", "unavailable" },
};

static TdtTime *
dup_time (Cell *cell, int hour)
{
  const TdtRow *project = tdt_root_get_project (tdt_desk_get_root (cell->strip->desk));

  return tdt_time_new_in_zone (tdt_time_local_from_julian (cell->julian, hour * 60),
                               tdt_row_get_text (project, TDT_PROJECT_TIME_ZONE), NULL);
}

static void
set_kind (Cell *cell, int kind)
{
  g_autoptr (TdtTime) from = dup_time (cell, cell->hour);
  g_autoptr (TdtTime) to = dup_time (cell, cell->hour + 1);
  g_autoptr (GError) error = NULL;

  if (cell->strip->record == NULL || cell->kind == kind)
    return;
  if (!tdt_workspace_set_availability (tdt_desk_get_workspace (cell->strip->desk),
                                       tdt_record_get_uid (cell->strip->record), from, to, kind,
                                       &error))
    tdt_desk_report (cell->strip->desk, g_steal_pointer (&error));
}

/* Nothing said, unavailable, available, preferred: what staff note first comes first. */
static int
get_next (int kind)
{
  switch (kind)
    {
    case TDT_TOKEN_OTHER:
      return TDT_AVAILABILITY_KIND_UNAVAILABLE;
    case TDT_AVAILABILITY_KIND_UNAVAILABLE:
      return TDT_AVAILABILITY_KIND_AVAILABLE;
    case TDT_AVAILABILITY_KIND_AVAILABLE:
      return TDT_AVAILABILITY_KIND_PREFERRED;
    default:
      return TDT_TOKEN_OTHER;
    }
}

static gboolean
overlaps (const TdtTime *start, const TdtTime *end, gint64 from, gint64 to)
{
  return (start == NULL || tdt_time_instant (start) < to) &&
         (end == NULL || tdt_time_instant (end) > from);
}

static int
find_kind (const GPtrArray *rows, gint64 from, gint64 to)
{
  for (guint i = 0; i < rows->len; i++)
    if (overlaps (tdt_row_get_time (rows->pdata[i], TDT_AVAILABILITY_FROM),
                  tdt_row_get_time (rows->pdata[i], TDT_AVAILABILITY_TO), from, to))
      return tdt_row_get_token (rows->pdata[i], TDT_AVAILABILITY_KIND);
  return TDT_TOKEN_OTHER;
}

/* The session that somebody has in that hour, if any. */
static const TdtRow *
find_session (const TdtRoot *root, const GPtrArray *places, gint64 from, gint64 to)
{
  for (guint i = 0; i < places->len; i++)
    {
      const TdtRow *session = tdt_root_follow (root, places->pdata[i], TDT_PARTICIPANT_SESSION);
      const TdtTime *start = session != NULL ? tdt_row_get_time (session, TDT_SESSION_START) : NULL;
      g_autoptr (TdtTime) end = NULL;

      if (start == NULL)
        continue;
      end = tdt_time_add_minutes (start, tdt_row_get_number (session, TDT_SESSION_MINUTES, 0));
      if (overlaps (start, end, from, to))
        return session;
    }
  return NULL;
}

static void
show_cell (Cell *cell, int kind, const TdtRow *session)
{
  g_autofree char *day = tdt_words_dup_short_day (cell->julian);
  g_autofree char *clock = tdt_words_dup_clock (cell->hour * 60);
  const char *word = kind != TDT_TOKEN_OTHER
                         ? _ (tdt_token_label (TDT_TOKENS_AVAILABILITY_KIND, kind))
                         /* Translators: nobody knows whether somebody can come at that hour */
                         : _ ("Not known");
  g_autoptr (GString) name = g_string_new (NULL);

  g_string_printf (name, "%s %s · %s", day, clock, word);
  if (session != NULL)
    g_string_append_printf (name, " · %s", tdt_row_get_text_or_empty (session, TDT_SESSION_TITLE));
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (cell->widget, looks[i].css);
  cell->kind = kind;
  gtk_label_set_label (cell->label, kind != TDT_TOKEN_OTHER ? looks[kind].sign : "");
  if (kind != TDT_TOKEN_OTHER)
    gtk_widget_add_css_class (cell->widget, looks[kind].css);
  if (session != NULL)
    gtk_widget_add_css_class (cell->widget, "busy");
  else
    gtk_widget_remove_css_class (cell->widget, "busy");
  gtk_widget_set_tooltip_text (cell->widget, name->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name->str, -1);
}

static void
show_cells (TdtAvailabilityStrip *strip)
{
  const TdtRoot *root = tdt_desk_get_root (strip->desk);
  const char *uid = strip->record != NULL ? tdt_record_get_uid (strip->record) : "";
  g_autoptr (GPtrArray) rows = tdt_root_get_referrers (root, uid, TDT_AVAILABILITY_PERSON);
  g_autoptr (GPtrArray) places = tdt_root_get_referrers (root, uid, TDT_PARTICIPANT_PERSON);

  for (guint i = 0; i < strip->cells->len; i++)
    {
      Cell *cell = strip->cells->pdata[i];
      g_autoptr (TdtTime) start = dup_time (cell, cell->hour);
      g_autoptr (TdtTime) end = dup_time (cell, cell->hour + 1);
      gint64 from = tdt_time_instant (start);
      gint64 to = tdt_time_instant (end);

      show_cell (cell, find_kind (rows, from, to), find_session (root, places, from, to));
    }
}

static void
clicked_cb (GtkButton *button, Cell *cell)
{
  set_kind (cell, get_next (cell->kind));
}

/* A stroke that begins on a cell gives the others what it gave the first one. */
static void
stroke_begin_cb (GtkGestureDrag *drag, double x, double y, TdtAvailabilityStrip *strip)
{
  strip->painting = G_MAXINT;
}

static void
stroke_cb (GtkGestureDrag *drag, double dx, double dy, TdtAvailabilityStrip *strip)
{
  double x;
  double y;
  GtkWidget *picked;
  Cell *cell;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  if (strip->painting == G_MAXINT)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (strip), (int) x, (int) y, (int) (x + dx),
                                     (int) (y + dy)))
        return;
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      picked = gtk_widget_pick (GTK_WIDGET (strip), x, y, GTK_PICK_DEFAULT);
      picked = picked != NULL ? gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) : NULL;
      cell = picked != NULL ? g_object_get_data (G_OBJECT (picked), "tdt-cell") : NULL;
      if (cell == NULL)
        return;
      strip->painting = get_next (cell->kind);
      set_kind (cell, strip->painting);
    }
  picked = gtk_widget_pick (GTK_WIDGET (strip), x + dx, y + dy, GTK_PICK_DEFAULT);
  picked = picked != NULL ? gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) : NULL;
  cell = picked != NULL ? g_object_get_data (G_OBJECT (picked), "tdt-cell") : NULL;
  if (cell != NULL)
    set_kind (cell, strip->painting);
}

static void
add_cell (TdtAvailabilityStrip *strip, gint64 julian, int hour, int column, int row)
{
  Cell *cell = g_new0 (Cell, 1);
  GtkWidget *label = gtk_label_new (NULL);

  cell->strip = strip;
  cell->julian = julian;
  cell->hour = hour;
  cell->kind = TDT_TOKEN_OTHER;
  cell->widget = gtk_button_new ();
  cell->label = GTK_LABEL (label);
  gtk_button_set_child (GTK_BUTTON (cell->widget), label);
  gtk_widget_add_css_class (cell->widget, "hour");
  gtk_widget_set_hexpand (cell->widget, TRUE);
  gtk_widget_set_size_request (cell->widget, -1, CELL_HEIGHT);
  g_object_set_data (G_OBJECT (cell->widget), "tdt-cell", cell);
  g_signal_connect (cell->widget, "clicked", G_CALLBACK (clicked_cb), cell);
  gtk_grid_attach (strip->grid, cell->widget, column, row, 1, 1);
  g_ptr_array_add (strip->cells, cell);
}

static void
add_label (TdtAvailabilityStrip *strip, const char *text, int column, int row, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "times");
  gtk_grid_attach (strip->grid, label, column, row, 1, 1);
}

/* The hours that all days have between opening and closing. */
static void
find_hours (const GPtrArray *days, int *first, int *last)
{
  *first = 24;
  *last = 0;
  for (guint i = 0; i < days->len; i++)
    {
      *first = MIN (*first,
                    (int) tdt_row_get_number (days->pdata[i], TDT_DAY_OPENS, FIRST_HOUR * 60) / 60);
      *last = MAX (
          *last,
          ((int) tdt_row_get_number (days->pdata[i], TDT_DAY_CLOSES, LAST_HOUR * 60) + 59) / 60);
    }
  if (*last <= *first)
    {
      *first = FIRST_HOUR;
      *last = LAST_HOUR;
    }
}

static void
make_cells (TdtAvailabilityStrip *strip, const GPtrArray *days, int first, int last)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (strip->grid))) != NULL)
    gtk_grid_remove (strip->grid, child);
  g_ptr_array_set_size (strip->cells, 0);
  for (int hour = first; hour < last; hour++)
    {
      g_autofree char *text = g_strdup_printf ("%d", hour);

      add_label (strip, text, hour - first + 1, 0, 0);
    }
  for (guint i = 0; i < days->len; i++)
    {
      gint64 julian = tdt_row_get_number (days->pdata[i], TDT_DAY_DATE, 0);
      g_autofree char *day = tdt_words_dup_short_day (julian);

      add_label (strip, day, 0, (int) i + 1, 0);
      for (int hour = first; hour < last; hour++)
        add_cell (strip, julian, hour, hour - first + 1, (int) i + 1);
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 one = tdt_row_get_number (*(TdtRow *const *) a, TDT_DAY_DATE, 0);
  gint64 other = tdt_row_get_number (*(TdtRow *const *) b, TDT_DAY_DATE, 0);

  return (one > other) - (one < other);
}

static void
update (TdtAvailabilityStrip *strip)
{
  g_autoptr (GPtrArray) days = tdt_root_get_sorted (tdt_desk_get_root (strip->desk), TDT_KIND_DAY);
  g_autoptr (GString) made_for = g_string_new (NULL);
  int first;
  int last;

  for (guint i = days->len; i > 0; i--)
    if (!tdt_row_has (days->pdata[i - 1], TDT_DAY_DATE))
      g_ptr_array_remove_index (days, i - 1);
  g_ptr_array_sort (days, compare_days);
  g_ptr_array_set_size (days, (int) MIN (days->len, MAX_DAYS));
  find_hours (days, &first, &last);
  g_string_printf (made_for, "%d %d", first, last);
  for (guint i = 0; i < days->len; i++)
    g_string_append_printf (made_for, " %" G_GINT64_FORMAT,
                            tdt_row_get_number (days->pdata[i], TDT_DAY_DATE, 0));
  if (g_strcmp0 (strip->made_for, made_for->str) != 0)
    {
      make_cells (strip, days, first, last);
      g_free (strip->made_for);
      strip->made_for = g_strdup (made_for->str);
    }
  show_cells (strip);
}

static void
changed_cb (TdtAvailabilityStrip *strip)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (strip)))
    update (strip);
}

static void
tdt_availability_strip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_AVAILABILITY_STRIP (object)->record);
}

static void
tdt_availability_strip_set_property (GObject *object, guint id, const GValue *value,
                                     GParamSpec *pspec)
{
  TdtAvailabilityStrip *strip = TDT_AVAILABILITY_STRIP (object);

  if (g_set_object (&strip->record, g_value_get_object (value)))
    changed_cb (strip);
}

static void
tdt_availability_strip_dispose (GObject *object)
{
  TdtAvailabilityStrip *strip = TDT_AVAILABILITY_STRIP (object);

  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (strip))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&strip->record);
  g_clear_object (&strip->desk);
  G_OBJECT_CLASS (tdt_availability_strip_parent_class)->dispose (object);
}

static void
tdt_availability_strip_finalize (GObject *object)
{
  TdtAvailabilityStrip *strip = TDT_AVAILABILITY_STRIP (object);

  g_clear_pointer (&strip->cells, g_ptr_array_unref);
  g_clear_pointer (&strip->made_for, g_free);
  G_OBJECT_CLASS (tdt_availability_strip_parent_class)->finalize (object);
}

static void
tdt_availability_strip_class_init (TdtAvailabilityStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdt_availability_strip_get_property;
  object_class->set_property = tdt_availability_strip_set_property;
  object_class->dispose = tdt_availability_strip_dispose;
  object_class->finalize = tdt_availability_strip_finalize;
  g_object_class_install_property (
      object_class, PROP_RECORD,
      g_param_spec_object ("record", NULL, NULL, TDT_TYPE_RECORD,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "availability");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tdt_availability_strip_init (TdtAvailabilityStrip *strip)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  strip->cells = g_ptr_array_new_with_free_func (g_free);
  strip->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (strip->grid, 2);
  gtk_grid_set_row_spacing (strip->grid, 2);
  gtk_widget_set_parent (GTK_WIDGET (strip->grid), GTK_WIDGET (strip));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (stroke_begin_cb), strip);
  g_signal_connect (drag, "drag-update", G_CALLBACK (stroke_cb), strip);
  gtk_widget_add_controller (GTK_WIDGET (strip), GTK_EVENT_CONTROLLER (drag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Availability"), -1);
}

GtkWidget *
tdt_availability_strip_new (TdtDesk *desk)
{
  TdtAvailabilityStrip *strip = g_object_new (TDT_TYPE_AVAILABILITY_STRIP, NULL);

  strip->desk = g_object_ref (desk);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (changed_cb), strip,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect (strip, "map", G_CALLBACK (update), NULL);
  return GTK_WIDGET (strip);
}
