#include "server/identity/issuer_keys.h"

#include <fstream>

#include "server/http/client.h"

namespace comptoir::identity {

namespace {

constexpr int fetch_timeout_s = 3;

Result<KeysText, std::string> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return "can't be read: " + path;
    std::string text(key_set_bytes_max + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return KeysText{std::move(text)};
}

}  // namespace

Result<KeysText, std::string> fetch_keys(const std::string& where) {
    if (where.starts_with('/')) return read_file(where);
    if (!where.starts_with("https://")) return "neither an absolute path nor an https address: " + where;
    auto answer =
        http::fetch(where, {.timeout_s = fetch_timeout_s, .body_bytes_max = key_set_bytes_max, .public_only = true});
    if (!answer) return answer.error();
    if (answer->status != 200) return where + " answers with status " + std::to_string(answer->status);
    return KeysText{std::move(answer->body)};
}

Result<PublicKey, IssuerKeys::Missing> IssuerKeys::find(std::string_view key_id, std::int64_t now_s) {
    std::unique_lock lock(in_use_);
    if (wants_fetch(known_ && known_->find(key_id), now_s)) fetch_again(lock, now_s);
    // The first that come together are all answered by the first fetch.
    if (!known_) fetched_.wait(lock, [this] { return !fetching_; });
    if (!known_) return Missing::keys;
    auto key = known_->find(key_id);
    if (!key) return Missing::key;
    return std::move(*key);
}

bool IssuerKeys::wants_fetch(bool known, std::int64_t now_s) const {
    if (fetching_ || now_s - tried_s_ < retry_after_s) return false;
    return !known || now_s - had_s_ >= fresh_for_s;
}

void IssuerKeys::fetch_again(std::unique_lock<std::mutex>& lock, std::int64_t now_s) {
    fetching_ = true;
    tried_s_ = now_s;
    lock.unlock();
    auto text = fetch_(where_);
    auto read = text ? KeySet::read(text->json, algorithm_) : Result<KeySet, std::string>(text.error());
    lock.lock();
    fetching_ = false;
    fetched_.notify_all();
    trouble_ = read ? std::string() : read.error();
    if (!read) return;  // what is known goes on
    known_ = std::move(*read);
    had_s_ = now_s;
}

std::string IssuerKeys::trouble() const {
    const std::lock_guard lock(in_use_);
    return trouble_;
}

}  // namespace comptoir::identity
