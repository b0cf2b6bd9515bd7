/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-guard-private.h"

#include "tdt-xml-memory-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* Bytes of names, each counted once: its table does not grow with what is in it. */
#define NAMES_MAX 262144

/* Stands before the reader's own data, because libxml2 hands one pointer to all callbacks: the
 * reader's. So the errors are found by thread instead. */
typedef struct
{
  const char *name;
  const char *mask;
  gsize length;
  const char *text;
  xmlParserCtxtPtr context;
  GError *error;
} Parse;

static _Thread_local Parse *current;

static const char *
describe (const xmlError *error)
{
  switch (error->code)
    {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_START:
      return _ ("this is no XML; choose another file");
    case XML_ERR_DOCUMENT_END:
      return _ (
          "there is something behind the end of the document; the file is damaged: ask for it "
          "again");
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_GT_REQUIRED:
    case XML_ERR_LTSLASH_REQUIRED:
    case XML_ERR_COMMENT_NOT_FINISHED:
    case XML_ERR_CDATA_NOT_FINISHED:
    case XML_ERR_PI_NOT_FINISHED:
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
      return _ ("the file breaks off here; it is cut off or damaged: ask for it again, or look for "
                "an older copy");
    case XML_ERR_TAG_NAME_MISMATCH:
      return _ ("an element ends here that does not begin here; the file is damaged: ask for it "
                "again, or look for an older copy");
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_INVALID_CHARREF:
      return _ ("a byte that is no character of the file’s encoding, or a control character; save "
                "the file again as UTF-8");
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return _ ("an abbreviation that nothing explains; write the character itself instead of &…;");
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return _ ("a prefix that nothing declares; add its xmlns");
    case XML_ERR_NO_MEMORY:
      return _ ("there is not enough memory to read the file; close other programs and try again");
    default:
      return NULL;
    }
}

static gboolean
has_too_many_names (const Parse *parse)
{
  return parse->context != NULL && xmlDictGetUsage (parse->context->dict) > NAMES_MAX / 2;
}

static void
set_error_at (Parse *parse, const char *place, int code, const char *reason)
{
  gsize offset = 0;

  if (place >= parse->mask && place <= parse->mask + parse->length)
    offset = (gsize) (place - parse->mask);
  tdt_guard_set_error (&parse->error, code, parse->name, parse->text, offset, reason);
}

/* The first error counts; what follows it is guessing. */
static void
structured_error_cb (void *user_data, xmlErrorPtr error)
{
  Parse *parse = current;
  const char *place;
  const char *reason;
  g_autofree char *message = NULL;

  if (parse == NULL || parse->error != NULL || error->level < XML_ERR_ERROR)
    return;
  place = parse->context != NULL && parse->context->input != NULL
              ? (const char *) parse->context->input->cur
              : parse->mask;
  if (has_too_many_names (parse))
    {
      set_error_at (parse, place, TDT_STORAGE_ERROR_LIMIT,
                    _ ("too many different names; this is no file of ours"));
      xmlStopParser (parse->context);
      return;
    }
  reason = describe (error);
  if (reason == NULL)
    {
      g_autofree char *said = g_strchomp (
          g_utf8_make_valid (error->message != NULL ? error->message : "?", -1));

      message = g_strdup_printf (
          _ ("this is not well-formed XML (%s); the file is damaged: ask for "
             "it again, or look for an older copy"),
          said);
      reason = message;
    }
  set_error_at (parse, place,
                error->code == XML_ERR_NO_MEMORY ? TDT_STORAGE_ERROR_MEMORY
                                                 : TDT_STORAGE_ERROR_SYNTAX,
                reason);
  if (parse->context != NULL)
    xmlStopParser (parse->context);
}

/* The parser reads our memory as it stands, up to the zero behind it, so that a place of its is a
 * place in the text. (xmlCreateMemoryParserCtxt() would copy it.) */
static xmlParserCtxtPtr
context_new (const char *text, gsize length, const xmlSAXHandler *handler, gpointer user_data)
{
  xmlParserCtxtPtr context = xmlNewParserCtxt ();
  xmlParserInputPtr input;

  if (context == NULL)
    return NULL;
  xmlCtxtUseOptions (context, XML_PARSE_NONET);
  xmlDictSetLimit (context->dict, NAMES_MAX);
  *context->sax = *handler;
  context->sax->initialized = XML_SAX2_MAGIC;
  context->sax->serror = structured_error_cb;
  context->userData = user_data;
  input = xmlNewInputStream (context);
  if (input == NULL)
    {
      xmlFreeParserCtxt (context);
      return NULL;
    }
  input->base = input->cur = (const xmlChar *) text;
  input->end = input->base + length;
  input->length = (int) length;
  if (inputPush (context, input) >= 0)
    return context;
  xmlFreeInputStream (input);
  xmlFreeParserCtxt (context);
  return NULL;
}

static void
free_context (xmlParserCtxtPtr context)
{
  /* Handlers of ours build none, yet the default ones might. */
  if (context->myDoc != NULL)
    xmlFreeDoc (context->myDoc);
  xmlFreeParserCtxt (context);
}

gboolean
tdt_guard_parse_mask (GBytes *mask, const char *text, const char *name,
                      const xmlSAXHandler *handler, gpointer user_data, xmlParserCtxtPtr *context,
                      GError **error)
{
  Parse *outer = current;
  Parse parse = { .name = name, .text = text };
  gboolean out_of_memory;
  xmlStructuredErrorFunc old_func;
  void *old_data;

  parse.mask = g_bytes_get_data (mask, &parse.length);
  tdt_xml_memory_init ();
  old_func = xmlStructuredError;
  old_data = xmlStructuredErrorContext;
  tdt_xml_memory_begin (TDT_XML_MEMORY_MAX, tdt_xml_memory_get_fail_at ());
  current = &parse;
  /* Where there is no context yet, or no memory for one, errors would go to stderr. */
  xmlSetStructuredErrorFunc (NULL, structured_error_cb);
  parse.context = context_new (parse.mask, parse.length, handler, user_data);
  if (context != NULL)
    *context = parse.context;
  if (parse.context != NULL)
    {
      xmlParseDocument (parse.context);
      free_context (parse.context);
      if (context != NULL)
        *context = NULL;
    }
  xmlSetStructuredErrorFunc (old_data, old_func);
  current = outer;
  out_of_memory = tdt_xml_memory_end ();
  if ((out_of_memory || parse.context == NULL) &&
      !g_error_matches (parse.error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_MEMORY))
    {
      g_clear_error (&parse.error);
      g_set_error (&parse.error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_MEMORY,
                   _ ("%s: there is not enough memory to read the file; close other programs and "
                      "try again"),
                   name);
    }
  if (parse.error == NULL)
    return TRUE;
  g_propagate_error (error, parse.error);
  return FALSE;
}

gboolean
tdt_guard_parse (GBytes *text, const char *name, const xmlSAXHandler *handler, gpointer user_data,
                 xmlParserCtxtPtr *context, GError **error)
{
  return tdt_guard_parse_mask (text, g_bytes_get_data (text, NULL), name, handler, user_data,
                               context, error);
}
