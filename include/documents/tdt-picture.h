/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdtPicture: a logo in a document. Immutable and reference-counted.
 * @bytes: the file
 * @media_type: such as "image/png"
 * @label: what it is, for who does not see it
 * @width: in pixels
 * @height: in pixels
 */
typedef struct
{
  GBytes *bytes;
  char *media_type;
  char *label;
  int width;
  int height;
} TdtPicture;

/**
 * tdt_picture_new:
 * @bytes: a picture file
 * @media_type: such as "image/png"
 * @label: what it is
 *
 * Returns: (transfer full) (nullable): the picture, %NULL where @bytes are none that can be read
 */
TdtPicture *tdt_picture_new (GBytes *bytes, const char *media_type, const char *label);

TdtPicture *tdt_picture_ref (TdtPicture *picture);
void tdt_picture_unref (TdtPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtPicture, tdt_picture_unref)

/** tdt_picture_get_width: how wide it is when it is @height high, in the same unit. */
double tdt_picture_get_width (const TdtPicture *picture, double height);

/**
 * tdt_picture_dup_uri:
 *
 * Returns: (transfer full): the picture as a "data:" address
 */
char *tdt_picture_dup_uri (const TdtPicture *picture);

G_END_DECLS
