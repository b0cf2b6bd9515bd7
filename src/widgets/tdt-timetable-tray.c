/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-timetable-tray-private.h"

#include <glib/gi18n-lib.h>

#define BLOCK_WIDTH 180
#define LINES 2.5

struct _TdtTimetableTray
{
  GtkWidget parent_instance;

  const TdtTimetableStyle *style;
  GtkWidget *label;
  GtkWidget *scroller;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (TdtTimetableTray, tdt_timetable_tray, GTK_TYPE_WIDGET)

static GtkWidget *
get_nth (TdtTimetableTray *tray, guint position)
{
  GtkWidget *child = gtk_widget_get_first_child (tray->box);

  while (child != NULL && position-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
update_label (TdtTimetableTray *tray, guint n_sessions, gboolean is_empty)
{
  g_autofree char *text = NULL;

  if (is_empty)
    text = g_strdup (_ ("Drag on the paper to make the first session, or add one above."));
  else if (n_sessions == 0)
    text = g_strdup (_ ("Every session has its time"));
  else
    text = g_strdup_printf (ngettext ("%'u to place", "%'u to place", n_sessions), n_sessions);
  gtk_label_set_label (GTK_LABEL (tray->label), text);
  gtk_widget_set_visible (tray->scroller, n_sessions > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tray), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Not placed yet"), -1);
}

void
tdt_timetable_tray_set_root (TdtTimetableTray *tray, const TdtRoot *root, GHashTable *findings)
{
  g_autoptr (GPtrArray) sessions = tdt_timetable_get_unplaced (root);
  int height = (int) (tray->style->line_height * LINES) + 6;
  GtkWidget *block;

  for (guint i = 0; i < sessions->len; i++)
    {
      const TdtRow *session = sessions->pdata[i];
      g_autoptr (TdtTimetableFindings)
          its_findings = tdt_timetable_findings_new (findings, tdt_row_get_uid (session));

      block = get_nth (tray, i);
      if (block == NULL)
        {
          block = tdt_timetable_block_new (tray->style);
          gtk_box_append (GTK_BOX (tray->box), block);
        }
      gtk_widget_set_size_request (block, BLOCK_WIDTH, height);
      tdt_timetable_block_show (TDT_TIMETABLE_BLOCK (block), root, session, NULL, its_findings);
      tdt_timetable_block_tell (TDT_TIMETABLE_BLOCK (block), root, session, its_findings);
    }
  while ((block = get_nth (tray, sessions->len)) != NULL)
    gtk_box_remove (GTK_BOX (tray->box), block);
  update_label (tray, sessions->len, tdt_root_count (root, TDT_KIND_SESSION) == 0);
}

GtkWidget *
tdt_timetable_tray_get_block (TdtTimetableTray *tray, const char *uid)
{
  GtkWidget *child = gtk_widget_get_first_child (tray->box);

  while (child != NULL &&
         g_strcmp0 (tdt_timetable_block_get_uid (TDT_TIMETABLE_BLOCK (child)), uid) != 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

void
tdt_timetable_tray_set_selected (TdtTimetableTray *tray, const char *uid)
{
  for (GtkWidget *child = gtk_widget_get_first_child (tray->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tdt_timetable_block_set_selected (
        TDT_TIMETABLE_BLOCK (child),
        g_strcmp0 (tdt_timetable_block_get_uid (TDT_TIMETABLE_BLOCK (child)), uid) == 0);
}

void
tdt_timetable_tray_set_lifted (TdtTimetableTray *tray, const char *uid)
{
  for (GtkWidget *child = gtk_widget_get_first_child (tray->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tdt_timetable_block_set_lifted (
        TDT_TIMETABLE_BLOCK (child),
        g_strcmp0 (tdt_timetable_block_get_uid (TDT_TIMETABLE_BLOCK (child)), uid) == 0);
}

void
tdt_timetable_tray_set_inviting (TdtTimetableTray *tray, gboolean inviting)
{
  if (inviting)
    gtk_widget_add_css_class (GTK_WIDGET (tray), "inviting");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (tray), "inviting");
}

void
tdt_timetable_tray_restyle (TdtTimetableTray *tray)
{
  for (GtkWidget *child = gtk_widget_get_first_child (tray->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tdt_timetable_block_restyle (TDT_TIMETABLE_BLOCK (child));
}

const char *
tdt_timetable_tray_pick (TdtTimetableTray *tray, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (tray), x, y, GTK_PICK_DEFAULT);

  return widget != NULL && TDT_IS_TIMETABLE_BLOCK (widget)
             ? tdt_timetable_block_get_uid (TDT_TIMETABLE_BLOCK (widget))
             : NULL;
}

const char *
tdt_timetable_tray_get_beside (TdtTimetableTray *tray, const char *uid, int by)
{
  GtkWidget *child = tdt_timetable_tray_get_block (tray, uid);

  if (child == NULL)
    child = gtk_widget_get_first_child (tray->box);
  else
    child = by < 0 ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
  return child != NULL ? tdt_timetable_block_get_uid (TDT_TIMETABLE_BLOCK (child)) : NULL;
}

static void
tdt_timetable_tray_dispose (GObject *object)
{
  TdtTimetableTray *tray = TDT_TIMETABLE_TRAY (object);

  g_clear_pointer (&tray->label, gtk_widget_unparent);
  g_clear_pointer (&tray->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (tdt_timetable_tray_parent_class)->dispose (object);
}

static void
tdt_timetable_tray_class_init (TdtTimetableTrayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_timetable_tray_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tray");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tdt_timetable_tray_init (TdtTimetableTray *tray)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (tray))),
                              8);
  tray->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (tray->label), 0);
  gtk_widget_add_css_class (tray->label, "caption");
  gtk_widget_add_css_class (tray->label, "dim-label");
  gtk_widget_set_parent (tray->label, GTK_WIDGET (tray));
  tray->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  tray->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (tray->scroller), tray->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (tray->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_widget_set_hexpand (tray->scroller, TRUE);
  gtk_widget_set_parent (tray->scroller, GTK_WIDGET (tray));
}

GtkWidget *
tdt_timetable_tray_new (const TdtTimetableStyle *style)
{
  TdtTimetableTray *tray = g_object_new (TDT_TYPE_TIMETABLE_TRAY, NULL);

  tray->style = style;
  return GTK_WIDGET (tray);
}
