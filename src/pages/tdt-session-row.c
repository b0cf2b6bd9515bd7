/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-session-row.h"

#include "tdt-words.h"

#include <glib/gi18n-lib.h>

struct _TdtSessionRow
{
  AdwBin parent_instance;

  GtkLabel *day_label;
  GtkWidget *card;
  GtkLabel *start_label;
  GtkLabel *end_label;
  GtkLabel *title_label;
  GtkLabel *details_label;

  TdtDesk *desk;
  TdtRecord *session;
  gulong handler;
  const char *kind_class;
};

G_DEFINE_FINAL_TYPE (TdtSessionRow, tdt_session_row, ADW_TYPE_BIN)

static void
append_detail (GString *details, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (details->len > 0)
    g_string_append (details, " · ");
  g_string_append (details, text);
}

static void
append_people (GString *details, const TdtRoot *root, const char *session)
{
  g_autoptr (GPtrArray)
      participants = tdt_root_get_referrers (root, session, TDT_PARTICIPANT_SESSION);
  g_autofree char *people = NULL;
  g_autofree char *open = NULL;
  guint n_open = 0;

  if (participants->len == 0)
    return;
  for (guint i = 0; i < participants->len; i++)
    if (tdt_row_get_token (participants->pdata[i], TDT_PARTICIPANT_STATUS) <=
        TDT_PARTICIPANT_STATUS_INVITED)
      n_open++;
  people = g_strdup_printf (ngettext ("%u person", "%u people", participants->len),
                            participants->len);
  append_detail (details, people);
  if (n_open == 0)
    return;
  open = g_strdup_printf (ngettext ("%u not confirmed", "%u not confirmed", n_open), n_open);
  append_detail (details, open);
}

static void
show_details (TdtSessionRow *row, const TdtRow *session)
{
  const TdtRoot *root = tdt_desk_get_root (row->desk);
  const TdtRow *room = tdt_root_follow (root, session, TDT_SESSION_ROOM);
  int kind = tdt_row_get_token (session, TDT_SESSION_KIND);
  g_autoptr (GString) details = g_string_new (NULL);

  if (kind != TDT_TOKEN_OTHER)
    append_detail (details, _ (tdt_token_label (TDT_TOKENS_SESSION_KIND, kind)));
  if (room != NULL)
    append_detail (details, tdt_row_get_text (room, TDT_ROOM_NAME));
  append_people (details, root, tdt_row_get_uid (session));
  gtk_label_set_label (row->details_label, details->str);
  if (row->kind_class != NULL)
    gtk_widget_remove_css_class (row->card, row->kind_class);
  row->kind_class = kind != TDT_TOKEN_OTHER ? tdt_token_word (TDT_TOKENS_SESSION_KIND, kind) : NULL;
  if (row->kind_class != NULL)
    gtk_widget_add_css_class (row->card, row->kind_class);
}

static void
show_times (TdtSessionRow *row, const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, TDT_UNSET);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *day = NULL;

  if (start == NULL)
    {
      gtk_label_set_label (row->start_label, "–");
      gtk_label_set_label (row->end_label, "");
      gtk_label_set_label (row->day_label, _ ("Not placed yet"));
      return;
    }
  from = tdt_words_dup_clock (tdt_time_minute_of_day (start));
  to = minutes != TDT_UNSET ? tdt_words_dup_clock (tdt_time_minute_of_day (start) + minutes)
                            : g_strdup ("");
  day = tdt_words_dup_day (tdt_time_julian (start));
  gtk_label_set_label (row->start_label, from);
  gtk_label_set_label (row->end_label, to);
  gtk_label_set_label (row->day_label, day);
}

static void
update (TdtSessionRow *row)
{
  const TdtRow *session = tdt_record_get_row (row->session);
  const char *title = tdt_row_get_text (session, TDT_SESSION_TITLE);

  if (!tdt_record_is_present (row->session))
    return;
  gtk_label_set_label (row->title_label, title != NULL ? title : _ ("Untitled session"));
  show_times (row, session);
  show_details (row, session);
}

TdtRecord *
tdt_session_row_get_session (TdtSessionRow *row)
{
  g_return_val_if_fail (TDT_IS_SESSION_ROW (row), NULL);

  return row->session;
}

void
tdt_session_row_set_session (TdtSessionRow *row, TdtDesk *desk, TdtRecord *session)
{
  g_return_if_fail (TDT_IS_SESSION_ROW (row));

  if (row->desk != NULL)
    g_clear_signal_handler (&row->handler, tdt_desk_get_workspace (row->desk));
  g_set_object (&row->desk, desk);
  g_set_object (&row->session, session);
  if (session == NULL)
    return;
  /* What it tells of the room and of people changes without the session itself changing. */
  row->handler = g_signal_connect_data (tdt_desk_get_workspace (desk), "changed",
                                        G_CALLBACK (update), row, NULL,
                                        G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (row);
}

void
tdt_session_row_set_heads_day (TdtSessionRow *row, gboolean heads)
{
  g_return_if_fail (TDT_IS_SESSION_ROW (row));

  gtk_widget_set_visible (GTK_WIDGET (row->day_label), heads);
}

static void
tdt_session_row_dispose (GObject *object)
{
  tdt_session_row_set_session (TDT_SESSION_ROW (object), NULL, NULL);
  G_OBJECT_CLASS (tdt_session_row_parent_class)->dispose (object);
}

static void
tdt_session_row_class_init (TdtSessionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_session_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-session-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtSessionRow, day_label);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionRow, card);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionRow, start_label);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionRow, end_label);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionRow, details_label);
}

static void
tdt_session_row_init (TdtSessionRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}
