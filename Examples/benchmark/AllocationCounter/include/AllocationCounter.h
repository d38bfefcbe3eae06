#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdbool.h>

/// Whether heap allocations can be counted here: where glibc is the C library.
bool allocation_counter_is_available(void);

/// Counts the heap allocations of this process from now on, from zero.
void allocation_counter_start(void);

/// Stops counting, and says how many there were.
long allocation_counter_stop(void);

#endif
