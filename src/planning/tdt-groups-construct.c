/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-groups-private.h"

/*
 * Schedules without any repeat, by construction.
 *
 * *Tables of two*: the round robin of the circle method (R. Anstee's and
 * others' versions go back to T. Kirkman, 1847).
 *
 * *Columns.* Put the people into n_seats columns of n_tables people, person x
 * of column c being place c * n_tables + x, and let each table seat one of each
 * column: in round w, person x of column c sits at table x + s(w, c), summed in
 * a group with n_tables elements. Two people of different columns meet at most
 * once if the differences s(w, c) - s(v, c) are distinct over c, for all
 * rounds w and v: s is (part of) a difference matrix (R. C. Bose and K. A.
 * Bush, "Orthogonal arrays of strength two and three", 1952). The products
 * w * c of a finite field are one; other sizes take the integers modulo
 * n_tables and look for s by trial.
 *
 * *Rounds within columns.* People of one column have not met then. If n_seats
 * divides n_tables, the columns fill whole tables, and each is the same
 * problem with fewer people, solved the same way: this makes, of a field of
 * 9, the affine plane of 9, and of 9 tables of 3, Kirkman's full 13 rounds.
 */

/* Entries tried when looking for a difference matrix: in all, and before
 * starting again from other first rows. */
#define MAX_TRIALS 2000000
#define MAX_TRIALS_OF_ATTEMPT 50000

/* Fields larger than this are not built. */
#define MAX_FIELD 128

/* --- finite fields ---------------------------------------------------------- */

/* A field of p^k elements: polynomials over the integers modulo p, the element
 * being the number whose digits to the base p are its coefficients. */
typedef struct
{
  int size;
  int prime;
  int degree;
  int modulus[8]; /* the coefficients of x^degree, negated, lowest first */
} Field;

static gboolean
factor_prime_power (int size, int *prime, int *degree)
{
  int p = 2;

  if (size < 2)
    return FALSE;
  while (size % p != 0)
    p++;
  *prime = p;
  for (*degree = 0; size % p == 0; (*degree)++)
    size /= p;
  return size == 1;
}

static int
field_add (const Field *field, int a, int b)
{
  int sum = 0;
  int unit = 1;

  for (; a > 0 || b > 0; a /= field->prime, b /= field->prime, unit *= field->prime)
    sum += (a + b) % field->prime * unit;
  return sum;
}

/* By Horner: times x, plus the next coefficient of @b times @a. */
static int
field_multiply (const Field *field, int a, int b)
{
  int digits[8] = { 0 };
  int product = 0;
  int top = field->size / field->prime;

  for (int i = 0; i < field->degree; i++, b /= field->prime)
    digits[i] = b % field->prime;
  for (int i = field->degree - 1; i >= 0; i--)
    {
      int carry = product / top;

      product = product % top * field->prime;
      for (int d = 0, unit = 1; d < field->degree; d++, unit *= field->prime)
        product = field_add (field, product, carry * field->modulus[d] % field->prime * unit);
      for (int times = 0; times < digits[i]; times++)
        product = field_add (field, product, a);
    }
  return product;
}

/* Whether the powers of x run through all elements but zero. */
static gboolean
is_primitive (const Field *field)
{
  int x = field->degree == 1 ? field->modulus[0] : field->prime;
  int power = x;
  int order = 1;

  while (power > 1 && order < field->size)
    {
      power = field_multiply (field, power, x);
      order++;
    }
  return power == 1 && order == field->size - 1;
}

/* Finds a primitive polynomial by trying them all. */
static gboolean
field_init (Field *field, int size)
{
  *field = (Field){ .size = size };
  if (size > MAX_FIELD || !factor_prime_power (size, &field->prime, &field->degree))
    return FALSE;
  if (field->degree == 1)
    {
      field->modulus[0] = 1;
      return TRUE;
    }
  for (int trial = 1; trial < size; trial++)
    {
      for (int i = 0, left = trial; i < field->degree; i++, left /= field->prime)
        field->modulus[i] = left % field->prime;
      if (is_primitive (field))
        return TRUE;
    }
  return FALSE;
}

/* --- difference matrices ---------------------------------------------------- */

/* The entries s(w, c) as @shift[w * n_columns + c], of integers modulo
 * @modulus. */
typedef struct
{
  TdtRandom *random;
  int modulus;
  int n_columns;
  int *shift;
  guint8 *used; /* [earlier row][difference], for the row being filled */
  int n_trials; /* left */
} Matrix;

static gboolean
entry_fits (const Matrix *matrix, int row, int column, int entry)
{
  for (int v = 0; v < row; v++)
    {
      int difference = entry - matrix->shift[v * matrix->n_columns + column];

      if (matrix->used[v * matrix->modulus + (difference + matrix->modulus) % matrix->modulus])
        return FALSE;
    }
  return TRUE;
}

static void
mark_entry (const Matrix *matrix, int row, int column, guint8 mark)
{
  int entry = matrix->shift[row * matrix->n_columns + column];

  for (int v = 0; v < row; v++)
    {
      int difference = entry - matrix->shift[v * matrix->n_columns + column];

      matrix->used[v * matrix->modulus + (difference + matrix->modulus) % matrix->modulus] = mark;
    }
}

/* Fills the rest of a row from @column on, going back where that fails. */
static gboolean
fill_row (Matrix *matrix, int row, int column)
{
  int offset;

  if (column == matrix->n_columns)
    return TRUE;
  offset = tdt_random_below (matrix->random, matrix->modulus);
  for (int i = 0; i < matrix->modulus && matrix->n_trials > 0; i++)
    {
      int entry = (offset + i) % matrix->modulus;

      matrix->n_trials--;
      if (!entry_fits (matrix, row, column, entry))
        continue;
      matrix->shift[row * matrix->n_columns + column] = entry;
      mark_entry (matrix, row, column, 1);
      if (fill_row (matrix, row, column + 1))
        return TRUE;
      mark_entry (matrix, row, column, 0);
    }
  return FALSE;
}

/* Finds as many of @n_rows rows as the trials allow, in several attempts. */
static int
find_matrix (TdtRandom *random, int modulus, int n_columns, int n_rows, int *shift)
{
  g_autofree int *attempt = g_new0 (int, n_rows *n_columns);
  g_autofree guint8 *used = g_new0 (guint8, n_rows * modulus);
  int most = 0;
  int left = MAX_TRIALS;

  while (most < n_rows && left > 0)
    {
      Matrix matrix = {
        random, modulus, n_columns, attempt, used, MIN (left, MAX_TRIALS_OF_ATTEMPT)
      };
      int before = matrix.n_trials;
      int row = 0;

      do
        memset (used, 0, (gsize) n_rows * modulus);
      while (fill_row (&matrix, row, 0) && ++row < n_rows);
      left -= before - matrix.n_trials + 1;
      if (row > most)
        {
          most = row;
          memcpy (shift, attempt, sizeof (int) * row * n_columns);
        }
    }
  return most;
}

/* --- schedules -------------------------------------------------------------- */

static int
construct_round_robin (int n_tables, int n_rounds, int *table)
{
  int n_people = 2 * n_tables;
  int n_turning = n_people - 1;
  int made = MIN (n_rounds, n_turning);

  for (int w = 0; w < made; w++)
    {
      int *row = table + (gsize) w * n_people;

      row[n_turning] = row[w] = 0;
      for (int t = 1; t < n_tables; t++)
        row[(w + t) % n_turning] = row[(w + n_turning - t) % n_turning] = t;
    }
  return made;
}

static int
construct_columns (TdtRandom *random, int n_tables, int n_seats, int n_rounds, int *table)
{
  int n_places = n_tables * n_seats;
  int n_rows = MIN (n_rounds, n_tables);
  g_autofree int *shift = g_new0 (int, n_rows *n_seats);
  Field field;
  gboolean has_field = field_init (&field, n_tables);

  if (has_field)
    for (int w = 0; w < n_rows; w++)
      for (int c = 0; c < n_seats; c++)
        shift[w * n_seats + c] = field_multiply (&field, w, c);
  else
    n_rows = find_matrix (random, n_tables, n_seats, n_rows, shift);
  for (int w = 0; w < n_rows; w++)
    for (int c = 0; c < n_seats; c++)
      for (int x = 0; x < n_tables; x++)
        {
          int s = shift[w * n_seats + c];

          table[(gsize) w * n_places + c * n_tables + x] = has_field ? field_add (&field, x, s)
                                                                     : (x + s) % n_tables;
        }
  return n_rows;
}

int
tdt_groups_construct (TdtRandom *random, int n_tables, int n_seats, int n_rounds, int *table)
{
  int n_places = n_tables * n_seats;
  int made;

  if (n_seats == 2 && n_tables > 1)
    return construct_round_robin (n_tables, n_rounds, table);
  if (n_seats > n_tables)
    {
      for (int place = 0; place < n_places; place++)
        table[place] = place / n_seats;
      return 1;
    }
  made = construct_columns (random, n_tables, n_seats, n_rounds, table);
  if (made < n_rounds && n_tables % n_seats == 0)
    {
      int n_sub_tables = n_tables / n_seats;
      g_autofree int *sub = g_new0 (int, (gsize) n_tables *(n_rounds - made));
      int n_sub = tdt_groups_construct (random, n_sub_tables, n_seats, n_rounds - made, sub);

      for (int w = 0; w < n_sub; w++)
        for (int place = 0; place < n_places; place++)
          table[(gsize) (made + w) * n_places + place] = place / n_tables * n_sub_tables +
                                                         sub[w * n_tables + place % n_tables];
      made += n_sub;
    }
  return made;
}
