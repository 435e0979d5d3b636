/* Fails writes to the embedded database, or to files whose path holds HAILONG_FAULT_PATH, while a control file says
 * so. Loaded with LD_PRELOAD; HAILONG_FAULT names the control file, whose first letter is the fault:
 *
 *   f  write: no space left (ENOSPC)        e  write and sync: input/output error (EIO)
 *   s  write: half of the bytes, then none  d  sync: after four seconds
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static char fault(int fd)
{
    const char *control = getenv("HAILONG_FAULT");
    char letter = '-', link[64], path[4096];
    int file = control ? (int)syscall(SYS_openat, AT_FDCWD, control, O_RDONLY) : -1;
    if (file < 0)
        return '-';
    if (syscall(SYS_read, file, &letter, 1) != 1)
        letter = '-';
    syscall(SYS_close, file);
    if (letter == '-')
        return '-';
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return '-';
    path[length] = 0;
    const char *part = getenv("HAILONG_FAULT_PATH");
    return strstr(path, part ? part : "hailong.db") ? letter : '-';
}

/* How many bytes may be written; -1 with errno for a failure. */
static ssize_t allowed(int fd, size_t count)
{
    switch (fault(fd)) {
    case 'f': errno = ENOSPC; return -1;
    case 'e': errno = EIO; return -1;
    case 's': return count > 256 ? (ssize_t)(count / 2) : 0;
    default: return (ssize_t)count;
    }
}

ssize_t write(int fd, const void *bytes, size_t count)
{
    ssize_t most = allowed(fd, count);
    return most <= 0 && count > 0 ? most : syscall(SYS_write, fd, bytes, (size_t)most);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at)
{
    ssize_t most = allowed(fd, count);
    return most <= 0 && count > 0 ? most : syscall(SYS_pwrite64, fd, bytes, (size_t)most, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at)
{
    return pwrite64(fd, bytes, count, at);
}

static int synced(int fd, long call)
{
    switch (fault(fd)) {
    case 'e': errno = EIO; return -1;
    case 'd': sleep(4);
    }
    return (int)syscall(call, fd);
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }
