/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-live-window-private.h"

#include "tdt-adaptive-bin.h"
#include "tdt-banner.h"
#include "tdt-control-name.h"
#include "tdt-interval.h"
#include "tdt-live-face.h"
#include "tdt-live-side-private.h"
#include "tdt-live-words-private.h"
#include "tdt-names.h"
#include "tdt-room-screen-private.h"
#include "tdt-workspace-live.h"
#include "tdt-workspace-preview.h"
#include "tdt-wrap-box.h"

#include <glib/gi18n-lib.h>

#define TICK_SECONDS 1
#define SECONDS_PER_MINUTE 60

struct _TdtLiveWindow
{
  AdwWindow parent_instance;

  TdtAdaptiveBin *adaptive;
  GtkDropDown *sessions;
  GtkStringList *session_names;
  TdtBanner *proposal;
  GtkBox *columns;
  TdtLiveFace *face;
  GtkLabel *standing;
  GtkButton *main_button;
  GtkButton *pause_button;
  TdtLiveSide *side;

  TdtDesk *desk;
  TdtLiveNow now;
  gpointer now_data;
  char *session;
  /* (element-type utf8): uids of the track, in the order of the choice. */
  GPtrArray *track;
  gboolean updating;
  guint tick;
  /* Closed by itself, or with this window. */
  TdtRoomScreen *room_screen;
};

G_DEFINE_FINAL_TYPE (TdtLiveWindow, tdt_live_window, ADW_TYPE_WINDOW)

static gint64
read_clock (gpointer data)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gint64
get_now (TdtLiveWindow *window)
{
  return window->now (window->now_data);
}

static TdtWorkspace *
get_workspace (TdtLiveWindow *window)
{
  return tdt_desk_get_workspace (window->desk);
}

const TdtRow *
tdt_live_window_get_session (TdtLiveWindow *window)
{
  g_return_val_if_fail (TDT_IS_LIVE_WINDOW (window), NULL);

  return tdt_root_lookup_kind (tdt_desk_get_root (window->desk), TDT_KIND_SESSION, window->session);
}

static void
update_actions (TdtLiveWindow *window, const TdtLive *live)
{
  GtkWidget *widget = GTK_WIDGET (window);
  gboolean on = live->state == TDT_LIVE_RUNNING || live->state == TDT_LIVE_PAUSED;

  gtk_widget_action_set_enabled (widget, "live.pause", on);
  gtk_widget_action_set_enabled (widget, "live.give", on);
  gtk_widget_action_set_enabled (widget, "live.finish", on);
  gtk_widget_action_set_enabled (widget, "live.skip", on && live->next != NULL);
  gtk_widget_action_set_enabled (widget, "live.swap", on && live->next != NULL);
  gtk_widget_action_set_enabled (widget, "live.catch-up", on && live->behind >= SECONDS_PER_MINUTE);
  gtk_widget_action_set_enabled (widget, "live.undo",
                                 tdt_workspace_get_can_undo (get_workspace (window)));
  gtk_button_set_label (window->main_button, tdt_live_get_main_label (live));
  gtk_button_set_label (window->pause_button,
                        live->state == TDT_LIVE_PAUSED ? _ ("Go On") : _ ("Pause"));
}

static void
update_proposal (TdtLiveWindow *window)
{
  gboolean shown = tdt_workspace_is_previewing (get_workspace (window));

  gtk_widget_action_set_enabled (GTK_WIDGET (window), "live.apply", shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "live.drop", shown);
  if (shown)
    {
      g_autoptr (GPtrArray) sentences = tdt_workspace_list_preview (get_workspace (window));
      g_autofree char *text = NULL;

      g_ptr_array_add (sentences, NULL);
      text = g_strjoinv (" ", (char **) sentences->pdata);
      tdt_banner_show (window->proposal, text);
    }
  else
    tdt_banner_hide (window->proposal);
}

void
tdt_live_window_tick (TdtLiveWindow *window)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  const TdtRow *session = tdt_live_window_get_session (window);
  gint64 now = get_now (window);
  g_autofree char *standing = NULL;
  TdtLive live = { .state = TDT_LIVE_AHEAD };

  tdt_live_face_show (window->face, root, session, now);
  if (window->room_screen != NULL)
    tdt_room_screen_show (window->room_screen, root, session, now);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "live.go-on", session != NULL);
  if (session != NULL)
    {
      tdt_live_read (root, session, now, &live);
      tdt_live_side_tick (window->side, root, session, now);
    }
  standing = session != NULL ? tdt_live_dup_standing (&live) : g_strdup ("");
  gtk_label_set_label (window->standing, standing);
  update_actions (window, &live);
}

static void
fill_sessions (TdtLiveWindow *window, const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray) track = tdt_live_list_track (root, session);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  guint selected = 0;

  g_ptr_array_set_size (window->track, 0);
  for (guint i = 0; i < track->len; i++)
    {
      g_autofree char *title = tdt_session_dup_title (track->pdata[i]);
      g_autofree char *hours = tdt_session_dup_hours (track->pdata[i]);
      g_autofree char *name = g_strdup_printf ("%s  %s", hours, title);

      g_strv_builder_add (names, name);
      g_ptr_array_add (window->track, g_strdup (tdt_row_get_uid (track->pdata[i])));
      if (track->pdata[i] == session)
        selected = i;
    }
  strings = g_strv_builder_end (names);
  gtk_string_list_splice (window->session_names, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (window->session_names)),
                          (const char *const *) strings);
  gtk_drop_down_set_selected (window->sessions, selected);
}

/* After an edit, or when another session is chosen. */
static void
update (TdtLiveWindow *window)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  const TdtRow *session = tdt_live_window_get_session (window);

  window->updating = TRUE;
  if (session == NULL)
    session = tdt_live_find_current (root, get_now (window));
  g_free (window->session);
  window->session = session != NULL ? g_strdup (tdt_row_get_uid (session)) : NULL;
  if (session != NULL)
    {
      fill_sessions (window, root, session);
      tdt_live_side_fill (window->side, root, session, get_now (window));
    }
  update_proposal (window);
  window->updating = FALSE;
  tdt_live_window_tick (window);
}

static void
choose_session (TdtLiveWindow *window, const char *uid)
{
  char *copy = g_strdup (uid);

  g_free (window->session);
  window->session = copy;
  update (window);
}

static void
session_chosen_cb (TdtLiveWindow *window)
{
  guint selected = gtk_drop_down_get_selected (window->sessions);

  if (!window->updating && selected < window->track->len)
    choose_session (window, window->track->pdata[selected]);
}

static void
report (TdtLiveWindow *window, GError *error)
{
  if (error != NULL)
    tdt_desk_report (window->desk, error);
}

static void
do_deed (TdtLiveWindow *window, TdtLiveDeed deed)
{
  GError *error = NULL;

  if (window->session != NULL)
    tdt_workspace_live_do (get_workspace (window), window->session, deed, get_now (window), &error);
  report (window, error);
}

static void
speaker_cb (TdtLiveWindow *window, const char *uid)
{
  const TdtRow *session = tdt_live_window_get_session (window);
  const TdtRow *turn = session != NULL
                           ? tdt_live_get_turn (tdt_desk_get_root (window->desk), session)
                           : NULL;
  gboolean same = turn != NULL &&
                  g_strcmp0 (tdt_row_get_text (turn, TDT_TURN_PARTICIPANT), uid) == 0;
  GError *error = NULL;

  /* Whoever is speaking and is chosen again has finished. */
  if (session != NULL)
    tdt_workspace_live_speak (get_workspace (window), window->session, same ? NULL : uid,
                              get_now (window), &error);
  report (window, error);
}

/* The one after this, if there is one. */
static void
choose_next_session (TdtLiveWindow *window)
{
  guint selected = gtk_drop_down_get_selected (window->sessions);

  if (selected + 1 < window->track->len)
    choose_session (window, window->track->pdata[selected + 1]);
}

static void
go_on_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtLiveWindow *window = TDT_LIVE_WINDOW (widget);
  const TdtRow *session = tdt_live_window_get_session (window);

  if (session == NULL)
    return;
  switch (tdt_live_get_state (session))
    {
    case TDT_LIVE_AHEAD:
      do_deed (window, TDT_LIVE_DEED_START);
      break;
    case TDT_LIVE_OVER:
      choose_next_session (window);
      break;
    case TDT_LIVE_RUNNING:
    case TDT_LIVE_PAUSED:
    default:
      do_deed (window, TDT_LIVE_DEED_NEXT);
    }
}

static void
deed_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *action;
    TdtLiveDeed deed;
  } deeds[] = {
    { "live.pause", TDT_LIVE_DEED_PAUSE },   { "live.give", TDT_LIVE_DEED_GIVE },
    { "live.skip", TDT_LIVE_DEED_SKIP },     { "live.swap", TDT_LIVE_DEED_SWAP },
    { "live.finish", TDT_LIVE_DEED_FINISH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].action, action))
      do_deed (TDT_LIVE_WINDOW (widget), deeds[i].deed);
}

static void
catch_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtLiveWindow *window = TDT_LIVE_WINDOW (widget);
  GError *error = NULL;

  if (window->session != NULL)
    tdt_workspace_live_catch_up (get_workspace (window), window->session, get_now (window), &error);
  report (window, error);
}

static void
proposal_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWorkspace *workspace = get_workspace (TDT_LIVE_WINDOW (widget));

  if (g_str_equal (action, "live.apply"))
    tdt_workspace_accept_preview (workspace);
  else if (g_str_equal (action, "live.drop"))
    tdt_workspace_drop_preview (workspace);
  else
    tdt_workspace_undo (workspace);
  update_proposal (TDT_LIVE_WINDOW (widget));
}

static void
fullscreen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
room_screen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtLiveWindow *window = TDT_LIVE_WINDOW (widget);

  if (window->room_screen == NULL)
    g_set_weak_pointer (&window->room_screen, tdt_room_screen_new ());
  gtk_window_present (GTK_WINDOW (window->room_screen));
  tdt_live_window_tick (window);
}

static gboolean
tick_cb (gpointer data)
{
  tdt_live_window_tick (data);
  return G_SOURCE_CONTINUE;
}

static void
narrow_changed_cb (TdtLiveWindow *window)
{
  if (tdt_adaptive_bin_get_narrow (window->adaptive))
    gtk_widget_add_css_class (GTK_WIDGET (window->face), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (window->face), "narrow");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (window->columns),
                                  tdt_adaptive_bin_get_narrow (window->adaptive)
                                      ? GTK_ORIENTATION_VERTICAL
                                      : GTK_ORIENTATION_HORIZONTAL);
}

static void
tdt_live_window_dispose (GObject *object)
{
  TdtLiveWindow *window = TDT_LIVE_WINDOW (object);

  g_clear_handle_id (&window->tick, g_source_remove);
  if (window->room_screen != NULL)
    gtk_window_destroy (GTK_WINDOW (window->room_screen));
  g_clear_weak_pointer (&window->room_screen);
  g_clear_object (&window->desk);
  g_clear_pointer (&window->session, g_free);
  g_clear_pointer (&window->track, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_live_window_parent_class)->dispose (object);
}

/* The keys of presenter remotes are among them. */
static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_space, 0, "live.go-on" },  { GDK_KEY_Page_Down, 0, "live.go-on" },
    { GDK_KEY_Right, 0, "live.go-on" },  { GDK_KEY_F5, 0, "live.go-on" },
    { GDK_KEY_period, 0, "live.pause" }, { GDK_KEY_p, GDK_CONTROL_MASK, "live.pause" },
    { GDK_KEY_Pause, 0, "live.pause" },  { GDK_KEY_plus, 0, "live.give" },
    { GDK_KEY_KP_Add, 0, "live.give" },  { GDK_KEY_F11, 0, "live.fullscreen" },
    { GDK_KEY_Escape, 0, "live.leave" }, { GDK_KEY_z, GDK_CONTROL_MASK, "live.undo" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const deeds[] = { "live.pause", "live.give", "live.skip", "live.swap",
                                       "live.finish" };
  static const char *const answers[] = { "live.apply", "live.drop", "live.undo" };

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    gtk_widget_class_install_action (widget_class, deeds[i], NULL, deed_cb);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_widget_class_install_action (widget_class, answers[i], NULL, proposal_cb);
  gtk_widget_class_install_action (widget_class, "live.go-on", NULL, go_on_cb);
  gtk_widget_class_install_action (widget_class, "live.catch-up", NULL, catch_up_cb);
  gtk_widget_class_install_action (widget_class, "live.fullscreen", NULL, fullscreen_cb);
  gtk_widget_class_install_action (widget_class, "live.leave", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "live.room-screen", NULL, room_screen_cb);
}

static void
tdt_live_window_class_init (TdtLiveWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_live_window_dispose;
  g_type_ensure (TDT_TYPE_ADAPTIVE_BIN);
  g_type_ensure (TDT_TYPE_BANNER);
  g_type_ensure (TDT_TYPE_LIVE_FACE);
  g_type_ensure (TDT_TYPE_LIVE_SIDE);
  g_type_ensure (TDT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-live-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtLiveWindow, adaptive);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveWindow, sessions);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveWindow, session_names);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveWindow, proposal);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveWindow, face);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveWindow, standing);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveWindow, main_button);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveWindow, pause_button);
  gtk_widget_class_bind_template_child (widget_class, TdtLiveWindow, side);
  gtk_widget_class_bind_template_callback (widget_class, session_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, speaker_cb);
  install_actions (widget_class);
  add_keys (widget_class);
}

static void
tdt_live_window_init (TdtLiveWindow *window)
{
  window->track = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (window));
  tdt_control_set_name (GTK_WIDGET (window->sessions), _ ("Session"));
  tdt_banner_add_button (window->proposal, _ ("_Drop"), "live.drop", FALSE);
  tdt_banner_add_button (window->proposal, _ ("_Apply"), "live.apply", TRUE);
  g_signal_connect_object (window->adaptive, "notify::narrow", G_CALLBACK (narrow_changed_cb),
                           window, G_CONNECT_SWAPPED);
}

TdtLiveWindow *
tdt_live_window_new (TdtDesk *desk, GtkWindow *parent, TdtLiveNow now, gpointer data)
{
  TdtLiveWindow *window = g_object_new (TDT_TYPE_LIVE_WINDOW, "transient-for", parent,
                                        "destroy-with-parent", TRUE, NULL);
  const TdtRow *current;

  window->desk = g_object_ref (desk);
  window->now = now != NULL ? now : read_clock;
  window->now_data = data;
  current = tdt_live_find_current (tdt_desk_get_root (desk), get_now (window));
  window->session = current != NULL ? g_strdup (tdt_row_get_uid (current)) : NULL;
  update (window);
  /* So that the space bar goes on from the start. */
  gtk_window_set_focus (GTK_WINDOW (window), GTK_WIDGET (window->main_button));
  g_signal_connect_object (get_workspace (window), "changed", G_CALLBACK (update), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_workspace (window), "notify::proposal", G_CALLBACK (update_proposal),
                           window, G_CONNECT_SWAPPED);
  window->tick = g_timeout_add_seconds (TICK_SECONDS, tick_cb, window);
  return window;
}
