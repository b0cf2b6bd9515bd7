/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Text as it stands between tags, so that it is read back as it is. */
void tdt_xml_append_text (GString *xml, const char *text, gsize length);
/* The same between double quotes. */
void tdt_xml_append_attribute (GString *xml, const char *text);
