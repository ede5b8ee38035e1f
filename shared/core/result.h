// A value or the reason why there is none. Expected refusals are values in this code base; exceptions are for libraries only.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace comptoir {

// Holds a T or an E. `if (!result) return result.error();` passes a refusal on.
template <typename T, typename E>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }
    const T& value() const& { return assert(*this), *std::get_if<0>(&state_); }
    T& value() & { return assert(*this), *std::get_if<0>(&state_); }
    T&& value() && { return assert(*this), std::move(*std::get_if<0>(&state_)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }
    const E& error() const { return assert(!*this), *std::get_if<1>(&state_); }

private:
    std::variant<T, E> state_;
};

}  // namespace comptoir
