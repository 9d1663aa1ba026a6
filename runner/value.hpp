// Plain typed values as they cross between a cell and the judge, and their strict binary form.
// Knows nothing of problems, checkers or processes. The decoder treats its input as hostile.
//
// Encoding (one value): a tag byte, then
//   'N' None | 'T' True | 'F' False
//   'I' integer: u8 sign (0 or 1), u32 length, magnitude little-endian without trailing zero bytes;
//   zero: sign 0, length 0 'D' float: 8 bytes IEEE little-endian        'C' complex: two of them
//   'S' text: u32 length, UTF-8 (lone surrogates in their three-byte form are allowed)
//   'B' bytes: u32 length, bytes
//   'L' list | 'U' tuple | 'E' set | 'Z' frozenset: u32 count, values
//   'M' dict: u32 count, key, value, key, value, ...
//   'X' exception: text value type name, text value message
//   'Y' typed: text value type name, u32 count, values
//   'O' opaque (never equal to anything, itself included): text value type name, text value
//   rendering
// All lengths little-endian. Nothing may follow the value.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace runner {

struct Value;

struct None {
  bool operator==(const None&) const = default;
};
using Integer = boost::multiprecision::cpp_int;
struct Complex {
  double real = 0, imag = 0;
};
struct Text {
  std::string utf8;
};  // may hold lone surrogates in three-byte form
struct Bytes {
  std::string bytes;
};
struct List {
  std::vector<Value> items;
};
struct Tuple {
  std::vector<Value> items;
};
struct Set {
  std::vector<Value> items;
};
struct FrozenSet {
  std::vector<Value> items;
};
// A vector of keys and values. Its members are defined below, where a pair of Values is complete;
// clang insists.
struct Entries : std::vector<std::pair<Value, Value>> {
  using vector::vector;
  Entries();
  Entries(vector entries);
  Entries(const Entries&);
  Entries(Entries&&) noexcept;
  Entries& operator=(Entries) noexcept;
  ~Entries();
};
struct Dict {
  Entries items;
};
struct Raised {
  std::string type, message;
};
// What has no counterpart in the types above: JavaScript's undefined and hole (without items), Map
// (one dict), Date (milliseconds) and RegExp (source, flags).
struct Typed {
  std::string type;
  std::vector<Value> items;
};
struct Opaque {
  std::string type, rendering;
};

struct Value {
  std::variant<None, bool, Integer, double, Complex, Text, Bytes, List, Tuple, Set, FrozenSet, Dict,
               Raised, Typed, Opaque>
      is;
};

inline Entries::Entries() = default;
inline Entries::Entries(vector entries) : vector{std::move(entries)} {}
inline Entries::Entries(const Entries&) = default;
inline Entries::Entries(Entries&&) noexcept = default;
inline Entries& Entries::operator=(Entries other) noexcept {
  swap(other);
  return *this;
}
inline Entries::~Entries() = default;

// What a decoder accepts at most.
struct DecodeBounds {
  std::size_t bytes = 8U << 20;
  std::size_t values = 1U << 20;
  std::size_t depth = 64;
  std::size_t integer_bytes = 16U << 10;
};

// The bytes are not a value of this encoding, or go past a bound. The text says which and at what
// offset.
class DecodeError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

[[nodiscard]] std::string encode(const Value& value);
[[nodiscard]] Value decode(std::string_view bytes, const DecodeBounds& bounds = {});

// How values are written for people: as Python's repr shows them, or as console.log does.
enum class Notation { python, javascript };

// Cut to about `limit` bytes with "..." inside; control bytes and invalid or dangerous characters
// (C0, C1, DEL, bidi controls, surrogates) escaped, so that it may be printed anywhere.
[[nodiscard]] std::string render(const Value& value, std::size_t limit = 2000,
                                 Notation notation = Notation::python);

}  // namespace runner
