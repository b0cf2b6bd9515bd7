/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is sent by post, what the host has in hand, and what is signed at the door. */
#include "tdt-document-set.h"
#include "tdt-edit.h"
#include "tdt-render-html.h"
#include "tdt-test-project.h"
#include "tdt-test-text.h"

#include <string.h>

static char *
dup_document (TdtTestFixture *fixture, const TdtRoot *root, int document)
{
  g_autofree char *path = tdt_test_write (root, document, "en", TDT_PAPER_A4, fixture->folder);

  return tdt_test_read_pdf (path);
}

/* The host invites, so nobody writes to her; the address is the person's, or the organisation's. */
static void
test_letters (TdtTestFixture *fixture, gconstpointer data)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixture->example);
  g_autoptr (TdtRoot) root = NULL;
  g_autofree char *text = NULL;

  tdt_edit_set_text (edit, "person-bussereau", TDT_PERSON_ADDRESS,
                     "6 rue Duguay-Trouin\n75006 Paris", NULL);
  root = tdt_edit_apply (edit);
  text = dup_document (fixture, root, TDT_DOCUMENT_LETTERS);
  if (text == NULL)
    return;
  tdt_test_assert_has (text, "Dominique BUSSEREAU");
  tdt_test_assert_has (text, "6 rue Duguay-Trouin");
  tdt_test_assert_has (text, "75006 Paris");
  tdt_test_assert_has (text, "Monday 25 September 2017");
  tdt_test_assert_has_not (text, "BERNARD");
}

static void
test_one_letter_a_page (TdtTestFixture *fixture, gconstpointer data)
{
  g_autoptr (TdtRoot) root = tdt_test_dup_long_programme (4);
  g_autofree char *text = dup_document (fixture, root, TDT_DOCUMENT_LETTERS);

  guint n_pages = 0;

  if (text == NULL)
    return;
  for (const char *at = strchr (text, '\f'); at != NULL; at = strchr (at + 1, '\f'))
    n_pages++;
  g_assert_cmpuint (n_pages, ==, 12);
}

static void
test_invitation_cards (TdtTestFixture *fixture, gconstpointer data)
{
  g_autofree char *text = dup_document (fixture, fixture->example, TDT_DOCUMENT_INVITATION_CARDS);

  if (text == NULL)
    return;
  tdt_test_assert_has (text, "Jean-Marie BERNARD");
  tdt_test_assert_has (text, "has the honour of inviting");
  tdt_test_assert_has (text, "Dominique BUSSEREAU");
  tdt_test_assert_has (text, "Atelier des Départements de France");
  tdt_test_assert_has (text, "Wednesday 27 September 2017");
  tdt_test_assert_has (text, "Hôtel du Département, Gap");
}

/* Who works somewhere is written to there. */
static void
test_labels (TdtTestFixture *fixture, gconstpointer data)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixture->example);
  const TdtRow *person = tdt_root_lookup (fixture->example, "person-bussereau");
  g_autoptr (TdtRoot) root = NULL;
  g_autofree char *text = NULL;

  tdt_edit_set_text (edit, tdt_row_get_text (person, TDT_PERSON_ORGANISATION),
                     TDT_ORGANISATION_ADDRESS, "12 place de la Mairie\n05000 Gap", NULL);
  root = tdt_edit_apply (edit);
  text = dup_document (fixture, root, TDT_DOCUMENT_LABELS);
  if (text == NULL)
    return;
  tdt_test_assert_has (text, "BUSSEREAU");
  tdt_test_assert_has (text, "12 place de la Mairie");
  tdt_test_assert_has (text, "05000 Gap");
  tdt_test_assert_has_not (text, "BERNARD");
}

static void
test_host_brief (TdtTestFixture *fixture, gconstpointer data)
{
  g_autofree char *text = dup_document (fixture, fixture->example, TDT_DOCUMENT_HOST_BRIEF);
  const char *first, *second;

  if (text == NULL)
    return;
  tdt_test_assert_has (text, "Who is there");
  first = strstr (text, "Jean-Marie Bernard");
  second = strstr (text, "Dominique Bussereau");
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_true (first < second);
  tdt_test_assert_has (text, "To begin a speech");
  tdt_test_assert_has (text, "What happens when");
  tdt_test_assert_has (text, "Your part: Speaker, 10 min");
  tdt_test_assert_has (text, "Point presse");
}

static void
add_expected (TdtEdit *edit, const char *session, gint64 julian, int minute, const char *person)
{
  g_autofree char *participant = g_strconcat ("participant-of-", session, NULL);
  g_autoptr (TdtTime) start = tdt_time_new_in_zone (tdt_time_local_from_julian (julian, minute),
                                                    "Europe/Paris", NULL);

  tdt_edit_add (edit, TDT_KIND_SESSION, session, NULL);
  tdt_edit_set_time (edit, session, TDT_SESSION_START, start, NULL);
  tdt_edit_set_number (edit, session, TDT_SESSION_MINUTES, 60, NULL);
  tdt_edit_add (edit, TDT_KIND_PARTICIPANT, participant, NULL);
  tdt_edit_set_text (edit, participant, TDT_PARTICIPANT_SESSION, session, NULL);
  tdt_edit_set_text (edit, participant, TDT_PARTICIPANT_PERSON, person, NULL);
}

/* A day that goes on after lunch is signed twice, and each day has its own list. */
static void
test_sign_in_by_half_day (TdtTestFixture *fixture, gconstpointer data)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixture->example);
  g_autoptr (TdtRoot) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *before = dup_document (fixture, fixture->example, TDT_DOCUMENT_SIGN_IN);
  const char *second_day;

  if (before == NULL)
    return;
  tdt_test_assert_has_not (before, "afternoon");
  add_expected (edit, "after-lunch", 736599, 14 * 60, "person-bernard");
  add_expected (edit, "next-day", 736600, 9 * 60, "person-bernard");
  root = tdt_edit_apply (edit);
  text = dup_document (fixture, root, TDT_DOCUMENT_SIGN_IN);
  tdt_test_assert_has (text, "afternoon");
  tdt_test_assert_has (text, "People expected: 2");
  second_day = strstr (text, "Thursday 28 September 2017");
  g_assert_nonnull (second_day);
  tdt_test_assert_has (second_day, "People expected: 1");
  tdt_test_assert_has (second_day, "BERNARD");
  tdt_test_assert_has_not (second_day, "BUSSEREAU");
  tdt_test_assert_has_not (second_day, "afternoon");
}

/* Who has a seat signs, on the podium or not. */
static void
test_seated_sign (TdtTestFixture *fixture, gconstpointer data)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixture->example);
  g_autoptr (TdtRoot) root = NULL;
  g_autofree char *text = NULL;

  tdt_edit_add (edit, TDT_KIND_PERSON, "guest", NULL);
  tdt_edit_set_text (edit, "guest", TDT_PERSON_FAMILY_NAME, "Ventoux", NULL);
  tdt_edit_add (edit, TDT_KIND_TABLE, "table-of-guests", NULL);
  tdt_edit_set_number (edit, "table-of-guests", TDT_TABLE_SEATS, 8, NULL);
  tdt_edit_add (edit, TDT_KIND_SEAT, "seat-of-guest", NULL);
  tdt_edit_set_text (edit, "seat-of-guest", TDT_SEAT_TABLE, "table-of-guests", NULL);
  tdt_edit_set_number (edit, "seat-of-guest", TDT_SEAT_NUMBER, 1, NULL);
  tdt_edit_set_text (edit, "seat-of-guest", TDT_SEAT_PERSON, "guest", NULL);
  root = tdt_edit_apply (edit);
  text = dup_document (fixture, root, TDT_DOCUMENT_SIGN_IN);
  if (text == NULL)
    return;
  tdt_test_assert_has (text, "VENTOUX");
  tdt_test_assert_has (text, "People expected: 3");
}

/* A picture of two dots: one red, one clear. */
#define DOTS                                                                                       \
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAD0lEQVR4nGP4z8AARAwMAAz8Af9c/"                  \
  "RSVAAAAAElFTkSuQmCC"

static char *
dup_html (const TdtRoot *root, int document)
{
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtDocument) tree = NULL;
  g_autoptr (GBytes) bytes = NULL;

  options.language = "en";
  tree = tdt_document_build (document, root, &options, &error);
  g_assert_no_error (error);
  bytes = tdt_render_html (tree);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Who invites is seen above all; another one only where it was chosen. */
static void
test_logos (TdtTestFixture *fixture, gconstpointer data)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixture->example);
  g_autoptr (TdtRoot) root = NULL;
  g_autofree char *html = dup_html (fixture->example, TDT_DOCUMENT_PROGRAMME);
  g_autofree char *with_logo = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *images = NULL;

  tdt_test_assert_has_not (html, "<img");
  tdt_edit_set_text (edit, tdt_root_get_uid (fixture->example), TDT_PROJECT_HOST, "person-bernard",
                     NULL);
  tdt_edit_add (edit, TDT_KIND_ASSET, "dots", NULL);
  tdt_edit_set_text (edit, "dots", TDT_ASSET_MEDIA_TYPE, "image/png", NULL);
  tdt_edit_set_text (edit, "dots", TDT_ASSET_DATA, DOTS, NULL);
  tdt_edit_set_text (edit, "org-departement", TDT_ORGANISATION_LOGO, "dots", NULL);
  root = tdt_edit_apply (edit);
  with_logo = dup_html (root, TDT_DOCUMENT_PROGRAMME);
  tdt_test_assert_has (with_logo, "src=\"data:image/png;base64," DOTS "\"");
  tdt_test_assert_has (with_logo, "alt=\"Logo: Département des Hautes-Alpes\"");
  pdf = tdt_test_write (root, TDT_DOCUMENT_PROGRAMME, "en", TDT_PAPER_A4, fixture->folder);
  {
    const char *const argv[] = { "pdfimages", "-list", pdf, NULL };

    images = tdt_test_run (argv, NULL);
  }
  if (images != NULL)
    tdt_test_assert_has (images, "image 2 1 rgb");
}

/* No plan without tables; names that every file system takes. */
static void
test_set (TdtTestFixture *fixture, gconstpointer data)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("empty");
  g_autoptr (GArray) none = tdt_document_list_set (empty);
  g_autoptr (GArray) set = tdt_document_list_set (fixture->example);
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autoptr (TdtRoot) named = NULL;
  g_autofree char *name = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < set->len; i++)
    g_assert_cmpint (g_array_index (set, int, i), !=, TDT_DOCUMENT_SEATING);
  g_assert_cmpint (g_array_index (set, int, 0), ==, TDT_DOCUMENT_PROGRAMME);
  tdt_edit_set_text (edit, "empty", TDT_PROJECT_TITLE, "../Qui : \"moi\"? ...", NULL);
  named = tdt_edit_apply (edit);
  name = tdt_document_dup_file_name (named, TDT_DOCUMENT_BADGES, TDT_FORMAT_HTML);
  g_assert_cmpstr (name, ==, "Qui - -moi-- - Badges.html");
}

static void
test_nobody (TdtTestFixture *fixture, gconstpointer data)
{
  static const int documents[] = { TDT_DOCUMENT_LETTERS, TDT_DOCUMENT_INVITATION_CARDS,
                                   TDT_DOCUMENT_LABELS };
  g_autoptr (TdtRoot) root = tdt_root_new ("empty");

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *text = dup_document (fixture, root, documents[i]);

      if (text != NULL)
        tdt_test_assert_has (text, "Nobody is expected so far.");
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/documents/post/" name, TdtTestFixture, NULL, tdt_test_set_up, function,            \
              tdt_test_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("letters", test_letters);
  ADD ("one-letter-a-page", test_one_letter_a_page);
  ADD ("invitation-cards", test_invitation_cards);
  ADD ("labels", test_labels);
  ADD ("host-brief", test_host_brief);
  ADD ("sign-in-by-half-day", test_sign_in_by_half_day);
  ADD ("seated-sign", test_seated_sign);
  ADD ("logos", test_logos);
  ADD ("set", test_set);
  ADD ("nobody", test_nobody);
  return g_test_run ();
}
