#include "server/api/identity.hpp"

#include <sodium.h>

#include <stdexcept>

namespace server {
namespace {

void need_sodium() {
  if (::sodium_init() < 0) throw std::runtime_error{"start libsodium"};
}

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";  // Crockford's base 32

}  // namespace

std::string Ids::make(std::string_view kind, Time now) {
  if (now > last_) {
    begin(now);
  } else {
    increment();
  }
  std::string id{kind};
  id += '_';
  const auto time = static_cast<std::uint64_t>(last_.time_since_epoch().count());
  for (int shift = 45; shift >= 0; shift -= 5) id += alphabet[(time >> shift) & 31U];
  for (const auto digit : digits_) id += alphabet[digit];
  return id;
}

void Ids::begin(Time now) {
  need_sodium();
  last_ = now;
  ::randombytes_buf(digits_.data(), digits_.size());
  for (auto& digit : digits_) digit &= 31U;
}

void Ids::increment() {
  for (auto digit = digits_.rbegin(); digit != digits_.rend(); ++digit) {
    if (++*digit < alphabet.size()) return;
    *digit = 0;
  }
  begin(last_ + milliseconds{1});  // there are no more in this one
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
