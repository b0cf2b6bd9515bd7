/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-page-maker-private.h"

/* Microseconds at a time, short beside the 16,700 between two frames. */
#define SLICE 5000
/* What the user waits for comes first: the page that is shown, drawn and drawn again with what
 * came late. */
#define FRAMES_BEFORE 2

struct _TdtPageMaker
{
  GtkWidget *widget;
  char **names;
  TdtMakePageFunc make;
  void (*ready) (gpointer user_data);
  gpointer user_data;

  guint next;
  guint n_frames;
  guint tick;
  guint idle;
  /* Parts of the page made last, parents before their children. */
  GPtrArray *unmeasured;
};

static void
add_parts (GPtrArray *parts, GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget) || GTK_IS_NATIVE (widget))
    return;
  g_ptr_array_add (parts, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_parts (parts, child);
}

/* A widget remembers its size, so that its parents need not ask for the sizes of all their parts in
 * one go when they are shown. */
static void
measure_some (TdtPageMaker *maker)
{
  gint64 until = g_get_monotonic_time () + SLICE;

  while (maker->unmeasured->len > 0 && g_get_monotonic_time () < until)
    {
      g_autoptr (GtkWidget)
          widget = g_ptr_array_steal_index (maker->unmeasured, maker->unmeasured->len - 1);

      if (gtk_widget_get_root (widget) != NULL)
        gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
    }
}

static void wait_for_frames (TdtPageMaker *maker);

/* Whether there is more to do now. */
static gboolean
begin_next_page (TdtPageMaker *maker)
{
  void (*ready) (gpointer user_data) = g_steal_pointer (&maker->ready);

  if (ready != NULL && maker->next > 0)
    {
      wait_for_frames (maker);
      ready (maker->user_data);
      return FALSE;
    }
  maker->ready = ready;
  return maker->names[maker->next] != NULL;
}

static gboolean
work_cb (gpointer user_data)
{
  TdtPageMaker *maker = user_data;
  GtkWidget *page;

  if (maker->unmeasured->len > 0)
    {
      measure_some (maker);
      return G_SOURCE_CONTINUE;
    }
  if (!begin_next_page (maker))
    {
      maker->idle = 0;
      return G_SOURCE_REMOVE;
    }
  page = maker->make (maker->names[maker->next], maker->user_data);
  if (page == NULL)
    return G_SOURCE_CONTINUE;
  maker->next++;
  if (!gtk_widget_get_mapped (page))
    add_parts (maker->unmeasured, page);
  return G_SOURCE_CONTINUE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TdtPageMaker *maker = user_data;

  if (++maker->n_frames <= FRAMES_BEFORE)
    return G_SOURCE_CONTINUE;
  maker->tick = 0;
  maker->idle = g_idle_add_full (G_PRIORITY_LOW, work_cb, maker, NULL);
  return G_SOURCE_REMOVE;
}

static void
wait_for_frames (TdtPageMaker *maker)
{
  maker->tick = gtk_widget_add_tick_callback (maker->widget, tick_cb, maker, NULL);
}

TdtPageMaker *
tdt_page_maker_new (GtkWidget *widget, const char *const *names, TdtMakePageFunc make,
                    void (*ready) (gpointer user_data), gpointer user_data)
{
  TdtPageMaker *maker = g_new0 (TdtPageMaker, 1);

  maker->widget = widget;
  maker->names = g_strdupv ((char **) names);
  maker->make = make;
  maker->ready = ready;
  maker->user_data = user_data;
  maker->unmeasured = g_ptr_array_new_with_free_func (g_object_unref);
  if (ready != NULL)
    maker->idle = g_idle_add (work_cb, maker);
  else
    wait_for_frames (maker);
  return maker;
}

void
tdt_page_maker_free (TdtPageMaker *maker)
{
  if (maker->tick != 0)
    gtk_widget_remove_tick_callback (maker->widget, maker->tick);
  g_clear_handle_id (&maker->idle, g_source_remove);
  g_strfreev (maker->names);
  g_ptr_array_unref (maker->unmeasured);
  g_free (maker);
}
