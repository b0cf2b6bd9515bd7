/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks as a table of small projects: where each fires, where it does not, and on the line. */
#include "check-projects.h"

#define ROOMS                                                                                      \
  "room r venue=Centre;room s venue=Centre;room t venue=Museum;person m given-name=Marie "         \
  "family-name=Durand;"
#define TRAVEL(first, clock)                                                                       \
  ROOMS "session a room=r minutes=60 " AT ("10:00") ";session b room=" first " minutes=60 " AT (   \
      clock) ";participant x session=a person=m;participant y session=b person=m"
#define AVAILABLE(kind, from, to)                                                                  \
  ROOMS "session a room=r minutes=60 " AT (                                                        \
      "10:00") ";participant x session=a person=m;availability v person=m kind=" kind              \
               " from=" DAY from ":00+02:00 to=" DAY to ":00+02:00"
#define PANEL(minutes) "session a kind=round-table minutes=" minutes ";"
#define SPEAKER(uid, more) "participant " uid " session=a role=speaker" more

#define RANKED                                                                                     \
  "person m function=Député;person n function=Président_du_Département;person s "              \
  "function=Préfète;"

#define GENDERS                                                                                    \
  "setting k name=check.gender value=1;person m gender=man;person n gender=man;person w "          \
  "gender=woman;"
#define TWICE(rooms, first, minutes, second)                                                       \
  rooms "session a room=r minutes=" minutes " start=" first                                        \
        ";session b room=s minutes=60 start=" second ";person m"
#define BOTH(first, minutes, second)                                                               \
  TWICE ("room r;room s;", first, minutes, second)                                                 \
  ";participant x session=a person=m;participant y session=b person=m"
#define ROOM_TWICE(first, minutes, second)                                                         \
  "room r;session a room=r minutes=" minutes " start=" first                                       \
  ";session b room=r minutes=60 start=" second

static const struct
{
  const char *code;
  guint n_findings;
  const char *project;
} cases[] = {
  { "person-travel", 1, TRAVEL ("s", "11:00") },
  { "person-travel", 1, TRAVEL ("s", "11:09") },
  { "person-travel", 0, TRAVEL ("s", "11:10") },
  { "person-travel", 0, TRAVEL ("r", "11:00") },
  { "person-travel", 1, TRAVEL ("t", "11:39") },
  { "person-travel", 0, TRAVEL ("t", "11:40") },
  { "person-travel", 0, TRAVEL ("s", "10:30") },
  { "person-travel", 0, "setting k name=check.room-change value=5;" TRAVEL ("s", "11:05") },
  { "person-unavailable", 1, AVAILABLE ("unavailable", "10:59", "12:00") },
  { "person-unavailable", 0, AVAILABLE ("unavailable", "11:00", "12:00") },
  { "person-unavailable", 0, AVAILABLE ("unavailable", "09:00", "10:00") },
  { "person-unavailable", 0, AVAILABLE ("available", "10:00", "11:00") },
  { "person-unavailable", 1, AVAILABLE ("available", "10:01", "12:00") },
  { "person-unavailable", 0, AVAILABLE ("preferred", "15:00", "16:00") },
  { "person-unconfirmed", 1,
    "session a " AT ("10:00") ";person m;participant x session=a person=m status=invited" },
  { "person-unconfirmed", 0,
    "session a " AT ("10:00") ";person m;participant x session=a person=m status=confirmed" },
  { "person-unconfirmed", 0,
    "session a start=2017-10-05T10:00:00+02:00;person m;participant x session=a status=invited" },
  { "person-unconfirmed", 1,
    "session a start=2017-10-04T10:00:00+02:00;person m;participant x session=a status=invited" },
  { "person-unconfirmed", 0,
    "session a start=2017-09-19T10:00:00+02:00;person m;participant x session=a status=invited" },
  { "person-no-contact", 1,
    "person m;session a;participant x session=a person=m status=to-invite" },
  { "person-no-contact", 0,
    "person m;session a;participant x session=a person=m status=confirmed" },
  { "person-no-contact", 0,
    "person m assistant-phone=1;session a;participant x session=a person=m status=to-invite" },
  { "person-duplicate", 1,
    "person m given-name=Élise family-name=Durand;person n given-name=elise family-name=DURAND" },
  { "person-duplicate", 1, "person m email=A@example.org;person n email=a@example.org" },
  { "person-duplicate", 0, "person m family-name=Durand;person n family-name=Durand" },
  { "brief-missing", 1,
    "session a " AT ("10:00") ";person m;participant x session=a person=m status=confirmed" },
  { "brief-missing", 0,
    "session a " AT ("10:00") ";person m biography=b photo-consent=refused phone=1;participant x "
                              "session=a person=m status=confirmed" },
  { "brief-missing", 0,
    "session a start=2017-09-28T10:00:00+02:00;person m;participant x "
    "session=a person=m status=confirmed" },
  { "room-layout", 1, "room r layout=theatre;session a room=r layout=u" },
  { "room-layout", 0, "room r layout=u;session a room=r layout=u" },
  { "room-layout", 0, "room r;session a room=r layout=u" },
  { "room-layout", 1, "room r equipment=screen;session a room=r equipment=screen,microphone" },
  { "room-layout", 0, "room r equipment=screen,microphone;session a room=r equipment=screen" },
  { "session-outside-day", 0,
    "day d date=2017-09-27 opens=10:00 closes=11:00;session a minutes=60 " AT ("10:00") },
  { "session-outside-day", 1,
    "day d date=2017-09-27 opens=10:00 closes=11:00;session a minutes=61 " AT ("10:00") },
  { "session-outside-day", 1, "day d date=2017-09-27 opens=10:01;session a " AT ("10:00") },
  { "session-outside-day", 1, "day d date=2017-09-28;session a " AT ("10:00") },
  { "session-outside-day", 0, "session a " AT ("10:00") },
  { "session-outside-day", 0, "day d date=2017-09-27;session a minutes=120 " AT ("23:00") },
  { "session-few-speakers", 1, PANEL ("60") SPEAKER ("x", "") },
  { "session-few-speakers", 0, PANEL ("60") SPEAKER ("x", ";") SPEAKER ("y", "") },
  { "session-few-speakers", 1, PANEL ("60") SPEAKER ("x", ";") SPEAKER ("y", " status=declined") },
  { "session-few-speakers", 0, "session a kind=talk" },
  { "session-many-speakers", 0, PANEL ("15") SPEAKER ("x", ";") SPEAKER ("y", "") },
  { "session-many-speakers", 1, PANEL ("14") SPEAKER ("x", ";") SPEAKER ("y", "") },
  { "session-one-organisation", 1,
    "organisation o;" PANEL ("60") SPEAKER ("x", " organisation=o;")
        SPEAKER ("y", " organisation=o") },
  { "session-one-organisation", 0,
    "organisation o;organisation q;" PANEL ("60") SPEAKER ("x", " organisation=o;")
        SPEAKER ("y", " organisation=q") },
  { "session-one-organisation", 0,
    "organisation o;" PANEL ("60") SPEAKER ("x", " organisation=o;") SPEAKER ("y", "") },
  { "panel-one-gender", 0,
    "person m gender=man;person n gender=man;" PANEL ("60") SPEAKER ("x", " person=m;")
        SPEAKER ("y", " person=n") },
  { "panel-one-gender", 1,
    "setting k name=check.gender value=1;person m gender=man;person n gender=man;" PANEL ("60")
        SPEAKER ("x", " person=m;") SPEAKER ("y", " person=n") },
  { "panel-one-gender", 0,
    "setting k name=check.gender value=1;person m gender=man;person n;" PANEL ("60")
        SPEAKER ("x", " person=m;") SPEAKER ("y", " person=n") },
  { "agenda-under", 1, "session a minutes=60;agenda-item i session=a minutes=59" },
  { "agenda-under", 0, "session a minutes=60;agenda-item i session=a minutes=60" },
  { "agenda-under", 0, "session a minutes=60" },
  { "speaking-over", 1,
    PANEL ("60") SPEAKER ("x", " minutes=11;") "agenda-item i session=a minutes=10 speakers=x" },
  { "speaking-over", 0,
    PANEL ("60") SPEAKER ("x", " minutes=10;") "agenda-item i session=a minutes=10 speakers=x" },
  { "speaking-over", 0,
    PANEL ("60") SPEAKER ("x", " minutes=15;") "agenda-item i session=a minutes=10 speakers=x;"
                                               "agenda-item j session=a minutes=5 speakers=x" },
  { "speaking-unequal", 1,
    "organisation o;organisation q;" PANEL ("60") SPEAKER ("x", " organisation=o minutes=15;")
        SPEAKER ("y", " organisation=q minutes=5") },
  { "speaking-unequal", 0,
    "organisation o;organisation q;" PANEL ("60") SPEAKER ("x", " organisation=o minutes=14;")
        SPEAKER ("y", " organisation=q minutes=5") },
  { "break-missing", 0, "room r;session a room=r minutes=120 " AT ("10:00") },
  { "break-missing", 1, "room r;session a room=r minutes=121 " AT ("10:00") },
  { "break-missing", 1,
    "room r;session a room=r minutes=60 " AT ("10:00") ";session b room=r minutes=61 " AT (
        "11:00") },
  { "break-missing", 0,
    "room r;session a room=r minutes=60 " AT ("10:00") ";session b room=r minutes=61 " AT (
        "11:10") },
  { "break-missing", 0,
    "room r;session a room=r minutes=60 " AT (
        "10:00") ";session c kind=break room=r minutes=5 " AT ("11:00") ";session b room=r "
                                                                        "minutes=100 " AT (
                                                                            "11:05") },
  { "order-broken", 1,
    "session a minutes=61 " AT ("10:00") ";session b minutes=10 " AT (
        "11:00") ";wish w kind=before subject=a object=b" },
  { "order-broken", 0,
    "session a minutes=60 " AT ("10:00") ";session b minutes=10 " AT (
        "11:00") ";wish w kind=before subject=a object=b" },
  { "order-broken", 1,
    "session a kind=opening minutes=60 " AT ("10:00") ";session b minutes=10 " AT ("09:59") },
  { "order-broken", 0,
    "session a kind=opening minutes=60 " AT ("10:00") ";session b kind=meal minutes=10 " AT (
        "09:00") },
  { "order-broken", 1,
    "session a kind=closing minutes=60 " AT ("10:00") ";session b minutes=61 " AT ("10:00") },
  { "order-broken", 0,
    "session a kind=closing minutes=60 " AT (
        "10:00") ";session b minutes=60 start=2017-09-28T10:00:00+02:00" },
  { "organisation-silent", 1, "organisation o role=partner" },
  { "organisation-silent", 0, "organisation o role=guest" },
  { "organisation-silent", 0,
    "organisation o role=partner;person m organisation=o;" PANEL ("60")
        SPEAKER ("x", " person=m") },
  { "organisation-silent", 1,
    "organisation o role=partner;" PANEL ("60") SPEAKER ("x", " organisation=o status=declined") },
  { "seat-conflict", 1,
    "person m;person n;session a;table t session=a;seat e table=t number=1 person=m;seat f "
    "table=t number=1 person=n" },
  { "seat-conflict", 0,
    "person m;person n;session a;table t session=a;seat e table=t number=1 person=m;seat f "
    "table=t number=2 person=n" },
  { "seat-conflict", 1,
    "person m;session a;table t session=a;table u session=a;seat e table=t number=1 person=m;seat "
    "f table=u number=2 person=m" },
  { "seat-conflict", 0,
    "person m;session a;table t session=a round=1;table u session=a round=2;seat e table=t "
    "number=1 person=m;seat f table=u number=2 person=m" },
  { "seat-conflict", 1,
    "person m;session a;table t session=a seats=8;seat e table=t number=9 person=m" },
  { "seat-conflict", 0,
    "person m;session a;table t session=a seats=8;seat e table=t number=8 person=m" },
  { "precedence", 1,
    RANKED "session a kind=opening;participant x session=a person=m role=speaker "
           "order=a;participant y session=a person=n role=speaker order=b" },
  { "precedence", 0,
    RANKED "session a kind=opening;participant x session=a person=n role=speaker "
           "order=a;participant y session=a person=m role=speaker order=b" },
  { "precedence", 0,
    RANKED "session a kind=round-table;participant x session=a person=m role=speaker "
           "order=a;participant y session=a person=n role=speaker order=b" },
  { "precedence", 0,
    RANKED "session a kind=opening;participant x session=a person=m role=speaker "
           "order=a;participant y session=a person=n role=speaker order=b status=declined" },
  { "precedence", 0,
    RANKED "project p host=m;session a kind=opening;participant x session=a person=m role=speaker "
           "order=a;participant y session=a person=n role=speaker order=b" },
  /* Nobody after the State, not even the host. */
  { "precedence", 1,
    RANKED "project p host=m;session a kind=closing;participant x session=a person=s role=speaker "
           "order=a;participant y session=a person=m role=speaker order=b" },
  { "precedence", 1,
    RANKED "person g;session a kind=closing;participant x session=a person=s role=speaker "
           "order=a;participant y session=a person=g role=speaker order=b" },
  { "precedence", 0,
    RANKED "person g;session a kind=closing;participant x session=a person=n role=speaker "
           "order=a;participant y session=a person=g role=speaker order=b" },
  { "seat-precedence", 1,
    RANKED "session a;participant x session=a person=m;participant y session=a person=n;table t "
           "session=a layout=podium seats=5;seat e table=t number=2 person=m;seat f table=t "
           "number=3 person=n" },
  { "seat-precedence", 0,
    RANKED "session a;participant x session=a person=m;participant y session=a person=n;table t "
           "session=a layout=podium seats=5;seat e table=t number=2 person=m;seat f table=t "
           "number=4 person=n" },
  { "seat-precedence", 0,
    RANKED "session a;participant x session=a person=m;participant y session=a person=n;table t "
           "session=a layout=round seats=5;seat e table=t number=1 person=m;seat f table=t "
           "number=3 person=n" },
  /* Midnight, clocks that change, several venues. */
  { "person-overlap", 1, BOTH (DAY "23:30:00+02:00", "60", "2017-09-28T00:15:00+02:00") },
  { "person-overlap", 0, BOTH (DAY "23:30:00+02:00", "45", "2017-09-28T00:15:00+02:00") },
  { "person-overlap", 1, BOTH (DAY "23:30:00+02:00", "46", "2017-09-28T00:15:00+02:00") },
  /* Clocks go back at three: half past two comes twice. */
  { "person-overlap", 0, BOTH ("2017-10-29T02:30:00+02:00", "60", "2017-10-29T02:30:00+01:00") },
  { "person-overlap", 1, BOTH ("2017-10-29T02:30:00+02:00", "61", "2017-10-29T02:30:00+01:00") },
  /* Clocks go forward at two: from half past one to three is half an hour. */
  { "person-overlap", 0, BOTH ("2017-03-26T01:30:00+01:00", "30", "2017-03-26T03:00:00+02:00") },
  { "person-overlap", 1, BOTH ("2017-03-26T01:30:00+01:00", "31", "2017-03-26T03:00:00+02:00") },
  { "room-overlap", 1,
    ROOM_TWICE ("2017-10-29T02:30:00+02:00", "61", "2017-10-29T02:30:00+01:00") },
  { "room-overlap", 0,
    ROOM_TWICE ("2017-10-29T02:30:00+02:00", "60", "2017-10-29T02:30:00+01:00") },
  { "room-overlap", 1, ROOM_TWICE (DAY "23:59:00+02:00", "2", "2017-09-28T00:00:00+02:00") },
  { "room-overlap", 0, ROOM_TWICE (DAY "23:59:00+02:00", "1", "2017-09-28T00:00:00+02:00") },
  { "person-travel", 1,
    "room r venue=Centre;room s venue=Museum;person m;session a room=r minutes=60 "
    "start=2017-10-29T01:30:00+02:00;session b room=s minutes=60 start=2017-10-29T02:00:00+01:00;"
    "participant x session=a person=m;participant y session=b person=m" },
  { "person-travel", 0,
    "room r venue=Centre;room s venue=Museum;person m;session a room=r minutes=60 "
    "start=2017-10-29T01:30:00+02:00;session b room=s minutes=60 start=2017-10-29T02:10:00+01:00;"
    "participant x session=a person=m;participant y session=b person=m" },
  { "person-travel", 1,
    ROOMS "session a room=r minutes=60 " AT (
        "23:30") ";session b room=t minutes=60 "
                 "start=2017-09-28T01:00:00+02:00;participant x session=a person=m;participant y "
                 "session=b person=m" },
  { "session-outside-day", 0,
    "day d date=2017-09-27 opens=10:00 closes=25:00;session a minutes=60 "
    "start=2017-09-28T00:00:00+02:00" },
  { "session-outside-day", 1,
    "day d date=2017-09-27 opens=10:00 closes=25:00;session a minutes=61 "
    "start=2017-09-28T00:00:00+02:00" },
  { "session-outside-day", 0,
    "day d date=2017-09-27 closes=18:00;day e date=2017-09-28 opens=10:00;session a minutes=60 "
    "start=2017-09-28T10:00:00+02:00" },
  /* Who stands in for somebody is there; who is represented is not. */
  { "person-overlap", 1,
    ROOMS "person n;session a minutes=60 " AT ("10:00") ";session b minutes=60 " AT (
        "10:30") ";participant x session=a person=m;participant y session=b person=n "
                 "status=represented represented-by=m" },
  { "person-overlap", 0,
    ROOMS "person n;session a minutes=60 " AT ("10:00") ";session b minutes=60 " AT (
        "10:30") ";participant x session=a person=m;participant y session=b person=m "
                 "status=represented represented-by=n" },
  { "person-unavailable", 0,
    ROOMS "person n;session a minutes=60 " AT (
        "10:00") ";participant x session=a person=m represented-by=n status=represented;"
                 "availability v person=m kind=unavailable from=2017-09-27T08:00:00+02:00" },
  { "person-unavailable", 1,
    ROOMS "person n;session a minutes=60 " AT (
        "10:00") ";participant x session=a person=n represented-by=m status=represented;"
                 "availability v person=m kind=unavailable from=2017-09-27T08:00:00+02:00" },
  { "session-no-chair", 0,
    "person n;session a kind=round-table;participant x session=a role=chair status=represented "
    "represented-by=n" },
  { "session-no-chair", 1,
    "session a kind=round-table;participant x session=a role=chair status=declined" },
  { "session-no-chair", 0, "session a kind=talk" },
  { "session-few-speakers", 0,
    "person n;" PANEL ("60") SPEAKER ("x", ";")
        SPEAKER ("y", " status=represented represented-by=n") },
  { "organisation-silent", 0,
    "person n;organisation o role=partner;" PANEL ("60")
        SPEAKER ("x", " organisation=o status=represented represented-by=n") },
  { "person-unconfirmed", 0,
    "session a " AT ("10:00") ";person n;participant x session=a status=represented "
                              "represented-by=n" },
  { "person-declined", 1, "session a;person m;participant x session=a person=m status=declined" },
  { "person-declined", 0, "session a;person m;participant x session=a person=m status=excused" },
  { "room-capacity", 1, "room r capacity=50;session a room=r attendance=51" },
  { "room-capacity", 0, "room r capacity=50;session a room=r attendance=50" },
  { "room-capacity", 0, "room r;session a room=r attendance=51" },
  { "room-capacity", 1, "room r capacity=50;session a room=r;table t session=a seats=51" },
  { "room-capacity", 0,
    "room r capacity=50;session a room=r;table t session=a seats=30 round=1;table u session=a "
    "seats=30 round=2" },
  { "agenda-over", 1, "session a minutes=60;agenda-item i session=a minutes=61" },
  { "agenda-over", 0, "session a minutes=60;agenda-item i session=a minutes=60" },
  { "agenda-over", 0, "session a;agenda-item i session=a minutes=60" },
  { "session-unplaced", 1, "session a " AT ("10:00") },
  { "session-unplaced", 0, "session a kind=break " AT ("10:00") },
  { "session-unplaced", 0, "room r;session a room=r " AT ("10:00") },
  { "session-many-speakers", 1,
    "setting k name=check.max-speakers value=2;" PANEL ("90") SPEAKER ("x", ";") SPEAKER ("y", ";")
        SPEAKER ("z", "") },
  { "session-many-speakers", 0,
    "setting k name=check.max-speakers value=3;" PANEL ("90") SPEAKER ("x", ";") SPEAKER ("y", ";")
        SPEAKER ("z", "") },
  { "balance", 1,
    GENDERS PANEL ("60") SPEAKER ("x", " person=m;") SPEAKER ("y", " person=n;")
        SPEAKER ("z", " person=w") },
  { "balance", 0, GENDERS PANEL ("60") SPEAKER ("x", " person=m;") SPEAKER ("z", " person=w") },
  { "balance", 0, GENDERS PANEL ("60") SPEAKER ("x", " person=m;") SPEAKER ("y", " person=n") },
  { "speaking-unequal", 0,
    "organisation o;" PANEL ("60") SPEAKER ("x", " organisation=o minutes=15;")
        SPEAKER ("y", " organisation=o minutes=5") },
  { "person-duplicate", 0,
    "person m given-name=Marie family-name=Durand;person n given-name=Marie family-name=Dupont" },
  { "seat-conflict", 0, "session a;table t session=a seats=2;seat e table=t number=3" },
  { "link-missing", 1, "session a;link l owner=a title=Report" },
  { "link-missing", 0, "session a;link l owner=a uri=https://example.org/" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  g_autoptr (TdtRoot) root = check_project (cases[i].project);
  g_autoptr (GPtrArray) findings = check_project_find (root, cases[i].code);

  g_test_message ("%s", cases[i].project);
  g_assert_cmpuint (findings->len, ==, cases[i].n_findings);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/planning/check-cases/%s/%" G_GSIZE_FORMAT,
                                               cases[i].code, i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  return g_test_run ();
}
