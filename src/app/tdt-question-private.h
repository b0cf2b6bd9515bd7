/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The one place that knows how a question is asked that the user must answer first. */

/* @answer: the position of the answer, -1 for going back. */
typedef void (*TdtAnswerFunc) (int answer, gpointer user_data);

typedef enum
{
  TDT_ANSWER_PLAIN,
  TDT_ANSWER_SUGGESTED,
  TDT_ANSWER_DESTRUCTIVE,
} TdtAnswerLook;

typedef struct
{
  const char *label;
  TdtAnswerLook look;
} TdtAnswer;

void tdt_question_ask (GtkWindow *parent, const char *heading, const char *body,
                       const TdtAnswer *answers, guint n_answers, TdtAnswerFunc answered,
                       gpointer user_data);
