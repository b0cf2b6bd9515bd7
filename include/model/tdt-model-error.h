/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdtModelError:
 * @TDT_MODEL_ERROR_TEXT: text with a character that a project cannot hold
 * @TDT_MODEL_ERROR_TOO_LONG: longer than the field allows
 * @TDT_MODEL_ERROR_VALUE: not a value of the field's type
 * @TDT_MODEL_ERROR_RANGE: outside the field's limits
 * @TDT_MODEL_ERROR_NO_RECORD: no record has that uid
 * @TDT_MODEL_ERROR_WRONG_KIND: the record is of another kind than the field points to
 * @TDT_MODEL_ERROR_EXISTS: the uid is taken
 * @TDT_MODEL_ERROR_PROJECT: the project's own record can be neither removed nor added
 * @TDT_MODEL_ERROR_CONFLICT: a change does not start from what is there
 * @TDT_MODEL_ERROR_TOO_MANY: more records of a kind than a project may hold
 */
typedef enum
{
  TDT_MODEL_ERROR_TEXT,
  TDT_MODEL_ERROR_TOO_LONG,
  TDT_MODEL_ERROR_VALUE,
  TDT_MODEL_ERROR_RANGE,
  TDT_MODEL_ERROR_NO_RECORD,
  TDT_MODEL_ERROR_WRONG_KIND,
  TDT_MODEL_ERROR_EXISTS,
  TDT_MODEL_ERROR_PROJECT,
  TDT_MODEL_ERROR_CONFLICT,
  TDT_MODEL_ERROR_TOO_MANY,
} TdtModelError;

#define TDT_MODEL_ERROR (tdt_model_error_quark ())
GQuark tdt_model_error_quark (void);

G_END_DECLS
