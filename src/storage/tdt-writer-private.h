/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-header.h"
#include "tdt-root.h"

/* Everything below the head of the file: fields, lists, and what is not known. */
void tdt_writer_append_body (GString *xml, const TdtRoot *root);

/* The unknown content of a row while it is written, place by place in the order of the file. */
typedef struct
{
  const TdtUnknown *unknown;
  guint next;
} TdtUnknownIter;

void tdt_unknown_iter_init (TdtUnknownIter *iter, const TdtRow *row);
/* The next item if it stands at @place and @position, else NULL. */
const TdtUnknownItem *tdt_unknown_iter_at (TdtUnknownIter *iter, TdtUnknownPlace place,
                                           int position);

void tdt_writer_append_unknown (GString *xml, TdtUnknownIter *iter, TdtUnknownPlace place,
                                int position, const char *indent);
void tdt_writer_append_attributes (GString *xml, TdtUnknownIter *iter, TdtUnknownPlace place,
                                   int position, guint item);
