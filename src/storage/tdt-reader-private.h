/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-project-file.h"
#include "tdt-report-private.h"
#include "tdt-uid-table-private.h"

#include <libxml/parser.h>

/*
 * The reader of project files. tdt-reader.c follows the elements; tdt-reader-text.c takes
 * texts; tdt-reader-record.c fills records; tdt-reader-unknown.c keeps what this version does not
 * know; tdt-reader-check.c looks at the references once everything is there. Importers of older
 * versions (tdt-import-*.c) follow other elements and fill records with the same functions.
 */

#define TDT_NS_PREFIX "urn:tour-de-table:project:"
/* Values that could not be used are kept in elements of this namespace. */
#define TDT_NS_SET_ASIDE "urn:tour-de-table:set-aside:1"

/* Of all kinds together, so that small records cannot fill the memory. */
#define TDT_ALL_RECORDS_MAX 500000u
#define TDT_UNKNOWN_MAX 200000u

/* A record while its element is open: the project's own, and the one of the list. */
typedef struct
{
  const TdtKind *kind;
  TdtRowBuilder *builder;
  /* Of the fields that hold several values: GRefStrings, by position; NULL for none yet. */
  GPtrArray **lists;
  GArray *unknown;
  guint64 seen[4];
  /* Position of the field last seen, -1 before the first. */
  int last;
  guint64 serial;
} TdtReaderRecord;

/* A reference in a row that has been read, to be looked at when all are there. */
typedef struct
{
  guint row;
  guint entry;
  gsize offset;
  guint8 position;
} TdtPending;

/* Names of a kind's elements as the parser's dictionary has them: equal by address. */
typedef struct
{
  const xmlChar *name;
  const xmlChar *list;
  const xmlChar **fields;
} TdtKindNames;

typedef enum
{
  TDT_READ_START,
  TDT_READ_PROJECT,
  TDT_READ_LIST,
  TDT_READ_RECORD,
  TDT_READ_FIELD,
  TDT_READ_ANCESTORS,
  TDT_READ_ANCESTOR,
  TDT_READ_UNKNOWN,
  TDT_READ_END,
} TdtReadState;

/* A namespace declaration that holds, and the depth of the element that made it. */
typedef struct
{
  const xmlChar *prefix;
  const xmlChar *uri;
  guint depth;
} TdtScope;

/* A day on which the clocks of a zone do not change; events have few days and many times. */
#define TDT_DAYS_KNOWN 64
typedef struct
{
  char *zone;
  gint64 julian;
  int offset;
} TdtDayOffset;

typedef struct _TdtReader TdtReader;

/* How an older version is read; see tdt-import-0.c. */
typedef struct
{
  const char *ns;
  void (*start) (TdtReader *reader, const xmlChar *name, int n_attributes,
                 const xmlChar **attributes);
  void (*text) (TdtReader *reader, const char *text, gsize length);
  void (*end) (TdtReader *reader, const xmlChar *name);
} TdtImporter;

extern const TdtImporter tdt_import_0;

struct _TdtReader
{
  const char *name;
  const char *text;
  /* What the parser goes through, see tdt-guard-private.h. */
  const char *mask;
  gsize length;
  /* Whether the mask is the text; whether a masked text came as something else than a piece of the
   * mask. */
  gboolean is_plain;
  gboolean distrusts_mask;
  GCancellable *cancellable;
  TdtProgressFunc progress;
  gpointer progress_data;
  gsize next_tick;
  xmlParserCtxtPtr context;
  GError *error;

  TdtKindNames names[TDT_N_KINDS];
  const xmlChar *uid_name;
  const xmlChar *ancestors_name;
  const xmlChar *ancestor_name;
  const xmlChar *base_name;
  const xmlChar *ns;
  guint major;
  const TdtImporter *importer;
  gpointer importer_data;
  GDestroyNotify importer_free;

  TdtReadState state;
  guint depth;
  GArray *scope;
  /* Where the open element's tag ends, as an offset. */
  gsize tag;

  TdtReaderRecord project;
  TdtReaderRecord record;
  const TdtKind *list;
  /* The list last seen, %NULL as long as fields of the project are. */
  const TdtKind *last_list;
  /* The record last seen in the list; belongs to the row. */
  const char *last_uid;

  /* The field whose element is open, and its text: either one piece of the file, or put
   * together. */
  TdtReaderRecord *owner;
  guint field;
  const char *piece;
  gsize piece_length;
  GString *pieces;
  gboolean in_pieces;

  /* The element that is being kept, and whether its last tag is still open. */
  GString *kept;
  guint kept_depth;
  /* Where its declarations go, once it is known which it needs. */
  gsize kept_name_end;
  gboolean kept_tag_open;
  TdtReadState kept_state;
  gboolean kept_base;
  gsize n_kept_bytes;
  guint n_kept;

  TdtHeader *header;
  TdtReport *report;
  guint n_repairs;
  TdtUidTable *uids;
  GPtrArray *rows;
  /* What is expected to be read, or NULL: rows that are as expected are shared with it, so that
   * reading back takes no memory and comparing no time. */
  const TdtRoot *expected;
  guint n_rows[TDT_N_KINDS];
  GArray *pending;
  /* What the last values of fields were, for those that repeat from record to record. */
  TdtValue *last_values[TDT_N_KINDS];
  char *document_hash;
  TdtDayOffset days[TDT_DAYS_KNOWN];
};

/* tdt-reader-document.c */
TdtReader *tdt_reader_new (GBytes *text, GBytes *mask, const char *name);
void tdt_reader_free (TdtReader *reader);
void tdt_reader_begin_document (TdtReader *reader, const xmlChar *name, const xmlChar *uri,
                                int n_attributes, const xmlChar **attributes);
void tdt_reader_add_ancestor (TdtReader *reader, const char *text, gsize length);

/* tdt-reader.c */
gboolean tdt_reader_run (TdtReader *reader, GBytes *mask, GError **error);
/* Where the parser is, and where the last start tag begins. */
gsize tdt_reader_offset (const TdtReader *reader);
gsize tdt_reader_place (const TdtReader *reader);
void tdt_reader_fail (TdtReader *reader, gsize offset, int code, const char *reason);
/* Notes a repair; takes both texts. */
void tdt_reader_repair (TdtReader *reader, gsize offset, char *problem, char *action);

/* Where a piece of unknown content stands that is met in @state, and whose row keeps it. */
TdtUnknownItem tdt_reader_find_place (const TdtReader *reader, TdtReadState state);
GArray *tdt_reader_find_keeper (TdtReader *reader, TdtReadState state);

/* tdt-reader-text.c */
void tdt_reader_begin_text (TdtReader *reader, TdtReadState state);
/* The text of the element that ends. */
const char *tdt_reader_get_text (TdtReader *reader, gsize *length);
void tdt_reader_text_cb (void *user_data, const xmlChar *characters, int n_bytes);
void tdt_reader_cdata_cb (void *user_data, const xmlChar *characters, int n_bytes);

/* tdt-reader-record.c */
void tdt_reader_record_clear (TdtReaderRecord *record);
/* Opens a record; gives it another uid where @uid cannot be its own. */
void tdt_reader_begin (TdtReader *reader, TdtReaderRecord *record, const TdtKind *kind,
                       const char *uid, gsize length);
/* Closes it: puts its row among the others. */
void tdt_reader_end (TdtReader *reader, TdtReaderRecord *record);
/* Gives it a value, or one more of a list. */
void tdt_reader_set (TdtReader *reader, TdtReaderRecord *record, guint position, const char *text,
                     gsize length);
guint tdt_reader_count_items (const TdtReaderRecord *record, guint position);

/* tdt-reader-unknown.c */
void tdt_reader_keep_attribute (TdtReader *reader, GArray *unknown, TdtUnknownItem item,
                                const xmlChar **attribute);
/* Keeps @xml, which it takes. */
void tdt_reader_keep (TdtReader *reader, GArray *unknown, TdtUnknownItem item, char *xml);
/* Keeps a text that has no place in the project, as an element of our own. */
void tdt_reader_set_aside (TdtReader *reader, GArray *unknown, TdtUnknownItem item,
                           const char *field, const char *text, gsize length);
char *tdt_reader_dup_set_aside (const char *field, const char *text, gsize length);
char *tdt_reader_dup_attribute (const xmlChar **attribute);
void tdt_reader_kept_start (TdtReader *reader, const xmlChar *name, const xmlChar *prefix,
                            int n_namespaces, const xmlChar **namespaces, int n_attributes,
                            const xmlChar **attributes);
void tdt_reader_kept_text (TdtReader *reader, const char *text, gsize length);
void tdt_reader_kept_end (TdtReader *reader, const xmlChar *name, const xmlChar *prefix);
TdtUnknown *tdt_reader_unknown_end (GArray *unknown);
GArray *tdt_reader_unknown_new (void);

/* tdt-reader-check.c */
TdtRoot *tdt_reader_finish (TdtReader *reader);
TdtTime *tdt_reader_check_time (TdtReader *reader, const TdtField *field, TdtTime *time);
