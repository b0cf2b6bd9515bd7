/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What work a frame is while a timetable with more than 1,000 sessions in sight is scrolled, and
 * while one of them is dragged; beside a window that is drawn anew with nothing in it, and beside
 * drawing as many sessions without keeping anything. All in one window, by turns. */
#include "tdt-edit.h"
#include "tdt-timetable-drag-private.h"
#include "tdt-timetable-private.h"

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#define WIDTH 1280
#define HEIGHT 800
#define N_ROOMS 12
#define N_LANES 4
#define N_STARTS 60
#define MINUTES 20
#define ZOOM 1.25
#define N_NAIVE 1000
#define N_NAIVE_COLUMNS 40
#define N_ROUNDS 4
#define N_FRAMES 60
/* Frames at the start of a turn that only get things going. */
#define N_FIRST 4
#define MICROSECONDS_PER_MILLISECOND 1000.0

enum
{
  EMPTY,
  SCROLL,
  DRAG,
  NAIVE,
  N_WAYS
};

static const char *const names[N_WAYS] = { "empty window", "scrolling", "dragging", "naive" };

typedef struct
{
  GtkWidget *window;
  GtkWidget *stack;
  TdtTimetable *timetable;
  GArray *times[N_WAYS];
  int way;
  guint n_frames;
  gint64 begin;
  guint n_visible;
  GMainLoop *loop;
} Bench;

/* A page that is different in each frame: nothing on it, or everything made anew. */
#define TYPE_PAGE (page_get_type ())
G_DECLARE_FINAL_TYPE (Page, page, BENCH, PAGE, GtkWidget)

struct _Page
{
  GtkWidget parent_instance;

  gboolean naive;
  guint n_drawn;
};

G_DEFINE_FINAL_TYPE (Page, page, GTK_TYPE_WIDGET)

/* The same picture as of one of ours: round ground, stripe, start and title as far as they go. */
static void
draw_naive_session (GtkWidget *widget, GtkSnapshot *snapshot, guint i, guint shift)
{
  g_autofree char *text = g_strdup_printf ("%02u:%02u  Session %u of lane %u", i % 24, i % 60,
                                           i / 4, i % 4);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);
  float x = (float) (i % N_NAIVE_COLUMNS) * 30;
  float y = (float) (i / N_NAIVE_COLUMNS) * 25 - (float) (shift % 25);
  graphene_rect_t area = GRAPHENE_RECT_INIT (x, y, 28, 23);
  GskRoundedRect frame;

  bold->start_index = 7;
  pango_attr_list_insert (attributes, bold);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, 17 * PANGO_SCALE);
  gsk_rounded_rect_init_from_rect (&frame, &area, 6);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0.8f, 0.9f, 1, 1 }, &area);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0.2f, 0.4f, 1, 1 },
                             &GRAPHENE_RECT_INIT (x, y, 4, 23));
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + 10, y + 3));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA){ 0, 0, 0, 1 });
  gtk_snapshot_restore (snapshot);
}

static void
page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  Page *page = BENCH_PAGE (widget);
  float shade = page->n_drawn++ % 2 == 0 ? 0.97f : 0.98f;

  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ shade, shade, shade, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                  (float) gtk_widget_get_height (widget)));
  for (guint i = 0; page->naive && i < N_NAIVE; i++)
    draw_naive_session (widget, snapshot, i, page->n_drawn * 7);
}

static void
page_class_init (PageClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = page_snapshot;
}

static void
page_init (Page *page)
{
}

static void
set (TdtEdit *edit, const char *uid, TdtFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!tdt_edit_set_text (edit, uid, field, text, &error))
    g_error ("%s", error->message);
}

static void
add_session (TdtEdit *edit, guint room, guint lane, guint nth)
{
  static const char *const kinds[] = { "round-table", "talk", "workshop", "break", "debate" };
  int minute = (int) (nth * MINUTES);
  g_autofree char *uid = g_strdup_printf ("s-%u-%u-%u", room, lane, nth);
  g_autofree char *room_uid = g_strdup_printf ("r-%u", room);
  g_autofree char *title = g_strdup_printf ("Session %u of lane %u", nth, lane);
  g_autofree char *start = g_strdup_printf ("2017-09-27T%02d:%02d:00+02:00[Europe/Paris]",
                                            minute / 60, minute % 60);

  tdt_edit_add (edit, TDT_KIND_SESSION, uid, NULL);
  set (edit, uid, TDT_SESSION_TITLE, title);
  set (edit, uid, TDT_SESSION_KIND, kinds[(room + lane + nth) % G_N_ELEMENTS (kinds)]);
  set (edit, uid, TDT_SESSION_START, start);
  set (edit, uid, TDT_SESSION_MINUTES, G_STRINGIFY (MINUTES));
  set (edit, uid, TDT_SESSION_ROOM, room_uid);
}

static TdtRoot *
make_project (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  for (guint room = 0; room < N_ROOMS; room++)
    {
      g_autofree char *uid = g_strdup_printf ("r-%u", room);

      tdt_edit_add (edit, TDT_KIND_ROOM, uid, NULL);
      set (edit, uid, TDT_ROOM_NAME, uid);
      for (guint lane = 0; lane < N_LANES; lane++)
        for (guint nth = 0; nth < N_STARTS; nth++)
          add_session (edit, room, lane, nth);
    }
  return tdt_edit_apply (edit);
}

static void
start_turn (Bench *bench)
{
  static const char *const pages[N_WAYS] = { "empty", "timetable", "timetable", "naive" };
  int way = bench->way;

  bench->n_frames = 0;
  gtk_stack_set_visible_child_name (GTK_STACK (bench->stack), pages[way]);
  if (way == DRAG)
    tdt_timetable_drag_begin (bench->timetable, 400, 500);
}

static void
end_turn (Bench *bench)
{
  tdt_timetable_drag_cancel (bench->timetable);
  bench->way = (bench->way + 1) % N_WAYS;
  if (bench->way == EMPTY && bench->times[NAIVE]->len >= N_ROUNDS * (N_FRAMES - N_FIRST))
    g_main_loop_quit (bench->loop);
  else
    start_turn (bench);
}

/* Those whose whole block can be seen. */
static guint
count_in_sight (TdtTimetable *timetable)
{
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (timetable->canvas);
  graphene_rect_t sight;
  guint n = 0;

  if (!gtk_widget_compute_bounds (timetable->scroller, GTK_WIDGET (timetable), &sight))
    return 0;
  for (guint i = 0; i < plan->slots->len; i++)
    {
      graphene_rect_t area;

      if (tdt_timetable_get_session_area (
              timetable, tdt_row_get_uid (tdt_timetable_plan_get (plan, i)->session), &area) &&
          graphene_rect_contains_rect (&sight, &area))
        n++;
    }
  return n;
}

/* Up and down again, so that there is always something to scroll to. */
static void
act (Bench *bench)
{
  double step = bench->n_frames % N_FRAMES < N_FRAMES / 2 ? 9 : -9;

  switch (bench->way)
    {
    case SCROLL:
      tdt_timetable_grid_scroll_by (bench->timetable->grid, 0, step);
      if (bench->n_frames == 1)
        bench->n_visible = count_in_sight (bench->timetable);
      break;
    case DRAG:
      tdt_timetable_drag_update (bench->timetable, 410 + bench->n_frames * 6,
                                 500 + (bench->n_frames * 5) % 120, FALSE);
      break;
    default:
      gtk_widget_queue_draw (gtk_stack_get_visible_child (GTK_STACK (bench->stack)));
    }
}

/* Microseconds that this thread has worked: others may be busy on the same machine. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
before_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->begin = get_work ();
  act (bench);
}

static void
after_cb (GdkFrameClock *clock, Bench *bench)
{
  gint64 taken = get_work () - bench->begin;

  if (bench->n_frames++ >= N_FIRST)
    g_array_append_val (bench->times[bench->way], taken);
  if (bench->n_frames >= N_FRAMES)
    end_turn (bench);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static double
get_share (GArray *times, guint percent)
{
  g_array_sort (times, compare_times);
  return (double) g_array_index (times, gint64, times->len * percent / 100) /
         MICROSECONDS_PER_MILLISECOND;
}

static void
make_window (Bench *bench, const TdtRoot *root)
{
  GtkWidget *empty = g_object_new (TYPE_PAGE, NULL);
  GtkWidget *naive = g_object_new (TYPE_PAGE, NULL);

  BENCH_PAGE (naive)->naive = TRUE;
  bench->timetable = g_object_new (TDT_TYPE_TIMETABLE, NULL);
  bench->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (bench->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (bench->stack), naive, "naive");
  gtk_stack_add_named (GTK_STACK (bench->stack), GTK_WIDGET (bench->timetable), "timetable");
  bench->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (bench->window), bench->stack);
  tdt_timetable_set_root (bench->timetable, root);
  tdt_timetable_grid_set_zoom (bench->timetable->grid, ZOOM, 0);
  gtk_window_present (GTK_WINDOW (bench->window));
}

int
main (void)
{
  g_autoptr (TdtRoot) root = NULL;
  Bench bench = { .way = EMPTY };
  GdkFrameClock *clock;
  double shares[N_WAYS];
  double worst;

  gtk_init ();
  adw_init ();
  root = make_project ();
  for (guint i = 0; i < N_WAYS; i++)
    bench.times[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  make_window (&bench, root);
  start_turn (&bench);
  gtk_widget_add_tick_callback (bench.window, tick_cb, NULL, NULL);
  clock = gtk_widget_get_frame_clock (bench.window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_cb), &bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_cb), &bench);
  bench.loop = g_main_loop_new (NULL, FALSE);
  g_main_loop_run (bench.loop);

  for (guint i = 0; i < N_WAYS; i++)
    {
      shares[i] = get_share (bench.times[i], 95);
      g_print ("# %-12s median %6.2f ms, 95th percentile %6.2f ms\n", names[i],
               get_share (bench.times[i], 50), shares[i]);
      g_array_unref (bench.times[i]);
    }
  worst = MAX (shares[SCROLL], shares[DRAG]);
  g_print (
      "1..2\n%s 1 at most 1.3 times an empty window\n%s 2 at least 5 times better than naive\n",
      worst <= 1.3 * shares[EMPTY] ? "ok" : "not ok", worst * 5 <= shares[NAIVE] ? "ok" : "not ok");
  g_print ("# %u sessions in sight; scrolling %.2f, dragging %.2f of an empty window; naive %.1f "
           "times the slower one\n",
           bench.n_visible, shares[SCROLL] / shares[EMPTY], shares[DRAG] / shares[EMPTY],
           shares[NAIVE] / worst);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_main_loop_unref (bench.loop);
  return EXIT_SUCCESS;
}
