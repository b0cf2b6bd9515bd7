/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the sessions of a day stand. */
#include "tdt-test-day.h"
#include "tdt-timetable-geometry-private.h"

static const struct
{
  const char *uid;
  int start;
  int end;
  guint column;
  guint lane;
  guint n_lanes;
} slots[] = {
  { "a", 540, 600, 0, 0, 1 }, { "b", 600, 630, 0, 0, 1 }, { "c", 570, 630, 1, 0, 1 },
  { "d", 660, 720, 1, 0, 2 }, { "e", 690, 750, 1, 1, 2 }, { "n", 1380, 1500, 2, 0, 1 },
};

static void
test_slots (void)
{
  g_autoptr (TdtRoot) root = tdt_test_day_new ();
  g_autoptr (TdtTimetablePlan) plan = tdt_timetable_plan_new (root, TDT_TEST_DAY);

  g_assert_cmpuint (plan->slots->len, ==, G_N_ELEMENTS (slots));
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      const TdtTimetableSlot *slot = tdt_timetable_plan_find (plan, slots[i].uid);

      g_test_message ("session %s", slots[i].uid);
      g_assert_nonnull (slot);
      g_assert_cmpint (slot->start, ==, slots[i].start);
      g_assert_cmpint (slot->end, ==, slots[i].end);
      g_assert_cmpuint (slot->column, ==, slots[i].column);
      g_assert_cmpuint (slot->lane, ==, slots[i].lane);
      g_assert_cmpuint (slot->n_lanes, ==, slots[i].n_lanes);
    }
  /* Past midnight, and an hour to spare. */
  g_assert_cmpint (plan->from, ==, 480);
  g_assert_cmpint (plan->to, ==, 1560);
  g_assert_cmpuint (plan->rooms->len, ==, 3);
  g_assert_null (tdt_timetable_plan_get_room (plan, 2));
  g_assert_null (tdt_timetable_plan_find (plan, "f"));
  g_assert_null (tdt_timetable_plan_find (plan, "u"));
}

/* What goes on past midnight is there on the next day too, from its first minute on. */
static void
test_past_midnight (void)
{
  g_autoptr (TdtRoot) root = tdt_test_day_new ();
  g_autoptr (TdtTimetablePlan) next = tdt_timetable_plan_new (root, TDT_TEST_DAY + 1);
  g_autoptr (TdtTimetablePlan) later = tdt_timetable_plan_new (root, TDT_TEST_DAY + 2);
  const TdtTimetableSlot *slot = tdt_timetable_plan_find (next, "n");
  TdtTimetableGeometry geometry = { next, 2, 150, FALSE };
  TdtTimetablePart part;
  GdkRectangle area;

  g_assert_nonnull (slot);
  g_assert_cmpint (slot->start, ==, -60);
  g_assert_cmpint (slot->end, ==, 60);
  g_assert_cmpint (next->from, ==, 0);
  g_assert_nonnull (tdt_timetable_plan_find (next, "f"));
  g_assert_null (tdt_timetable_plan_find (next, "a"));
  g_assert_null (tdt_timetable_plan_find (later, "n"));
  tdt_timetable_geometry_get_area (&geometry, slot, &area);
  g_assert_cmpint (area.y, >=, 0);
  g_assert_cmpint (area.height, ==, 118);
  /* Its beginning is not here, and cannot be drawn. */
  g_assert_true (tdt_timetable_geometry_pick (&geometry, area.x + 1.0, area.y + 1.0, &part) ==
                 slot);
  g_assert_cmpint (part, ==, TDT_TIMETABLE_BODY);
}

static void
test_days (void)
{
  g_autoptr (TdtRoot) root = tdt_test_day_new ();
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (GArray) days = tdt_timetable_dup_days (root);
  g_autoptr (GArray) none = tdt_timetable_dup_days (empty);
  g_autoptr (GPtrArray) unplaced = tdt_timetable_get_unplaced (root);
  g_autoptr (TdtTimetablePlan) plan = tdt_timetable_plan_new (empty, 0);

  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (g_array_index (days, gint64, 0), ==, TDT_TEST_DAY);
  g_assert_cmpint (g_array_index (days, gint64, 1), ==, TDT_TEST_DAY + 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (unplaced->len, ==, 1);
  g_assert_cmpstr (tdt_row_get_uid (unplaced->pdata[0]), ==, "u");
  g_assert_cmpuint (plan->slots->len, ==, 0);
  g_assert_cmpuint (plan->rooms->len, ==, 1);
}

/* What is drawn somewhere is found there, in both directions of reading. */
static void
test_geometry (void)
{
  g_autoptr (TdtRoot) root = tdt_test_day_new ();
  g_autoptr (TdtTimetablePlan) plan = tdt_timetable_plan_new (root, TDT_TEST_DAY);
  GdkRectangle ways[2];

  for (guint rtl = 0; rtl < 2; rtl++)
    for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
      {
        TdtTimetableGeometry geometry = { plan, 2, 150, rtl == 1 };
        const TdtTimetableSlot *slot = tdt_timetable_plan_find (plan, slots[i].uid);
        TdtTimetablePart part;
        GdkRectangle area;
        guint column;
        double minute;

        tdt_timetable_geometry_get_area (&geometry, slot, &area);
        g_assert_true (tdt_timetable_geometry_pick (&geometry, area.x + area.width / 2.0,
                                                    area.y + area.height / 2.0, &part) == slot);
        g_assert_cmpint (part, ==, TDT_TIMETABLE_BODY);
        g_assert_true (tdt_timetable_geometry_pick (&geometry, area.x + 1.0,
                                                    area.y + area.height - 1.0, &part) == slot);
        g_assert_cmpint (part, ==, TDT_TIMETABLE_BOTTOM);
        tdt_timetable_geometry_get_place (&geometry, area.x + 1.0, area.y - 1.0, &column, &minute);
        g_assert_cmpuint (column, ==, slot->column);
        g_assert_cmpfloat_with_epsilon (minute, slot->start, 1);
        if (i == 0)
          ways[rtl] = area;
      }
  g_assert_cmpint (ways[0].x, <, ways[1].x);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/timetable-plan/slots", test_slots);
  g_test_add_func ("/widgets/timetable-plan/past-midnight", test_past_midnight);
  g_test_add_func ("/widgets/timetable-plan/days", test_days);
  g_test_add_func ("/widgets/timetable-plan/geometry", test_geometry);
  return g_test_run ();
}
