/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-foreign-programme-private.h"

/* A programme from elsewhere on its way into a project. */
typedef struct
{
  const TdtForeignProgramme *schedule;
  const TdtRoot *root;
  TdtEdit *edit;
  TdtImportReport *report;
  const char *zone;
  /* Folded name to uid, for what is there already and what was made. */
  GHashTable *rooms;
  GHashTable *themes;
  GHashTable *organisations;
  GHashTable *people;
  /* Folded e-mail address to uid. */
  GHashTable *addresses;
  /* The source's id of a person to uid. */
  GHashTable *person_ids;
  /* People without id, rooms and themes as they are written, to uid: most are there many times. */
  GHashTable *written;
  /* Uids of the events so far, and of the people counted. */
  GHashTable *events;
  /* The source's id of an event to how many have it. */
  GHashTable *event_ids;
  GHashTable *counted;
  GHashTable *days;
  /* For texts that are put together, the same memory for all. */
  GString *text;
  guint n_marked_up;
  guint n_cut;
  /* People who are called after their address. */
  guint n_nameless;
  char *room_order;
  char *theme_order;
} TdtProgrammeBuilder;

/* What cannot be set is told in the report. */
void tdt_programme_builder_set (TdtProgrammeBuilder *builder, const char *uid, TdtFieldId field,
                                const char *text);
void tdt_programme_builder_set_title (TdtProgrammeBuilder *builder, const char *uid,
                                      TdtFieldId field, const char *text);
void tdt_programme_builder_set_text (TdtProgrammeBuilder *builder, const char *uid,
                                     TdtFieldId field, const char *text);

/* The uid that @what has which the source calls @id. */
char *tdt_programme_builder_dup_uid (TdtProgrammeBuilder *builder, const char *what,
                                     const char *id);

/* The key in `written` of @what, by its text as the source has it. */
char *tdt_programme_builder_dup_written (const char *what, const char *text);
/* Returns: @uid, which lives as long as the builder */
const char *tdt_programme_builder_remember (TdtProgrammeBuilder *builder, const char *written,
                                            const char *uid);

/* The next place at the end, behind @last. */
void tdt_programme_builder_put_last (TdtProgrammeBuilder *builder, const char *uid,
                                     TdtFieldId field, char **last);

/* The rooms, themes and organisations that the project has already. */
void tdt_programme_builder_learn_places (TdtProgrammeBuilder *builder);
/* Returns: (nullable): the uid of what has that name, which is added where needed */
const char *tdt_programme_builder_find_room (TdtProgrammeBuilder *builder, const char *name);
const char *tdt_programme_builder_find_theme (TdtProgrammeBuilder *builder, const char *track);
const char *tdt_programme_builder_find_organisation (TdtProgrammeBuilder *builder,
                                                     const char *name);

/* The people that the project has already. */
void tdt_programme_builder_learn_people (TdtProgrammeBuilder *builder);
/* Returns: (nullable): the uid of a person, who is added where needed */
const char *tdt_programme_builder_find_person (TdtProgrammeBuilder *builder,
                                               const TdtForeignPerson *person);
