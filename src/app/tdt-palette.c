/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-palette-private.h"

#include "tdt-palette-item-private.h"
#include "tdt-palette-search-private.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

/* In pixels. */
#define MIN_WIDTH 300
#define MAX_WIDTH 560
#define MARGINS 40

struct _TdtPalette
{
  GtkPopover parent_instance;

  GtkSearchEntry *entry;
  GtkScrolledWindow *scrolled;
  GtkListView *list;
  GtkSingleSelection *selection;
  GListStore *items;

  TdtDesk *desk;
  TdtFinder *finder;
};

enum
{
  PROP_DESK = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdtPalette, tdt_palette, GTK_TYPE_POPOVER)

/* The focus stays in the entry, so a screen reader is told there which line is chosen. */
static void
selected_cb (TdtPalette *palette)
{
  TdtPaletteItem *item = gtk_single_selection_get_selected_item (palette->selection);
  g_autofree char *text = NULL;

  if (item != NULL)
    text = g_strdup_printf ("%s %s", tdt_palette_item_get_title (item),
                            tdt_palette_item_get_hint (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (palette->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : _ ("Nothing found"), -1);
}

static void
search_cb (TdtPalette *palette)
{
  if (palette->desk == NULL)
    return;
  tdt_palette_search (tdt_desk_get_root (palette->desk), palette->finder,
                      gtk_editable_get_text (GTK_EDITABLE (palette->entry)), palette->items);
  gtk_single_selection_set_selected (palette->selection, 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (palette->scrolled), 0);
  selected_cb (palette);
}

static void
add_person (TdtPalette *palette, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = tdt_workspace_add_person_text (tdt_desk_get_workspace (palette->desk),
                                                        text, &error);

  if (uid == NULL)
    tdt_desk_report (palette->desk, g_steal_pointer (&error));
  else
    tdt_desk_show (palette->desk, uid);
}

static void
add_session (TdtPalette *palette, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = tdt_workspace_add (tdt_desk_get_workspace (palette->desk),
                                            TDT_KIND_SESSION, title, &error);

  if (uid == NULL)
    tdt_desk_report (palette->desk, g_steal_pointer (&error));
  else
    tdt_desk_show (palette->desk, uid);
}

static void
run_command (TdtPalette *palette, const char *detailed)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (palette)));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (detailed, &name, &target, NULL))
    gtk_widget_activate_action_variant (window, name, target);
}

static void
activate (TdtPalette *palette)
{
  g_autoptr (TdtPaletteItem) item = gtk_single_selection_get_selected_item (palette->selection);

  if (item == NULL)
    return;
  g_object_ref (item);
  /* First, so that the focus can go to where the choice leads. */
  gtk_popover_popdown (GTK_POPOVER (palette));
  switch (tdt_palette_item_get_deed (item))
    {
    case TDT_PALETTE_RECORD:
      tdt_desk_show (palette->desk, tdt_palette_item_get_value (item));
      break;
    case TDT_PALETTE_COMMAND:
      run_command (palette, tdt_palette_item_get_value (item));
      break;
    case TDT_PALETTE_ADD_PERSON:
      add_person (palette, tdt_palette_item_get_value (item));
      break;
    case TDT_PALETTE_ADD_SESSION:
      add_session (palette, tdt_palette_item_get_value (item));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
row_activated_cb (TdtPalette *palette, guint position)
{
  gtk_single_selection_set_selected (palette->selection, position);
  activate (palette);
}

static void
move_selection (TdtPalette *palette, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (palette->items));
  int selected = (int) gtk_single_selection_get_selected (palette->selection) + step;

  if (selected < 0 || selected >= (int) n)
    return;
  gtk_single_selection_set_selected (palette->selection, (guint) selected);
  gtk_widget_activate_action (GTK_WIDGET (palette->list), "list.scroll-to-item", "u",
                              (guint) selected);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
        TdtPalette *palette)
{
  static const int page = 8;

  switch (key)
    {
    case GDK_KEY_Down:
      move_selection (palette, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      move_selection (palette, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      move_selection (palette, page);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      move_selection (palette, -page);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdtPalette) palette = user_data;

  g_clear_pointer (&palette->finder, tdt_finder_unref);
  palette->finder = tdt_palette_search_prepare_finish (result);
  if (gtk_widget_get_mapped (GTK_WIDGET (palette)))
    search_cb (palette);
}

/* As wide as names need, or as the window is. */
static void
update_width (TdtPalette *palette)
{
  int window_width = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (palette))));

  gtk_widget_set_size_request (GTK_WIDGET (palette->scrolled),
                               CLAMP (window_width - MARGINS, MIN_WIDTH, MAX_WIDTH), -1);
}

static void
tdt_palette_map (GtkWidget *widget)
{
  TdtPalette *palette = TDT_PALETTE (widget);

  update_width (palette);
  if (palette->desk != NULL)
    tdt_palette_search_prepare (tdt_desk_get_root (palette->desk), palette->finder, prepared_cb,
                                g_object_ref (palette));
  GTK_WIDGET_CLASS (tdt_palette_parent_class)->map (widget);
  gtk_editable_set_text (GTK_EDITABLE (palette->entry), "");
  search_cb (palette);
  gtk_widget_grab_focus (GTK_WIDGET (palette->entry));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *hint = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (hint), 1);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  TdtPaletteItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *title = gtk_widget_get_next_sibling (icon);
  GtkWidget *hint = gtk_widget_get_next_sibling (title);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), tdt_palette_item_get_icon_name (item));
  gtk_label_set_label (GTK_LABEL (title), tdt_palette_item_get_title (item));
  gtk_label_set_label (GTK_LABEL (hint), tdt_palette_item_get_hint (item));
  /* The list makes the row, which a screen reader meets, and gives it no name. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (list_item))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, tdt_palette_item_get_title (item),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tdt_palette_item_get_hint (item), -1);
}

static void
tdt_palette_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_PALETTE (object)->desk);
}

static void
tdt_palette_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtPalette *palette = TDT_PALETTE (object);

  if (g_set_object (&palette->desk, g_value_get_object (value)))
    g_clear_pointer (&palette->finder, tdt_finder_unref);
}

static void
tdt_palette_dispose (GObject *object)
{
  TdtPalette *palette = TDT_PALETTE (object);

  g_clear_object (&palette->desk);
  g_clear_pointer (&palette->finder, tdt_finder_unref);
  G_OBJECT_CLASS (tdt_palette_parent_class)->dispose (object);
}

static void
tdt_palette_class_init (TdtPaletteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_palette_get_property;
  object_class->set_property = tdt_palette_set_property;
  object_class->dispose = tdt_palette_dispose;
  widget_class->map = tdt_palette_map;
  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (TDT_TYPE_PALETTE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, TdtPalette, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TdtPalette, list);
  gtk_widget_class_bind_template_child (widget_class, TdtPalette, selection);
  gtk_widget_class_bind_template_child (widget_class, TdtPalette, items);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
tdt_palette_init (TdtPalette *palette)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (palette));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), palette);
  gtk_widget_add_controller (GTK_WIDGET (palette->entry), keys);
}

void
tdt_palette_search_for (TdtPalette *palette, const char *text)
{
  g_return_if_fail (TDT_IS_PALETTE (palette));

  gtk_editable_set_text (GTK_EDITABLE (palette->entry), text);
  search_cb (palette);
}
