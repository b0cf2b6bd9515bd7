/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-workspace-file.h"

G_BEGIN_DECLS

/* Saving and opening, and waiting until it is done. */
void tdt_test_take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
gboolean tdt_test_save (TdtWorkspace *workspace, GFile *file, TdtSaveFlags flags, GError **error);
void tdt_test_save_now (TdtWorkspace *workspace, GFile *file);
void tdt_test_save_copy (TdtWorkspace *workspace, GFile *file);
TdtWorkspace *tdt_test_open_file (GFile *file);

G_END_DECLS
