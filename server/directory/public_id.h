// The identifier of a business in addresses and answers: its row number and tenant, enciphered with the installation's
// own key. Opaque (nobody can count customers with it), never reused, and found again without an index.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

// A business's row, unique in the database, never reused; the number the search index knows it by.
using BusinessNumber = std::uint32_t;
using TenantNumber = std::uint32_t;

inline constexpr std::size_t public_id_length = 22;

// May be used by several threads.
class PublicIds {
public:
    using Key = std::array<unsigned char, 16>;
    explicit PublicIds(const Key& key);
    ~PublicIds();

    // 22 letters of A-Z a-z 0-9 - _
    std::string id_of(TenantNumber tenant, BusinessNumber number) const;
    // Nothing when `id` is not one of ours, or another tenant's.
    std::optional<BusinessNumber> number_of(TenantNumber tenant, std::string_view id) const;
    // The number to look up for an id that somebody sent: a number that nobody has, where number_of() has nothing. What
    // follows takes the same steps for either, and finds nothing.
    BusinessNumber sought(TenantNumber tenant, std::string_view id) const;
    static constexpr bool is_anybodys(BusinessNumber number) { return number < nobodys; }

private:
    static constexpr BusinessNumber nobodys = 1U << 31;  // and all above it: no database has as many rows
    struct Ciphers;
    mutable std::mutex in_use_;
    std::unique_ptr<Ciphers> ciphers_;
};

}  // namespace comptoir
