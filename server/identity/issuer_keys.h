// The keys of one issuer, from a file or over HTTPS: kept, and read again when they are old or do not have a key that
// is asked for.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "server/identity/key_set.h"

namespace comptoir::identity {

struct KeysText {
    std::string json;
};

// Gives the text of a key set, or a sentence that says why there is none.
using FetchKeys = std::function<Result<KeysText, std::string>(const std::string& where)>;

// Of an absolute path the file, of an https address its answer: at most key_set_bytes_max bytes, within 3 seconds, from
// no private network, without following redirects.
Result<KeysText, std::string> fetch_keys(const std::string& where);

// May be used by many threads; one of them fetches while the others go on with what is known.
class IssuerKeys {
public:
    IssuerKeys(std::string where, Algorithm algorithm, FetchKeys fetch)
        : where_(std::move(where)), algorithm_(algorithm), fetch_(std::move(fetch)) {}

    enum class Missing { key, keys };
    // Missing::key: the issuer has none of that id. Missing::keys: its keys could not be had, and never were.
    Result<PublicKey, Missing> find(std::string_view key_id, std::int64_t now_s);

    // Why the last attempt failed; empty when it did not. For the operator.
    std::string trouble() const;

    static constexpr std::int64_t retry_after_s = 60;  // after any attempt, whatever is asked for
    static constexpr std::int64_t fresh_for_s = 300;   // a key that the issuer took away is known that long

private:
    bool wants_fetch(bool known, std::int64_t now_s) const;
    void fetch_again(std::unique_lock<std::mutex>& lock, std::int64_t now_s);

    const std::string where_;
    const Algorithm algorithm_;
    const FetchKeys fetch_;

    mutable std::mutex in_use_;
    std::condition_variable fetched_;
    std::optional<KeySet> known_;
    std::int64_t tried_s_ = -retry_after_s - 1;
    std::int64_t had_s_ = 0;
    bool fetching_ = false;
    std::string trouble_;
};

}  // namespace comptoir::identity
