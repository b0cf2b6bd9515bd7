/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-order.h"

#include <string.h>

#define BASE 62
#define SALT_DIGITS 3

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static int
digit_value (char digit)
{
  const char *place = strchr (digits, digit);

  return digit != '\0' && place != NULL ? (int) (place - digits) : 0;
}

/* Appends a key strictly between two: copies the digits they share, then takes the middle of
 * the first gap. A missing @before counts as a digit above the last. */
static void
append_middle (GString *key, const char *after, const char *before)
{
  gboolean open_above = before == NULL;

  for (gsize i = 0;; i++)
    {
      int low = after != NULL && *after != '\0' ? digit_value (*after++) : 0;
      int high = open_above ? BASE : (*before != '\0' ? digit_value (*before++) : 0);

      if (high - low > 1)
        {
          g_string_append_c (key, digits[low + (high - low) / 2]);
          return;
        }
      g_string_append_c (key, digits[low]);
      if (high > low)
        open_above = TRUE;
    }
}

static void
append_salt (GString *key, const char *salt)
{
  guint hash = salt != NULL ? g_str_hash (salt) : 0;

  for (guint i = 0; i < SALT_DIGITS; i++)
    {
      guint digit = hash % BASE;

      /* The last digit is never 0, or nothing would fit before a key that ends there. */
      g_string_append_c (key, digits[i == SALT_DIGITS - 1 ? 1 + digit % (BASE - 1) : digit]);
      hash /= BASE;
    }
}

/* New keys at the end of a list count up in one digit more than the last one's first digits,
 * instead of halving what is left, so that a long list typed from top to bottom keeps short
 * keys. */
static void
append_next (GString *key, const char *after)
{
  gsize length = MIN (strlen (after), 4);

  g_string_append_len (key, after, (gssize) length);
  while (key->len < 4)
    g_string_append_c (key, digits[0]);
  for (gsize i = 4; i-- > 0;)
    {
      int value = digit_value (key->str[i]);

      if (value + 1 < BASE)
        {
          key->str[i] = digits[value + 1];
          return;
        }
      key->str[i] = digits[0];
    }
  g_string_assign (key, "");
  append_middle (key, after, NULL);
}

char *
tdt_order_between (const char *after, const char *before, const char *salt)
{
  g_autoptr (GString) key = g_string_new (NULL);

  if (after != NULL && before != NULL && strcmp (after, before) >= 0)
    /* Two records share a key, after a merge: there is no place between, so go just behind. */
    g_string_append_printf (key, "%s%c", after, digits[BASE / 2]);
  else if (before == NULL && after != NULL)
    append_next (key, after);
  else if (before == NULL)
    g_string_append (key, "V000");
  else
    append_middle (key, after, before);
  append_salt (key, salt);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

gboolean
tdt_order_is_valid (const char *key, gsize length)
{
  if (length == 0 || length > 200)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (key[i]))
      return FALSE;
  return key[length - 1] != '0';
}
