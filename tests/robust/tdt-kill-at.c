/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tdt-kill-at N PROGRAM ARGUMENT...
 * Runs a program under ptrace and kills it where one of its threads enters the N-th system call
 * since it first said something on standard output; loading its libraries loses nothing. Calls that
 * only wait or get memory do not count: what files are like is the same before and after.
 * Returns: 137 when it was killed, else what the program returned
 */
#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define FAILED 99
#define KILLED 137
/* What a stop at a system call is told from a signal by. */
#define AT_CALL (SIGTRAP | 0x80)

static const long uncounted[] = {
  SYS_futex, SYS_ppoll,
#ifdef SYS_poll
  SYS_poll,
#endif
  SYS_mmap,  SYS_munmap,       SYS_mprotect,       SYS_madvise,
  SYS_brk,   SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_getrandom,
};

static bool
counts (long number)
{
  for (size_t i = 0; i < sizeof uncounted / sizeof *uncounted; i++)
    if (uncounted[i] == number)
      return false;
  return true;
}

static void
start (char **words)
{
  if (ptrace (PTRACE_TRACEME, 0, NULL, NULL) != 0)
    _exit (FAILED);
  raise (SIGSTOP);
  execv (words[0], words);
  _exit (FAILED);
}

/* Returns: whether @thread is to be killed where it is now */
static bool
look_at_call (pid_t thread, long nth)
{
  static bool speaking;
  static long n_calls;
  struct __ptrace_syscall_info call;

  if (ptrace (PTRACE_GET_SYSCALL_INFO, thread, sizeof call, &call) <= 0 ||
      call.op != PTRACE_SYSCALL_INFO_ENTRY)
    return false;
  if (!speaking)
    {
      speaking = call.entry.nr == SYS_write && call.entry.args[0] == STDOUT_FILENO;
      return false;
    }
  return counts ((long) call.entry.nr) && ++n_calls == nth;
}

/* What a stop was for the program itself, and is to be passed on to it. */
static int
signal_of (int status)
{
  int stopped_by = WSTOPSIG (status);
  bool is_ours = stopped_by == AT_CALL || stopped_by == SIGTRAP || stopped_by == SIGSTOP;

  return is_ours ? 0 : stopped_by;
}

static int
follow (pid_t program, long nth)
{
  int status = 0;
  pid_t thread;

  while ((thread = waitpid (-1, &status, __WALL)) > 0)
    {
      if (!WIFSTOPPED (status))
        {
          if (thread == program)
            return WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status);
          continue;
        }
      if (WSTOPSIG (status) == AT_CALL && look_at_call (thread, nth))
        {
          kill (program, SIGKILL);
          while (waitpid (-1, &status, __WALL) > 0)
            continue;
          return KILLED;
        }
      ptrace (PTRACE_SYSCALL, thread, NULL, (void *) (long) signal_of (status));
    }
  return FAILED;
}

int
main (int argc, char **argv)
{
  int status = 0;
  gint64 number;
  pid_t program;

  if (argc < 3 || !g_ascii_string_to_signed (argv[1], 10, 1, G_MAXINT, &number, NULL))
    {
      fprintf (stderr, "Usage: %s N PROGRAM ARGUMENT...\n", argv[0]);
      return FAILED;
    }
  program = fork ();
  if (program == 0)
    start (argv + 2);
  if (program < 0 || waitpid (program, &status, 0) != program || !WIFSTOPPED (status) ||
      ptrace (PTRACE_SETOPTIONS, program, NULL,
              (void *) (long) (PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK |
                               PTRACE_O_EXITKILL)) != 0)
    {
      perror ("ptrace");
      return FAILED;
    }
  ptrace (PTRACE_SYSCALL, program, NULL, NULL);
  return follow (program, number);
}
