/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * When somebody can come: the days of the event, an hour a cell. A click or the space bar goes on
 * to the next answer, a stroke paints it over several hours; arrows move. Hours in which the person
 * has a session are marked. Property "record" (a person or NULL).
 */
#define TDT_TYPE_AVAILABILITY_STRIP (tdt_availability_strip_get_type ())
G_DECLARE_FINAL_TYPE (TdtAvailabilityStrip, tdt_availability_strip, TDT, AVAILABILITY_STRIP,
                      GtkWidget)

GtkWidget *tdt_availability_strip_new (TdtDesk *desk);

G_END_DECLS
