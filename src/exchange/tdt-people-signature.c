/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People in lists of names, and in mail signatures; and which sort of text is which. */
#include "tdt-people-text-private.h"

#include "tdt-fold.h"
#include "tdt-person-name.h"

#include <string.h>

/* Words, folded, that begin or are in the name of an organisation. */
static const char *const organisation_words[] = {
  "departement", "conseil",    "mairie",    "ville",    "commune",    "communaute",  "metropole",
  "region",      "prefecture", "ministere", "agence",   "chambre",    "cci",         "cma",
  "universite",  "ecole",      "institut",  "lycee",    "college",    "association", "federation",
  "syndicat",    "sas",        "sarl",      "sa",       "groupe",     "caisse",      "centre",
  "hopital",     "office",     "fondation", "council",  "county",     "university",  "agency",
  "ministry",    "ltd",        "inc",       "company",  "foundation", "union",       "assemblee",
  "cabinet",     "parc",       "comite",    "mutuelle", "banque",     "town",        "city",
  NULL
};

/* Words that begin the name of a function. */
static const char *const function_words[] = {
  "president",    "presidente",    "vice",         "directeur",   "directrice",
  "chef",         "cheffe",        "responsable",  "charge",      "chargee",
  "maire",        "adjoint",       "adjointe",     "conseiller",  "conseillere",
  "secretaire",   "delegue",       "deleguee",     "prefet",      "prefete",
  "depute",       "deputee",       "senateur",     "senatrice",   "professeur",
  "ingenieur",    "ingenieure",    "assistant",    "assistante",  "director",
  "head",         "manager",       "mayor",        "chair",       "officer",
  "coordinateur", "coordinatrice", "animateur",    "animatrice",  "elu",
  "elue",         "expert",        "attache",      "attachee",    "gerant",
  "gerante",      "technicien",    "technicienne", "journaliste", "fondateur",
  "fondatrice",   "doctorant",     "chercheur",    "chercheuse",  NULL
};

static gboolean
has_word (const char *line, const char *const *words)
{
  g_autofree char *folded = tdt_text_fold (line);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_capital (const char *word)
{
  return g_unichar_isupper (g_utf8_get_char (word));
}

/* Two to five words, each beginning with a capital but for particles, and no digit. */
static gboolean
looks_like_name (const char *line)
{
  static const char *const particles[] = { "de", "du", "des", "la", "le", "van", "von", "d", NULL };
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint n_words = 0;
  guint n_capitals = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      n_words++;
      if (is_capital (words[i]))
        n_capitals++;
      else if (!g_strv_contains (particles, words[i]))
        return FALSE;
    }
  return n_words >= 2 && n_words <= 5 && n_capitals >= 2 &&
         strpbrk (line, "0123456789@:") == NULL && !has_word (line, organisation_words) &&
         !has_word (line, function_words);
}

/* A line that says nothing of who it is: a street, a web page, a greeting, a rule. */
static gboolean
is_noise (const char *line)
{
  g_autofree char *folded = tdt_text_fold (line);
  guint digits = 0;

  for (const char *p = line; *p != '\0'; p++)
    digits = g_ascii_isdigit (*p) ? digits + 1 : digits >= 5 ? digits : 0;
  return *folded == '\0' || digits >= 5 || g_ascii_isdigit (line[0]) ||
         strstr (line, "://") != NULL || g_str_has_prefix (folded, "www ") ||
         g_str_has_prefix (folded, "cordialement") || g_str_has_prefix (folded, "bien a vous") ||
         g_str_has_prefix (folded, "best regards") || g_str_has_prefix (folded, "kind regards") ||
         g_str_has_prefix (folded, "merci") || g_str_has_prefix (folded, "bonjour") ||
         g_str_has_prefix (folded, "bien cordialement") || g_str_has_prefix (folded, "rue ");
}

/* Says what a part of a line is, once the name is known. */
static void
take_part (TdtPersonDraft *draft, const char *part)
{
  gboolean organisation = has_word (part, organisation_words);
  gboolean function = has_word (part, function_words);

  if (is_noise (part))
    return;
  if (organisation && (!function || *draft->function != '\0'))
    tdt_people_set (&draft->organisation, part);
  else if (function || *draft->function == '\0')
    tdt_people_set (&draft->function, part);
  else
    tdt_people_set (&draft->organisation, part);
}

/* Parts of one line, as people separate them: "Marie Durand - Director | CCI". */
static char **
split_parts (const char *line, gboolean commas)
{
  g_autoptr (GString) text = g_string_new (line);

  g_string_replace (text, " - ", "\n", 0);
  g_string_replace (text, " – ", "\n", 0);
  g_string_replace (text, " — ", "\n", 0);
  g_string_replace (text, "|", "\n", 0);
  g_string_replace (text, " · ", "\n", 0);
  g_string_replace (text, " • ", "\n", 0);
  if (commas)
    g_string_replace (text, ",", "\n", 0);
  return g_strsplit (text->str, "\n", -1);
}

static void
read_line (TdtPersonDraft *draft, const char *line)
{
  g_autofree char *email = tdt_people_dup_email (line);
  g_autofree char *phone = tdt_people_dup_phone (line);
  gboolean named = *draft->family_name != '\0';
  g_auto (GStrv) parts = NULL;

  if (email != NULL)
    tdt_people_set (&draft->email, email);
  if (phone != NULL)
    tdt_people_set (&draft->phone, phone);
  if (email != NULL || phone != NULL)
    return;
  parts = split_parts (line, !named);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = g_strstrip (parts[i]);

      if (*part == '\0')
        continue;
      if (*draft->family_name == '\0' && looks_like_name (part))
        tdt_people_set_name (draft, part);
      else if (*draft->family_name != '\0')
        take_part (draft, part);
    }
}

static gboolean
is_complete (TdtPersonDraft *draft)
{
  return *draft->family_name != '\0' && (*draft->email != '\0' || *draft->phone != '\0');
}

/* One person ends where, after an address or a number, another name begins. */
void
tdt_people_add_from_signatures (GPtrArray *people, char **lines)
{
  TdtPersonDraft *draft = tdt_person_draft_new ();
  gboolean gap = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gap |= *lines[i] == '\0' || g_str_has_prefix (lines[i], "--");
      if (*lines[i] == '\0')
        continue;
      if (*draft->family_name != '\0' && (gap || is_complete (draft)) && looks_like_name (lines[i]))
        {
          tdt_people_take (people, draft);
          draft = tdt_person_draft_new ();
        }
      gap = FALSE;
      read_line (draft, lines[i]);
    }
  tdt_people_take (people, draft);
}

static void
add_from_line (GPtrArray *people, const char *line)
{
  TdtPersonDraft *draft = tdt_person_draft_new ();
  g_autofree char *email = tdt_people_dup_email (line);
  g_autoptr (GString) rest = g_string_new (line);
  g_auto (GStrv) parts = NULL;

  if (email != NULL)
    {
      tdt_people_set (&draft->email, email);
      g_string_replace (rest, email, "", 0);
    }
  g_string_replace (rest, "<>", "", 0);
  g_string_replace (rest, "()", "", 0);
  g_string_replace (rest, "\"", "", 0);
  parts = split_parts (rest->str, TRUE);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = g_strstrip (parts[i]);

      if (*part == '\0')
        continue;
      if (*draft->family_name == '\0')
        tdt_people_set_name (draft, part);
      else if (parts[i + 1] == NULL && *draft->organisation == '\0' &&
               !has_word (part, function_words))
        tdt_people_set (&draft->organisation, part);
      else
        take_part (draft, part);
    }
  tdt_people_take (people, draft);
}

/* An address field of a mail program has all on one line. */
static char **
split_addresses (const char *line)
{
  g_autoptr (GString) text = g_string_new (line);

  g_string_replace (text, ">,", ">\n", 0);
  g_string_replace (text, ">;", ">\n", 0);
  return g_strsplit (text->str, "\n", -1);
}

void
tdt_people_add_from_list (GPtrArray *people, char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) addresses = split_addresses (lines[i]);

      for (guint j = 0; addresses[j] != NULL; j++)
        if (*g_strstrip (addresses[j]) != '\0')
          add_from_line (people, addresses[j]);
    }
}

static guint
count_with (char **lines, const char *what, guint *n_filled)
{
  guint n = 0;

  *n_filled = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      *n_filled += *lines[i] != '\0' ? 1 : 0;
      n += strstr (lines[i], what) != NULL ? 1 : 0;
    }
  return n;
}

/* A list has a name at the start of every line. */
static gboolean
is_list (char **lines)
{
  guint n_filled;
  guint n_names = 0;

  if (count_with (lines, "<", &n_filled) * 2 > n_filled)
    return TRUE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = split_parts (lines[i], TRUE);

      n_names += parts[0] != NULL && looks_like_name (g_strstrip (parts[0])) ? 1 : 0;
    }
  return n_names == n_filled;
}

/* What separates the cells of a table, 0 where it is none. */
static char
find_separator (char **lines)
{
  guint n_filled;
  guint n_commas = count_with (lines, ",", &n_filled);
  guint n_semicolons = count_with (lines, ";", &n_filled);
  guint n_addresses = count_with (lines, "@", &n_filled);

  if (count_with (lines, "\t", &n_filled) > 0)
    return '\t';
  if (n_filled == 0 || is_list (lines))
    return '\0';
  if (n_semicolons * 2 > n_filled)
    return ';';
  if (n_commas == n_filled && n_filled > 1 &&
      (n_addresses * 2 > n_filled || tdt_people_has_titles (lines[0], ',')))
    return ',';
  return '\0';
}

GPtrArray *
tdt_people_text_parse (const char *text)
{
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_person_draft_free);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = NULL;
  char separator;

  g_strdelimit (valid, "\r", '\n');
  lines = g_strsplit (valid, "\n", -1);
  /* The first cells of a line may be empty. */
  for (guint i = 0; lines[i] != NULL; i++)
    if (strchr (lines[i], '\t') == NULL)
      g_strstrip (lines[i]);
  separator = find_separator (lines);
  if (separator != '\0')
    tdt_people_add_from_table (people, lines, separator);
  else if (is_list (lines))
    tdt_people_add_from_list (people, lines);
  else
    tdt_people_add_from_signatures (people, lines);
  return people;
}
