/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-timetable-style-private.h"

#include <adwaita.h>

#define ICON_SIZE 16

/* Hues that also differ in lightness, for those who tell few colours apart. */
static const char *const palette[] = { "#3584e4", "#2ec27e", "#e66100", "#9141ac",
                                       "#c88800", "#c061cb", "#0d8f8f", "#a51d2d",
                                       "#63452c", "#1a5fb4", "#865e3c", "#26a269" };

static const char *const kind_colours[] = {
  [TDT_SESSION_KIND_OPENING] = "#9141ac", [TDT_SESSION_KIND_ROUND_TABLE] = "#3584e4",
  [TDT_SESSION_KIND_TALK] = "#2ec27e",    [TDT_SESSION_KIND_WORKSHOP] = "#0d8f8f",
  [TDT_SESSION_KIND_DEBATE] = "#e66100",  [TDT_SESSION_KIND_BREAK] = "#9a9996",
  [TDT_SESSION_KIND_MEAL] = "#c88800",    [TDT_SESSION_KIND_PRESS] = "#c061cb",
  [TDT_SESSION_KIND_CLOSING] = "#613583",
};

#define NO_COLOUR "#77767b"

static void
parse (GdkRGBA *colour, const char *text, float alpha)
{
  gdk_rgba_parse (colour, text);
  colour->alpha = alpha;
}

static void
update_colours (TdtTimetableStyle *style)
{
  const char *ink = style->dark ? "#ffffff" : "#000000";

  parse (&style->paper, style->dark ? "#1e1e1e" : "#ffffff", 1);
  parse (&style->closed, ink, style->dark ? 0.06f : 0.04f);
  parse (&style->line, ink, style->high_contrast ? 0.5f : 0.12f);
  parse (&style->faint_line, ink, style->high_contrast ? 0.25f : 0.05f);
  parse (&style->text, ink, style->high_contrast ? 1 : style->dark ? 0.95f : 0.85f);
  parse (&style->dim_text, ink, style->high_contrast ? 1 : style->dark ? 0.78f : 0.68f);
  parse (&style->accent, style->dark ? "#78aeed" : "#1c71d8", 1);
  parse (&style->error, style->dark ? "#ff938c" : "#c01c28", 1);
  parse (&style->warning, style->dark ? "#f8e45c" : "#905400", 1);
}

static void
update_icon (GtkIconPaintable **icon, GtkWidget *widget, const char *name)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  g_clear_object (icon);
  *icon = gtk_icon_theme_lookup_icon (
      theme, name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
      gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
}

void
tdt_timetable_style_update (TdtTimetableStyle *style, GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "Ég");

  style->dark = adw_style_manager_get_dark (manager);
  style->high_contrast = adw_style_manager_get_high_contrast (manager);
  update_colours (style);
  update_icon (&style->error_icon, widget, "dialog-error-symbolic");
  update_icon (&style->warning_icon, widget, "dialog-warning-symbolic");
  update_icon (&style->pin_icon, widget, "view-pin-symbolic");
  pango_layout_get_pixel_size (layout, NULL, &style->line_height);
}

void
tdt_timetable_style_clear (TdtTimetableStyle *style)
{
  g_clear_object (&style->error_icon);
  g_clear_object (&style->warning_icon);
  g_clear_object (&style->pin_icon);
}

/* The place of @row among its kind, for a colour that stays the same all day. */
static guint
get_place (const TdtRoot *root, const TdtRow *row)
{
  g_autoptr (GPtrArray) rows = tdt_root_get_sorted (root, tdt_row_get_kind_id (row));
  guint place = 0;

  g_ptr_array_find (rows, row, &place);
  return place;
}

void
tdt_timetable_style_get_hue (const TdtTimetableStyle *style, const TdtRoot *root,
                             const TdtRow *session, GdkRGBA *hue)
{
  int kind = tdt_row_get_token (session, TDT_SESSION_KIND);
  const TdtRow *row = NULL;

  gdk_rgba_parse (hue, NO_COLOUR);
  if (style->colour_by == TDT_TIMETABLE_BY_KIND)
    {
      if (kind >= 0 && (gsize) kind < G_N_ELEMENTS (kind_colours))
        gdk_rgba_parse (hue, kind_colours[kind]);
      return;
    }
  row = tdt_root_follow (root, session,
                         style->colour_by == TDT_TIMETABLE_BY_THEME ? TDT_SESSION_THEME
                                                                    : TDT_SESSION_ROOM);
  if (row == NULL)
    return;
  if (style->colour_by == TDT_TIMETABLE_BY_THEME && tdt_row_has (row, TDT_THEME_COLOUR))
    gdk_rgba_parse (hue, tdt_row_get_text (row, TDT_THEME_COLOUR));
  else
    gdk_rgba_parse (hue, palette[get_place (root, row) % G_N_ELEMENTS (palette)]);
}

char *
tdt_timetable_style_dup_hue_label (const TdtTimetableStyle *style, const TdtRoot *root,
                                   const TdtRow *session)
{
  int kind = tdt_row_get_token (session, TDT_SESSION_KIND);
  const TdtRow *row;

  switch (style->colour_by)
    {
    case TDT_TIMETABLE_BY_THEME:
      row = tdt_root_follow (root, session, TDT_SESSION_THEME);
      return row != NULL ? g_strdup (tdt_row_get_text (row, TDT_THEME_TITLE)) : NULL;
    case TDT_TIMETABLE_BY_ROOM:
      row = tdt_root_follow (root, session, TDT_SESSION_ROOM);
      return row != NULL ? g_strdup (tdt_row_get_text (row, TDT_ROOM_NAME)) : NULL;
    case TDT_TIMETABLE_BY_KIND:
    default:
      return kind != TDT_TOKEN_OTHER ? g_strdup (tdt_token_label (TDT_TOKENS_SESSION_KIND, kind))
                                     : NULL;
    }
}

void
tdt_timetable_style_tint (const TdtTimetableStyle *style, const GdkRGBA *colour, float amount,
                          GdkRGBA *tint)
{
  tint->red = style->paper.red + (colour->red - style->paper.red) * amount;
  tint->green = style->paper.green + (colour->green - style->paper.green) * amount;
  tint->blue = style->paper.blue + (colour->blue - style->paper.blue) * amount;
  tint->alpha = 1;
}

void
tdt_timetable_style_draw_icon (GtkIconPaintable *icon, GtkSnapshot *snapshot, float x, float y,
                               float size, const GdkRGBA *colour)
{
  const GdkRGBA colours[] = { *colour, *colour, *colour, *colour };

  if (icon == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size,
                                            colours, G_N_ELEMENTS (colours));
  gtk_snapshot_restore (snapshot);
}
