/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/** The example project and a folder to write its documents to, for one test. */
typedef struct
{
  char *folder;
  TdtRoot *example;
} TdtTestFixture;

/** tdt_test_set_up: for g_test_add(). */
void tdt_test_set_up (TdtTestFixture *fixture, gconstpointer data);

/** tdt_test_tear_down: for g_test_add(); removes the folder. */
void tdt_test_tear_down (TdtTestFixture *fixture, gconstpointer data);

/**
 * tdt_test_read_pdf:
 * @path: a PDF file
 *
 * Returns: (transfer full) (nullable): its text as it stands on the page; the test is skipped and
 *   %NULL returned where nothing can read it
 */
char *tdt_test_read_pdf (const char *path);

/** tdt_test_assert_has: @expected is in @text, wherever its lines break. */
void tdt_test_assert_has (const char *text, const char *expected);

/** tdt_test_assert_has_not: @unwanted is not in @text. */
void tdt_test_assert_has_not (const char *text, const char *unwanted);

G_END_DECLS
