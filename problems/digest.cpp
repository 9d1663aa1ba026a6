#include "problems/digest.hpp"

#include <sodium.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace problems {
namespace {

void update(crypto_hash_sha256_state& state, std::string_view bytes) {
  crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

void update_with_length(crypto_hash_sha256_state& state, std::string_view bytes) {
  std::array<char, 8> length{};  // little-endian
  std::uint64_t rest = bytes.size();
  for (char& byte : length) {
    byte = static_cast<char>(rest & 0xFF);
    rest >>= 8;
  }
  update(state, {length.data(), length.size()});
  update(state, bytes);
}

}  // namespace

std::string digest_of(const std::map<std::string, std::string>& files) {
  if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot be initialised"};
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  for (const auto& [name, bytes] : files) {
    update_with_length(state, name);
    update_with_length(state, bytes);
  }
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256_final(&state, hash.data());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return std::string{"sha256:"} + hex.data();
}

}  // namespace problems
