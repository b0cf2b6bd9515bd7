/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * tdt_test_dup_example:
 *
 * This layer knows no file format; the example project is read by the field tables alone.
 *
 * Returns: (transfer full): the project "Gap 2017" of data/examples
 */
TdtRoot *tdt_test_dup_example (void);

/** tdt_test_dup_long_programme: a project of @n_sessions sessions, thirty a day. */
TdtRoot *tdt_test_dup_long_programme (guint n_sessions);

/**
 * tdt_test_write:
 * @root: a project
 * @document: which document
 * @language: its language
 * @folder: where to write
 *
 * Returns: (transfer full): the path of the document as PDF, printed on 25 September 2017
 */
char *tdt_test_write (const TdtRoot *root, int document, const char *language, int paper,
                      const char *folder);

/** tdt_test_run: what a program prints; the test is skipped and %NULL returned without it. */
char *tdt_test_run (const char *const *argv, int *status);

G_END_DECLS
