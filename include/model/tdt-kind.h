/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SECTION: kinds and fields
 *
 * Every record belongs to a kind, and every kind has a table of fields. The tables are the
 * lines of tdt-fields.def and tdt-tokens.def; the constants and the descriptions below are
 * made from them. Code that treats all fields alike (storage, comparison, search) walks the
 * descriptions; code that means one field names its constant, such as %TDT_SESSION_TITLE.
 */

/** TdtKindId: the kinds of record, %TDT_KIND_ANY for a reference to several kinds. */
typedef enum
{
#define TDT_KIND(ID, element, list, one, several) TDT_KIND_##ID,
#define TDT_FIELD(KIND, ID, element, type, label, ...)
#include "tdt-fields.def"
#undef TDT_KIND
#undef TDT_FIELD
  TDT_N_KINDS,
  TDT_KIND_ANY = TDT_N_KINDS
} TdtKindId;

/**
 * TdtFieldId: one field of one kind. The high bits are the kind, the low eight the position
 * of the field in its kind.
 */
typedef enum
{
  TDT_FIELD_NONE = -1,
#define TDT_KIND(ID, element, list, one, several) TDT_FIELDS_BEFORE_##ID = TDT_KIND_##ID * 256 - 1,
#define TDT_FIELD(KIND, ID, element, type, label, ...) TDT_##KIND##_##ID,
#include "tdt-fields.def"
#undef TDT_KIND
#undef TDT_FIELD
} TdtFieldId;

/** TdtTokensId: the lists of words that a token field may take. */
typedef enum
{
#define TDT_TOKENS(LIST) TDT_TOKENS_##LIST,
#define TDT_TOKEN(LIST, ID, word, label)
#include "tdt-tokens.def"
#undef TDT_TOKENS
#undef TDT_TOKEN
  TDT_N_TOKENS
} TdtTokensId;

/** Positions of words in their list, such as %TDT_SESSION_KIND_ROUND_TABLE. */
enum
{
#define TDT_TOKENS(LIST) TDT_TOKENS_BEFORE_##LIST = -1,
#define TDT_TOKEN(LIST, ID, word, label) TDT_##LIST##_##ID,
#include "tdt-tokens.def"
#undef TDT_TOKENS
#undef TDT_TOKEN
};

/** %TDT_TOKEN_OTHER: a word that this version does not know; kept as it is. */
#define TDT_TOKEN_OTHER (-1)

/**
 * TdtFieldType:
 * @TDT_FIELD_TITLE: one line of text, at most 4 KiB
 * @TDT_FIELD_TEXT: several lines of text, at most 1 MiB
 * @TDT_FIELD_URI: an address, one line, at most 4 KiB
 * @TDT_FIELD_LANGUAGE: a BCP 47 language tag
 * @TDT_FIELD_ZONE: the name of an IANA time zone
 * @TDT_FIELD_COLOUR: "#rrggbb"
 * @TDT_FIELD_ORDER: a fractional key, see tdt-order.h
 * @TDT_FIELD_DATA: bytes in base64, at most 1 MiB of it (768 KiB of bytes)
 * @TDT_FIELD_TOKEN: a word of a list
 * @TDT_FIELD_REFERENCE: the uid of another record
 * @TDT_FIELD_REFERENCES: several uids, in order, each once
 * @TDT_FIELD_WORDS: several lines of text, each at most 4 KiB
 * @TDT_FIELD_INTEGER: a whole number between the field's limits
 * @TDT_FIELD_BOOLEAN: yes, or unset for no
 * @TDT_FIELD_DATE: a day, as its GDate julian number
 * @TDT_FIELD_CLOCK: a time of day in minutes since midnight, 0 to 2880 (past midnight)
 * @TDT_FIELD_TIME: a local time with its zone and offset, see tdt-time.h
 */
typedef enum
{
  TDT_FIELD_TITLE,
  TDT_FIELD_TEXT,
  TDT_FIELD_URI,
  TDT_FIELD_LANGUAGE,
  TDT_FIELD_ZONE,
  TDT_FIELD_COLOUR,
  TDT_FIELD_ORDER,
  TDT_FIELD_DATA,
  TDT_FIELD_TOKEN,
  TDT_FIELD_REFERENCE,
  TDT_FIELD_REFERENCES,
  TDT_FIELD_WORDS,
  TDT_FIELD_INTEGER,
  TDT_FIELD_BOOLEAN,
  TDT_FIELD_DATE,
  TDT_FIELD_CLOCK,
  TDT_FIELD_TIME,
  TDT_N_FIELD_TYPES
} TdtFieldType;

/**
 * TdtFieldFlags:
 * @TDT_FIELD_OWNER: a reference whose record goes when the record it points to goes
 * @TDT_FIELD_PERSONAL: contact data, purged when the event is closed
 * @TDT_FIELD_INTERNAL: never shown in a public document
 * @TDT_FIELD_NAMING: what the record is called by, alone or with others after it
 */
typedef enum
{
  TDT_FIELD_PLAIN = 0,
  TDT_FIELD_OWNER = 1 << 0,
  TDT_FIELD_PERSONAL = 1 << 1,
  TDT_FIELD_INTERNAL = 1 << 2,
  TDT_FIELD_NAMING = 1 << 3,
} TdtFieldFlags;

/** TdtToken: a word as it stands in the file, and its label to be translated. */
typedef struct
{
  const char *word;
  const char *label;
} TdtToken;

/**
 * TdtField:
 * @id: its constant
 * @name: its element in the file
 * @type: what it holds
 * @label: its name for people, to be translated
 * @min: the smallest INTEGER
 * @max: the largest INTEGER
 * @tokens: the list of a TOKEN
 * @target: the kind that a REFERENCE or REFERENCES points to
 * @flags: see #TdtFieldFlags
 */
typedef struct
{
  TdtFieldId id;
  const char *name;
  TdtFieldType type;
  const char *label;
  gint64 min;
  gint64 max;
  TdtTokensId tokens;
  TdtKindId target;
  TdtFieldFlags flags;
} TdtField;

/**
 * TdtKind:
 * @id: its constant
 * @name: the element of one record in the file
 * @list: the element of the list of records in the file
 * @label: its name for people, to be translated
 * @label_several: the same for several
 * @order: its field of type ORDER, or %TDT_FIELD_NONE
 * @n_fields: how many fields it has
 * @fields: the fields, in the order of the file
 */
typedef struct
{
  TdtKindId id;
  const char *name;
  const char *list;
  const char *label;
  const char *label_several;
  TdtFieldId order;
  guint n_fields;
  const TdtField *fields;
} TdtKind;

/** Position of a field in its kind, and the kind of a field. */
#define TDT_FIELD_POSITION(id) ((guint) (id) &0xff)
#define TDT_FIELD_KIND(id) ((TdtKindId) ((guint) (id) >> 8))

/**
 * tdt_kind_get:
 * @id: a kind
 *
 * Returns: (transfer none): its description
 */
const TdtKind *tdt_kind_get (TdtKindId id);

/**
 * tdt_kind_by_name:
 * @name: an element name such as "session"
 *
 * Returns: (nullable): the kind whose records are written so
 */
const TdtKind *tdt_kind_by_name (const char *name);

/**
 * tdt_field_get:
 * @id: a field
 *
 * Returns: (transfer none): its description
 */
const TdtField *tdt_field_get (TdtFieldId id);

/**
 * tdt_kind_field_by_name:
 * @name: an element name such as "title"
 *
 * Returns: (nullable): that field of @kind
 */
const TdtField *tdt_kind_field_by_name (const TdtKind *kind, const char *name);

/**
 * tdt_field_is_reference:
 * Returns: whether @field holds one uid or several
 */
gboolean tdt_field_is_reference (const TdtField *field);

/**
 * tdt_tokens_get:
 * @list: a list of words
 * @n_tokens: (out) (optional): how many
 *
 * Returns: (transfer none): the words, in the order of their constants
 */
const TdtToken *tdt_tokens_get (TdtTokensId list, guint *n_tokens);

/**
 * tdt_token_word:
 * @position: of a word in @list, such as %TDT_SESSION_KIND_BREAK
 *
 * Returns: (transfer none): the word as it stands in the file
 */
const char *tdt_token_word (TdtTokensId list, int position);

/**
 * tdt_token_label:
 * @position: of a word in @list; any other number gives a label for unknown words
 *
 * Returns: (transfer none): the word for people, translated
 */
const char *tdt_token_label (TdtTokensId list, int position);

/**
 * tdt_token_msgid:
 * @position: as of tdt_token_label()
 *
 * Returns: (transfer none): the word for people, as it is in the source: for who translates into
 *   another language than that of the program
 */
const char *tdt_token_msgid (TdtTokensId list, int position);

/**
 * tdt_token_position:
 * @word: (nullable): a word as it stands in the file
 *
 * Returns: its position in @list, or %TDT_TOKEN_OTHER
 */
int tdt_token_position (TdtTokensId list, const char *word);

G_END_DECLS
