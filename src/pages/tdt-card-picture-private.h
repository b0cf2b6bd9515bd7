/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

/* Makes @avatar take pictures: files and pictures dropped on it, and, from its menu, what was
 * copied. Returns: what to show in its place. */
GtkWidget *tdt_card_picture_new (TdtDesk *desk, TdtKindId kind, GtkWidget *avatar);
