#include "core/base/file.h"
#include "core/base/memory.h"
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_READ = 64 << 10 };

static enum status refuse(struct problem_list *problems, const char *path, const char *action,
                          int number)
{
    problem_errno(problems, path, action, number);
    return STATUS_IO;
}

/* Reads to the end or to one byte more than `max`; false with errno set when the system will not.
 */
static bool read_all(int descriptor, size_t expected, size_t max, struct text_builder *out)
{
    size_t capacity = expected < max ? expected + 1 : max + 1;

    out->bytes = memory_alloc(capacity + 1);
    out->capacity = capacity + 1;
    for (;;) {
        if (out->length + 1 >= out->capacity) {
            size_t wanted = out->capacity > max / 2 ? max + 2 : out->capacity * 2;
            out->bytes = memory_resize(out->bytes, wanted, 1);
            out->capacity = wanted;
        }
        ssize_t got = read(descriptor, out->bytes + out->length, out->capacity - 1 - out->length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        out->length += (size_t)got;
        if (got == 0 || out->length > max)
            break;
    }
    out->bytes[out->length] = '\0';
    return true;
}

static enum status too_large(const char *name, size_t max, struct problem_list *problems)
{
    if (max >= 1 << 20)
        problem_add(problems, SEVERITY_ERROR, STATUS_LIMIT, name, "larger than %zu MiB", max >> 20);
    else
        problem_add(problems, SEVERITY_ERROR, STATUS_LIMIT, name, "larger than %zu bytes", max);
    return STATUS_LIMIT;
}

static enum status read_descriptor(int descriptor, const char *name, size_t expected, size_t max,
                                   struct text *out, struct problem_list *problems)
{
    struct text_builder bytes = {0};
    enum status status = STATUS_OK;

    if (max > SIZE_MAX - 2)
        max = SIZE_MAX - 2;
    if (!read_all(descriptor, expected, max, &bytes))
        status = refuse(problems, name, "read", errno);
    else if (bytes.length > max)
        status = too_large(name, max, problems);
    if (status == STATUS_OK)
        *out = text_builder_text(&bytes);
    else
        text_builder_free(&bytes);
    return status;
}

/* Opens a regular file. Non-blocking, for else a FIFO would wait for its writer before it could be
 * seen for what it is. */
static enum status open_regular(const char *path, int *descriptor, struct stat *about,
                                struct problem_list *problems)
{
    *descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (*descriptor < 0)
        return refuse(problems, path, "read", errno);
    int failed = fstat(*descriptor, about) != 0 ? errno : 0;
    if (!failed && S_ISREG(about->st_mode))
        return STATUS_OK;
    close(*descriptor);
    if (failed)
        return refuse(problems, path, "read", failed);
    if (S_ISDIR(about->st_mode))
        return refuse(problems, path, "read", EISDIR);
    problem_add(problems, SEVERITY_ERROR, STATUS_IO, path, "cannot read: not a regular file");
    return STATUS_IO;
}

enum status file_open(const char *path, int *descriptor, struct problem_list *problems)
{
    struct stat about;

    return open_regular(path, descriptor, &about, problems);
}

enum status file_read(const char *path, size_t max, struct text *out, struct problem_list *problems)
{
    struct stat about;
    int descriptor;

    *out = (struct text){NULL, 0};
    if (strcmp(path, "-") == 0)
        return read_descriptor(STDIN_FILENO, "stdin", FIRST_READ, max, out, problems);
    enum status status = open_regular(path, &descriptor, &about, problems);
    if (status != STATUS_OK)
        return status;
    if (about.st_size > 0 && (uintmax_t)about.st_size > max)
        status = too_large(path, max, problems);
    else
        status = read_descriptor(descriptor, path, (size_t)about.st_size, max, out, problems);
    close(descriptor);
    return status;
}

static bool write_all(int descriptor, struct text bytes)
{
    for (size_t done = 0; done < bytes.length;) {
        ssize_t wrote = write(descriptor, bytes.bytes + done, bytes.length - done);
        if (wrote < 0 && errno != EINTR)
            return false;
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    return fsync(descriptor) == 0;
}

/* The permissions that the new file shall have: the old one's, else what the mask leaves. */
static mode_t mode_for(const char *path)
{
    struct stat about;
    mode_t mask;

    if (stat(path, &about) == 0)
        return about.st_mode & 07777;
    mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Writes a new file and gives it the name; 0, or what went wrong. */
static int write_beside(const char *path, char *beside, struct text bytes)
{
    int descriptor = mkstemp(beside), number = 0;

    if (descriptor < 0)
        return errno;
    if (!write_all(descriptor, bytes) || fchmod(descriptor, mode_for(path)) != 0)
        number = errno;
    if (close(descriptor) != 0 && number == 0)
        number = errno;
    if (number == 0 && rename(beside, path) != 0)
        number = errno;
    if (number != 0)
        unlink(beside);
    return number;
}

enum status file_replace(const char *path, struct text bytes, struct problem_list *problems)
{
    char *real = realpath(path, NULL); /* NULL: there is none yet */
    const char *target = real ? real : path, *base = file_base(target);
    struct text_builder beside = {0};

    text_builder_printf(&beside, "%.*s.%s.XXXXXX", (int)(base - target), target, base);
    int number = write_beside(target, beside.bytes, bytes);
    text_builder_free(&beside);
    free(real);
    return number == 0 ? STATUS_OK : refuse(problems, path, "write", number);
}

enum status file_create(const char *path, struct text bytes, struct problem_list *problems)
{
    int number = 0, descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (descriptor < 0)
        return refuse(problems, path, "make", errno);
    if (!write_all(descriptor, bytes))
        number = errno;
    if (close(descriptor) != 0 && number == 0)
        number = errno;
    if (number == 0)
        return STATUS_OK;
    unlink(path);
    return refuse(problems, path, "write", number);
}

const char *file_base(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

char *file_stem(const char *path)
{
    char *stem = memory_strdup(strcmp(path, "-") == 0 ? "stdin" : file_base(path));
    char *dot = strrchr(stem, '.');

    if (dot && dot != stem && strcmp(dot, ".gz") == 0) {
        *dot = '\0';
        dot = strrchr(stem, '.');
    }
    if (dot && dot != stem)
        *dot = '\0';
    return stem;
}

char *file_join(const char *folder, const char *name)
{
    size_t length = strlen(folder), size = strlen(name) + 1;
    bool slash = length > 0 && folder[length - 1] != '/';
    char *path = memory_alloc(length + slash + size);

    memcpy(path, folder, length);
    if (slash)
        path[length] = '/';
    memcpy(path + length + slash, name, size);
    return path;
}

void file_make_folders(const char *path)
{
    char *folder = memory_strdup(path);

    for (char *at = strchr(folder + 1, '/'); at; at = strchr(at + 1, '/')) {
        *at = '\0';
        mkdir(folder, 0700);
        *at = '/';
    }
    free(folder);
}

struct file_stamp file_stamp_of(const char *path)
{
    struct stat about;

    if (stat(path, &about) != 0)
        return (struct file_stamp){0};
    return (struct file_stamp){about.st_dev,         about.st_ino,          about.st_size,
                               about.st_mtim.tv_sec, about.st_mtim.tv_nsec, about.st_ctim.tv_sec,
                               about.st_ctim.tv_nsec};
}

bool file_stamp_equal(struct file_stamp a, struct file_stamp b)
{
    return memcmp(&a, &b, sizeof(a)) == 0;
}

const char *file_inside(const char *folder, const char *path)
{
    size_t length = strlen(folder);

    while (length > 0 && folder[length - 1] == '/')
        length--;
    if (strcmp(folder, ".") == 0 && path[0] != '/')
        return strncmp(path, "./", 2) == 0 ? path + 2 : path;
    return strncmp(path, folder, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

const char *file_number(const char *path)
{
    const char *colon = strrchr(path, ':');

    if (!colon || colon == path || !isdigit((unsigned char)colon[1]) ||
        colon[1 + strspn(colon + 1, "0123456789")] != '\0')
        return NULL;
    return colon;
}

bool file_is_folder(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool file_exists(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0;
}
