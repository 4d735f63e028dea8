/* thread: threads that leave the signals of the program to the one that started them. */
#ifndef DIPTYCH_BASE_THREAD_H
#define DIPTYCH_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Starts a thread with every signal blocked but those of its own faults (SIGSEGV and its like): a
 * fault whose signal is blocked ends the program without its handler. False where there can be no
 * more threads. The caller joins it. */
bool thread_start(pthread_t *thread, void *(*run)(void *), void *argument);

#endif
