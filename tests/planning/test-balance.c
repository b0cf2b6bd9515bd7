/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-balance.h"

#include "check-projects.h"

#define PROJECT                                                                                    \
  "organisation o name=CCI sector=trade;organisation q name=CMA sector=trade;organisation z "      \
  "name=Health sector=care;person m gender=man;person w gender=woman;person v gender=woman;"       \
  "person u;session a;session b;participant 1 session=a person=m organisation=o role=speaker "     \
  "minutes=10;participant 2 session=a person=w organisation=q role=speaker "                       \
  "minutes=15;participant 3 session=b person=w organisation=q role=speaker "                       \
  "minutes=5;participant 4 session=b person=u organisation=z role=speaker minutes=7;participant "  \
  "5 session=b person=m role=attendee;participant 6 session=b person=m organisation=z "            \
  "role=speaker status=represented represented-by=v;participant 7 session=b organisation=z "       \
  "role=speaker;participant 8 session=b person=m role=speaker status=declined minutes=60"

/* Each person once, each minute; who comes instead counts, who declined does not. */
static void
test_event (void)
{
  g_autoptr (TdtRoot) root = check_project (PROJECT);
  g_autoptr (TdtBalance) balance = tdt_balance_find (root, NULL);
  const TdtShare *first = balance->organisations->pdata[0];
  const TdtShare *sector = balance->sectors->pdata[0];
  g_autofree char *genders = tdt_balance_dup_genders (balance);

  g_assert_cmpuint (balance->n_women, ==, 2);
  g_assert_cmpuint (balance->n_men, ==, 1);
  g_assert_cmpuint (balance->n_unknown, ==, 2);
  g_assert_cmpint (balance->women_minutes, ==, 20);
  g_assert_cmpint (balance->men_minutes, ==, 10);
  g_assert_cmpuint (balance->organisations->len, ==, 3);
  g_assert_cmpstr (first->name, ==, "CMA");
  g_assert_cmpint (first->minutes, ==, 20);
  g_assert_cmpuint (first->n_people, ==, 1);
  g_assert_cmpstr (sector->name, ==, "trade");
  g_assert_cmpint (sector->minutes, ==, 30);
  g_assert_cmpuint (sector->n_people, ==, 2);
  g_assert_cmpstr (genders, ==, "Speakers: 2 women, 1 man, not recorded: 2");
}

static void
test_session (void)
{
  g_autoptr (TdtRoot) root = check_project (PROJECT);
  g_autoptr (TdtBalance) balance = tdt_balance_find (root, tdt_root_lookup (root, "a"));
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtBalance) nobody = tdt_balance_find (empty, NULL);
  g_autofree char *genders = tdt_balance_dup_genders (balance);

  g_assert_cmpuint (balance->organisations->len, ==, 2);
  g_assert_cmpuint (balance->sectors->len, ==, 1);
  g_assert_cmpstr (genders, ==, "Speakers: 1 woman, 1 man");
  g_assert_null (tdt_balance_dup_genders (nobody));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planning/balance/event", test_event);
  g_test_add_func ("/planning/balance/session", test_session);
  return g_test_run ();
}
