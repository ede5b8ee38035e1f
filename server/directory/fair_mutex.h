// A lock for many readers and one writer that lets a waiting writer go first. std::shared_mutex of glibc prefers
// readers: under constant search a change would never get in.
#pragma once

#include <pthread.h>

#include <cassert>

namespace comptoir {

// For std::unique_lock and std::shared_lock. A thread that reads must not lock again: it would wait for the writer who
// waits for it.
class FairMutex {
public:
    FairMutex() {
        pthread_rwlockattr_t attributes;
        pthread_rwlockattr_init(&attributes);
        pthread_rwlockattr_setkind_np(&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
        const int failed = pthread_rwlock_init(&lock_, &attributes);
        assert(failed == 0);
        static_cast<void>(failed);
        pthread_rwlockattr_destroy(&attributes);
    }
    ~FairMutex() { pthread_rwlock_destroy(&lock_); }
    FairMutex(const FairMutex&) = delete;
    FairMutex& operator=(const FairMutex&) = delete;

    void lock() { pthread_rwlock_wrlock(&lock_); }
    void unlock() { pthread_rwlock_unlock(&lock_); }
    void lock_shared() { pthread_rwlock_rdlock(&lock_); }
    void unlock_shared() { pthread_rwlock_unlock(&lock_); }

private:
    pthread_rwlock_t lock_;
};

}  // namespace comptoir
