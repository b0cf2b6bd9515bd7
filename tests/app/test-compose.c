/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts are handed to the portal, or to xdg-email, whatever they hold. */
#include "tdt-compose-private.h"
#include "tdt-test-files.h"

#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <string.h>

static const char description[] =
    "<node><interface name='org.freedesktop.portal.Email'><method name='ComposeEmail'>"
    "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='o' direction='out'/></method></interface></node>";

/* What the portal of the test was given. */
typedef struct
{
  guint n_calls;
  char *address;
  char *subject;
  char *body;
  int n_files;
} Given;

static void
called_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
           const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
           gpointer data)
{
  GUnixFDList *list = g_dbus_message_get_unix_fd_list (
      g_dbus_method_invocation_get_message (invocation));
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  Given *given = data;

  given->n_calls++;
  g_clear_pointer (&given->address, g_free);
  g_clear_pointer (&given->subject, g_free);
  g_clear_pointer (&given->body, g_free);
  g_variant_lookup (options, "address", "s", &given->address);
  g_variant_lookup (options, "subject", "s", &given->subject);
  g_variant_lookup (options, "body", "s", &given->body);
  given->n_files = list != NULL ? g_unix_fd_list_get_length (list) : 0;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/request"));
}

static TdtDraft *
make_draft (const char *subject)
{
  TdtDraft *draft = g_new0 (TdtDraft, 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("BEGIN:VCALENDAR", 15);

  draft->mail = tdt_mail_new ();
  draft->mail->address = g_strdup ("-marie@example.org");
  draft->mail->subject = g_strdup (subject);
  draft->mail->text = g_strdup ("$(touch outside); `touch outside`\n\"quoted\"");
  tdt_mail_add_file (draft->mail, "../calendar.ics", "text/calendar", bytes);
  draft->file_name = g_strdup ("draft.eml");
  draft->empty = g_new0 (char *, 1);
  return draft;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static guint
compose (GPtrArray *drafts, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tdt_compose_async (drafts, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tdt_compose_finish (result, error);
}

static GPtrArray *
make_drafts (guint n)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_draft_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (drafts, make_draft (i == 0 ? "--body" : "$(touch outside)"));
  return drafts;
}

static void
test_portal (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (description, NULL);
  static const GDBusInterfaceVTable table = { .method_call = called_cb };
  Given given = { 0 };
  g_autoptr (GPtrArray) drafts = make_drafts (2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  guint id;

  id = g_dbus_connection_register_object (bus, "/org/freedesktop/portal/desktop",
                                          node->interfaces[0], &table, &given, NULL, NULL);
  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 4u),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (compose (drafts, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpuint (given.n_calls, ==, 2);
  g_assert_cmpstr (given.address, ==, "-marie@example.org");
  g_assert_cmpstr (given.subject, ==, "$(touch outside)");
  g_assert_nonnull (strstr (given.body, "`touch outside`"));
  g_assert_cmpint (given.n_files, ==, 1);
  g_dbus_connection_unregister_object (bus, id);
  g_variant_unref (g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReleaseName",
      g_variant_new ("(s)", "org.freedesktop.portal.Desktop"), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
      NULL, NULL));
  g_free (given.address);
  g_free (given.subject);
  g_free (given.body);
}

/* A program in place of xdg-email writes down the words it was given, one a line. */
static void
test_xdg_email (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *program = g_build_filename (folder, "xdg-email", NULL);
  g_autofree char *words = g_build_filename (folder, "words", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\nprintf '%%s\\n' \"$@\" > %s\n", words);
  g_autofree char *path = g_strconcat (folder, ":", g_getenv ("PATH"), NULL);
  g_autofree char *old_path = g_strdup (g_getenv ("PATH"));
  g_autofree char *given = NULL;
  g_autoptr (GPtrArray) drafts = make_drafts (1);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (program, script, -1, NULL));
  g_assert_cmpint (g_chmod (program, 0755), ==, 0);
  g_setenv ("PATH", path, TRUE);
  g_assert_cmpuint (compose (drafts, &error), ==, 1);
  g_setenv ("PATH", old_path, TRUE);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (words, &given, NULL, NULL));
  g_assert_true (g_str_has_prefix (given, "--utf8\n--subject\n--body\n--body\n$(touch outside);"));
  g_assert_true (g_str_has_suffix (given, "\nmailto:-marie@example.org\n"));
  g_assert_nonnull (strstr (given, "\n--attach\n/"));
  g_assert_nonnull (strstr (given, "/calendar.ics\n"));
  tdt_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compose/portal", test_portal);
  g_test_add_func ("/compose/xdg-email", test_xdg_email);
  return g_test_run ();
}
