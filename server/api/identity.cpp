#include "server/api/identity.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace server {
namespace {

void need_sodium() {
  if (::sodium_init() < 0) throw std::runtime_error{"start libsodium"};
}

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";  // Crockford's base 32

}  // namespace

std::string make_id(std::string_view kind, Time now) {
  need_sodium();
  std::string id{kind};
  id += '_';
  const auto time = static_cast<std::uint64_t>(now.time_since_epoch().count());
  for (int shift = 45; shift >= 0; shift -= 5) id += alphabet[(time >> shift) & 31U];
  for (int i = 0; i < 16; ++i) id += alphabet[::randombytes_uniform(32)];
  return id;
}

std::string make_token() {
  need_sodium();
  std::array<unsigned char, 32> bytes{};
  ::randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 64> text{};
  ::sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return "viva_" + std::string{text.data()};
}

std::string hash_of(std::string_view token) {
  need_sodium();
  std::string hash(32, '\0');
  ::crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char*>(token.data()), token.size(), nullptr,
                       0);
  return hash;
}

std::uint64_t make_seed() {
  need_sodium();
  return ::randombytes_random() % 1'000'000'000U + 1;
}

std::string_view to_string(Role role) {
  switch (role) {
    case Role::administrator:
      return "administrator";
    case Role::interviewer:
      return "interviewer";
    case Role::candidate:
      return "candidate";
    case Role::grader:
      return "grader";
  }
  return "candidate";
}

}  // namespace server
