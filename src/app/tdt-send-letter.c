/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-send-letter-private.h"

#include "tdt-send-attachments-private.h"
#include "tdt-workspace-mail.h"
#include "tdt-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _TdtSendLetter
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *to;
  GtkLabel *subject;
  GtkLabel *text;
  GtkLabel *attached;
  GtkWidget *attached_row;
  GtkLabel *empty;
  GtkLabel *language_label;
  AdwEntryRow *subject_entry;
  GtkTextView *body_view;
  GtkLabel *fault;
  GtkMenuButton *insert_button;
  GtkListBox *placeholders;
  GtkWidget *reset_button;

  TdtDesk *desk;
  int kind;
  /* Of the template that is shown. */
  char *language;
  /* What the user was writing in last. */
  gboolean in_subject;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TdtSendLetter, tdt_send_letter, ADW_TYPE_BIN)

static char *
dup_body (TdtSendLetter *letter)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (letter->body_view), "text", &text, NULL);
  return text;
}

static void
set_words (TdtSendLetter *letter, TdtFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!letter->updating && letter->language != NULL &&
      !tdt_workspace_set_letter_words (tdt_desk_get_workspace (letter->desk), letter->kind,
                                       letter->language, field, text, &error))
    tdt_desk_report (letter->desk, g_steal_pointer (&error));
}

static void
subject_changed_cb (TdtSendLetter *letter)
{
  set_words (letter, TDT_MAIL_TEMPLATE_SUBJECT,
             gtk_editable_get_text (GTK_EDITABLE (letter->subject_entry)));
}

static void
body_changed_cb (TdtSendLetter *letter)
{
  g_autofree char *text = dup_body (letter);

  set_words (letter, TDT_MAIL_TEMPLATE_BODY, text);
}

static void
subject_entered_cb (TdtSendLetter *letter)
{
  letter->in_subject = TRUE;
}

static void
body_entered_cb (TdtSendLetter *letter)
{
  letter->in_subject = FALSE;
}

static void
placeholder_chosen_cb (TdtSendLetter *letter, GtkListBoxRow *row)
{
  const char *word = g_object_get_data (G_OBJECT (row), "tdt-word");
  g_autofree char *text = g_strdup_printf ("{%s}", word);
  int position;

  gtk_menu_button_popdown (letter->insert_button);
  if (letter->in_subject)
    {
      position = gtk_editable_get_position (GTK_EDITABLE (letter->subject_entry));
      gtk_editable_insert_text (GTK_EDITABLE (letter->subject_entry), text, -1, &position);
      gtk_widget_grab_focus (GTK_WIDGET (letter->subject_entry));
      gtk_editable_set_position (GTK_EDITABLE (letter->subject_entry), position);
    }
  else
    {
      gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (letter->body_view), text, -1);
      gtk_widget_grab_focus (GTK_WIDGET (letter->body_view));
    }
}

static void
reset_cb (TdtSendLetter *letter)
{
  g_autoptr (GError) error = NULL;

  if (!tdt_workspace_reset_letter (tdt_desk_get_workspace (letter->desk), letter->kind,
                                   letter->language, &error))
    tdt_desk_report (letter->desk, g_steal_pointer (&error));
}

static GtkWidget *
make_placeholder_row (const TdtPlaceholder *placeholder)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *word = g_strdup_printf ("{%s}", placeholder->word);
  GtkWidget *name = gtk_label_new (word);
  GtkWidget *meaning = gtk_label_new (placeholder->label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (meaning), 0);
  gtk_widget_add_css_class (meaning, "caption");
  gtk_widget_add_css_class (meaning, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), meaning);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "tdt-word", g_strdup (placeholder->word), g_free);
  return row;
}

static void
fill_placeholders (TdtSendLetter *letter)
{
  g_autoptr (GArray) list = tdt_letter_list_placeholders (letter->language);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (letter->placeholders, 0)) != NULL)
    gtk_list_box_remove (letter->placeholders, GTK_WIDGET (row));
  for (guint i = 0; i < list->len; i++)
    gtk_list_box_append (letter->placeholders,
                         make_placeholder_row (&g_array_index (list, TdtPlaceholder, i)));
}

static char *
dup_fault (const TdtLetterTemplate *template)
{
  const char *const texts[] = { template->subject, template->body };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) faults = tdt_letter_check (texts[i], template->language);
      const char *message = faults->len > 0 ? ((const TdtLetterFault *) faults->pdata[0])->message
                                            : NULL;

      if (message != NULL)
        /* Translators: what is wrong with the subject of a letter, in a sentence */
        return i == 0 ? g_strdup_printf (_ ("Subject: %s"), message) : g_strdup (message);
    }
  return NULL;
}

/* What the user is writing in stays as it is while it says the same. */
static void
update_template (TdtSendLetter *letter, const TdtLetterTemplate *template)
{
  g_autofree char *body = dup_body (letter);
  g_autofree char *fault = dup_fault (template);
  g_autofree char *language = g_strdup_printf (_ ("For letters in this language: %s"),
                                               template->language);

  letter->updating = TRUE;
  if (g_strcmp0 (letter->language, template->language) != 0)
    {
      g_free (letter->language);
      letter->language = g_strdup (template->language);
      fill_placeholders (letter);
    }
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (letter->subject_entry)),
                    template->subject))
    gtk_editable_set_text (GTK_EDITABLE (letter->subject_entry), template->subject);
  if (g_strcmp0 (body, template->body) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (letter->body_view), template->body, -1);
  gtk_label_set_label (letter->language_label, language);
  gtk_label_set_label (letter->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (letter->fault), fault != NULL);
  gtk_widget_set_sensitive (letter->reset_button, template->row != NULL);
  letter->updating = FALSE;
}

static char *
dup_to (const TdtMail *mail)
{
  if (mail->address == NULL && mail->name == NULL)
    return g_strdup (_ ("Nobody is chosen"));
  if (mail->address == NULL)
    /* Translators: %s is a person without an e-mail address */
    return g_strdup_printf (_ ("%s (no address)"), mail->name);
  return mail->name != NULL ? g_strdup_printf ("%s <%s>", mail->name, mail->address)
                            : g_strdup (mail->address);
}

static void
show_draft (TdtSendLetter *letter, const TdtMailing *mailing, const TdtDraft *draft)
{
  g_autofree char *to = dup_to (draft->mail);
  g_autofree char *attached = tdt_send_attachments_describe (mailing, draft->person != NULL);
  g_autofree char *words = g_strjoinv ("}, {", draft->empty);
  g_autofree char *empty = g_strdup_printf (_ ("Left out, because there is nothing to say: {%s}"),
                                            words);

  gtk_label_set_label (letter->to, to);
  gtk_label_set_label (letter->subject, draft->mail->subject);
  gtk_label_set_label (letter->text, draft->mail->text);
  gtk_label_set_label (letter->attached, attached);
  gtk_widget_set_visible (letter->attached_row, *attached != '\0');
  gtk_label_set_label (letter->empty, empty);
  gtk_widget_set_visible (GTK_WIDGET (letter->empty), *words != '\0');
}

void
tdt_send_letter_show (TdtSendLetter *letter, const TdtMailing *mailing, const char *recipient)
{
  const TdtRow *person = tdt_root_lookup_kind (mailing->root, TDT_KIND_PERSON, recipient);
  g_autoptr (TdtLetterTemplate) template = tdt_letter_template_find (
      mailing->root, mailing->kind, tdt_letter_get_language (mailing->root, person));
  g_autoptr (TdtDraft) draft = tdt_mailing_preview (mailing, recipient != NULL ? recipient : "");

  g_return_if_fail (TDT_IS_SEND_LETTER (letter));

  letter->kind = mailing->kind;
  update_template (letter, template);
  show_draft (letter, mailing, draft);
}

void
tdt_send_letter_set_desk (TdtSendLetter *letter, TdtDesk *desk)
{
  g_return_if_fail (TDT_IS_SEND_LETTER (letter));

  g_set_object (&letter->desk, desk);
}

static void
tdt_send_letter_dispose (GObject *object)
{
  TdtSendLetter *letter = TDT_SEND_LETTER (object);

  g_clear_object (&letter->desk);
  g_clear_pointer (&letter->language, g_free);
  G_OBJECT_CLASS (tdt_send_letter_parent_class)->dispose (object);
}

static void
tdt_send_letter_class_init (TdtSendLetterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_send_letter_dispose;
  g_type_ensure (TDT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-send-letter.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, stack);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, to);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, subject);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, text);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, attached);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, attached_row);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, empty);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, language_label);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, subject_entry);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, body_view);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, fault);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, insert_button);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, placeholders);
  gtk_widget_class_bind_template_child (widget_class, TdtSendLetter, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, subject_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, body_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, subject_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, body_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, placeholder_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
tdt_send_letter_init (TdtSendLetter *letter)
{
  gtk_widget_init_template (GTK_WIDGET (letter));
  /* Undo is the project's. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (letter->subject_entry), FALSE);
}
