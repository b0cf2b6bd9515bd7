/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"
#include "tdt-mailing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtSendLetter: one letter as somebody will read it, and the template that it is made from, which
 * is edited in place: the words go into the project as they are typed.
 */
#define TDT_TYPE_SEND_LETTER (tdt_send_letter_get_type ())
G_DECLARE_FINAL_TYPE (TdtSendLetter, tdt_send_letter, TDT, SEND_LETTER, AdwBin)

void tdt_send_letter_set_desk (TdtSendLetter *letter, TdtDesk *desk);

/**
 * tdt_send_letter_show:
 * @mailing: what is sent
 * @recipient: (nullable): uid or address of whose letter it is
 */
void tdt_send_letter_show (TdtSendLetter *letter, const TdtMailing *mailing, const char *recipient);

G_END_DECLS
