/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lets system calls of the storage layer fail on purpose. */

/* The calls that can. */
typedef enum
{
  TDT_TEST_OPEN,
  TDT_TEST_CLOSE,
  TDT_TEST_READ,
  TDT_TEST_WRITE,
  TDT_TEST_TRUNCATE,
  TDT_TEST_SYNC,
  TDT_TEST_LOCK,
  TDT_TEST_STATUS,
  TDT_TEST_READLINK,
  TDT_TEST_ACCESS,
  TDT_TEST_MKDIR,
  TDT_TEST_RENAME,
  TDT_TEST_LINK,
  TDT_TEST_UNLINK,
  TDT_TEST_CHMOD,
  TDT_TEST_CHOWN,
  TDT_TEST_ATTRIBUTES,
  TDT_TEST_N_CALLS,
} TdtTestCall;

const char *tdt_test_call_name (TdtTestCall call);

/* As a reason: the process is killed instead of the call being made. */
#define TDT_TEST_KILLED (-1)

/* As a reason: the process stops before the call and makes it when told to continue; what is to be
 * on the disk is waited for, which is not done otherwise. */
#define TDT_TEST_STOPPED (-2)

/* From now on the @nth call (from 1) of those in @calls (a bit each) fails with @reason, and, when
 * @from_then_on, all after it. A write that fails with ENODATA is a short one: it takes one byte.
 */
void tdt_test_faults_begin (guint calls, guint nth, int reason, gboolean from_then_on);

/* Back to the real system; returns how many calls were made to fail. */
guint tdt_test_faults_end (void);

G_END_DECLS
