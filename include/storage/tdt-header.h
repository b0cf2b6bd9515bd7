/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TDT_ANCESTORS_MAX: how many earlier revisions a file remembers. */
#define TDT_ANCESTORS_MAX 32

/** TDT_FORMAT_MAJOR, TDT_FORMAT_MINOR: the version of the format that is written. */
#define TDT_FORMAT_MAJOR 1
#define TDT_FORMAT_MINOR 0

/** TDT_PROJECT_NAMESPACE: of the elements of a project file of that major version. */
#define TDT_PROJECT_NAMESPACE "urn:tour-de-table:project:1"

/**
 * TdtHeader:
 * @major: of the format's version in the file
 * @minor: of the same
 * @revision: (nullable): SHA-256 in hex of the content, as the file gives it
 * @ancestors: the revisions this one came from, newest first, at most %TDT_ANCESTORS_MAX;
 *   ends with %NULL, itself never %NULL
 * @editor: (nullable): who saved it
 * @program: (nullable): name and version of the program that did
 * @base: (nullable): what a copy that was sent for editing carries to find its way home: an element
 *   `<base>` without namespace declarations of ours, kept as it is
 *
 * What a project file says about itself. It is no part of the project: neither undo nor merge
 * see it.
 */
typedef struct
{
  guint major;
  guint minor;
  char *revision;
  GStrv ancestors;
  char *editor;
  char *program;
  char *base;
} TdtHeader;

/**
 * tdt_header_new:
 *
 * Returns: (transfer full): the header of a project that was never saved
 */
TdtHeader *tdt_header_new (void);

/**
 * tdt_header_copy:
 *
 * Returns: (transfer full): another with the same content
 */
TdtHeader *tdt_header_copy (const TdtHeader *header);

/**
 * tdt_header_new_next:
 * @header: of the file that was loaded
 * @revision: what the content is now
 *
 * Returns: (transfer full): the header to be written: @revision, and the old revision as its first
 * ancestor when it was another one
 */
TdtHeader *tdt_header_new_next (const TdtHeader *header, const char *revision);

void tdt_header_free (TdtHeader *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtHeader, tdt_header_free)

G_END_DECLS
