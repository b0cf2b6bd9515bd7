/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-workspace-file.h"

G_BEGIN_DECLS

/* Saving and editing, and waiting until it is done. */
void tdt_test_take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
void tdt_test_save (TdtWorkspace *workspace, GFile *file);
void tdt_test_save_copy (TdtWorkspace *workspace, GFile *file);
void tdt_test_set_field (TdtWorkspace *workspace, TdtFieldId field, const char *text);
const char *tdt_test_get_field (TdtWorkspace *workspace, TdtFieldId field);
void tdt_test_edit_elsewhere (GFile *file, TdtFieldId field, const char *text);

G_END_DECLS
