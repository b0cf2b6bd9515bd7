/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-languages.h"

#include "tdt-phrases.h"

#include <glib/gi18n-lib.h>
#include <pango/pango.h>
#include <string.h>

#define ENGLISH "en"

static void
free_language (gpointer data)
{
  TdtLanguage *language = data;

  g_free (language->tag);
  g_free (language->name);
  g_free (language);
}

static void
add (GPtrArray *languages, const char *locale)
{
  TdtLanguage *language = g_new (TdtLanguage, 1);
  g_autoptr (TdtPhrases) phrases = NULL;

  language->tag = g_strdelimit (g_strdup (locale), "_", '-');
  phrases = tdt_phrases_new (language->tag);
  /* Translators: what your language calls itself, such as “Français” */
  language->name = g_strdup (
      tdt_phrases_get_in_context (phrases, "own name", NC_ ("own name", "English")));
  g_ptr_array_add (languages, language);
}

static gboolean
has_catalogue (const char *folder, const char *locale)
{
  g_autofree char *path = g_build_filename (folder, locale, "LC_MESSAGES", GETTEXT_PACKAGE ".mo",
                                            NULL);

  return !g_str_equal (locale, ENGLISH) && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const TdtLanguage *one = *(TdtLanguage *const *) a;
  const TdtLanguage *other = *(TdtLanguage *const *) b;

  return g_utf8_collate (one->name, other->name);
}

GPtrArray *
tdt_languages_list (void)
{
  GPtrArray *languages = g_ptr_array_new_with_free_func (free_language);
  const char *folder = g_getenv ("TDT_LOCALEDIR");
  g_autoptr (GDir) locales = NULL;
  const char *locale;

  if (folder == NULL)
    folder = LOCALEDIR;
  add (languages, ENGLISH);
  locales = g_dir_open (folder, 0, NULL);
  while (locales != NULL && (locale = g_dir_read_name (locales)) != NULL)
    if (has_catalogue (folder, locale))
      add (languages, locale);
  g_ptr_array_sort (languages, compare_names);
  return languages;
}

guint
tdt_languages_find (const GPtrArray *languages, const char *tag)
{
  gsize length = tag != NULL ? strcspn (tag, "-_") : 0;
  guint english = 0;

  for (guint i = 0; i < languages->len; i++)
    {
      const TdtLanguage *language = languages->pdata[i];

      if (g_strcmp0 (language->tag, tag) == 0 ||
          (strlen (language->tag) == length && strncmp (language->tag, tag, length) == 0))
        return i;
      if (g_str_equal (language->tag, ENGLISH))
        english = i;
    }
  return english;
}

guint
tdt_languages_find_own (const GPtrArray *languages)
{
  const char *name = C_ ("own name", "English");

  for (guint i = 0; i < languages->len; i++)
    if (g_str_equal (((const TdtLanguage *) languages->pdata[i])->name, name))
      return i;
  return tdt_languages_find (languages, ENGLISH);
}

gboolean
tdt_language_is_right_to_left (const char *tag)
{
  int n_scripts = 0;
  const PangoScript *scripts = pango_language_get_scripts (pango_language_from_string (tag),
                                                           &n_scripts);

  switch (n_scripts > 0 ? scripts[0] : PANGO_SCRIPT_COMMON)
    {
    case PANGO_SCRIPT_ARABIC:
    case PANGO_SCRIPT_HEBREW:
    case PANGO_SCRIPT_SYRIAC:
    case PANGO_SCRIPT_THAANA:
      return TRUE;
    default:
      return FALSE;
    }
}
