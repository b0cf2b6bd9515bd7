/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What columns can mean, and what people write above them. */
#include "config.h"

#include "tdt-mapping-private.h"

#include "tdt-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const int all_meanings[] = {
  TDT_MEANING_NONE,
  TDT_PERSON_HONORIFIC,
  TDT_PERSON_GIVEN_NAME,
  TDT_PERSON_FAMILY_NAME,
  TDT_MEANING_FULL_NAME,
  TDT_PERSON_FUNCTION,
  TDT_PERSON_ORGANISATION,
  TDT_PERSON_EMAIL,
  TDT_PERSON_PHONE,
  TDT_PERSON_BIOGRAPHY,
  TDT_PERSON_LANGUAGE,
  TDT_PERSON_FORM_OF_ADDRESS,
  TDT_PERSON_GENDER,
  TDT_PERSON_RANK,
  TDT_PERSON_MANDATE_SINCE,
  TDT_PERSON_ADDRESS,
  TDT_PERSON_ASSISTANT,
  TDT_PERSON_ASSISTANT_EMAIL,
  TDT_PERSON_ASSISTANT_PHONE,
  TDT_PERSON_NEEDS,
  TDT_PERSON_ARRIVAL,
  TDT_PERSON_PARKING,
  TDT_PERSON_MEAL,
  TDT_PERSON_DIET,
  TDT_PERSON_COMPANIONS,
  TDT_PERSON_PHOTO_CONSENT,
  TDT_PERSON_RECORDING_CONSENT,
  TDT_PERSON_NOTES,
  TDT_PARTICIPANT_ROLE,
  TDT_PARTICIPANT_STATUS,
  TDT_PARTICIPANT_MINUTES,
  TDT_PARTICIPANT_TOPIC,
  TDT_SESSION_TITLE,
  TDT_SESSION_SUBTITLE,
  TDT_SESSION_KIND,
  TDT_SESSION_THEME,
  TDT_MEANING_DATE,
  TDT_SESSION_START,
  TDT_MEANING_END,
  TDT_SESSION_MINUTES,
  TDT_SESSION_ROOM,
  TDT_MEANING_SPEAKERS,
  TDT_SESSION_ATTENDANCE,
  TDT_SESSION_DESCRIPTION,
  TDT_SESSION_TECHNICAL,
  TDT_SESSION_NOTES,
  TDT_ORGANISATION_NAME,
  TDT_ORGANISATION_SHORT_NAME,
  TDT_ORGANISATION_KIND,
  TDT_ORGANISATION_ROLE,
  TDT_ORGANISATION_SECTOR,
  TDT_ORGANISATION_CONTACT,
  TDT_ORGANISATION_EMAIL,
  TDT_ORGANISATION_PHONE,
  TDT_ORGANISATION_ADDRESS,
  TDT_ORGANISATION_WEB,
  TDT_ORGANISATION_NOTES,
  TDT_ROOM_NAME,
  TDT_ROOM_VENUE,
  TDT_ROOM_CAPACITY,
  TDT_ROOM_LAYOUT,
  TDT_ROOM_EQUIPMENT,
  TDT_ROOM_ADDRESS,
  TDT_MEANING_UID,
};

const int *
tdt_meanings_list (guint *n_meanings)
{
  *n_meanings = G_N_ELEMENTS (all_meanings);
  return all_meanings;
}

TdtKindId
tdt_meaning_get_kind (int meaning)
{
  switch (meaning)
    {
    case TDT_MEANING_NONE:
    case TDT_MEANING_UID:
      return TDT_KIND_ANY;
    case TDT_MEANING_FULL_NAME:
      return TDT_KIND_PERSON;
    case TDT_MEANING_DATE:
    case TDT_MEANING_END:
    case TDT_MEANING_SPEAKERS:
      return TDT_KIND_SESSION;
    default:
      return TDT_FIELD_KIND (meaning);
    }
}

static const char *
get_label (int meaning)
{
  switch (meaning)
    {
    case TDT_MEANING_NONE:
      /* Translators: a column of a table that is not brought in */
      return _ ("Leave out");
    case TDT_MEANING_UID:
      /* Translators: a column of a table with the key of each record */
      return _ ("Key (uid)");
    case TDT_MEANING_FULL_NAME:
      return _ ("First name and surname");
    case TDT_MEANING_DATE:
      return _ ("Day");
    case TDT_MEANING_END:
      return _ ("End");
    case TDT_MEANING_SPEAKERS:
      return _ ("Speakers");
    default:
      return _ (tdt_field_get (meaning)->label);
    }
}

char *
tdt_meaning_dup_label (int meaning)
{
  TdtKindId kind = tdt_meaning_get_kind (meaning);

  if (kind == TDT_KIND_ANY || kind == TDT_KIND_PERSON || kind == TDT_KIND_PARTICIPANT)
    return g_strdup (get_label (meaning));
  /* Translators: what a column of a table tells, as in “Session: Start” */
  return g_strdup_printf (C_ ("column", "%s: %s"), _ (tdt_kind_get (kind)->label),
                          get_label (meaning));
}

/* Folded. Where one stands for several things the other titles decide. */
static const struct
{
  const char *title;
  int meaning;
} titles[] = {
  { "civilite", TDT_PERSON_HONORIFIC },
  { "salutation", TDT_PERSON_HONORIFIC },
  { "civ", TDT_PERSON_HONORIFIC },
  { "honorific", TDT_PERSON_HONORIFIC },
  { "nom", TDT_PERSON_FAMILY_NAME },
  { "name", TDT_MEANING_FULL_NAME },
  { "nom complet", TDT_MEANING_FULL_NAME },
  { "nom et prenom", TDT_MEANING_FULL_NAME },
  { "nom prenom", TDT_MEANING_FULL_NAME },
  { "nom prenoms", TDT_MEANING_FULL_NAME },
  { "prenom nom", TDT_MEANING_FULL_NAME },
  { "prenom et nom", TDT_MEANING_FULL_NAME },
  { "full name", TDT_MEANING_FULL_NAME },
  { "fullname", TDT_MEANING_FULL_NAME },
  { "display name", TDT_MEANING_FULL_NAME },
  { "person", TDT_MEANING_FULL_NAME },
  { "personne", TDT_MEANING_FULL_NAME },
  { "invite", TDT_MEANING_FULL_NAME },
  { "participant", TDT_MEANING_FULL_NAME },
  { "attendee", TDT_MEANING_FULL_NAME },
  { "speaker name", TDT_MEANING_FULL_NAME },
  { "prenom", TDT_PERSON_GIVEN_NAME },
  { "prenoms", TDT_PERSON_GIVEN_NAME },
  { "first name", TDT_PERSON_GIVEN_NAME },
  { "given name", TDT_PERSON_GIVEN_NAME },
  { "firstname", TDT_PERSON_GIVEN_NAME },
  { "nom de famille", TDT_PERSON_FAMILY_NAME },
  { "last name", TDT_PERSON_FAMILY_NAME },
  { "surname", TDT_PERSON_FAMILY_NAME },
  { "family name", TDT_PERSON_FAMILY_NAME },
  { "lastname", TDT_PERSON_FAMILY_NAME },
  { "fonction", TDT_PERSON_FUNCTION },
  { "poste", TDT_PERSON_FUNCTION },
  { "qualite", TDT_PERSON_FUNCTION },
  { "function", TDT_PERSON_FUNCTION },
  { "job title", TDT_PERSON_FUNCTION },
  { "jobtitle", TDT_PERSON_FUNCTION },
  { "job", TDT_PERSON_FUNCTION },
  { "position", TDT_PERSON_FUNCTION },
  { "titre", TDT_PERSON_FUNCTION },
  { "title", TDT_PERSON_HONORIFIC },
  { "organisme", TDT_PERSON_ORGANISATION },
  { "organisation", TDT_PERSON_ORGANISATION },
  { "organization", TDT_PERSON_ORGANISATION },
  { "structure", TDT_PERSON_ORGANISATION },
  { "societe", TDT_PERSON_ORGANISATION },
  { "entreprise", TDT_PERSON_ORGANISATION },
  { "etablissement", TDT_PERSON_ORGANISATION },
  { "institution", TDT_PERSON_ORGANISATION },
  { "affiliation", TDT_PERSON_ORGANISATION },
  { "collectivite", TDT_PERSON_ORGANISATION },
  { "service", TDT_PERSON_ORGANISATION },
  { "partenaire", TDT_PERSON_ORGANISATION },
  { "company", TDT_PERSON_ORGANISATION },
  { "company name", TDT_PERSON_ORGANISATION },
  { "employer", TDT_PERSON_ORGANISATION },
  { "courriel", TDT_PERSON_EMAIL },
  { "courrier electronique", TDT_PERSON_EMAIL },
  { "mail", TDT_PERSON_EMAIL },
  { "e mail", TDT_PERSON_EMAIL },
  { "email", TDT_PERSON_EMAIL },
  { "email address", TDT_PERSON_EMAIL },
  { "e mail address", TDT_PERSON_EMAIL },
  { "adresse mail", TDT_PERSON_EMAIL },
  { "adresse e mail", TDT_PERSON_EMAIL },
  { "adresse email", TDT_PERSON_EMAIL },
  { "adresse courriel", TDT_PERSON_EMAIL },
  { "adresse electronique", TDT_PERSON_EMAIL },
  { "mel", TDT_PERSON_EMAIL },
  { "telephone", TDT_PERSON_PHONE },
  { "tel", TDT_PERSON_PHONE },
  { "n de telephone", TDT_PERSON_PHONE },
  { "numero de telephone", TDT_PERSON_PHONE },
  { "phone", TDT_PERSON_PHONE },
  { "phone number", TDT_PERSON_PHONE },
  { "portable", TDT_PERSON_PHONE },
  { "mobile", TDT_PERSON_PHONE },
  { "name prefix", TDT_PERSON_HONORIFIC },
  { "organization name", TDT_PERSON_ORGANISATION },
  { "organization 1 name", TDT_PERSON_ORGANISATION },
  { "organization title", TDT_PERSON_FUNCTION },
  { "organization 1 title", TDT_PERSON_FUNCTION },
  { "fonction profession", TDT_PERSON_FUNCTION },
  { "e mail 1 value", TDT_PERSON_EMAIL },
  { "adresse de messagerie", TDT_PERSON_EMAIL },
  { "primary email", TDT_PERSON_EMAIL },
  { "phone 1 value", TDT_PERSON_PHONE },
  { "telephone bureau", TDT_PERSON_PHONE },
  { "telephone professionnel", TDT_PERSON_PHONE },
  { "telephone portable", TDT_PERSON_PHONE },
  { "telephone mobile", TDT_PERSON_PHONE },
  { "tel mobile", TDT_PERSON_PHONE },
  { "business phone", TDT_PERSON_PHONE },
  { "mobile phone", TDT_PERSON_PHONE },
  { "biographie", TDT_PERSON_BIOGRAPHY },
  { "biography", TDT_PERSON_BIOGRAPHY },
  { "bio", TDT_PERSON_BIOGRAPHY },
  { "langue", TDT_PERSON_LANGUAGE },
  { "language", TDT_PERSON_LANGUAGE },
  { "genre", TDT_PERSON_GENDER },
  { "sexe", TDT_PERSON_GENDER },
  { "rang", TDT_PERSON_RANK },
  { "adresse", TDT_PERSON_ADDRESS },
  { "adresse postale", TDT_PERSON_ADDRESS },
  { "address", TDT_PERSON_ADDRESS },
  { "assistante", TDT_PERSON_ASSISTANT },
  { "secretariat", TDT_PERSON_ASSISTANT },
  { "besoins", TDT_PERSON_NEEDS },
  { "besoins particuliers", TDT_PERSON_NEEDS },
  { "accessibilite", TDT_PERSON_NEEDS },
  { "arrivee", TDT_PERSON_ARRIVAL },
  { "stationnement", TDT_PERSON_PARKING },
  { "repas", TDT_PERSON_MEAL },
  { "dejeuner", TDT_PERSON_MEAL },
  { "lunch", TDT_PERSON_MEAL },
  { "regime", TDT_PERSON_DIET },
  { "regime alimentaire", TDT_PERSON_DIET },
  { "allergies", TDT_PERSON_DIET },
  { "dietary requirements", TDT_PERSON_DIET },
  { "accompagnants", TDT_PERSON_COMPANIONS },
  { "nombre d accompagnants", TDT_PERSON_COMPANIONS },
  { "droit a l image", TDT_PERSON_PHOTO_CONSENT },
  { "remarques", TDT_PERSON_NOTES },
  { "commentaire", TDT_PERSON_NOTES },
  { "commentaires", TDT_PERSON_NOTES },
  { "observations", TDT_PERSON_NOTES },
  { "comments", TDT_PERSON_NOTES },
  { "role", TDT_PARTICIPANT_ROLE },
  { "statut", TDT_PARTICIPANT_STATUS },
  { "status", TDT_PARTICIPANT_STATUS },
  { "reponse", TDT_PARTICIPANT_STATUS },
  { "presence", TDT_PARTICIPANT_STATUS },
  { "rsvp", TDT_PARTICIPANT_STATUS },
  { "temps de parole", TDT_PARTICIPANT_MINUTES },
  { "minutes de parole", TDT_PARTICIPANT_MINUTES },
  { "sujet", TDT_PARTICIPANT_TOPIC },
  { "intervention", TDT_PARTICIPANT_TOPIC },
  { "seance", TDT_SESSION_TITLE },
  { "session", TDT_SESSION_TITLE },
  { "titre de la seance", TDT_SESSION_TITLE },
  { "titre de la session", TDT_SESSION_TITLE },
  { "session title", TDT_SESSION_TITLE },
  { "talk title", TDT_SESSION_TITLE },
  { "talk", TDT_SESSION_TITLE },
  { "intitule", TDT_SESSION_TITLE },
  { "table ronde", TDT_SESSION_TITLE },
  { "atelier", TDT_SESSION_TITLE },
  { "sequence", TDT_SESSION_TITLE },
  { "sous titre", TDT_SESSION_SUBTITLE },
  { "type", TDT_SESSION_KIND },
  { "nature", TDT_SESSION_KIND },
  { "format", TDT_SESSION_KIND },
  { "type de seance", TDT_SESSION_KIND },
  { "session type", TDT_SESSION_KIND },
  { "thematique", TDT_SESSION_THEME },
  { "track", TDT_SESSION_THEME },
  { "axe", TDT_SESSION_THEME },
  { "date", TDT_MEANING_DATE },
  { "jour", TDT_MEANING_DATE },
  { "debut", TDT_SESSION_START },
  { "heure de debut", TDT_SESSION_START },
  { "heure debut", TDT_SESSION_START },
  { "heure", TDT_SESSION_START },
  { "heures", TDT_SESSION_START },
  { "horaire", TDT_SESSION_START },
  { "horaires", TDT_SESSION_START },
  { "time", TDT_SESSION_START },
  { "start time", TDT_SESSION_START },
  { "fin", TDT_MEANING_END },
  { "heure de fin", TDT_MEANING_END },
  { "heure fin", TDT_MEANING_END },
  { "end time", TDT_MEANING_END },
  { "duree", TDT_SESSION_MINUTES },
  { "duree min", TDT_SESSION_MINUTES },
  { "duree minutes", TDT_SESSION_MINUTES },
  { "duration", TDT_SESSION_MINUTES },
  { "salle", TDT_SESSION_ROOM },
  { "lieu", TDT_SESSION_ROOM },
  { "location", TDT_SESSION_ROOM },
  { "intervenants", TDT_MEANING_SPEAKERS },
  { "intervenant", TDT_MEANING_SPEAKERS },
  { "intervenante", TDT_MEANING_SPEAKERS },
  { "orateurs", TDT_MEANING_SPEAKERS },
  { "speaker", TDT_MEANING_SPEAKERS },
  { "participants", TDT_MEANING_SPEAKERS },
  { "panelists", TDT_MEANING_SPEAKERS },
  { "jauge", TDT_SESSION_ATTENDANCE },
  { "resume", TDT_SESSION_DESCRIPTION },
  { "abstract", TDT_SESSION_DESCRIPTION },
  { "contenu", TDT_SESSION_DESCRIPTION },
  { "description", TDT_SESSION_DESCRIPTION },
  { "technique", TDT_SESSION_TECHNICAL },
  { "sigle", TDT_ORGANISATION_SHORT_NAME },
  { "acronyme", TDT_ORGANISATION_SHORT_NAME },
  { "nom court", TDT_ORGANISATION_SHORT_NAME },
  { "acronym", TDT_ORGANISATION_SHORT_NAME },
  { "secteur", TDT_ORGANISATION_SECTOR },
  { "site web", TDT_ORGANISATION_WEB },
  { "site internet", TDT_ORGANISATION_WEB },
  { "website", TDT_ORGANISATION_WEB },
  { "capacite", TDT_ROOM_CAPACITY },
  { "disposition", TDT_ROOM_LAYOUT },
  { "uid", TDT_MEANING_UID },
  { "cle uid", TDT_MEANING_UID },
};

/* The first wins: it is the one people look for first. */
static void
add_labels (GHashTable *table, const int *meaning)
{
  g_autofree char *label = tdt_meaning_dup_label (*meaning);
  const char *texts[] = { label, get_label (*meaning),
                          *meaning < TDT_MEANING_UID ? tdt_field_get (*meaning)->label : "" };

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      char *folded = tdt_text_fold (texts[t]);

      if (*folded == '\0' || g_hash_table_contains (table, folded))
        g_free (folded);
      else
        g_hash_table_insert (table, folded, (gpointer) meaning);
    }
}

/* The titles above and the labels of the fields, folded, to what they mean. */
static GHashTable *
get_titles (void)
{
  static gsize made;
  static GHashTable *table;

  if (g_once_init_enter (&made))
    {
      table = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
        g_hash_table_insert (table, (gpointer) titles[i].title, (gpointer) &titles[i].meaning);
      for (guint i = 1; i < G_N_ELEMENTS (all_meanings); i++)
        add_labels (table, &all_meanings[i]);
      g_once_init_leave (&made, 1);
    }
  return table;
}

int
tdt_meaning_by_title (const char *title)
{
  static const char *const askings[] = { "votre ", "vos ", "your ", "indiquez votre " };
  g_autofree char *folded = tdt_text_fold (title);
  const int *meaning = g_hash_table_lookup (get_titles (), folded);

  /* What forms ask: "Votre nom et prénom". */
  for (guint i = 0; meaning == NULL && i < G_N_ELEMENTS (askings); i++)
    if (g_str_has_prefix (folded, askings[i]))
      meaning = g_hash_table_lookup (get_titles (), folded + strlen (askings[i]));
  return meaning != NULL ? *meaning : TDT_MEANING_NONE;
}
