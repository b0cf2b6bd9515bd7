/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timetable with very many sessions in sight is drawn from pictures that were kept: they show
 * what drawing all of it anew would show, whatever happened meanwhile. */
#include "tdt-edit.h"
#include "tdt-test-day.h"
#include "tdt-timetable-canvas-inside-private.h"
#include "tdt-timetable-private.h"

#include <adwaita.h>
#include <string.h>

#define WIDTH 900
#define HEIGHT 600
#define N_LANES 12
#define N_STARTS 40
#define MINUTES 20

typedef struct
{
  GtkWidget *window;
  TdtTimetable *timetable;
  TdtRoot *root;
} Fixture;

static void
settle (void)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 10;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
set (TdtEdit *edit, const char *uid, TdtFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  tdt_edit_set_text (edit, uid, field, text, &error);
  g_assert_no_error (error);
}

static TdtRoot *
make_root (void)
{
  g_autoptr (TdtRoot) day = tdt_test_day_new ();
  g_autoptr (TdtEdit) edit = tdt_edit_new (day);

  for (guint lane = 0; lane < N_LANES; lane++)
    for (guint nth = 0; nth < N_STARTS; nth++)
      {
        g_autofree char *uid = g_strdup_printf ("many-%u-%u", lane, nth);
        g_autofree char *title = g_strdup_printf ("Session %u of %u", nth, lane);
        g_autofree char *start = g_strdup_printf ("2017-09-27T%02u:%02u:00+02:00[Europe/Paris]",
                                                  6 + nth * MINUTES / 60, nth * MINUTES % 60);

        tdt_edit_add (edit, TDT_KIND_SESSION, uid, NULL);
        set (edit, uid, TDT_SESSION_TITLE, title);
        set (edit, uid, TDT_SESSION_START, start);
        set (edit, uid, TDT_SESSION_MINUTES, G_STRINGIFY (MINUTES));
        set (edit, uid, TDT_SESSION_ROOM, lane % 2 == 0 ? "r" : "s");
      }
  return tdt_edit_apply (edit);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = make_root ();
  fixture->timetable = g_object_new (TDT_TYPE_TIMETABLE, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->timetable));
  tdt_timetable_set_root (fixture->timetable, fixture->root);
  tdt_timetable_grid_set_zoom (fixture->timetable->grid, 1, 0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  tdt_root_unref (fixture->root);
}

/* What is to be seen of the canvas. */
static cairo_surface_t *
take_picture (Fixture *fixture)
{
  TdtTimetableCanvas *canvas = fixture->timetable->canvas;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, canvas->sight.width,
                                                         canvas->sight.height);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  GTK_WIDGET_GET_CLASS (canvas)->snapshot (GTK_WIDGET (canvas), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  cairo_translate (cr, -canvas->sight.x, -canvas->sight.y);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
are_equal (cairo_surface_t *one, cairo_surface_t *other)
{
  gsize length = (gsize) cairo_image_surface_get_stride (one) *
                 (gsize) cairo_image_surface_get_height (one);

  return cairo_image_surface_get_height (one) == cairo_image_surface_get_height (other) &&
         memcmp (cairo_image_surface_get_data (one), cairo_image_surface_get_data (other),
                 length) == 0;
}

/* What is kept shows what is; @before: (nullable): what was shown before and is another picture
 * now. */
static cairo_surface_t *
look (Fixture *fixture, cairo_surface_t *before)
{
  cairo_surface_t *kept;
  cairo_surface_t *fresh;

  settle ();
  kept = take_picture (fixture);
  tdt_timetable_tiles_clear (fixture->timetable->canvas->tiles);
  fresh = take_picture (fixture);
  g_assert_true (are_equal (kept, fresh));
  g_assert_true (before == NULL || !are_equal (before, kept));
  g_clear_pointer (&before, cairo_surface_destroy);
  cairo_surface_destroy (fresh);
  return kept;
}

/* Another kind, which shows as another colour, or no session any more. */
static void
edit (Fixture *fixture, const char *uid, const char *kind)
{
  g_autoptr (TdtEdit) change = tdt_edit_new (fixture->root);
  TdtRoot *root;

  if (kind != NULL)
    set (change, uid, TDT_SESSION_KIND, kind);
  else
    tdt_edit_remove (change, uid, NULL);
  root = tdt_edit_apply (change);
  tdt_timetable_set_root (fixture->timetable, root);
  tdt_root_unref (fixture->root);
  fixture->root = root;
}

static void
test_edits (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *picture = look (fixture, NULL);

  g_assert_true (fixture->timetable->canvas->style->plain);
  edit (fixture, "many-3-3", "break");
  picture = look (fixture, picture);
  tdt_timetable_set_session (fixture->timetable, "many-4-4");
  picture = look (fixture, picture);
  tdt_timetable_set_session (fixture->timetable, NULL);
  picture = look (fixture, picture);
  tdt_timetable_canvas_set_lifted (fixture->timetable->canvas, "many-5-5");
  picture = look (fixture, picture);
  edit (fixture, "many-6-6", NULL);
  picture = look (fixture, picture);
  tdt_timetable_grid_set_zoom (fixture->timetable->grid, 1.2, 0);
  picture = look (fixture, picture);
  cairo_surface_destroy (picture);
}

/* There and back, by steps that are no multiple of anything. */
static void
test_scrolling (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *first = look (fixture, NULL);
  cairo_surface_t *picture = look (fixture, NULL);

  for (guint i = 0; i < 8; i++)
    {
      tdt_timetable_grid_scroll_by (fixture->timetable->grid, 0, 37);
      picture = look (fixture, picture);
    }
  for (guint i = 0; i < 8; i++)
    {
      tdt_timetable_grid_scroll_by (fixture->timetable->grid, 0, -37);
      if (i == 3)
        edit (fixture, "many-1-1", "break");
      picture = look (fixture, picture);
    }
  g_assert_false (are_equal (first, picture));
  cairo_surface_destroy (first);
  cairo_surface_destroy (picture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add ("/widgets/timetable-many/edits", Fixture, NULL, set_up, test_edits, tear_down);
  g_test_add ("/widgets/timetable-many/scrolling", Fixture, NULL, set_up, test_scrolling,
              tear_down);
  return g_test_run ();
}
