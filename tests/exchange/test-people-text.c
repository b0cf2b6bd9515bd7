/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-people-text.h"

#include "tdt-edit.h"

/* What a person is told as: the parts with "|" between them. */
static char *
dup_told (const TdtPersonDraft *draft)
{
  return g_strjoin ("|", draft->honorific, draft->given_name, draft->family_name, draft->function,
                    draft->organisation, draft->email, draft->phone, NULL);
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    const char *people[4];
  } cases[] = {
    { "", { NULL } },
    { "  \n\n", { NULL } },
    /* Cells with titles. */
    { "Civilité\tNom\tPrénom\tFonction\tOrganisme\tCourriel\tTéléphone\n"
      "Mme\tDURAND\tMarie\tDirectrice\tCCI\tm.durand@cci.example\t04 92 00 00 01\n"
      "M.\tPetit\tJean\t\tMairie de Gap\t\t\n",
      { "Mme|Marie|DURAND|Directrice|CCI|m.durand@cci.example|04 92 00 00 01",
        "M.|Jean|Petit||Mairie de Gap||" } },
    { "Name;Job title;Company;Email\r\nMarie Durand;Director;\"Smith; Sons\";m@smith.example\r\n",
      { "|Marie|Durand|Director|Smith; Sons|m@smith.example|" } },
    { "nom,organisme,mail\nDURAND Marie,CCI,m@cci.example\n",
      { "|Marie|DURAND||CCI|m@cci.example|" } },
    /* Cells without. */
    { "Marie\tDURAND\tCCI\nJean\tPETIT\tMairie",
      { "|Marie|DURAND||CCI||", "|Jean|PETIT||Mairie||" } },
    { "DURAND\tMarie\tDirectrice\tCCI\tm@cci.example",
      { "|Marie|DURAND|Directrice|CCI|m@cci.example|" } },
    { "Marie Durand\tDirectrice\tCCI\t04 92 00 00 01",
      { "|Marie|Durand|Directrice|CCI||04 92 00 00 01" } },
    /* Lists. */
    { "Marie Durand, CCI\nJean Petit, Mairie de Gap",
      { "|Marie|Durand||CCI||", "|Jean|Petit||Mairie de Gap||" } },
    { "Marie Durand", { "|Marie|Durand||||" } },
    { "Marie Durand <m.durand@cci.example>, Jean PETIT <jean@gap.example>;",
      { "|Marie|Durand|||m.durand@cci.example|", "|Jean|PETIT|||jean@gap.example|" } },
    /* Signatures. */
    { "Cordialement,\n\nMarie DURAND\nDirectrice générale adjointe\n"
      "Chambre de commerce des Hautes-Alpes\n16, rue Carnot\n05000 GAP\n"
      "Tél. : 04 92 00 00 01\nm.durand@cci.example\nhttps://www.cci.example\n",
      { "|Marie|DURAND|Directrice générale adjointe|Chambre de commerce des Hautes-Alpes|"
        "m.durand@cci.example|04 92 00 00 01" } },
    { "Jean Petit - Chef de projet | Mairie de Gap\n+33 6 00 00 00 02 / jean.petit@gap.example\n\n"
      "Mme Anne Roux\nMaire\nanne@roux.example\n",
      { "|Jean|Petit|Chef de projet|Mairie de Gap|jean.petit@gap.example|+33 6 00 00 00 02",
        "Mme|Anne|Roux|Maire||anne@roux.example|" } },
    { "Contact : marie.durand@cci.example", { "|Marie|Durand|||marie.durand@cci.example|" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) people = tdt_people_text_parse (cases[i].text);

      for (guint j = 0; j < people->len; j++)
        {
          g_autofree char *told = dup_told (people->pdata[j]);

          g_assert_cmpstr (told, ==, cases[i].people[j]);
        }
      g_assert_null (cases[i].people[people->len]);
    }
}

/* Whatever the bytes, there is an answer. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  static const char signs[] = "aZé@.,;\t\n\r\"<>- |0+:\xff\xc2";

  for (guint i = 0; i < 3000; i++)
    {
      char text[80];
      int length = g_rand_int_range (random, 0, sizeof text);
      g_autoptr (GPtrArray) people = NULL;

      for (int j = 0; j < length; j++)
        text[j] = signs[g_rand_int_range (random, 0, sizeof signs - 1)];
      text[length] = '\0';
      people = tdt_people_text_parse (text);
      for (guint j = 0; j < people->len; j++)
        {
          g_autofree char *told = dup_told (people->pdata[j]);

          g_assert_true (g_utf8_validate (told, -1, NULL));
        }
    }
}

static const char *
add_person (TdtEdit *edit, const char *uid, const char *given, const char *family,
            const char *email, const char *organisation)
{
  tdt_edit_add (edit, TDT_KIND_PERSON, uid, NULL);
  tdt_edit_set_text (edit, uid, TDT_PERSON_GIVEN_NAME, given, NULL);
  tdt_edit_set_text (edit, uid, TDT_PERSON_FAMILY_NAME, family, NULL);
  tdt_edit_set_text (edit, uid, TDT_PERSON_EMAIL, email, NULL);
  tdt_edit_set_text (edit, uid, TDT_PERSON_ORGANISATION, organisation, NULL);
  return uid;
}

static void
test_match (void)
{
  static const struct
  {
    const char *text;
    const char *uid;
  } cases[] = {
    { "DURAND Élise", "one" },        { "Elise Durand, CCI", "one" },
    { "Elise Durand, Mairie", NULL }, { "Somebody Else <E.DURAND@cci.example>", "one" },
    { "Marc Petit, Mairie", "two" },  { "Marc Grand", NULL },
  };
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autoptr (TdtRoot) root = NULL;

  tdt_edit_add (edit, TDT_KIND_ORGANISATION, "cci", NULL);
  tdt_edit_set_text (edit, "cci", TDT_ORGANISATION_NAME, "Chambre de commerce", NULL);
  tdt_edit_set_text (edit, "cci", TDT_ORGANISATION_SHORT_NAME, "CCI", NULL);
  add_person (edit, "one", "Élise", "Durand", "e.durand@cci.example", "cci");
  add_person (edit, "two", "Marc", "Petit", NULL, NULL);
  root = tdt_edit_apply (edit);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) people = tdt_people_text_parse (cases[i].text);

      g_assert_cmpuint (people->len, ==, 1);
      tdt_people_text_match (people, root);
      g_assert_cmpstr (((TdtPersonDraft *) people->pdata[0])->uid, ==, cases[i].uid);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-text/texts", test_texts);
  g_test_add_func ("/people-text/any-bytes", test_any_bytes);
  g_test_add_func ("/people-text/match", test_match);
  return g_test_run ();
}
