#include "server/identity/signature.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <string>

namespace comptoir::identity {

namespace {

constexpr int rsa_bits_min = 2048, rsa_bits_max = 8192;
constexpr std::size_t coordinate_bytes = 32;

template <auto free>
struct Free {
    template <typename T>
    void operator()(T* value) const {
        free(value);
    }
};
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Number number_of(std::string_view bytes) {
    return Number(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
}

std::shared_ptr<EVP_PKEY> shared(EVP_PKEY* key) {
    return {key, EVP_PKEY_free};
}

// A key of the named kind, checked to be one; null when it is not.
std::shared_ptr<EVP_PKEY> make_key(const char* kind, OSSL_PARAM_BLD* builder) {
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    auto made = shared(key);
    const KeyContext check(EVP_PKEY_CTX_new(key, nullptr));
    return check && EVP_PKEY_public_check(check.get()) == 1 ? made : nullptr;
}

// OpenSSL wants ECDSA's two numbers as DER (RFC 3279), a token has them side by side (RFC 7518 section 3.4).
std::string der_of(std::string_view signature) {
    if (signature.size() != 2 * coordinate_bytes) return {};
    const EcSignature pair(ECDSA_SIG_new());
    Number r = number_of(signature.substr(0, coordinate_bytes)), s = number_of(signature.substr(coordinate_bytes));
    if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return {};
    static_cast<void>(r.release());
    static_cast<void>(s.release());
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(pair.get(), &der);
    if (length <= 0) return {};
    const std::string text(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    return text;
}

}  // namespace

std::optional<PublicKey> PublicKey::rsa(std::string_view modulus, std::string_view exponent) {
    if (modulus.size() > rsa_bits_max / 8 || exponent.empty() || exponent.size() > 8) return std::nullopt;
    const Number n = number_of(modulus), e = number_of(exponent);
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!n || !e || BN_num_bits(n.get()) < rsa_bits_min || !BN_is_odd(n.get()) || !BN_is_odd(e.get()) ||
        BN_is_one(e.get()) || !builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return std::nullopt;
    auto key = make_key("RSA", builder.get());
    if (!key) return std::nullopt;
    return PublicKey(Algorithm::rs256, std::move(key));
}

std::optional<PublicKey> PublicKey::p256(std::string_view x, std::string_view y) {
    if (x.size() != coordinate_bytes || y.size() != coordinate_bytes) return std::nullopt;
    const std::string point = std::string("\x04").append(x).append(y);  // uncompressed (SEC 1, section 2.3.3)
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
        return std::nullopt;
    auto key = make_key("EC", builder.get());
    if (!key) return std::nullopt;
    return PublicKey(Algorithm::es256, std::move(key));
}

std::optional<PublicKey> PublicKey::ed25519(std::string_view x) {
    if (x.size() != coordinate_bytes) return std::nullopt;
    auto key = shared(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(x), x.size()));
    if (!key) return std::nullopt;
    return PublicKey(Algorithm::eddsa, std::move(key));
}

bool PublicKey::verifies(std::string_view message, std::string_view signature) const {
    const std::string der = algorithm_ == Algorithm::es256 ? der_of(signature) : std::string();
    const std::string_view given = algorithm_ == Algorithm::es256 ? std::string_view(der) : signature;
    const DigestContext context(EVP_MD_CTX_new());
    const EVP_MD* digest = algorithm_ == Algorithm::eddsa ? nullptr : EVP_sha256();
    return !given.empty() && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key_.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes_of(given), given.size(), bytes_of(message), message.size()) == 1;
}

}  // namespace comptoir::identity
