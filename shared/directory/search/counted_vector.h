// The allocator of the search index: growing arrays of plain values that count their bytes.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <span>
#include <type_traits>
#include <utility>

namespace comptoir::search {

// How much the arrays of one index hold, spare room included.
struct MemoryCounter {
    std::size_t bytes = 0;
};

// An array of plain values. It grows through realloc(), which moves pages instead of copying large arrays, and by an
// eighth, so that a million businesses are built without a second copy beside the first.
template <typename T>
class CountedVector {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    explicit CountedVector(MemoryCounter& counter) : counter_(&counter) {}
    // A copy, counted where the counter says.
    CountedVector(const CountedVector& other, MemoryCounter& counter) : counter_(&counter) {
        append(other.data_, other.size_);
    }
    CountedVector(CountedVector&& other) noexcept
        : counter_(other.counter_),
          data_(std::exchange(other.data_, nullptr)),
          size_(std::exchange(other.size_, 0)),
          capacity_(std::exchange(other.capacity_, 0)) {}
    CountedVector& operator=(CountedVector&& other) noexcept {
        std::swap(counter_, other.counter_);
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
        return *this;
    }
    ~CountedVector() { reallocate(0); }

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    T* data() { return data_; }
    const T* data() const { return data_; }
    T* begin() { return data_; }
    T* end() { return data_ + size_; }
    const T* begin() const { return data_; }
    const T* end() const { return data_ + size_; }
    T& operator[](std::size_t index) { return assert(index < size_), data_[index]; }
    const T& operator[](std::size_t index) const { return assert(index < size_), data_[index]; }
    T& back() { return data_[size_ - 1]; }
    const T& back() const { return data_[size_ - 1]; }

    void push_back(T value) {
        if (size_ == capacity_) grow(size_ + 1);
        data_[size_++] = value;
    }
    void append(const T* source, std::size_t count) {
        if (count == 0) return;
        if (size_ + count > capacity_) grow(size_ + count);
        std::copy(source, source + count, data_ + size_);
        size_ += count;
    }
    // New elements are `value`.
    void resize(std::size_t count, T value = T{}) {
        if (count > capacity_) grow(count);
        if (count > size_) std::fill(data_ + size_, data_ + count, value);
        size_ = count;
    }
    void reserve(std::size_t count) {
        if (count > capacity_) reallocate(count);
    }
    void clear() { size_ = 0; }
    void release() {
        size_ = 0;
        reallocate(0);
    }
    void shrink_to_fit() { reallocate(size_); }

private:
    void grow(std::size_t least) { reallocate(std::max({least, capacity_ + capacity_ / 8, std::size_t{16}})); }

    void reallocate(std::size_t capacity) {
        if (capacity == capacity_) return;
        if (capacity == 0) {
            std::free(data_);
            data_ = nullptr;
        } else {
            void* moved = std::realloc(static_cast<void*>(data_), capacity * sizeof(T));
            if (moved == nullptr) std::terminate();  // like `new` in a program that does not catch: out of memory
            data_ = static_cast<T*>(moved);
        }
        counter_->bytes += capacity * sizeof(T);
        counter_->bytes -= capacity_ * sizeof(T);
        capacity_ = capacity;
    }

    MemoryCounter* counter_;
    T* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace comptoir::search
