/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-names.h"
#include "tdt-precedence.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;
static char *session_uid;
static char *order_name;

static const GOptionEntry options[] = {
  { "session", 0, 0, G_OPTION_ARG_STRING, &session_uid, N_ ("Only the people of this session"),
    N_ ("UID") },
  { "order", 0, 0, G_OPTION_ARG_STRING, &order_name,
    N_ ("What the order is for: speaking, citation or seating"), N_ ("ORDER") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
  { NULL },
};

static const char *const order_names[] = { "speaking", "citation", "seating" };

static gboolean
read_order (TdtPrecedenceOrder *order)
{
  *order = TDT_PRECEDENCE_CITATION;
  for (guint i = 0; order_name != NULL && i < G_N_ELEMENTS (order_names); i++)
    if (g_str_equal (order_name, order_names[i]))
      {
        *order = i;
        return TRUE;
      }
  if (order_name != NULL)
    tdt_cli_complain (_ ("There is no order “%s”: say speaking, citation or seating."), order_name);
  return order_name == NULL;
}

static void
print_words (const GPtrArray *places, TdtPrecedenceOrder order)
{
  for (guint i = 0; i < places->len; i++)
    {
      const TdtPrecedence *place = places->pdata[i];
      g_autofree char *name = tdt_person_dup_name (place->person);
      g_autofree char *seat = tdt_precedence_dup_seat (place->seat);

      if (order == TDT_PRECEDENCE_SEATING)
        g_print ("%u. %s, %s: %s\n", i + 1, name, seat, place->reason);
      else
        g_print ("%u. %s: %s\n", i + 1, name, place->reason);
    }
}

static void
add_number (JsonBuilder *builder, const char *member, gint64 number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

static void
print_json (const GPtrArray *places)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < places->len; i++)
    {
      const TdtPrecedence *place = places->pdata[i];
      g_autofree char *name = tdt_person_dup_name (place->person);

      json_builder_begin_object (builder);
      tdt_cli_add_text (builder, "person", tdt_row_get_uid (place->person));
      tdt_cli_add_text (builder, "name", name);
      tdt_cli_add_text (builder, "rank", place->rank != NULL ? place->rank->number : NULL);
      add_number (builder, "seat", place->seat);
      tdt_cli_add_text (builder, "reason", place->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  tdt_cli_print_json (builder);
}

int
tdt_cli_precedence (int argc, char **argv)
{
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (TdtRankList) ranks = NULL;
  g_autoptr (GPtrArray) places = NULL;
  TdtPrecedenceOrder order = TDT_PRECEDENCE_CITATION;
  const TdtRow *session;
  int status = TDT_CLI_DONE;

  if (!tdt_cli_parse ("precedence", options, &argc, &argv, 1, 1) || !read_order (&order))
    return TDT_CLI_USAGE;
  loaded = tdt_cli_load (argv[1], &status);
  if (loaded == NULL)
    return status;
  session = tdt_root_lookup_kind (loaded->root, TDT_KIND_SESSION, session_uid);
  if (session_uid != NULL && session == NULL)
    {
      tdt_cli_complain (_ ("There is no session “%s”."), session_uid);
      return TDT_CLI_USAGE;
    }
  ranks = tdt_rank_list_read (loaded->root);
  places = tdt_precedence_find (loaded->root, ranks, session, order);
  if (as_json)
    print_json (places);
  else
    print_words (places, order);
  return status;
}
