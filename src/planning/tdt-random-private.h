/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/*
 * A seeded source of chance, the same on every machine: the xoshiro256++
 * generator (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number
 * generators", 2019), its state filled by splitmix64 as its authors advise.
 * GLib's own generator is four times slower, which annealing would feel.
 */
typedef struct
{
  guint64 state[4];
} TdtRandom;

static inline void
tdt_random_init (TdtRandom *random, guint64 seed)
{
  for (int i = 0; i < 4; i++)
    {
      guint64 z = (seed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

      z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
      random->state[i] = z ^ (z >> 31);
    }
}

static inline guint64
tdt_random_rotate (guint64 word, int count)
{
  return (word << count) | (word >> (64 - count));
}

static inline guint64
tdt_random_next (TdtRandom *random)
{
  guint64 *s = random->state;
  guint64 result = tdt_random_rotate (s[0] + s[3], 23) + s[0];
  guint64 t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = tdt_random_rotate (s[3], 45);
  return result;
}

/* An integer of 0 .. bound - 1. The bias of multiply-and-shift, under
 * bound / 2^32, does not matter to a search. */
static inline int
tdt_random_below (TdtRandom *random, int bound)
{
  return (int) (((tdt_random_next (random) >> 32) * (guint64) bound) >> 32);
}

/* A number of [0, 1). */
static inline double
tdt_random_unit (TdtRandom *random)
{
  return (double) (tdt_random_next (random) >> 11) * 0x1.0p-53;
}

/* The largest worsening that annealing accepts this time at @temperature:
 * comparing with it is the test of Metropolis, drawn before the move is
 * looked at so that a hopeless one can be given up early. */
static inline double
tdt_random_tolerance (TdtRandom *random, double temperature)
{
  return -temperature * log (1.0 - tdt_random_unit (random));
}

G_END_DECLS
