/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The logos above a document: of who invites, the host first. */
#include "config.h"

#include "tdt-content-private.h"
#include "tdt-picture.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 15
#define AFTER 4
/* More would be a row of stamps. */
#define MAX_LOGOS 6

static void
add_asset (TdtContent *content, GPtrArray *pictures, const TdtRow *asset, const char *owner)
{
  const char *data = tdt_row_get_text (asset, TDT_ASSET_DATA);
  const char *media_type = tdt_row_get_text_or_empty (asset, TDT_ASSET_MEDIA_TYPE);
  g_autofree char *label = NULL;
  g_autoptr (GBytes) bytes = NULL;
  TdtPicture *picture;
  guchar *decoded;
  gsize length;

  if (data == NULL || pictures->len >= MAX_LOGOS)
    return;
  decoded = g_base64_decode (data, &length);
  bytes = g_bytes_new_take (decoded, length);
  /* Translators: what a picture is, for who does not see it; {name} is an organisation */
  label = tdt_phrases_dup_filled (content->phrases, N_ ("Logo: {name}"), "name", owner, NULL);
  picture = tdt_picture_new (bytes, media_type, label);
  if (picture != NULL)
    g_ptr_array_add (pictures, picture);
}

static void
add_logo_of (TdtContent *content, GPtrArray *pictures, const TdtRow *organisation)
{
  const TdtRow *asset = tdt_root_follow (content->root, organisation, TDT_ORGANISATION_LOGO);
  g_autofree char *name = tdt_content_dup_field (content, organisation, TDT_ORGANISATION_NAME);

  if (asset != NULL)
    add_asset (content, pictures, asset, name);
}

/* The organisation of the host, then those that are hosts, then those that organise. */
static void
add_logos_of_inviters (TdtContent *content, GPtrArray *pictures)
{
  static const int roles[] = { TDT_ORGANISATION_ROLE_HOST, TDT_ORGANISATION_ROLE_ORGANISER };
  g_autoptr (GPtrArray) all = tdt_root_get_sorted (content->root, TDT_KIND_ORGANISATION);
  const TdtRow *host = tdt_root_follow (content->root, content->project, TDT_PROJECT_HOST);
  const TdtRow *first = host != NULL
                            ? tdt_root_follow (content->root, host, TDT_PERSON_ORGANISATION)
                            : NULL;

  if (first != NULL)
    add_logo_of (content, pictures, first);
  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    for (guint i = 0; i < all->len; i++)
      if (all->pdata[i] != first &&
          tdt_row_get_token (all->pdata[i], TDT_ORGANISATION_ROLE) == roles[r])
        add_logo_of (content, pictures, all->pdata[i]);
}

/** tdt_content_add_logos: the logo that was chosen for the document, or those of who invites. */
void
tdt_content_add_logos (TdtContent *content)
{
  g_autoptr (GPtrArray)
      pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_picture_unref);
  const TdtRow *chosen = content->saved != NULL ? tdt_root_follow (content->root, content->saved,
                                                                   TDT_DOCUMENT_OPTIONS_LOGO)
                                                : NULL;

  if (chosen != NULL)
    {
      g_autofree char *organiser = tdt_content_dup_field (content, content->project,
                                                          TDT_PROJECT_ORGANISER);

      add_asset (content, pictures, chosen, organiser);
    }
  else
    add_logos_of_inviters (content, pictures);
  if (pictures->len == 0)
    return;
  tdt_builder_pictures (content->builder, HEIGHT, pictures);
  tdt_builder_space (content->builder, AFTER);
}
