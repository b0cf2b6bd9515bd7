/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The focus goes from a popover that closes to what it belongs to, at once. GTK 4.8 would move it
 * with the next frame; when something around it is hidden until then, it forgets to let go of the
 * popover, which keeps the project of its window for ever. */
void tdt_popovers_give_focus_back (void);
