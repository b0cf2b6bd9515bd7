/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-block.h"

G_BEGIN_DECLS

struct _TdtDocument
{
  gatomicrefcount references;
  char *title;
  char *subject;
  char *author;
  char *language;
  char *header;
  char *stamp;
  char *footer;
  char *page_pattern;
  TdtTime *created;
  TdtPageSetup setup;
  const TdtBlock **blocks;
  guint n_blocks;
};

void tdt_block_free (gpointer block);

G_END_DECLS
