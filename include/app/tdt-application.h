/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TDT_APPLICATION_ID "org.tourdetable.TourDeTable"

/** TdtApplication: one process for all windows, one window for each project. */
#define TDT_TYPE_APPLICATION (tdt_application_get_type ())
G_DECLARE_FINAL_TYPE (TdtApplication, tdt_application, TDT, APPLICATION, AdwApplication)

/** tdt_application_new: Returns: (transfer full): the application, not yet running. */
TdtApplication *tdt_application_new (GApplicationFlags flags);

G_END_DECLS
