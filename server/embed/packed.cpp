#include "server/embed/packed.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cctype>

namespace comptoir::embed {

std::string integrity(std::string_view algorithm, std::string_view bytes) {
    const EVP_MD* digest = EVP_get_digestbyname(std::string(algorithm).c_str());
    if (digest == nullptr) return {};
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned sum_bytes = 0;
    EVP_Digest(bytes.data(), bytes.size(), sum, &sum_bytes, digest, nullptr);
    std::string text(4 * ((sum_bytes + 2) / 3), '\0');
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), sum, static_cast<int>(sum_bytes));
    return std::string(algorithm) + "-" + text;
}

std::vector<std::string> packed_names(std::string_view script, std::string_view ending) {
    std::vector<std::string> names;
    for (std::size_t at = script.find(ending); at != std::string_view::npos; at = script.find(ending, at + 1)) {
        const std::size_t end = at + ending.size();
        if (end >= script.size() || (script[end] != '"' && script[end] != '\'' && script[end] != '`')) continue;
        const std::size_t start = script.rfind(script[end], at);
        if (start == std::string_view::npos) continue;
        std::string name(script.substr(start + 1, end - start - 1));
        const bool plain = std::all_of(name.begin(), name.end(), [](unsigned char c) {
            return std::isalnum(c) || c == '-' || c == '_' || c == '.';
        });
        if (plain && name.find('-') != std::string::npos) names.push_back(std::move(name));
    }
    return names;
}

}  // namespace comptoir::embed
