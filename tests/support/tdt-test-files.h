/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tdt_test_dup_data_path:
 * @name: a file below tests/data
 *
 * Returns: (transfer full): its path
 */
char *tdt_test_dup_data_path (const char *name);

/**
 * tdt_test_dup_corpus_path:
 * @name: a file or folder below the corpus of other programs' files
 *
 * The corpus is no part of the source. It is looked for in the folder that the environment variable
 * `TDT_CORPUS` names, else in `../shared/corpus` beside the source. Where @name is not there the
 * running test is marked as skipped with the reason; the caller only has to return.
 *
 * Returns: (transfer full) (nullable): its path, or %NULL when the test is skipped
 */
char *tdt_test_dup_corpus_path (const char *name);

/**
 * tdt_test_dup_temp_folder:
 *
 * Returns: (transfer full): the path of a new, empty folder; give it to tdt_test_remove_folder()
 */
char *tdt_test_dup_temp_folder (void);

/**
 * tdt_test_remove_folder:
 * @path: (transfer full): a folder from tdt_test_dup_temp_folder()
 *
 * Removes the folder and what is in it, and frees @path.
 */
void tdt_test_remove_folder (char *path);

/**
 * tdt_test_use_temp_state:
 *
 * Makes a new, empty folder the one where this user's journals and histories are; to be called
 * before anything asks for that.
 *
 * Returns: (transfer full): its path; give it to tdt_test_remove_folder() after the tests
 */
char *tdt_test_use_temp_state (void);

G_END_DECLS
