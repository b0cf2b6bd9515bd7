/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Memory for a whole file. Large ones come in large pages where the system has them: having each
 * small page given by the kernel takes a tenth of the time that reading a large project does. */
char *tdt_big_buffer_new (gsize size);
/* Asks for large pages in memory that is already there and was not used yet. */
void tdt_big_buffer_advise (char *buffer, gsize size);
void tdt_big_buffer_free (char *buffer, gsize size);
/* Bytes of the first @length of a buffer of @size, which they own. */
GBytes *tdt_big_buffer_end (char *buffer, gsize size, gsize length);
