/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every command that a key calls: the accelerators, the shortcuts window and the tests read it. */
typedef struct
{
  const char *action;
  const char *accels[3];
  const char *label;
  const char *group;
} TdtCommand;

const TdtCommand *tdt_commands_get (guint *n_commands);

G_END_DECLS
