/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-precedence.h"

#include "check-projects.h"

/* At Gap: everybody's function means a rank, as far as one is known. */
static const struct
{
  const char *function;
  const char *number; /* NULL for none */
  gboolean confirmed;
} functions[] = {
  { "Préfet_des_Hautes-Alpes", "1", TRUE },
  { "la_PRÉFÈTE", "1", TRUE },
  { "Sous-préfet_de_Briançon", "17", FALSE },
  { "Député_de_la_1re_circonscription", "2", TRUE },
  { "Députée_européenne", "4", TRUE },
  { "Sénateur-maire", "3", TRUE },
  { "Présidente_de_la_Région_Sud", "5", TRUE },
  { "Président_du_Département_des_Hautes-Alpes", "6", TRUE },
  { "Vice-présidente_du_Département", "15", FALSE },
  { "Maire_de_Gap", "7", TRUE },
  { "Maire_de_Veynes", "30", FALSE },
  { "Présidente_de_la_communauté_d’agglomération", "7_bis", FALSE },
  { "Procureure_générale", "9", TRUE },
  { "Présidente_de_la_CCI_des_Hautes-Alpes", "25", FALSE },
  { "Ancien_préfet", NULL, FALSE },
  { "Préfecture_des_Hautes-Alpes", NULL, FALSE },
  { "Directrice", NULL, FALSE },
};

static void
test_functions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "project p place=Hôtel_du_Département,_Gap;person m function=%s", functions[i].function);
      g_autoptr (TdtRoot) root = check_project (text);
      g_autoptr (TdtRankList) list = tdt_rank_list_read (root);
      g_autofree char *number = g_strdup (functions[i].number);
      const TdtRank *rank = tdt_rank_list_propose (list, root, tdt_root_lookup (root, "m"));

      g_test_message ("%s", functions[i].function);
      if (number != NULL)
        g_strdelimit (number, "_", ' ');
      g_assert_cmpstr (rank != NULL ? rank->number : NULL, ==, number);
      if (rank != NULL)
        g_assert_cmpint (rank->confirmed, ==, functions[i].confirmed);
    }
}

#define PEOPLE                                                                                     \
  "project p place=Gap;person prefect function=Préfet;person deputy function=Député "           \
  "mandate-since=2017-06-18;person senator function=Sénateur;person council "                     \
  "function=Président_du_Département;person mayor function=Maire_de_Gap;person guest;"           \
  "person old-deputy function=Député mandate-since=2002-06-16;"

#define IN(uid) ";participant x-" uid " session=a person=" uid " role=speaker"

static const struct
{
  const char *project;
  TdtPrecedenceOrder order;
  const char *people;
} orders[] = {
  { PEOPLE "session a" IN ("council") IN ("prefect") IN ("mayor") IN ("deputy"),
    TDT_PRECEDENCE_CITATION, "prefect deputy council mayor" },
  { PEOPLE "session a" IN ("council") IN ("prefect") IN ("mayor") IN ("deputy"),
    TDT_PRECEDENCE_SPEAKING, "mayor council deputy prefect" },
  /* Equal rank: the longer in office, the earlier cited and the later heard. */
  { PEOPLE "session a" IN ("deputy") IN ("old-deputy"), TDT_PRECEDENCE_CITATION,
    "old-deputy deputy" },
  { PEOPLE "session a" IN ("old-deputy") IN ("deputy"), TDT_PRECEDENCE_SPEAKING,
    "deputy old-deputy" },
  /* Who has no rank is cited last and heard first. */
  { PEOPLE "session a" IN ("guest") IN ("mayor"), TDT_PRECEDENCE_CITATION, "mayor guest" },
  { PEOPLE "session a" IN ("guest") IN ("mayor"), TDT_PRECEDENCE_SPEAKING, "guest mayor" },
  /* The host: second after the State, and welcomes first. */
  { PEOPLE "project p host=council;session a" IN ("council") IN ("prefect") IN ("deputy"),
    TDT_PRECEDENCE_CITATION, "prefect council deputy" },
  { PEOPLE "project p host=council;session a" IN ("deputy") IN ("prefect") IN ("council"),
    TDT_PRECEDENCE_SPEAKING, "council deputy prefect" },
  /* The State as host still speaks last. */
  { PEOPLE "project p host=prefect;session a" IN ("deputy") IN ("prefect") IN ("council"),
    TDT_PRECEDENCE_SPEAKING, "council deputy prefect" },
  /* Ranks are not handed on, but in the prefectoral corps. */
  { PEOPLE "person vice function=Vice-président_du_Département;session a" IN (
        "mayor") ";participant y session=a person=council role=speaker status=represented "
                 "represented-by=vice",
    TDT_PRECEDENCE_CITATION, "mayor vice" },
  { PEOPLE "person sub function=Sous-préfète;session a" IN (
        "mayor") ";participant y session=a person=prefect role=speaker status=represented "
                 "represented-by=sub",
    TDT_PRECEDENCE_CITATION, "sub mayor" },
  /* A rank set by hand counts more than the function. */
  { PEOPLE "person m function=Maire_de_Gap rank=2 mandate-since=1990-01-01;session a" IN ("deputy")
        IN ("m"),
    TDT_PRECEDENCE_CITATION, "m deputy" },
  /* Whoever declined is not cited. */
  { PEOPLE "session a" IN ("mayor") ";participant y session=a person=deputy status=declined",
    TDT_PRECEDENCE_CITATION, "mayor" },
};

static void
test_orders (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (TdtRoot) root = check_project (orders[i].project);
      g_autoptr (TdtRankList) list = tdt_rank_list_read (root);
      g_autoptr (GPtrArray)
          places = tdt_precedence_find (root, list, tdt_root_lookup (root, "a"), orders[i].order);
      g_autoptr (GString) people = g_string_new (NULL);

      for (guint j = 0; j < places->len; j++)
        {
          const TdtPrecedence *place = places->pdata[j];

          g_test_message ("%s: %s", tdt_row_get_uid (place->person), place->reason);
          g_string_append_printf (people, "%s%s", j > 0 ? " " : "",
                                  tdt_row_get_uid (place->person));
        }
      g_assert_cmpstr (people->str, ==, orders[i].people);
    }
}

static void
test_reasons (void)
{
  g_autoptr (TdtRoot) root = check_project (
      PEOPLE "project p host=council;person sub given-name=Anne family-name=Roy "
             "function=Sous-préfète;person x rank=99 rank-note=by_courtesy;session a" IN ("council")
                 IN ("x") ";participant y session=a person=prefect role=speaker "
                          "status=represented represented-by=sub");
  g_autoptr (TdtRankList) list = tdt_rank_list_read (root);
  g_autoptr (GPtrArray) places = tdt_precedence_find (root, list, tdt_root_lookup (root, "a"),
                                                      TDT_PRECEDENCE_SEATING);
  const TdtPrecedence *first = places->pdata[0];
  const TdtPrecedence *second = places->pdata[1];
  const TdtPrecedence *third = places->pdata[2];

  g_assert_cmpstr (first->reason, ==,
                   "Prefect, rank 1, stands in for Unnamed person with the same rank (art. 13)");
  g_assert_cmpstr (second->reason, ==, "President of the departmental council, rank 6, host");
  g_assert_cmpstr (third->reason, ==,
                   "rank “99”, which is not in the list, set by hand: by courtesy");
  g_assert_cmpint (first->seat, ==, 0);
  g_assert_cmpint (second->seat, ==, 1);
  g_assert_cmpint (third->seat, ==, -1);
}

/* The participants are put into the order, and nobody else moves. */
static void
test_put (void)
{
  g_autoptr (TdtRoot) root = check_project (
      PEOPLE "session a;participant m session=a role=moderator order=a;participant x session=a "
             "person=prefect role=speaker order=b;participant y session=a person=mayor "
             "role=speaker order=c");
  g_autoptr (TdtRankList) list = tdt_rank_list_read (root);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) after = NULL;
  g_autoptr (GPtrArray) participants = NULL;

  g_assert_true (tdt_precedence_put (root, list, tdt_root_lookup (root, "a"), edit, NULL));
  after = tdt_edit_apply (edit);
  participants = tdt_root_get_referrers (after, "a", TDT_PARTICIPANT_SESSION);
  g_assert_cmpstr (tdt_row_get_uid (participants->pdata[0]), ==, "m");
  g_assert_cmpstr (tdt_row_get_uid (participants->pdata[1]), ==, "y");
  g_assert_cmpstr (tdt_row_get_uid (participants->pdata[2]), ==, "x");
}

/* A project may have a list of its own, which starts as a copy of another one. */
static void
test_own_list (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");
  g_autoptr (TdtRankList) given = tdt_rank_list_read (root);
  guint n_ranks = tdt_rank_list_get_ranks (given)->len;
  g_autoptr (TdtRoot) copied = NULL;
  g_autoptr (TdtRoot) changed = NULL;
  g_autoptr (TdtRoot) empty = NULL;
  g_autoptr (TdtRankList) list = NULL;
  g_autoptr (TdtRankList) again = NULL;
  const TdtRank *rank;

  g_assert_cmpuint (n_ranks, >, 20);
  g_assert_false (tdt_rank_list_is_own (root));
  {
    g_autoptr (TdtEdit) edit = tdt_edit_new (root);

    g_assert_true (tdt_rank_list_put (given, root, edit, NULL));
    copied = tdt_edit_apply (edit);
  }
  list = tdt_rank_list_read (copied);
  g_assert_true (tdt_rank_list_is_own (copied));
  g_assert_cmpuint (tdt_rank_list_get_ranks (list)->len, ==, n_ranks);
  for (guint i = 0; i < n_ranks; i++)
    {
      const TdtRank *one = tdt_rank_list_get_ranks (given)->pdata[i];
      const TdtRank *other = tdt_rank_list_get_ranks (list)->pdata[i];

      g_assert_cmpstr (one->number, ==, other->number);
      g_assert_cmpstr (one->title, ==, other->title);
      g_assert_cmpstr (one->corps, ==, other->corps);
      g_assert_cmpint (one->state, ==, other->state);
      g_assert_cmpint (one->confirmed, ==, other->confirmed);
      g_assert_true (
          g_strv_equal ((const char *const *) one->folded, (const char *const *) other->folded));
    }
  {
    g_autoptr (TdtEdit) edit = tdt_edit_new (copied);
    const char *uid = tdt_edit_add (edit, TDT_KIND_RANK, NULL, NULL);
    g_autoptr (GPtrArray) rows = tdt_root_get_sorted (copied, TDT_KIND_RANK);

    g_assert_true (tdt_edit_move_between (edit, uid, tdt_row_get_uid (rows->pdata[rows->len - 1]),
                                          NULL, NULL));
    g_assert_true (tdt_edit_set_text (edit, uid, TDT_RANK_TITLE, "Chair", NULL));
    g_assert_true (
        tdt_edit_set_text (edit, uid, TDT_RANK_FUNCTIONS, "chair of\n\n the chair ", NULL));
    changed = tdt_edit_apply (edit);
  }
  again = tdt_rank_list_read (changed);
  rank = tdt_rank_list_find (again, "chair");
  g_assert_nonnull (rank);
  g_assert_cmpuint (rank->position, ==, n_ranks);
  g_assert_cmpstr (rank->functions[1], ==, "the chair");
  g_assert_null (rank->functions[2]);
  {
    g_autoptr (TdtEdit) edit = tdt_edit_new (changed);

    g_assert_true (tdt_rank_list_put (NULL, changed, edit, NULL));
    empty = tdt_edit_apply (edit);
  }
  g_assert_false (tdt_rank_list_is_own (empty));
}

/* A list as a file: written and read it is the same; a bad one is told. */
static void
test_file (void)
{
  g_autoptr (TdtRankList) given = tdt_rank_list_new_default ();
  g_autofree char *text = tdt_rank_list_dup_text (given);
  g_autoptr (TdtRankList) again = tdt_rank_list_new (text, NULL);
  g_autofree char *text_again = tdt_rank_list_dup_text (again);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (text, ==, text_again);
  g_assert_null (tdt_rank_list_new ("[rank-a]\nnumber=1\n", &error));
  g_assert_nonnull (error);
}

static void
test_thanks (void)
{
  g_autoptr (TdtRoot) root = check_project (
      "person m honorific=Madame given-name=Anne family-name=Roy function=Députée "
      "form-of-address=Madame_la_Députée;person n honorific=Monsieur given-name=Paul "
      "family-name=Blanc function=Directeur;session a;participant x session=a "
      "person=n;participant y session=a person=m");
  g_autoptr (TdtRankList) list = tdt_rank_list_read (root);
  g_autoptr (GPtrArray) places = tdt_precedence_find (root, list, NULL, TDT_PRECEDENCE_CITATION);
  g_autofree char *thanks = tdt_precedence_dup_thanks (root, places);

  g_assert_cmpstr (thanks, ==, "Madame la Députée,\nMonsieur Paul Blanc, Directeur\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planning/precedence/functions", test_functions);
  g_test_add_func ("/planning/precedence/orders", test_orders);
  g_test_add_func ("/planning/precedence/reasons", test_reasons);
  g_test_add_func ("/planning/precedence/put", test_put);
  g_test_add_func ("/planning/precedence/own-list", test_own_list);
  g_test_add_func ("/planning/precedence/file", test_file);
  g_test_add_func ("/planning/precedence/thanks", test_thanks);
  return g_test_run ();
}
