/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every command: the accelerators, the shortcuts window, the palette and the tests read it. One
 * that no key calls is found by its name. */
typedef struct
{
  const char *action;
  const char *accels[3];
  const char *label;
  const char *group;
  /* Whether the keys work only where the thing itself is shown, which sees to them. */
  gboolean local;
} TdtCommand;

const TdtCommand *tdt_commands_get (guint *n_commands);

G_END_DECLS
