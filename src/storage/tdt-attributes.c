/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-attributes-private.h"

#include "tdt-io.h"

#include <errno.h>
#include <string.h>

#define ACCESS_LIST "system.posix_acl_access"

static gboolean
is_not_supported (int reason)
{
  return reason == ENOTSUP || reason == ENODATA || reason == ENOSYS;
}

static gboolean
carry_owner_and_mode (const struct stat *status, int to)
{
  const TdtIo *io = tdt_io_get ();
  mode_t mode = status->st_mode & 07777;
  struct stat made;

  if (io->fstat (to, &made) != 0)
    return FALSE;
  /* In a folder shared by a group the file becomes ours; only the administrator can help it. */
  if (made.st_uid != status->st_uid && io->fchown (to, status->st_uid, (gid_t) -1) != 0 &&
      errno != EPERM)
    return FALSE;
  if (made.st_gid != status->st_gid && io->fchown (to, (uid_t) -1, status->st_gid) != 0)
    {
      if (errno != EPERM)
        return FALSE;
      /* What the old group was allowed is not for another one. */
      mode = (mode & ~(mode_t) 06070) | ((mode & 07) << 3);
    }
  /* After chown, which takes set-id bits away. Drives without modes have the right one already. */
  return (io->fstat (to, &made) == 0 && (made.st_mode & 07777) == mode) ||
         io->fchmod (to, mode) == 0;
}

static gboolean
carry_one (int from, int to, const char *name)
{
  const TdtIo *io = tdt_io_get ();
  gssize size = io->fgetxattr (from, name, NULL, 0);
  g_autofree char *value = size > 0 ? g_malloc ((gsize) size) : NULL;

  if (size > 0)
    size = io->fgetxattr (from, name, value, (gsize) size);
  if (size >= 0 && io->fsetxattr (to, name, value, (gsize) size, 0) == 0)
    return TRUE;
  /* Labels and capabilities are the system's, not ours to give. */
  if (g_str_equal (name, ACCESS_LIST))
    return errno == ENODATA;
  return is_not_supported (errno) || errno == EPERM || errno == EACCES;
}

static gboolean
carry_extended (int from, int to)
{
  const TdtIo *io = tdt_io_get ();
  gssize size = io->flistxattr (from, NULL, 0);
  g_autofree char *names = size > 0 ? g_malloc0 ((gsize) size + 1) : NULL;
  gboolean has_access_list = FALSE;

  if (size > 0)
    size = io->flistxattr (from, names, (gsize) size);
  if (size < 0)
    return is_not_supported (errno);
  for (const char *name = names; size > 0 && name < names + size; name += strlen (name) + 1)
    {
      if (!carry_one (from, to, name))
        return FALSE;
      has_access_list |= g_str_equal (name, ACCESS_LIST);
    }
  /* The folder may have given the new file a list that the old one did not have. */
  return has_access_list || io->fremovexattr (to, ACCESS_LIST) == 0 || is_not_supported (errno);
}

gboolean
tdt_attributes_carry (int from, const struct stat *status, int to)
{
  /* The list first: setting it sets the mode's group bits, removing it leaves them. */
  return carry_extended (from, to) && carry_owner_and_mode (status, to);
}
