/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-document-subject.h"

#include "tdt-control-name.h"

#include <glib/gi18n-lib.h>

/* From so many rows on, one types to find one. */
#define MANY 12

/* One row: a day, or a record; neither for all. */
typedef struct
{
  TdtKindId kind;
  char *uid;
  gint64 day;
} Choice;

struct _TdtDocumentSubject
{
  AdwBin parent_instance;

  GtkDropDown *drop_down;
  /* The Choice behind each row. */
  GPtrArray *choices;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (TdtDocumentSubject, tdt_document_subject, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_choice (gpointer data)
{
  Choice *choice = data;

  g_free (choice->uid);
  g_free (choice);
}

static const Choice *
get_chosen (TdtDocumentSubject *subject)
{
  guint selected = gtk_drop_down_get_selected (subject->drop_down);

  return selected < subject->choices->len ? subject->choices->pdata[selected] : NULL;
}

static gboolean
is_same (const Choice *one, const Choice *other)
{
  return one->kind == other->kind && one->day == other->day &&
         g_strcmp0 (one->uid, other->uid) == 0;
}

static void
add_choice (GPtrArray *choices, GtkStringList *names, TdtKindId kind, const char *uid, gint64 day,
            const char *name)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->kind = kind;
  choice->uid = g_strdup (uid);
  choice->day = day;
  g_ptr_array_add (choices, choice);
  gtk_string_list_append (names, name);
}

static void
add_days (GPtrArray *choices, GtkStringList *names, TdtDesk *desk)
{
  TdtRecordList *days = tdt_desk_get_list (desk, TDT_KIND_DAY);
  const TdtRow *day;

  /* One day is all there is. */
  if (tdt_record_list_get_row (days, 1) == NULL)
    return;
  for (guint i = 0; (day = tdt_record_list_get_row (days, i)) != NULL; i++)
    {
      gint64 date = tdt_row_get_number (day, TDT_DAY_DATE, 0);
      g_autofree char *name = tdt_row_dup_label (day);

      if (date != 0)
        add_choice (choices, names, TDT_KIND_DAY, NULL, date, name);
    }
}

static void
add_records (GPtrArray *choices, GtkStringList *names, TdtDesk *desk, TdtKindId kind)
{
  TdtRecordList *records = tdt_desk_get_list (desk, kind);
  const TdtRow *record;

  for (guint i = 0; (record = tdt_record_list_get_row (records, i)) != NULL; i++)
    {
      g_autofree char *name = tdt_row_dup_label (record);

      add_choice (choices, names, kind, tdt_row_get_uid (record), 0, name);
    }
}

static guint
find_choice (GPtrArray *choices, const Choice *chosen)
{
  for (guint i = 0; chosen != NULL && i < choices->len; i++)
    if (is_same (choices->pdata[i], chosen))
      return i;
  return 0;
}

void
tdt_document_subject_show (TdtDocumentSubject *subject, TdtDesk *desk, TdtDocumentId document)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (free_choice);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean person = tdt_document_takes_person (document);
  guint selected;

  g_return_if_fail (TDT_IS_DOCUMENT_SUBJECT (subject));

  add_choice (choices, names, TDT_KIND_PROJECT, NULL, 0,
              person ? _ ("Everybody") : _ ("All sessions"));
  if (tdt_document_takes_day (document))
    add_days (choices, names, desk);
  if (tdt_document_takes_session (document))
    add_records (choices, names, desk, TDT_KIND_SESSION);
  if (person)
    add_records (choices, names, desk, TDT_KIND_PERSON);
  selected = find_choice (choices, get_chosen (subject));
  subject->showing = TRUE;
  gtk_drop_down_set_model (subject->drop_down, G_LIST_MODEL (names));
  g_ptr_array_unref (subject->choices);
  subject->choices = g_steal_pointer (&choices);
  gtk_drop_down_set_selected (subject->drop_down, selected);
  gtk_drop_down_set_enable_search (subject->drop_down, subject->choices->len > MANY);
  subject->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (subject), subject->choices->len > 1);
}

void
tdt_document_subject_apply (TdtDocumentSubject *subject, TdtDocumentOptions *options)
{
  const Choice *chosen;

  g_return_if_fail (TDT_IS_DOCUMENT_SUBJECT (subject));

  chosen = get_chosen (subject);
  if (chosen == NULL)
    return;
  options->day = chosen->day;
  options->session = chosen->kind == TDT_KIND_SESSION ? chosen->uid : NULL;
  options->person = chosen->kind == TDT_KIND_PERSON ? chosen->uid : NULL;
}

static void
selected_cb (TdtDocumentSubject *subject)
{
  if (!subject->showing)
    g_signal_emit (subject, signals[CHOSEN], 0);
}

static void
tdt_document_subject_finalize (GObject *object)
{
  g_ptr_array_unref (TDT_DOCUMENT_SUBJECT (object)->choices);
  G_OBJECT_CLASS (tdt_document_subject_parent_class)->finalize (object);
}

static void
tdt_document_subject_class_init (TdtDocumentSubjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tdt_document_subject_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
tdt_document_subject_init (TdtDocumentSubject *subject)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  subject->choices = g_ptr_array_new_with_free_func (free_choice);
  subject->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, name));
  /* Translators: which session, day or person a document is about */
  tdt_control_set_name (GTK_WIDGET (subject->drop_down), _ ("About"));
  g_signal_connect_object (subject->drop_down, "notify::selected", G_CALLBACK (selected_cb),
                           subject, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (subject), GTK_WIDGET (subject->drop_down));
}
