/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-session-budget.h"

#include "tdt-budget-bar.h"
#include "tdt-names.h"
#include "tdt-round-table.h"
#include "tdt-workspace-speaking.h"

#include <glib/gi18n-lib.h>

/* Fewer are no round. */
#define FEWEST_AT_TABLE 2
#define N_INITIALS 2

struct _TdtSessionBudget
{
  AdwBin parent_instance;

  GtkBox *content;
  TdtRoundTable *table;
  GtkWidget *budget;
  GtkLabel *words;
  TdtBudgetBar *bar;
  GtkLabel *shares;

  TdtDesk *desk;
};

enum
{
  PROP_DESK = 1,
};

G_DEFINE_FINAL_TYPE (TdtSessionBudget, tdt_session_budget, ADW_TYPE_BIN)

static const TdtRow *
get_session (TdtSessionBudget *self)
{
  TdtRecord *record = tdt_desk_get_selected (self->desk, TDT_KIND_SESSION);

  return record != NULL ? tdt_root_lookup_kind (tdt_desk_get_root (self->desk), TDT_KIND_SESSION,
                                                tdt_record_get_uid (record))
                        : NULL;
}

static char *
dup_left (const TdtBudget *budget)
{
  if (budget->given == 0)
    /* Translators: what each speaker would get if the minutes were shared equally */
    return g_strdup_printf (ngettext ("%d minute each", "%d minutes each", (gulong) budget->each),
                            budget->each);
  if (budget->left < 0)
    return g_strdup_printf (
        ngettext ("%d minute too many", "%d minutes too many", (gulong) -budget->left),
        -budget->left);
  if (budget->left > 0)
    return g_strdup_printf (ngettext ("%d minute left", "%d minutes left", (gulong) budget->left),
                            budget->left);
  return g_strdup (_ ("all minutes are given"));
}

static char *
dup_words (const TdtBudget *budget)
{
  g_autofree char *left = dup_left (budget);

  /* Translators: the minutes of a session, those for questions, how many speak, and then what that
   * leaves: “7 minutes each” or “12 minutes left”. */
  return g_strdup_printf (ngettext ("%1$d minutes, %2$d for questions, %3$u speaker: %4$s",
                                    "%1$d minutes, %2$d for questions, %3$u speakers: %4$s",
                                    budget->n_speakers),
                          budget->minutes, budget->questions, budget->n_speakers, left);
}

/* Whoever is still to be named is known by the organisation. */
static char *
dup_short_name (const TdtRoot *root, const TdtRow *participant)
{
  const TdtRow *person = tdt_root_follow (root, participant, TDT_PARTICIPANT_PERSON);
  const TdtRow *organisation = tdt_root_follow (root, participant, TDT_PARTICIPANT_ORGANISATION);

  if (person == NULL && organisation != NULL)
    return tdt_organisation_dup_name (organisation);
  return tdt_participant_dup_name (root, participant);
}

static char *
dup_initials (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  g_autoptr (GString) initials = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && g_utf8_strlen (initials->str, -1) < N_INITIALS; i++)
    if (g_unichar_isalnum (g_utf8_get_char (words[i])))
      g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (words[i])));
  return g_string_free (g_steal_pointer (&initials), FALSE);
}

/* "CCI 18 min · Département 12 min", in the order in which they speak. */
static char *
dup_shares (const TdtRoot *root, const GPtrArray *participants)
{
  g_autoptr (GPtrArray) organisations = g_ptr_array_new ();
  g_autoptr (GArray) minutes = g_array_new (FALSE, TRUE, sizeof (int));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < participants->len; i++)
    {
      const TdtRow *organisation = tdt_root_follow (root, participants->pdata[i],
                                                    TDT_PARTICIPANT_ORGANISATION);
      int own = (int) tdt_row_get_number (participants->pdata[i], TDT_PARTICIPANT_MINUTES, 0);
      guint position;

      if (organisation == NULL || own <= 0)
        continue;
      if (!g_ptr_array_find (organisations, organisation, &position))
        {
          position = organisations->len;
          g_ptr_array_add (organisations, (gpointer) organisation);
          g_array_set_size (minutes, position + 1);
        }
      g_array_index (minutes, int, position) += own;
    }
  for (guint i = 0; i < organisations->len && organisations->len > 1; i++)
    {
      g_autofree char *name = tdt_organisation_dup_name (organisations->pdata[i]);

      g_string_append (text, text->len > 0 ? " · " : "");
      /* Translators: an organisation and how long it speaks, minutes in short */
      g_string_append_printf (text, _ ("%s %d min"), name, g_array_index (minutes, int, i));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill_bar (TdtSessionBudget *self, const TdtRoot *root, const GPtrArray *participants,
          const TdtBudget *budget, const char *words)
{
  g_autofree char *questions = g_strdup_printf ("%d", budget->questions);
  g_autofree char *left = g_strdup_printf ("%d", budget->left);

  tdt_budget_bar_start (self->bar, budget->minutes, words);
  for (guint i = 0; i < participants->len; i++)
    {
      int minutes = (int) tdt_row_get_number (participants->pdata[i], TDT_PARTICIPANT_MINUTES, 0);
      g_autofree char *name = tdt_participant_dup_name (root, participants->pdata[i]);
      g_autofree char *short_name = dup_short_name (root, participants->pdata[i]);
      g_autofree char *initials = dup_initials (short_name);

      tdt_budget_bar_add (self->bar, TDT_BUDGET_PART_SPEAKER, minutes, initials, name);
    }
  tdt_budget_bar_add (self->bar, TDT_BUDGET_PART_QUESTIONS, budget->questions, questions,
                      _ ("Questions"));
  tdt_budget_bar_add (self->bar, TDT_BUDGET_PART_LEFT, budget->left, left, _ ("Not given yet"));
}

/* Those who only listen are not at the table. Returns how many are. */
static guint
fill_table (TdtSessionBudget *self, const TdtRoot *root, const GPtrArray *participants)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int chair = -1;

  for (guint i = 0; i < participants->len; i++)
    {
      int role = tdt_row_get_token (participants->pdata[i], TDT_PARTICIPANT_ROLE);

      if (role == TDT_PARTICIPANT_ROLE_ATTENDEE)
        continue;
      if (role == TDT_PARTICIPANT_ROLE_CHAIR ||
          (role == TDT_PARTICIPANT_ROLE_MODERATOR && chair < 0))
        chair = (int) names->len;
      g_ptr_array_add (names, dup_short_name (root, participants->pdata[i]));
    }
  g_ptr_array_add (names, NULL);
  tdt_round_table_set_seats (self->table, (const char *const *) names->pdata, chair);
  return names->len - 1;
}

static void
update (TdtSessionBudget *self)
{
  const TdtRoot *root = tdt_desk_get_root (self->desk);
  const TdtRow *session = get_session (self);
  g_autoptr (GPtrArray) participants = NULL;
  g_autofree char *words = NULL;
  g_autofree char *shares = NULL;
  TdtBudget budget;
  gboolean shared;
  guint n_seats;

  if (session == NULL)
    return;
  participants = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_PARTICIPANT_SESSION);
  tdt_budget_find (root, session, &budget);
  shared = budget.minutes > 0 && budget.n_speakers > 0;
  n_seats = fill_table (self, root, participants);
  words = dup_words (&budget);
  shares = dup_shares (root, participants);
  gtk_label_set_label (self->words, words);
  gtk_label_set_label (self->shares, shares);
  gtk_widget_set_visible (GTK_WIDGET (self->shares), *shares != '\0');
  fill_bar (self, root, participants, &budget, words);
  gtk_widget_set_visible (self->budget, shared);
  gtk_widget_set_visible (GTK_WIDGET (self->table), n_seats >= FEWEST_AT_TABLE);
  gtk_widget_set_visible (GTK_WIDGET (self), shared || n_seats >= FEWEST_AT_TABLE);
}

static void
update_shape (TdtSessionBudget *self)
{
  gboolean narrow;

  g_object_get (self->desk, "narrow", &narrow, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->content),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
split_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtSessionBudget *self = TDT_SESSION_BUDGET (widget);
  const TdtRow *session = get_session (self);
  g_autoptr (GError) error = NULL;

  if (session != NULL &&
      !tdt_workspace_split_minutes (
          tdt_desk_get_workspace (self->desk), tdt_row_get_uid (session),
          g_str_equal (action, "budget.equally") ? TDT_BUDGET_EQUALLY : TDT_BUDGET_BY_ORGANISATION,
          &error))
    tdt_desk_report (self->desk, g_steal_pointer (&error));
}

static void
questions_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtSessionBudget *self = TDT_SESSION_BUDGET (widget);
  const TdtRow *session = get_session (self);
  g_autoptr (GError) error = NULL;

  if (session != NULL &&
      !tdt_workspace_keep_questions (tdt_desk_get_workspace (self->desk), tdt_row_get_uid (session),
                                     g_variant_get_int32 (parameter), &error))
    tdt_desk_report (self->desk, g_steal_pointer (&error));
}

static void
set_desk (TdtSessionBudget *self, TdtDesk *desk)
{
  if (desk == NULL || self->desk != NULL)
    return;
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::session", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::narrow", G_CALLBACK (update_shape), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (self);
  update_shape (self);
}

static void
tdt_session_budget_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_SESSION_BUDGET (object)->desk);
}

static void
tdt_session_budget_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_desk (TDT_SESSION_BUDGET (object), g_value_get_object (value));
  g_object_notify_by_pspec (object, pspec);
}

static void
tdt_session_budget_dispose (GObject *object)
{
  g_clear_object (&TDT_SESSION_BUDGET (object)->desk);
  G_OBJECT_CLASS (tdt_session_budget_parent_class)->dispose (object);
}

static void
tdt_session_budget_class_init (TdtSessionBudgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_session_budget_get_property;
  object_class->set_property = tdt_session_budget_set_property;
  object_class->dispose = tdt_session_budget_dispose;
  g_object_class_install_property (
      object_class, PROP_DESK,
      g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (TDT_TYPE_BUDGET_BAR);
  g_type_ensure (TDT_TYPE_ROUND_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tourdetable/TourDeTable/tdt-session-budget.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtSessionBudget, content);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionBudget, table);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionBudget, budget);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionBudget, words);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionBudget, bar);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionBudget, shares);
  gtk_widget_class_install_action (widget_class, "budget.equally", NULL, split_cb);
  gtk_widget_class_install_action (widget_class, "budget.by-organisation", NULL, split_cb);
  gtk_widget_class_install_action (widget_class, "budget.questions", "i", questions_cb);
}

static void
tdt_session_budget_init (TdtSessionBudget *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
