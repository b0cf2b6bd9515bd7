/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-search-provider-private.h"

#include "tdt-application-private.h"
#include "tdt-search-library-private.h"

#define OBJECT_PATH "/org/tourdetable/TourDeTable/SearchProvider"

/* So long, in seconds, the program is there for the next letter and for what was found, without a
 * window. */
#define LINGER 30

/* What the desktop calls of it. */
static const char interface_xml[] =
    "<node><interface name='org.gnome.Shell.SearchProvider2'>"
    "<method name='GetInitialResultSet'>"
    "<arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
    "<method name='GetSubsearchResultSet'>"
    "<arg type='as' direction='in'/><arg type='as' direction='in'/>"
    "<arg type='as' direction='out'/></method>"
    "<method name='GetResultMetas'>"
    "<arg type='as' direction='in'/><arg type='aa{sv}' direction='out'/></method>"
    "<method name='ActivateResult'>"
    "<arg type='s' direction='in'/><arg type='as' direction='in'/>"
    "<arg type='u' direction='in'/></method>"
    "<method name='LaunchSearch'>"
    "<arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
    "</interface></node>";

struct _TdtSearchProvider
{
  /* Not owned: the application frees its provider before it ends. */
  TdtApplication *application;
  GDBusConnection *connection;
  guint registration;
  guint linger;
  TdtSearchLibrary *library;
  /* Of the last search; NULL before the first. */
  GPtrArray *hits;
};

/* A question that waits for its answer. */
typedef struct
{
  TdtApplication *application;
  GDBusMethodInvocation *invocation;
} Question;

static TdtSearchProvider *
get_provider (TdtApplication *application)
{
  return tdt_application_get_search_provider (application);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (TdtApplication) application = question->application;
  g_autoptr (GPtrArray) hits = tdt_search_library_find_finish (result);
  TdtSearchProvider *provider = get_provider (application);
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < hits->len; i++)
    g_variant_builder_add (&ids, "s", ((const TdtSearchHit *) hits->pdata[i])->id);
  g_dbus_method_invocation_return_value (question->invocation, g_variant_new ("(as)", &ids));
  if (provider != NULL)
    {
      g_clear_pointer (&provider->hits, g_ptr_array_unref);
      provider->hits = g_steal_pointer (&hits);
    }
}

static void
find (TdtSearchProvider *provider, GVariant *words, GDBusMethodInvocation *invocation)
{
  g_autofree const char **terms = g_variant_get_strv (words, NULL);
  g_autofree char *query = g_strjoinv (" ", (char **) terms);
  g_autoptr (GPtrArray) files = tdt_application_dup_recent ();
  Question *question = g_new (Question, 1);

  question->application = g_object_ref (provider->application);
  question->invocation = invocation;
  tdt_search_library_find_async (provider->library, files, query, found_cb, question);
}

static const TdtSearchHit *
find_hit (TdtSearchProvider *provider, const char *id)
{
  for (guint i = 0; provider->hits != NULL && i < provider->hits->len; i++)
    {
      const TdtSearchHit *hit = provider->hits->pdata[i];

      if (g_str_equal (hit->id, id))
        return hit;
    }
  return NULL;
}

/* What is shown of each; what was found by an earlier search only is left out. */
static GVariant *
describe (TdtSearchProvider *provider, GVariant *ids)
{
  g_autofree const char **names = g_variant_get_strv (ids, NULL);
  GVariantBuilder metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      const TdtSearchHit *hit = find_hit (provider, names[i]);

      if (hit == NULL)
        continue;
      g_variant_builder_open (&metas, G_VARIANT_TYPE ("a{sv}"));
      g_variant_builder_add (&metas, "{sv}", "id", g_variant_new_string (hit->id));
      g_variant_builder_add (&metas, "{sv}", "name", g_variant_new_string (hit->title));
      g_variant_builder_add (&metas, "{sv}", "description",
                             g_variant_new_string (hit->description));
      g_variant_builder_add (&metas, "{sv}", "gicon", g_variant_new_string (hit->icon_name));
      g_variant_builder_close (&metas);
    }
  return g_variant_new ("(aa{sv})", &metas);
}

static void
show (TdtSearchProvider *provider, const char *id)
{
  g_autofree char *uid = NULL;
  g_autoptr (GFile) file = tdt_search_hit_parse_id (id, &uid);

  if (file != NULL)
    tdt_application_open_record (provider->application, file, uid);
}

static gboolean
linger_cb (gpointer user_data)
{
  TdtSearchProvider *provider = user_data;

  provider->linger = 0;
  g_application_release (G_APPLICATION (provider->application));
  return G_SOURCE_REMOVE;
}

static void
linger (TdtSearchProvider *provider)
{
  if (provider->linger == 0)
    g_application_hold (G_APPLICATION (provider->application));
  else
    g_source_remove (provider->linger);
  provider->linger = g_timeout_add_seconds (LINGER, linger_cb, provider);
}

static void
called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
           const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  TdtSearchProvider *provider = user_data;
  g_autoptr (GVariant) first = g_variant_get_child_value (parameters, 0);

  linger (provider);
  if (g_str_equal (method, "GetInitialResultSet"))
    find (provider, first, invocation);
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_autoptr (GVariant) words = g_variant_get_child_value (parameters, 1);

      find (provider, words, invocation);
    }
  else if (g_str_equal (method, "GetResultMetas"))
    g_dbus_method_invocation_return_value (invocation, describe (provider, first));
  else
    {
      if (g_str_equal (method, "ActivateResult"))
        show (provider, g_variant_get_string (first, NULL));
      else
        g_application_activate (G_APPLICATION (provider->application));
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

TdtSearchProvider *
tdt_search_provider_new (TdtApplication *application, GDBusConnection *connection, GError **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, error);
  TdtSearchProvider *provider;

  if (node == NULL)
    return NULL;
  provider = g_new0 (TdtSearchProvider, 1);
  provider->application = application;
  provider->connection = g_object_ref (connection);
  provider->library = tdt_search_library_new ();
  provider->registration = g_dbus_connection_register_object (
      connection, OBJECT_PATH, node->interfaces[0], &vtable, provider, NULL, error);
  if (provider->registration == 0)
    g_clear_pointer (&provider, tdt_search_provider_free);
  return provider;
}

void
tdt_search_provider_free (TdtSearchProvider *provider)
{
  if (provider->registration != 0)
    g_dbus_connection_unregister_object (provider->connection, provider->registration);
  g_clear_handle_id (&provider->linger, g_source_remove);
  g_clear_pointer (&provider->hits, g_ptr_array_unref);
  tdt_search_library_unref (provider->library);
  g_object_unref (provider->connection);
  g_free (provider);
}
