/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-header.h"
#include "tdt-root.h"

/* What is being written, in pieces: those that are full are hashed in a thread of their own while
 * the next is filled. */
typedef struct _TdtPieces TdtPieces;

TdtPieces *tdt_pieces_new (void);
/* Hashes @text, which does not become one of the pieces. */
void tdt_pieces_hash (TdtPieces *pieces, const char *text, gsize length);
/* The piece to append to: @xml, or another once that is full; to begin with give NULL. */
GString *tdt_pieces_next (TdtPieces *pieces, GString *xml);
/* Takes the last piece. Returns SHA-256 in hex of everything. */
char *tdt_pieces_end (TdtPieces *pieces, GString *xml);
/* @head and all pieces, with a zero behind. */
GBytes *tdt_pieces_join (TdtPieces *pieces, const GString *head);
void tdt_pieces_free (TdtPieces *pieces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtPieces, tdt_pieces_free)

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
