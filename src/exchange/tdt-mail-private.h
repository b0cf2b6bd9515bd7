/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What follows "Subject: ", folded and encoded (RFC 5322, RFC 2047). */
char *tdt_mail_dup_subject (const char *text);
/* What follows "To: ". */
char *tdt_mail_dup_recipient (const char *name, const char *address);
