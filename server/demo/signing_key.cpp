#include "server/demo/signing_key.h"

#include <fcntl.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <vector>

#include "shared/api/json_writer.h"
#include "shared/core/base64url.h"

namespace comptoir::demo {
namespace {

constexpr int number_bytes = 32;  // of a coordinate and of half a signature, on P-256
constexpr std::size_t id_characters = 16;

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File open_file(const std::filesystem::path& path, int flags, const char* mode) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
    return {descriptor < 0 ? nullptr : fdopen(descriptor, mode), std::fclose};
}

std::string coordinate(const EVP_PKEY* key, const char* name) {
    BIGNUM* value = nullptr;
    EVP_PKEY_get_bn_param(key, name, &value);
    std::string bytes(number_bytes, '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), number_bytes);
    BN_free(value);
    return to_base64url(bytes);
}

// As RFC 7518 wants it: the two numbers one after the other, which OpenSSL wraps in DER.
std::string plain_signature(const std::string& der) {
    const auto* from = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> pair(
        d2i_ECDSA_SIG(nullptr, &from, static_cast<long>(der.size())), ECDSA_SIG_free);
    std::string plain(2 * number_bytes, '\0');
    auto* to = reinterpret_cast<unsigned char*>(plain.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), to, number_bytes);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), to + number_bytes, number_bytes);
    return plain;
}

std::shared_ptr<EVP_PKEY> read_key(const std::filesystem::path& path) {
    const File file = open_file(path, O_RDONLY, "r");
    return {file ? PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr) : nullptr, EVP_PKEY_free};
}

// Nothing when it can't be written whole. Never over a key that is there.
std::shared_ptr<EVP_PKEY> make_key(const std::filesystem::path& path) {
    std::shared_ptr<EVP_PKEY> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const File file = open_file(path, O_WRONLY | O_CREAT | O_EXCL, "w");
    const bool written = file &&
                         PEM_write_PrivateKey(file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
                         std::fflush(file.get()) == 0;
    return written ? key : nullptr;
}

}  // namespace

SigningKey::SigningKey(std::shared_ptr<evp_pkey_st> key, std::filesystem::path published)
    : key_(std::move(key)), published_(std::move(published)) {
    const std::string point =
        coordinate(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X) + coordinate(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y);
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(point.data()), point.size(),
           reinterpret_cast<unsigned char*>(digest.data()));
    id_ = to_base64url(digest).substr(0, id_characters);
}

Result<SigningKey, std::string> SigningKey::open(const std::filesystem::path& folder, const std::string& name) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::filesystem::path secret = folder / (name + ".pem");
    auto key = std::filesystem::exists(secret, error) ? read_key(secret) : make_key(secret);
    if (!key || !EVP_PKEY_is_a(key.get(), "EC")) return "can't have the portal's key: " + secret.string();
    SigningKey made(std::move(key), std::filesystem::absolute(folder / (name + ".jwks.json")));
    std::ofstream(made.published_, std::ios::binary | std::ios::trunc) << made.key_set() << std::flush;
    if (std::filesystem::file_size(made.published_, error) == 0 || error)
        return "can't write " + made.published_.string();
    return made;
}

std::string SigningKey::key_set() const {
    std::string json;
    JsonWriter(json)
        .begin_object()
        .key("keys")
        .begin_array()
        .begin_object()
        .member("kty", "EC")
        .member("crv", "P-256")
        .member("alg", "ES256")
        .member("use", "sig")
        .member("kid", id_)
        .member("x", coordinate(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X))
        .member("y", coordinate(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y))
        .end_object()
        .end_array()
        .end_object();
    return json;
}

std::string SigningKey::token(std::string_view payload) const {
    std::string header;
    JsonWriter(header).begin_object().member("alg", "ES256").member("kid", id_).member("typ", "JWT").end_object();
    const std::string text = to_base64url(header) + "." + to_base64url(payload);
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get());
    std::size_t length = 0;
    EVP_DigestSign(context.get(), nullptr, &length, bytes, text.size());
    std::string der(length, '\0');
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(der.data()), &length, bytes, text.size());
    der.resize(length);
    return text + "." + to_base64url(plain_signature(der));
}

}  // namespace comptoir::demo
