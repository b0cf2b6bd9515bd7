/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rows of tables become, in a new project and in one that has some of it already. */
#include "tdt-edit.h"
#include "tdt-import.h"
#include "tdt-naming.h"
#include "tdt-sheet-import.h"
#include "tdt-storage-error.h"

#include <string.h>

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
dup_record (const TdtRoot *root, const TdtRow *row)
{
  const TdtKind *kind = tdt_row_get_kind (row);
  GString *line = g_string_new (kind->name);

  for (guint f = 0; f < kind->n_fields; f++)
    if (kind->fields[f].type != TDT_FIELD_ORDER && tdt_row_has (row, kind->fields[f].id))
      {
        g_autofree char *shown = tdt_value_dup_display (
            root, &kind->fields[f], tdt_row_get_value (row, kind->fields[f].id));

        g_string_append_printf (line, "|%s", shown);
      }
  g_string_append_c (line, '\n');
  return g_string_free (line, FALSE);
}

/* The records of the kinds that tables tell of, a line each, in the order of their texts. */
static char *
dup_records (const TdtRoot *root)
{
  static const TdtKindId kinds[] = { TDT_KIND_ORGANISATION, TDT_KIND_PERSON, TDT_KIND_ROOM,
                                     TDT_KIND_SESSION, TDT_KIND_PARTICIPANT };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  TdtRowIter iter;
  const TdtRow *row;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      tdt_row_iter_init (&iter, root, kinds[k]);
      while (tdt_row_iter_next (&iter, &row))
        g_ptr_array_add (lines, dup_record (root, row));
    }
  g_ptr_array_sort (lines, compare_texts_cb);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("", (char **) lines->pdata);
}

static TdtRoot *
import (const char *text, const TdtRoot *into, TdtImportReport *report)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  TdtRoot *root = tdt_import_bytes (bytes, "x.csv", into, report, &error);

  g_assert_no_error (error);
  return root;
}

static void
test_tables (void)
{
  static const struct
  {
    const char *text;
    const char *records;
  } cases[] = {
    { "Liste des invités\n\nCivilité;Nom;Prénom;Fonction;Organisme;Courriel;Téléphone;Régime\n"
      "Mme;DURAND;Marie;Directrice;CCI;m.durand@cci.example;04 92 00 00 01;végétarien\n"
      "M.;Petit;Jean;;Mairie de Gap;;-;\nM.;PETIT;Jean;Maire;Mairie de Gap;;;\n",
      "organisation|CCI\norganisation|Mairie de Gap\n"
      "person|M.|Jean|Petit|Maire|Mairie de Gap\n"
      "person|Mme|Marie|DURAND|Directrice|CCI|m.durand@cci.example|04 92 00 00 01|végétarien\n" },
    { "Name,Company,Email address\n\"Durand, Marie\",CCI,m@cci.example\n",
      "organisation|CCI\nperson|Marie|Durand|CCI|m@cci.example\n" },
    /* Whole names, answers to one session, and one of two speakers twice. */
    { "Séance;Nom;Organisme;Rôle;Statut\nTable ronde;Marie Durand;CCI;Animatrice;Confirmé(e)\n"
      ";Jean Petit;Gap;intervenant;bientôt\n",
      "organisation|CCI\norganisation|Gap\n"
      "participant|Table ronde|Jean Petit|Gap|Speaker|To invite\n"
      "participant|Table ronde|Marie Durand|CCI|Moderator|Confirmed\n"
      "person|Jean|Petit|Gap\nperson|Marie|Durand|CCI\nsession|Table ronde|Round table\n" },
    { "Date;Horaire;Titre;Salle;Intervenants\n"
      "mardi 26 septembre 2017;9h00-9h30;Ouverture;A;Marie Durand (CCI), Jean Petit\n"
      ";10h45;Pause;Hall;\n27/09/2017;15 h 05;Pause;Hall;\n;;Clôture;;\n",
      "organisation|CCI\nparticipant|Ouverture|Jean Petit|Speaker|To invite\n"
      "participant|Ouverture|Marie Durand|Speaker|To invite\n"
      "person|Jean|Petit\nperson|Marie|Durand|CCI\nroom|A\nroom|Hall\n"
      "session|Clôture|Closing\nsession|Ouverture|Opening|Tue 26 Sep 2017, 09:00|30|A\n"
      "session|Pause|Break|Tue 26 Sep 2017, 10:45|Hall\nsession|Pause|Break|Wed 27 Sep 2017, "
      "15:05|Hall\n" },
    { "Nom;Sigle;Secteur;Courriel\nChambre de commerce;CCI;économie;cci@cci.example\n",
      "organisation|Chambre de commerce|CCI|économie|cci@cci.example\n" },
    { "Salle;Capacité;Disposition\nGallice-Bey;120 places;théâtre\n",
      "room|Gallice-Bey|120|Theatre\n" },
    { "Nom;Parking;Repas;Accompagnants\nA B;oui;non;2\n", "person|A|B|yes|2\n" },
    /* No titles. */
    { "DURAND;Marie;Directrice;CCI;m@cci.example\nPETIT;Jean;Maire;Gap;j@gap.example\n",
      "organisation|CCI\norganisation|Gap\nperson|Jean|PETIT|Maire|Gap|j@gap.example\n"
      "person|Marie|DURAND|Directrice|CCI|m@cci.example\n" },
    /* As contact programs and forms write titles. */
    { "First Name,Middle Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,"
      "E-mail 1 - Value,Phone 1 - Value\nA,,B,CCI,Directrice,Work,a@b.example,0492000000\n",
      "organisation|CCI\nperson|A|B|Directrice|CCI|a@b.example|0492000000\n" },
    { "Titre;Prénom;Nom;Société;Fonction (profession);Adresse de messagerie;Tél. mobile\n"
      "Mme;A;B;CCI;Directrice;a@b.example;0612000000\n",
      "organisation|CCI\nperson|Mme|A|B|Directrice|CCI|a@b.example|0612000000\n" },
    { "Horodateur,Adresse e-mail,Votre nom et prénom,Votre organisme\n"
      "2024/05/01,a@b.example,A B,CCI\n",
      "organisation|CCI\nperson|A|B|CCI|a@b.example\n" },
    /* What was defused comes back. */
    { "Nom;Téléphone\nA B;'+33 4 92 00 00 01\n", "person|A|B|+33 4 92 00 00 01\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdtImportReport) report = tdt_import_report_new ();
      g_autoptr (TdtImportReport) again = tdt_import_report_new ();
      g_autoptr (TdtRoot) root = import (cases[i].text, NULL, report);
      g_autoptr (TdtRoot) same = import (cases[i].text, NULL, again);
      g_autoptr (TdtRoot) twice = import (cases[i].text, root, again);
      g_autofree char *records = dup_records (root);

      g_assert_cmpstr (records, ==, cases[i].records);
      g_assert_true (tdt_root_equal (root, same));
      g_assert_true (tdt_root_equal (root, twice));
      g_assert_cmpuint (again->changes->len, ==, 0);
    }
}

/* Every row that is not brought in whole is told, with its file and line. */
static void
test_told (void)
{
  static const struct
  {
    const char *text;
    const char *lost;
    const char *repair;
  } cases[] = {
    { "Nom;Mail\nA B;nobody\n", NULL,
      "x.csv, line 2: “nobody” is no e-mail address; kept as it is." },
    { "Nom;Prénom;Téléphone\n;;06\n", "x.csv, line 2: the row names nobody; left out.", NULL },
    { "Titre;Début;Date\nA;tantôt;2017-09-27\n",
      "x.csv, line 2: “tantôt” is no time of day; not placed.", NULL },
    { "Titre;Début;Date\n\"A\nB\";9:00;2017-09-27\nB;9:00;33/33/2017\n",
      "x.csv, line 4: “33/33/2017” is no day; left out.", NULL },
    { "Titre;Début;Salle\nA;9:00;B\n", "x.csv, line 2: there is a time but no day; not placed.",
      NULL },
    { "Nom;Mail;Statut\nA B;a@b.example;oui\n",
      "x.csv: “Answer” is about a session, and the table names none. Choose the session that they "
      "come to.",
      NULL },
    { "Séance;Nom;Statut\nA;B C;bof\n",
      "x.csv, line 2: “bof” is not understood for “Answer”; left out.", NULL },
    { "Salle;Capacité\nA;beaucoup\n",
      "x.csv, line 2: “beaucoup” is not understood for “Capacity”; left out.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdtImportReport) report = tdt_import_report_new ();
      g_autoptr (TdtRoot) root = import (cases[i].text, NULL, report);

      g_assert_cmpstr (report->lost->len > 0 ? report->lost->pdata[0] : NULL, ==, cases[i].lost);
      g_assert_cmpstr (report->repairs->len > 0 ? report->repairs->pdata[0] : NULL, ==,
                       cases[i].repair);
    }
}

/* The uid of the only record of a kind. */
static const char *
get_only (const TdtRoot *root, TdtKindId kind)
{
  TdtRowIter iter;
  const TdtRow *row = NULL;

  g_assert_cmpuint (tdt_root_count (root, kind), ==, 1);
  tdt_row_iter_init (&iter, root, kind);
  tdt_row_iter_next (&iter, &row);
  return tdt_row_get_uid (row);
}

static void
assert_second (const char *first, const char *second, const char *records, const char *change)
{
  g_autoptr (TdtImportReport) ignored = tdt_import_report_new ();
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (TdtRoot) root = import (first, NULL, ignored);
  g_autoptr (TdtRoot) merged = import (second, root, report);
  g_autofree char *told = dup_records (merged);

  g_assert_cmpstr (told, ==, records);
  g_assert_cmpstr (report->changes->len > 0 ? report->changes->pdata[0] : NULL, ==, change);
}

/* Whoever is there already is found again, and namesakes are not. */
static void
test_known (void)
{
  const char *first = "Nom;Prénom;Organisme;Mail\nDurand;Marie;CCI;m@cci.example\n";

  assert_second (first, "Nom;Prénom;Téléphone\nDURAND;Marie;0492\n",
                 "organisation|CCI\nperson|Marie|Durand|CCI|m@cci.example|0492\n", NULL);
  assert_second (first, "Nom;Prénom;Organisme\nDurand;Marie;Gap\n",
                 "organisation|CCI\norganisation|Gap\nperson|Marie|Durand|CCI|m@cci.example\n"
                 "person|Marie|Durand|Gap\n",
                 NULL);
  assert_second (first, "Nom;Prénom;Mail\nDurand-Roux;Marie;M@CCI.example\n",
                 "organisation|CCI\nperson|Marie|Durand-Roux|CCI|M@CCI.example\n",
                 "x.csv, line 2: Marie Durand: Surname was “Durand”, and is “Durand-Roux”.");
  assert_second ("Titre;Date;Début;Salle\nA;2017-09-27;9:00;S\n",
                 "Titre;Date;Début;Salle\na;2017-09-27;10:00;T\n",
                 "room|S\nroom|T\nsession|a|Talk|Wed 27 Sep 2017, 10:00|T\n",
                 "x.csv, line 2: A: Title was “A”, and is “a”.");
}

/* A table that went out with uids: what was emptied is empty, what was renamed has another name. */
static void
test_keyed (void)
{
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (TdtRoot) root = import (
      "Nom;Prénom;Fonction;Téléphone;Organisme\nDurand;Marie;Maire;0492;Gap\n", NULL, report);
  const char *uid = get_only (root, TDT_KIND_PERSON);
  g_autofree char *text = g_strdup_printf (
      "uid;Nom;Prénom;Fonction;Téléphone;Organisme\n%s;DURAND-ROUX;Marie;;0493;\n"
      "other-1;Petit;Jean;;;\n",
      uid);
  g_autoptr (TdtRoot) changed = import (text, root, report);
  g_autofree char *records = dup_records (changed);

  g_assert_cmpstr (records, ==,
                   "organisation|Gap\nperson|Jean|Petit\nperson|Marie|DURAND-ROUX|0493\n");
  g_assert_cmpuint (report->n_keyed, ==, 1);
  g_assert_nonnull (tdt_root_lookup (changed, "other-1"));
}

/* Those who come to one session. */
static void
test_attendees (void)
{
  const char text[] = "Nom;Mail;Présence\nMarie Durand;m@cci.example;oui\nJean Petit;j@gap.example;"
                      "excusé\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (TdtRoot)
      root = import ("Séance;Date;Début\nAteliers;2017-09-27;14:00\n", NULL, report);
  g_autoptr (GPtrArray) mappings = tdt_import_read_tables (bytes, "x.csv", NULL, NULL);
  g_autoptr (TdtRoot) made = NULL;
  g_autofree char *records = NULL;

  ((TdtMapping *) mappings->pdata[0])->session = g_strdup (get_only (root, TDT_KIND_SESSION));
  made = tdt_mappings_build (mappings, root, report, NULL, NULL);
  records = dup_records (made);
  g_assert_cmpstr (records, ==,
                   "participant|Ateliers|Jean Petit|Attendee|Excused\n"
                   "participant|Ateliers|Marie Durand|Attendee|Confirmed\n"
                   "person|Jean|Petit|j@gap.example\nperson|Marie|Durand|m@cci.example\n"
                   "session|Ateliers|Workshop|Wed 27 Sep 2017, 14:00\n");
}

static void
test_refused (void)
{
  const char text[] = "hello\nworld\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (tdt_import_bytes (bytes, "x.csv", NULL, report, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NOT_PROJECT);
  g_assert_true (g_str_has_prefix (error->message, "x.csv: no column is understood."));
}

static void
test_cancelled (void)
{
  const char text[] = "Nom;Mail\nA B;a@b.example\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (GPtrArray) mappings = tdt_import_read_tables (bytes, "x.csv", NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (tdt_mappings_build (mappings, NULL, report, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Texts that would do something somewhere else are texts here. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "=HYPERLINK(\"http://a.example\")",
    "@SUM(1)",
    "-1+1",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "A\x01\x02 B",
    "\xE2\x80\xAE"
    "gnp.exe",
    "%s%n%s",
    "';DROP TABLE",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TdtImportReport) report = tdt_import_report_new ();
      g_auto (GStrv) halves = g_strsplit (texts[i], "\"", -1);
      g_autofree char *quoted = g_strjoinv ("\"\"", halves);
      g_autofree char *text = g_strdup_printf (
          "Nom;Prénom;Fonction;Organisme;uid;Séance;Début\n\"%s\";\"%s\";\"%s\";\"%s\";\"%s\";"
          "\"%s\";\"%s\"\n",
          quoted, quoted, quoted, quoted, quoted, quoted, quoted);
      g_autoptr (TdtRoot) root = import (text, NULL, report);

      g_assert_cmpuint (tdt_root_count (root, TDT_KIND_PERSON), ==, 1);
      g_assert_cmpuint (tdt_root_count (root, TDT_KIND_ORGANISATION), ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-import/tables", test_tables);
  g_test_add_func ("/sheet-import/told", test_told);
  g_test_add_func ("/sheet-import/known", test_known);
  g_test_add_func ("/sheet-import/keyed", test_keyed);
  g_test_add_func ("/sheet-import/attendees", test_attendees);
  g_test_add_func ("/sheet-import/refused", test_refused);
  g_test_add_func ("/sheet-import/cancelled", test_cancelled);
  g_test_add_func ("/sheet-import/hostile", test_hostile);
  return g_test_run ();
}
