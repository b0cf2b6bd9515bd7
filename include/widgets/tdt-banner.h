/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtBanner: a bar across the top of a window that says how things stand and offers what can be
 * done about it; it slides in and out. Its buttons wrap below the text where there is little
 * width. A screen reader meets it as a group with the text as its name.
 *
 * Properties: "title" (writable): the sentence; "icon-name" (writable); "revealed" (writable,
 * initially %FALSE).
 */
#define TDT_TYPE_BANNER (tdt_banner_get_type ())
G_DECLARE_FINAL_TYPE (TdtBanner, tdt_banner, TDT, BANNER, GtkWidget)

TdtBanner *tdt_banner_new (const char *icon_name);

/**
 * tdt_banner_add_button:
 * @label: what it says, with a mnemonic
 * @action: the action it calls, without a target
 * @suggested: whether it is the thing to do
 */
void tdt_banner_add_button (TdtBanner *banner, const char *label, const char *action,
                            gboolean suggested);

/** tdt_banner_add_widget: puts @widget, such as a menu button, behind the buttons there are. */
void tdt_banner_add_widget (TdtBanner *banner, GtkWidget *widget);

/** tdt_banner_show: says @title and slides in. */
void tdt_banner_show (TdtBanner *banner, const char *title);
/** tdt_banner_hide: slides out. */
void tdt_banner_hide (TdtBanner *banner);

G_END_DECLS
