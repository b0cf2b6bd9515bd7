/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What every widget that edits one field of one record has in common: it is told when the value is
 * another one, hands on what is typed, and shows what is wrong with it on the widget itself.
 */
typedef struct _TdtFieldLink TdtFieldLink;

/* @row is NULL while there is no record. */
typedef void (*TdtFieldShowFunc) (GtkWidget *owner, const TdtRow *row, const TdtField *field);

/* The link lives as long as @owner, which frees it in its finalize. */
TdtFieldLink *tdt_field_link_new (GtkWidget *owner, TdtFieldShowFunc show);
void tdt_field_link_free (TdtFieldLink *link);

/* The properties "desk", "record" and "field" (a name in the file), first id @first. */
void tdt_field_link_install_properties (GObjectClass *klass, guint first);
void tdt_field_link_get_property (TdtFieldLink *link, guint nth, GValue *value);
void tdt_field_link_set_property (TdtFieldLink *link, guint nth, const GValue *value);
#define TDT_FIELD_LINK_N_PROPERTIES 3

TdtDesk *tdt_field_link_get_desk (TdtFieldLink *link);
TdtRecord *tdt_field_link_get_record (TdtFieldLink *link);
/* NULL until there are a record and the name of one of its fields. */
const TdtField *tdt_field_link_get_field (TdtFieldLink *link);

/* Whether the owner is being shown what is stored: what it tells then was typed by nobody. */
gboolean tdt_field_link_is_showing (TdtFieldLink *link);

/* Sets the field to @text as it would stand in a file. */
void tdt_field_link_set_text (TdtFieldLink *link, const char *text);
/* The same while @text is being typed: who types over a number deletes it first, which does not
 * mean that it shall be unset. */
void tdt_field_link_set_typed (TdtFieldLink *link, const char *text);
/* Typing is over, at @text: what is typed next is another step, and what is stored is shown. */
void tdt_field_link_end_typing (TdtFieldLink *link, const char *text);
/* Shows the value that is stored, whatever was typed. */
void tdt_field_link_show_again (TdtFieldLink *link);

G_END_DECLS
