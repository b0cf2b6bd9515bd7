/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-timetable-plan-private.h"
#include "tdt-timetable-style-private.h"

G_BEGIN_DECLS

/* What is wrong with one session: how often, and in sentences, one a line. */
typedef struct
{
  guint n_errors;
  guint n_warnings;
  GString *text;
} TdtTimetableFindings;

/* @by_record: (nullable): as for tdt_timetable_set_findings(). Returns NULL where there are none.
 */
TdtTimetableFindings *tdt_timetable_findings_new (GHashTable *by_record, const char *uid);
void tdt_timetable_findings_free (TdtTimetableFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtTimetableFindings, tdt_timetable_findings_free)

/* A session in the timetable or in its tray: it draws itself, and has a name and a description for
 * screen readers. Blocks are used again for other sessions. */
#define TDT_TYPE_TIMETABLE_BLOCK (tdt_timetable_block_get_type ())
G_DECLARE_FINAL_TYPE (TdtTimetableBlock, tdt_timetable_block, TDT, TIMETABLE_BLOCK, GtkWidget)

/* @style must outlive the block. */
GtkWidget *tdt_timetable_block_new (const TdtTimetableStyle *style);
/* @slot: (nullable): NULL for a session without a start. @findings: (nullable). */
void tdt_timetable_block_show (TdtTimetableBlock *block, const TdtRoot *root, const TdtRow *session,
                               const TdtTimetableSlot *slot, const TdtTimetableFindings *findings);
/* Tells screen readers, and tooltips, what it shows: apart, since it takes as long as all the rest.
 */
void tdt_timetable_block_tell (TdtTimetableBlock *block, const TdtRoot *root, const TdtRow *session,
                               const TdtTimetableFindings *findings);
const char *tdt_timetable_block_get_uid (TdtTimetableBlock *block);
void tdt_timetable_block_set_selected (TdtTimetableBlock *block, gboolean selected);
/* Faded: it is being dragged, and shown where it would go. */
void tdt_timetable_block_set_lifted (TdtTimetableBlock *block, gboolean lifted);
/* Draws it for a parent that has hundreds of them: what is kept of it has no transformation and no
 * group of its own. @area: where it is in the parent. */
void tdt_timetable_block_draw (TdtTimetableBlock *block, GtkSnapshot *snapshot,
                               const GdkRectangle *area);
/* Whether it was drawn for its parent as it is now, in @area. */
gboolean tdt_timetable_block_is_drawn (TdtTimetableBlock *block, const GdkRectangle *area);
/* The colours are different now. */
void tdt_timetable_block_restyle (TdtTimetableBlock *block);
/* For the owner of blocks: which sweep it was last wanted in. */
guint tdt_timetable_block_get_mark (TdtTimetableBlock *block);
void tdt_timetable_block_set_mark (TdtTimetableBlock *block, guint mark);

/* What is read out of a session in a timetable (tdt-timetable-words.c). */
char *tdt_timetable_dup_times (const TdtRow *session);
/* When it begins; of what began on another day, when it ends. Nothing for NULL. */
char *tdt_timetable_dup_short_time (const TdtTimetableSlot *slot);
char *tdt_timetable_dup_name (const TdtRoot *root, const TdtRow *session,
                              const TdtTimetableFindings *findings);
char *tdt_timetable_dup_description (const TdtRoot *root, const TdtRow *session,
                                     const TdtTimetableFindings *findings);
/* "4 people · 2 not confirmed", "" where nobody is. */
char *tdt_timetable_dup_people (const TdtRoot *root, const TdtRow *session);
/* "Marie Durand, Paul Petit (?)": who comes, and who has not said yes. */
char *tdt_timetable_dup_names (const TdtRoot *root, const TdtRow *session);

/* What stands below the title: what it is, who comes; and @in_short, for beside it. */
char *tdt_timetable_dup_details (const TdtTimetableStyle *style, const TdtRoot *root,
                                 const TdtRow *session, char **in_short);

G_END_DECLS
