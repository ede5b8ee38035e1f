#include "server/directory/public_id.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace comptoir {

namespace {

// One block of AES-128: tenant, number, and eight zero bytes by which a forged id is known (1 guess in 2^64 passes).
using Block = std::array<unsigned char, 16>;

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string to_letters(const Block& block) {
    std::string text;
    std::uint32_t bits = 0;
    int count = 0;
    for (const unsigned char byte : block) {
        bits = bits << 8 | byte;
        for (count += 8; count >= 6;) text += letters[bits >> (count -= 6) & 63];
    }
    text += letters[bits << 4 & 63];  // 128 bits are 21 letters and 2 bits
    return text;
}

// One spelling an id: the last letter's four spare bits must be zero.
std::optional<Block> from_letters(std::string_view text) {
    if (text.size() != public_id_length) return std::nullopt;
    Block block{};
    std::uint32_t bits = 0;
    int count = 0;
    std::size_t at = 0;
    for (const char letter : text) {
        const std::size_t value = letters.find(letter);
        if (value == std::string_view::npos) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8 && at < block.size()) block[at++] = static_cast<unsigned char>(bits >> (count -= 8));
    }
    if (bits & 15) return std::nullopt;
    return block;
}

void put(Block& block, std::size_t at, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) block[at++] = static_cast<unsigned char>(value >> shift);
}

std::uint32_t get(const Block& block, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t end = at + 4; at < end; ++at) value = value << 8 | block[at];
    return value;
}

}  // namespace

struct PublicIds::Ciphers {
    EVP_CIPHER_CTX* encrypt = EVP_CIPHER_CTX_new();
    EVP_CIPHER_CTX* decrypt = EVP_CIPHER_CTX_new();
    ~Ciphers() {
        EVP_CIPHER_CTX_free(encrypt);
        EVP_CIPHER_CTX_free(decrypt);
    }
};

PublicIds::PublicIds(const Key& key) : ciphers_(std::make_unique<Ciphers>()) {
    // A single block under its own key needs no mode: ECB of one block is the cipher itself.
    if (EVP_EncryptInit_ex(ciphers_->encrypt, EVP_aes_128_ecb(), nullptr, key.data(), nullptr) != 1 ||
        EVP_DecryptInit_ex(ciphers_->decrypt, EVP_aes_128_ecb(), nullptr, key.data(), nullptr) != 1)
        throw std::runtime_error("this OpenSSL has no AES-128");
    EVP_CIPHER_CTX_set_padding(ciphers_->encrypt, 0);
    EVP_CIPHER_CTX_set_padding(ciphers_->decrypt, 0);
}

PublicIds::~PublicIds() = default;

std::string PublicIds::id_of(TenantNumber tenant, BusinessNumber number) const {
    Block plain{}, sealed{};
    put(plain, 0, tenant);
    put(plain, 4, number);
    int written = 0;
    const std::lock_guard lock(in_use_);
    EVP_EncryptUpdate(ciphers_->encrypt, sealed.data(), &written, plain.data(), static_cast<int>(plain.size()));
    return to_letters(sealed);
}

BusinessNumber PublicIds::sought(TenantNumber tenant, std::string_view id) const {
    const std::optional<Block> sealed = from_letters(id);
    if (!sealed) return nobodys;
    Block plain{};
    int written = 0;
    {
        const std::lock_guard lock(in_use_);
        EVP_DecryptUpdate(ciphers_->decrypt, plain.data(), &written, sealed->data(), static_cast<int>(sealed->size()));
    }
    const bool is_ours = ((get(plain, 0) ^ tenant) | get(plain, 8) | get(plain, 12)) == 0;
    return get(plain, 4) | (nobodys * BusinessNumber{!is_ours});
}

std::optional<BusinessNumber> PublicIds::number_of(TenantNumber tenant, std::string_view id) const {
    const BusinessNumber number = sought(tenant, id);
    return is_anybodys(number) ? std::optional(number) : std::nullopt;
}

}  // namespace comptoir
