/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-question-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  TdtAnswerFunc answered;
  gpointer user_data;
} Question;

static const AdwResponseAppearance appearances[] = {
  [TDT_ANSWER_PLAIN] = ADW_RESPONSE_DEFAULT,
  [TDT_ANSWER_SUGGESTED] = ADW_RESPONSE_SUGGESTED,
  [TDT_ANSWER_DESTRUCTIVE] = ADW_RESPONSE_DESTRUCTIVE,
};

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  int answer = g_ascii_isdigit (response[0]) ? response[0] - '0' : -1;

  question->answered (answer, question->user_data);
  g_free (question);
}

void
tdt_question_ask (GtkWindow *parent, const char *heading, const char *body,
                  const TdtAnswer *answers, guint n_answers, TdtAnswerFunc answered,
                  gpointer user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  Question *question = g_new0 (Question, 1);

  question->answered = answered;
  question->user_data = user_data;
  adw_message_dialog_add_response (dialog, "back", _ ("_Cancel"));
  adw_message_dialog_set_close_response (dialog, "back");
  for (guint i = 0; i < n_answers; i++)
    {
      char id[] = { (char) ('0' + i), '\0' };

      adw_message_dialog_add_response (dialog, id, answers[i].label);
      adw_message_dialog_set_response_appearance (dialog, id, appearances[answers[i].look]);
      if (answers[i].look == TDT_ANSWER_SUGGESTED)
        adw_message_dialog_set_default_response (dialog, id);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}
