/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-diff.h"
#include "tdt-root.h"

G_BEGIN_DECLS

/** TdtSeverity: how bad a finding is. */
typedef enum
{
  TDT_SEVERITY_ERROR,
  TDT_SEVERITY_WARNING,
  TDT_SEVERITY_INFO,
} TdtSeverity;

/**
 * TdtFinding:
 * @code: what is wrong, as scripts know it: "room-overlap"
 * @severity: how bad it is
 * @message: a sentence with names and times, translated
 * @records: uids of the records it is about, the first one the place to go to; ends with %NULL
 * @fingerprint: a hash of all that the finding rests on: times, rooms, people, numbers. An accepted
 *   finding stays accepted while it is the same
 * @accepted: whether somebody said that it is known and fine
 *
 * Something about a project that people should know. Computed, never stored. Immutable,
 * reference-counted.
 */
typedef struct
{
  const char *code;
  TdtSeverity severity;
  char *message;
  GStrv records;
  char *fingerprint;
  gboolean accepted;
} TdtFinding;

TdtFinding *tdt_finding_ref (TdtFinding *finding);
void tdt_finding_unref (TdtFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtFinding, tdt_finding_unref)

/** tdt_severity_word: Returns: (transfer none): "error", "warning" or "info" */
const char *tdt_severity_word (TdtSeverity severity);
/** tdt_severity_label: Returns: (transfer none): the same for people, translated */
const char *tdt_severity_label (TdtSeverity severity);

/**
 * TdtCheckOptions:
 * @today: GDate julian number of the day that counts as today
 */
typedef struct
{
  gint64 today;
} TdtCheckOptions;

/**
 * tdt_checks_run:
 *
 * Looks at the whole project. Pure: the same root and options give the same findings in the same
 * order: by severity, code and records. May run in any thread.
 *
 * Returns: (transfer full) (element-type TdtFinding): the findings, accepted ones included
 */
GPtrArray *tdt_checks_run (const TdtRoot *root, const TdtCheckOptions *options);

/**
 * tdt_findings_equal:
 * @a: (nullable) (element-type TdtFinding): like an empty array where %NULL
 * @b: (nullable) (element-type TdtFinding)
 *
 * Returns: whether both say the same in the same order
 */
gboolean tdt_findings_equal (const GPtrArray *a, const GPtrArray *b);

/** tdt_findings_sort: by severity, code and records. */
void tdt_findings_sort (GPtrArray *findings);

/**
 * tdt_check_is_code: Returns: whether a check has that code
 */
gboolean tdt_check_is_code (const char *code);

/**
 * tdt_check_get_title: Returns: (transfer none): what findings with @code have in common, in a few
 * words, translated: "Room too small"
 */
const char *tdt_check_get_title (const char *code);

/**
 * TdtCheckEngine: the findings of a project that is being edited. After an edit only what the edit
 * touches is looked at again; the result is always that of tdt_checks_run().
 */
typedef struct _TdtCheckEngine TdtCheckEngine;

/**
 * tdt_check_engine_new:
 *
 * Looks at the whole of @root once.
 */
TdtCheckEngine *tdt_check_engine_new (const TdtRoot *root, const TdtCheckOptions *options);
void tdt_check_engine_free (TdtCheckEngine *engine);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtCheckEngine, tdt_check_engine_free)

/**
 * tdt_check_engine_weigh:
 *
 * Returns: how many records tdt_check_engine_update() would look at again, %G_MAXUINT for all
 */
guint tdt_check_engine_weigh (const TdtCheckEngine *engine, const TdtRoot *root,
                              const TdtDiff *diff);

/**
 * tdt_check_engine_update:
 * @root: what the project is now
 * @diff: what leads to it from the root before
 *
 * Returns: whether the findings are different now
 */
gboolean tdt_check_engine_update (TdtCheckEngine *engine, const TdtRoot *root, const TdtDiff *diff);

/** tdt_check_engine_get_findings: Returns: (transfer full): as tdt_checks_run() gives them */
GPtrArray *tdt_check_engine_get_findings (const TdtCheckEngine *engine);

/**
 * tdt_check_engine_get_by_record:
 *
 * Returns: (transfer none) (element-type utf8 GPtrArray): uids of records to the #TdtFinding that
 *   name them, in no order; those that are named by none are not there. Follows updates
 */
GHashTable *tdt_check_engine_get_by_record (const TdtCheckEngine *engine);

/** tdt_check_engine_count: Returns: how many findings of @severity are not accepted */
guint tdt_check_engine_count (const TdtCheckEngine *engine, TdtSeverity severity);

G_END_DECLS
