/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-kind.h"

#include <glib/gi18n-lib.h>

/* Places of the kinds in all_fields: each kind's own entry takes no room there. */
enum
{
#define TDT_KIND(ID, element, list, one, several)                                                  \
  FIRST_OF_##ID, BEFORE_FIRST_OF_##ID = FIRST_OF_##ID - 1,
#define TDT_FIELD(KIND, ID, element, type, label, ...) PLACE_OF_##KIND##_##ID,
#include "tdt-fields.def"
#undef TDT_KIND
#undef TDT_FIELD
  N_ALL_FIELDS
};

static const TdtField all_fields[] = {
#define TDT_KIND(ID, element, list, one, several)
#define TDT_FIELD(KIND, ID, element, TYPE, text, ...)                                              \
  {                                                                                                \
    .id = TDT_##KIND##_##ID, .name = element, .type = TDT_FIELD_##TYPE, .label = text, __VA_ARGS__ \
  },
#include "tdt-fields.def"
#undef TDT_KIND
#undef TDT_FIELD
};

static const guint first_fields[] = {
#define TDT_KIND(ID, element, list, one, several) FIRST_OF_##ID,
#define TDT_FIELD(KIND, ID, element, type, label, ...)
#include "tdt-fields.def"
#undef TDT_KIND
#undef TDT_FIELD
  N_ALL_FIELDS
};

static TdtKind kinds[] = {
#define TDT_KIND(ID, element, list_element, one, several)                                          \
  { .id = TDT_KIND_##ID,                                                                           \
    .name = element,                                                                               \
    .list = list_element,                                                                          \
    .label = one,                                                                                  \
    .label_several = several,                                                                      \
    .fields = &all_fields[FIRST_OF_##ID] },
#define TDT_FIELD(KIND, ID, element, type, label, ...)
#include "tdt-fields.def"
#undef TDT_KIND
#undef TDT_FIELD
};

static const TdtToken all_tokens[] = {
#define TDT_TOKENS(LIST)
#define TDT_TOKEN(LIST, ID, text, name) { .word = text, .label = name },
#include "tdt-tokens.def"
#undef TDT_TOKENS
#undef TDT_TOKEN
};

enum
{
#define TDT_TOKENS(LIST)                                                                           \
  FIRST_TOKEN_OF_##LIST, BEFORE_FIRST_TOKEN_OF_##LIST = FIRST_TOKEN_OF_##LIST - 1,
#define TDT_TOKEN(LIST, ID, word, label) PLACE_OF_TOKEN_##LIST##_##ID,
#include "tdt-tokens.def"
#undef TDT_TOKENS
#undef TDT_TOKEN
  N_ALL_TOKENS
};

static const guint first_tokens[] = {
#define TDT_TOKENS(LIST) FIRST_TOKEN_OF_##LIST,
#define TDT_TOKEN(LIST, ID, word, label)
#include "tdt-tokens.def"
#undef TDT_TOKENS
#undef TDT_TOKEN
  N_ALL_TOKENS
};

static TdtFieldId
find_order_field (const TdtKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == TDT_FIELD_ORDER)
      return kind->fields[i].id;
  return TDT_FIELD_NONE;
}

static void
complete_kinds (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  for (guint i = 0; i < TDT_N_KINDS; i++)
    {
      kinds[i].n_fields = first_fields[i + 1] - first_fields[i];
      kinds[i].order = find_order_field (&kinds[i]);
    }
  /* Whoever reads a number has been here. The first conversion makes the C locale of GLib, and
   * where two threads wait for that, the errno of waiting is taken for that of the conversion, and
   * a number refused that is none (GLib 2.74, g_ascii_string_to_unsigned()). */
  g_ascii_strtoull ("0", NULL, 10);
  g_once_init_leave (&done, 1);
}

const TdtKind *
tdt_kind_get (TdtKindId id)
{
  g_return_val_if_fail (id < TDT_N_KINDS, NULL);

  complete_kinds ();
  return &kinds[id];
}

const TdtKind *
tdt_kind_by_name (const char *name)
{
  for (guint i = 0; i < TDT_N_KINDS; i++)
    if (g_str_equal (kinds[i].name, name))
      return tdt_kind_get (i);
  return NULL;
}

const TdtField *
tdt_field_get (TdtFieldId id)
{
  const TdtKind *kind = tdt_kind_get (TDT_FIELD_KIND (id));

  g_return_val_if_fail (kind != NULL && TDT_FIELD_POSITION (id) < kind->n_fields, NULL);
  return &kind->fields[TDT_FIELD_POSITION (id)];
}

const TdtField *
tdt_kind_field_by_name (const TdtKind *kind, const char *name)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_str_equal (kind->fields[i].name, name))
      return &kind->fields[i];
  return NULL;
}

gboolean
tdt_field_is_reference (const TdtField *field)
{
  return field->type == TDT_FIELD_REFERENCE || field->type == TDT_FIELD_REFERENCES;
}

const TdtToken *
tdt_tokens_get (TdtTokensId list, guint *n_tokens)
{
  g_return_val_if_fail (list < TDT_N_TOKENS, NULL);

  if (n_tokens != NULL)
    *n_tokens = first_tokens[list + 1] - first_tokens[list];
  return &all_tokens[first_tokens[list]];
}

const char *
tdt_token_word (TdtTokensId list, int position)
{
  guint n_tokens;
  const TdtToken *tokens = tdt_tokens_get (list, &n_tokens);

  g_return_val_if_fail (position >= 0 && (guint) position < n_tokens, NULL);
  return tokens[position].word;
}

const char *
tdt_token_label (TdtTokensId list, int position)
{
  return _ (tdt_token_msgid (list, position));
}

const char *
tdt_token_msgid (TdtTokensId list, int position)
{
  guint n_tokens;
  const TdtToken *tokens = tdt_tokens_get (list, &n_tokens);

  if (position < 0 || (guint) position >= n_tokens)
    return N_ ("Other");
  return tokens[position].label;
}

int
tdt_token_position (TdtTokensId list, const char *word)
{
  guint n_tokens;
  const TdtToken *tokens = tdt_tokens_get (list, &n_tokens);

  for (guint i = 0; word != NULL && i < n_tokens; i++)
    if (tokens[i].word[0] == word[0] && g_str_equal (tokens[i].word, word))
      return (int) i;
  return TDT_TOKEN_OTHER;
}
