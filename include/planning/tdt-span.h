/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtSpan:
 * @start: (nullable): when the first session starts, RFC 3339
 * @end: (nullable): when the last session ends, RFC 3339
 *
 * From when to when an event lasts; where no session has a start, the opening hours of its days.
 */
typedef struct
{
  char *start;
  char *end;
} TdtSpan;

/** tdt_span_find: @span: (out): to be cleared; both %NULL when nothing says when the event is */
void tdt_span_find (const TdtRoot *root, TdtSpan *span);
void tdt_span_clear (TdtSpan *span);

G_END_DECLS
