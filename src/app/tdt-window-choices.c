/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Who could replace this speaker?" and "Where could this session go?", looked for in a thread. */
#include "config.h"

#include "tdt-choices-window-private.h"
#include "tdt-names.h"
#include "tdt-place.h"
#include "tdt-precedence-window-private.h"
#include "tdt-ranks-window-private.h"
#include "tdt-replacement.h"
#include "tdt-send-window-private.h"
#include "tdt-window-private.h"
#include "tdt-workspace-planning.h"

#include <glib/gi18n-lib.h>

#define N_PLACES 5
#define N_REPLACEMENTS 8

/* What is looked for; @found is (element-type TdtPlace) or (element-type TdtReplacement), good as
 * long as the root. */
typedef struct
{
  TdtRoot *root;
  char *uid;
  GPtrArray *found;
  GWeakRef window;
} Search;

static void
free_search (gpointer data)
{
  Search *search = data;

  g_clear_pointer (&search->found, g_ptr_array_unref);
  tdt_root_unref (search->root);
  g_free (search->uid);
  g_weak_ref_clear (&search->window);
  g_free (search);
}

static void
start_search (TdtWindow *window, const char *uid, TdtChoicesWindow *choices, GTaskThreadFunc look,
              GAsyncReadyCallback done)
{
  Search *search = g_new0 (Search, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done, NULL);

  search->root = tdt_root_ref (tdt_desk_get_root (window->desk));
  search->uid = g_strdup (uid);
  g_weak_ref_init (&search->window, choices);
  g_task_set_source_tag (task, start_search);
  g_task_set_task_data (task, search, free_search);
  g_task_run_in_thread (task, look);
  gtk_window_present (GTK_WINDOW (choices));
}

static void
look_for_places (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;

  search->found = tdt_places_find (search->root, tdt_root_lookup (search->root, search->uid),
                                   TDT_PLACE_ANY, N_PLACES);
  g_task_return_boolean (task, TRUE);
}

static void
look_for_replacements (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;

  search->found = tdt_replacements_find (search->root, tdt_root_lookup (search->root, search->uid),
                                         N_REPLACEMENTS);
  g_task_return_boolean (task, TRUE);
}

/* A place outlives the root it was found in by what it is called. */
typedef struct
{
  char *session;
  char *label;
  TdtTime *start;
  char *room;
} Spot;

static void
free_spot (gpointer data)
{
  Spot *spot = data;

  g_free (spot->session);
  g_free (spot->label);
  g_free (spot->room);
  tdt_time_unref (spot->start);
  g_free (spot);
}

static gboolean
take_spot (TdtWorkspace *workspace, gpointer data, GError **error)
{
  const Spot *spot = data;
  TdtPlace place = { spot->start,
                     tdt_root_lookup_kind (tdt_workspace_get_root (workspace), TDT_KIND_ROOM,
                                           spot->room),
                     spot->label, NULL, 0 };

  return tdt_workspace_apply_place (workspace, spot->session, &place, error);
}

static void
places_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (TdtChoicesWindow) window = g_weak_ref_get (&search->window);

  for (guint i = 0; window != NULL && i < search->found->len; i++)
    {
      const TdtPlace *place = search->found->pdata[i];
      Spot *spot = g_new0 (Spot, 1);

      spot->session = g_strdup (search->uid);
      spot->label = g_strdup (place->label);
      spot->start = tdt_time_ref (place->start);
      spot->room = place->room != NULL ? g_strdup (tdt_row_get_uid (place->room)) : NULL;
      tdt_choices_window_add (window, place->label, (const char *const *) place->reasons,
                              _ ("Put here"), take_spot, spot, free_spot);
    }
  if (window != NULL)
    tdt_choices_window_end (
        window, _ ("No place was found where its people and a room are free. Give the session "
                   "minutes, or the event more hours or rooms."));
}

/* A participant and the person for it. */
typedef struct
{
  char *participant;
  char *person;
} Pair;

static void
free_pair (gpointer data)
{
  Pair *pair = data;

  g_free (pair->participant);
  g_free (pair->person);
  g_free (pair);
}

static Pair *
make_pair (const Search *search, const TdtRow *person)
{
  Pair *pair = g_new (Pair, 1);

  pair->participant = g_strdup (search->uid);
  pair->person = g_strdup (tdt_row_get_uid (person));
  return pair;
}

static gboolean
take_replacement (TdtWorkspace *workspace, gpointer data, GError **error)
{
  const Pair *pair = data;

  return tdt_workspace_replace (workspace, pair->participant, pair->person, error);
}

static gboolean
take_representative (TdtWorkspace *workspace, gpointer data, GError **error)
{
  const Pair *pair = data;

  return tdt_workspace_represent (workspace, pair->participant, pair->person, error);
}

static void
replacements_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (TdtChoicesWindow) window = g_weak_ref_get (&search->window);
  const TdtRow *participant = tdt_root_lookup (search->root, search->uid);

  for (guint i = 0; window != NULL && i < search->found->len; i++)
    {
      const TdtReplacement *replacement = search->found->pdata[i];
      g_autofree char *name = tdt_person_dup_name (replacement->person);
      GtkWidget *row = tdt_choices_window_add (
          window, name, (const char *const *) replacement->reasons, _ ("Replace"), take_replacement,
          make_pair (search, replacement->person), free_pair);

      /* Nobody can stand in for somebody who is still to be named. */
      if (tdt_row_has (participant, TDT_PARTICIPANT_PERSON))
        tdt_choices_window_add_button (window, row, _ ("Represent"), take_representative,
                                       make_pair (search, replacement->person), free_pair);
    }
  if (window != NULL)
    tdt_choices_window_end (window, _ ("Nobody of the people of this event is free then."));
}

/* Returns: (nullable): the record that a command is for: the one it names, or else the selected. */
static const TdtRow *
find_target (TdtWindow *window, TdtKindId kind, GVariant *parameter)
{
  const char *uid = g_variant_get_string (parameter, NULL);
  TdtRecord *selected = *uid == '\0' ? tdt_desk_get_selected (window->desk, kind) : NULL;

  if (selected != NULL)
    uid = tdt_record_get_uid (selected);
  return tdt_root_lookup_kind (tdt_desk_get_root (window->desk), kind, uid);
}

static void
find_place_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  const TdtRow *session = find_target (window, TDT_KIND_SESSION, parameter);
  g_autofree char *title = NULL;
  g_autofree char *question = NULL;

  if (session == NULL)
    {
      tdt_window_tell (window, _ ("Choose a session first"));
      return;
    }
  title = tdt_session_dup_title (session);
  /* Translators: %s is a session's title. */
  question = g_strdup_printf (_ ("Where could “%s” go? The best place comes first."), title);
  start_search (
      window, tdt_row_get_uid (session),
      tdt_choices_window_new (window->desk, GTK_WINDOW (window), _ ("Find a place"), question),
      look_for_places, places_found_cb);
}

static void
find_replacement_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  const TdtRow *participant = find_target (window, TDT_KIND_PARTICIPANT, parameter);
  const TdtRow *session;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *question = NULL;

  if (participant == NULL)
    {
      tdt_window_tell (window, _ ("Choose a participant of a session first"));
      return;
    }
  session = tdt_root_follow (tdt_desk_get_root (window->desk), participant,
                             TDT_PARTICIPANT_SESSION);
  name = tdt_participant_dup_name (tdt_desk_get_root (window->desk), participant);
  title = session != NULL ? tdt_session_dup_title (session) : g_strdup ("");
  /* Translators: a person, a session's title. */
  question = g_strdup_printf (_ ("Who could replace %s in “%s”? All are free at that time."), name,
                              title);
  start_search (window, tdt_row_get_uid (participant),
                tdt_choices_window_new (window->desk, GTK_WINDOW (window), _ ("Find a replacement"),
                                        question),
                look_for_replacements, replacements_found_cb);
}

/* Of the session that is named, or of everybody. */
static void
show_precedence_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);

  gtk_window_present (tdt_precedence_window_new (window->desk, GTK_WINDOW (window),
                                                 g_variant_get_string (parameter, NULL)));
}

static void
show_ranks_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);

  gtk_window_present (tdt_ranks_window_new (window->desk, GTK_WINDOW (window)));
}

static void
send_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);

  gtk_window_present (tdt_send_window_new (window->desk, GTK_WINDOW (window),
                                           g_variant_get_string (parameter, NULL)));
}

void
tdt_window_install_choices (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find-place", "s", find_place_cb);
  gtk_widget_class_install_action (widget_class, "win.find-replacement", "s", find_replacement_cb);
  gtk_widget_class_install_action (widget_class, "win.show-precedence", "s", show_precedence_cb);
  gtk_widget_class_install_action (widget_class, "win.send", "s", send_cb);
  gtk_widget_class_install_action (widget_class, "win.show-ranks", NULL, show_ranks_cb);
}
