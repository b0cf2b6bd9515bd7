/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-attendance-window-private.h"

#include "tdt-live.h"
#include "tdt-names.h"
#include "tdt-record-table.h"
#include "tdt-window-private.h"
#include "tdt-words.h"
#include "tdt-workspace-live.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdtAttendanceWindow
{
  AdwWindow parent_instance;

  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkNoSelection *selection;
  GtkWidget *walk_in_button;
  GtkStack *stack;

  TdtDesk *desk;
  TdtRecordTable *table;
};

G_DEFINE_FINAL_TYPE (TdtAttendanceWindow, tdt_attendance_window, ADW_TYPE_WINDOW)

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static char *
dup_key (const TdtRoot *root, const TdtRow *person, gpointer data)
{
  g_autofree char *name = tdt_person_dup_list_name (person);

  return g_utf8_collate_key (name, -1);
}

static char *
dup_searched (const TdtRoot *root, const TdtRow *person, gpointer data)
{
  const TdtRow *organisation = tdt_root_follow (root, person, TDT_PERSON_ORGANISATION);
  g_autofree char *name = tdt_person_dup_name (person);
  g_autofree char *of = organisation != NULL ? tdt_organisation_dup_name (organisation)
                                             : g_strdup ("");

  return g_strconcat (name, " ", of, NULL);
}

static gboolean
is_here (const TdtRow *person)
{
  return tdt_row_has (person, TDT_PERSON_CHECKED_IN);
}

static void
set_here (TdtAttendanceWindow *window, const char *uid, gboolean here)
{
  GError *error = NULL;

  if (!tdt_workspace_check_in (tdt_desk_get_workspace (window->desk), uid, here, get_now (),
                               &error))
    tdt_desk_report (window->desk, error);
}

static void
update_count (TdtAttendanceWindow *window)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  guint n = tdt_root_count (root, TDT_KIND_PERSON);
  guint here = 0;
  g_autofree char *text = NULL;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    here += is_here (row) ? 1 : 0;
  text = g_strdup_printf (ngettext ("%'u of %'u person is here", "%'u of %'u people are here", n),
                          here, n);
  gtk_label_set_label (window->count, text);
}

static void
search_cb (TdtAttendanceWindow *window)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (window->entry));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *label = NULL;
  gboolean found;

  tdt_record_table_set_search (window->table, text);
  found = g_list_model_get_n_items (G_LIST_MODEL (window->table)) > 0;
  gtk_stack_set_visible_child_name (window->stack, found ? "list" : "nobody");
  /* Translators: %s is a name that the user typed */
  label = g_strdup_printf (_ ("“%s” Came Unexpectedly"), stripped);
  gtk_button_set_label (GTK_BUTTON (window->walk_in_button), label);
  gtk_widget_set_visible (window->walk_in_button, *stripped != '\0');
}

static gboolean
search_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TDT_ATTENDANCE_WINDOW (widget)->entry));
}

/* Scanners come set to an American keyboard; what they type as on that one is other letters on a
 * French one. Key by key, what is typed there: */
static char *
dup_as_american (const char *text)
{
  static const char american[] = "1234567890-aqwzm";
  static const char *const french[] = { "&", "é", "\"", "'", "(", "-", "è", "_",
                                        "ç", "à", ")",  "q", "a", "z", "w", "," };
  GString *undone = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gsize length = (gsize) (g_utf8_next_char (at) - at);
      guint i = 0;

      while (i < G_N_ELEMENTS (french) &&
             (strlen (french[i]) != length || strncmp (french[i], at, length) != 0))
        i++;
      if (i < G_N_ELEMENTS (french))
        g_string_append_c (undone, american[i]);
      else
        g_string_append_len (undone, at, (gssize) length);
    }
  return g_string_free (undone, FALSE);
}

/* Whose badge was read. */
static const TdtRow *
find_badge (const TdtRoot *root, const char *code)
{
  const TdtRow *person = tdt_root_lookup_kind (root, TDT_KIND_PERSON, code);
  g_autofree char *american = person == NULL ? dup_as_american (code) : NULL;

  return person != NULL ? person : tdt_root_lookup_kind (root, TDT_KIND_PERSON, american);
}

gboolean
tdt_attendance_window_enter (TdtAttendanceWindow *window, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const TdtRow *person = find_badge (tdt_desk_get_root (window->desk), stripped);
  g_autoptr (TdtRecord) first = NULL;

  if (*stripped == '\0')
    return FALSE;
  if (person == NULL)
    {
      tdt_record_table_set_search (window->table, stripped);
      first = g_list_model_get_item (G_LIST_MODEL (window->table), 0);
      person = first != NULL ? tdt_record_get_row (first) : NULL;
    }
  if (person == NULL)
    return FALSE;
  if (!is_here (person))
    set_here (window, tdt_row_get_uid (person), TRUE);
  return TRUE;
}

/* The entry is ready for the next at once. */
static void
enter_cb (TdtAttendanceWindow *window)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (window->entry)));

  if (tdt_attendance_window_enter (window, text))
    gtk_editable_set_text (GTK_EDITABLE (window->entry), "");
  search_cb (window);
}

static void
walk_in_cb (TdtAttendanceWindow *window)
{
  GError *error = NULL;
  g_autofree char *uid = tdt_workspace_walk_in (
      tdt_desk_get_workspace (window->desk), gtk_editable_get_text (GTK_EDITABLE (window->entry)),
      get_now (), &error);

  if (uid == NULL)
    tdt_desk_report (window->desk, error);
  gtk_editable_set_text (GTK_EDITABLE (window->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (window->entry));
}

/* What is in the list is shown in the window of the project. */
static void
import_cb (TdtAttendanceWindow *window)
{
  tdt_window_choose_attendees (TDT_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (window))),
                               NULL);
  gtk_window_close (GTK_WINDOW (window));
}

/* When somebody came, and what was over by then. */
static char *
dup_hint (const TdtRoot *root, const TdtRow *person)
{
  const TdtTime *came = tdt_row_get_time (person, TDT_PERSON_CHECKED_IN);
  const TdtRow *organisation = tdt_root_follow (root, person, TDT_PERSON_ORGANISATION);
  g_autoptr (GPtrArray) missed = tdt_live_list_missed (root, person);
  g_autofree char *clock = NULL;
  g_autofree char *title = NULL;

  if (came == NULL)
    return organisation != NULL ? tdt_organisation_dup_name (organisation) : g_strdup ("");
  clock = tdt_words_dup_clock (tdt_time_minute_of_day (came));
  if (missed->len == 0)
    /* Translators: %s is a time of day */
    return g_strdup_printf (_ ("here since %s"), clock);
  title = tdt_session_dup_title (missed->pdata[missed->len - 1]);
  /* Translators: a time of day, the title of a session */
  return g_strdup_printf (_ ("here since %s, after “%s”"), clock, title);
}

static void
show_row (GtkListItem *item, TdtDesk *desk)
{
  TdtRecord *record = gtk_list_item_get_item (item);
  const TdtRow *person = tdt_record_get_row (record);
  GtkWidget *check = gtk_list_item_get_child (item);
  GtkWidget *words = g_object_get_data (G_OBJECT (check), "words");
  g_autofree char *name = tdt_person_dup_list_name (person);
  g_autofree char *hint = dup_hint (tdt_desk_get_root (desk), person);
  g_autofree char *text = g_markup_printf_escaped ("%s\n<small>%s</small>", name, hint);

  gtk_label_set_markup (GTK_LABEL (words), text);
  g_object_set_data (G_OBJECT (check), "showing", GINT_TO_POINTER (TRUE));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_here (person));
  g_object_set_data (G_OBJECT (check), "showing", NULL);
}

static void
record_changed_cb (TdtRecord *record, GParamSpec *pspec, GtkListItem *item)
{
  TdtAttendanceWindow *window = g_object_get_data (G_OBJECT (item), "window");

  show_row (item, window->desk);
}

static void
toggled_cb (GtkCheckButton *check, GtkListItem *item)
{
  TdtAttendanceWindow *window = g_object_get_data (G_OBJECT (item), "window");
  TdtRecord *record = gtk_list_item_get_item (item);

  if (record != NULL && g_object_get_data (G_OBJECT (check), "showing") == NULL)
    set_here (window, tdt_record_get_uid (record), gtk_check_button_get_active (check));
}

static void
setup_row_cb (TdtAttendanceWindow *window, GtkListItem *item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  g_object_set_data (G_OBJECT (check), "words", words);
  g_object_set_data (G_OBJECT (item), "window", window);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), item);
  gtk_list_item_set_child (item, check);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_row_cb (TdtAttendanceWindow *window, GtkListItem *item)
{
  g_signal_connect (gtk_list_item_get_item (item), "notify::checked-in",
                    G_CALLBACK (record_changed_cb), item);
  show_row (item, window->desk);
}

static void
unbind_row_cb (TdtAttendanceWindow *window, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_changed_cb, item);
}

static void
tdt_attendance_window_dispose (GObject *object)
{
  TdtAttendanceWindow *window = TDT_ATTENDANCE_WINDOW (object);

  if (window->selection != NULL)
    gtk_no_selection_set_model (window->selection, NULL);
  window->selection = NULL;
  g_clear_object (&window->table);
  g_clear_object (&window->desk);
  G_OBJECT_CLASS (tdt_attendance_window_parent_class)->dispose (object);
}

/* The entry keeps Escape to itself: first it lets go of what was typed, then of the window. */
static void
stop_search_cb (TdtAttendanceWindow *window)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (window->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (window->entry), "");
  else
    gtk_window_close (GTK_WINDOW (window));
}

static void
tdt_attendance_window_class_init (TdtAttendanceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_attendance_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tourdetable/TourDeTable/tdt-attendance-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtAttendanceWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, TdtAttendanceWindow, count);
  gtk_widget_class_bind_template_child (widget_class, TdtAttendanceWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, TdtAttendanceWindow, walk_in_button);
  gtk_widget_class_bind_template_child (widget_class, TdtAttendanceWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, walk_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, search_key_cb, NULL);
}

static void
tdt_attendance_window_init (TdtAttendanceWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
}

GtkWindow *
tdt_attendance_window_new (TdtDesk *desk, GtkWindow *parent)
{
  TdtAttendanceWindow *window = g_object_new (TDT_TYPE_ATTENDANCE_WINDOW, "transient-for", parent,
                                              "destroy-with-parent", TRUE, NULL);

  window->desk = g_object_ref (desk);
  window->table = tdt_record_table_new (tdt_desk_get_view (desk), TDT_KIND_PERSON, dup_key,
                                        dup_searched, NULL);
  gtk_no_selection_set_model (window->selection, G_LIST_MODEL (window->table));
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update_count),
                           window, G_CONNECT_SWAPPED);
  update_count (window);
  search_cb (window);
  /* A scanner types at once. */
  gtk_widget_grab_focus (GTK_WIDGET (window->entry));
  return GTK_WINDOW (window);
}
