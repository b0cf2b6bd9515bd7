/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdtRecord: one record as an object, for bindings and list models. Each kind has a final class
 * of its own, named after it (`TdtSession`, `TdtAgendaItem`), with one read-only property for
 * each field, named and typed by the field table:
 *
 *  - texts are strings, "" when unset;
 *  - INTEGER, DATE and CLOCK are 64-bit integers, %TDT_UNSET when unset;
 *  - BOOLEAN is a boolean;
 *  - TOKEN is an int, the position in its list or %TDT_TOKEN_OTHER, and a second property
 *    `<field>-label` has its label, translated;
 *  - REFERENCE is the #TdtRecord it points to, or %NULL;
 *  - REFERENCES and WORDS are string arrays;
 *  - TIME is a boxed #TdtTime, or %NULL.
 *
 * Besides these every record has `uid`, `present` (%FALSE once the record is deleted; its
 * fields then keep their last values) and `label`, what people call it.
 *
 * Main thread only. Each property is notified exactly once when its field changes.
 */
#define TDT_TYPE_RECORD (tdt_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdtRecord, tdt_record, TDT, RECORD, GObject)

struct _TdtRecordClass
{
  GObjectClass parent_class;
};

/** TDT_TYPE_TIME: the boxed type of #TdtTime. */
#define TDT_TYPE_TIME (tdt_time_get_type ())
GType tdt_time_get_type (void);

/** tdt_record_get_class_of_kind: Returns: the type of the records of @kind. */
GType tdt_record_get_class_of_kind (TdtKindId kind);

/** tdt_record_ensure_types: makes all classes known by name, as `.ui` files need. */
void tdt_record_ensure_types (void);

/** tdt_record_get_row: Returns: (transfer none): what the record holds now. */
const TdtRow *tdt_record_get_row (TdtRecord *record);

/** tdt_record_get_uid: Returns: (transfer none): its uid. */
const char *tdt_record_get_uid (TdtRecord *record);

/** tdt_record_is_present: Returns: %FALSE once it is deleted. */
gboolean tdt_record_is_present (TdtRecord *record);

/**
 * tdt_record_dup_label:
 *
 * Returns: (transfer full): the record's title or name; for a person both names; "" when there
 * is none
 */
char *tdt_record_dup_label (TdtRecord *record);

/** tdt_row_dup_label: the same for a row. */
char *tdt_row_dup_label (const TdtRow *row);

G_END_DECLS
