/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-timetable-tiles-private.h"

#define WIDTH 640
#define HEIGHT TDT_TIMETABLE_TILE_HEIGHT
/* Parts this far from what is in sight, in parts, are forgotten. */
#define FAR 4

struct _TdtTimetableTiles
{
  /* GskRenderNode by get_key(). */
  GHashTable *nodes;
  int scale;
};

/* Ranges of columns and rows of parts; the last ones belong to them. */
typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
} Range;

static gpointer
get_key (int column, int row)
{
  return GINT_TO_POINTER (row << 12 | column);
}

static Range
get_range (const GdkRectangle *area)
{
  return (Range){ MAX (area->x, 0) / WIDTH, MAX (area->y, 0) / HEIGHT,
                  MAX (area->x + area->width - 1, 0) / WIDTH,
                  MAX (area->y + area->height - 1, 0) / HEIGHT };
}

TdtTimetableTiles *
tdt_timetable_tiles_new (void)
{
  TdtTimetableTiles *tiles = g_new0 (TdtTimetableTiles, 1);

  tiles->nodes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  return tiles;
}

void
tdt_timetable_tiles_free (TdtTimetableTiles *tiles)
{
  g_hash_table_unref (tiles->nodes);
  g_free (tiles);
}

void
tdt_timetable_tiles_clear (TdtTimetableTiles *tiles)
{
  g_hash_table_remove_all (tiles->nodes);
}

void
tdt_timetable_tiles_drop (TdtTimetableTiles *tiles, const GdkRectangle *area)
{
  Range range = get_range (area);

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      g_hash_table_remove (tiles->nodes, get_key (column, row));
}

static cairo_surface_t *
make_picture (GskRenderNode *drawing, const GdkRectangle *area, int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, area->width * scale,
                                                         area->height * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_translate (cr, -area->x, -area->y);
  if (drawing != NULL)
    gsk_render_node_draw (drawing, cr);
  cairo_destroy (cr);
  return surface;
}

/* Of Cairo, since drawing a texture without the graphics card costs more than drawing the sessions.
 */
static GskRenderNode *
make_tile (const GdkRectangle *area, int scale, TdtTimetableTilePaint paint, gpointer user_data)
{
  GskRenderNode *tile = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (
      (float) area->x, (float) area->y, (float) area->width, (float) area->height));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *drawing;
  cairo_surface_t *picture;
  cairo_t *cr;

  paint (snapshot, area, user_data);
  drawing = gtk_snapshot_free_to_node (snapshot);
  picture = make_picture (drawing, area, scale);
  cr = gsk_cairo_node_get_draw_context (tile);
  cairo_set_source_surface (cr, picture, area->x, area->y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (picture);
  g_clear_pointer (&drawing, gsk_render_node_unref);
  return tile;
}

static void
forget_far (TdtTimetableTiles *tiles, const Range *sight)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, tiles->nodes);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      int column = GPOINTER_TO_INT (key) & 0xfff, row = GPOINTER_TO_INT (key) >> 12;

      if (row < sight->top - FAR || row > sight->bottom + FAR || column < sight->left - 1 ||
          column > sight->right + 1)
        g_hash_table_iter_remove (&iter);
    }
}

void
tdt_timetable_tiles_draw (TdtTimetableTiles *tiles, GtkSnapshot *snapshot,
                          const GdkRectangle *sight, int scale, TdtTimetableTilePaint paint,
                          gpointer user_data)
{
  Range range = get_range (sight);

  if (scale != tiles->scale)
    tdt_timetable_tiles_clear (tiles);
  tiles->scale = scale;
  forget_far (tiles, &range);
  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      {
        GdkRectangle area = { column * WIDTH, row * HEIGHT, WIDTH, HEIGHT };
        GskRenderNode *tile = g_hash_table_lookup (tiles->nodes, get_key (column, row));

        if (tile == NULL)
          {
            tile = make_tile (&area, scale, paint, user_data);
            g_hash_table_insert (tiles->nodes, get_key (column, row), tile);
          }
        gtk_snapshot_append_node (snapshot, tile);
      }
}
