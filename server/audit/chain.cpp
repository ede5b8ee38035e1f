#include "server/audit/chain.h"

#include <openssl/sha.h>

namespace comptoir::audit {

namespace {

void add(std::string& bytes, std::string_view column) {
    bytes.append(std::to_string(column.size())).append(1, ':').append(column).append(1, ',');
}

}  // namespace

std::string link_of(std::string_view before, const Row& row) {
    std::string bytes(before);
    for (const std::int64_t number : {row.tenant, row.seq, row.at_ms, row.actor}) add(bytes, std::to_string(number));
    for (const std::string_view text : {row.act, row.subject_kind, row.subject, row.detail}) add(bytes, text);
    std::string link(link_bytes, '\0');
    static_assert(link_bytes == SHA256_DIGEST_LENGTH);
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
           reinterpret_cast<unsigned char*>(link.data()));
    return link;
}

}  // namespace comptoir::audit
