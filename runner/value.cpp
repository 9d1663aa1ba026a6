#include "runner/value.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <type_traits>

#include "runner/utf8.hpp"

namespace runner {
namespace {

static_assert(std::endian::native == std::endian::little);
static_assert(std::is_nothrow_move_constructible_v<Value>);

class Writer {
 public:
  void write(const Value& value) {
    std::visit([this](const auto& is) { put(is); }, value.is);
  }
  std::string take() { return std::move(out_); }

 private:
  void put(None) { out_ += 'N'; }
  void put(bool is) { out_ += is ? 'T' : 'F'; }
  void put(const Integer& is) {
    const auto& limbs = is.backend();  // least significant first
    std::string_view magnitude{reinterpret_cast<const char*>(limbs.limbs()),
                               limbs.size() * sizeof(*limbs.limbs())};
    while (!magnitude.empty() && magnitude.back() == '\0') magnitude.remove_suffix(1);
    out_ += 'I';
    out_ += is < 0 ? '\1' : '\0';
    put_length(magnitude.size());
    out_ += magnitude;
  }
  void put(double is) {
    out_ += 'D';
    put_double(is);
  }
  void put(const Complex& is) {
    out_ += 'C';
    put_double(is.real);
    put_double(is.imag);
  }
  void put(const Text& is) { put_bytes('S', is.utf8); }
  void put(const Bytes& is) { put_bytes('B', is.bytes); }
  void put(const List& is) { put_items('L', is.items); }
  void put(const Tuple& is) { put_items('U', is.items); }
  void put(const Set& is) { put_items('E', is.items); }
  void put(const FrozenSet& is) { put_items('Z', is.items); }
  void put(const Dict& is) {
    out_ += 'M';
    put_length(is.items.size());
    for (const auto& [key, value] : is.items) {
      write(key);
      write(value);
    }
  }
  void put(const Raised& is) {
    out_ += 'X';
    put_bytes('S', is.type);
    put_bytes('S', is.message);
  }
  void put(const Typed& is) {
    out_ += 'Y';
    put_bytes('S', is.type);
    put_length(is.items.size());
    for (const Value& item : is.items) write(item);
  }
  void put(const Opaque& is) {
    out_ += 'O';
    put_bytes('S', is.type);
    put_bytes('S', is.rendering);
  }

  void put_double(double number) {
    const auto bytes = std::bit_cast<std::array<char, 8>>(number);
    out_.append(bytes.data(), bytes.size());
  }
  void put_bytes(char tag, std::string_view bytes) {
    out_ += tag;
    put_length(bytes.size());
    out_ += bytes;
  }
  void put_items(char tag, const std::vector<Value>& items) {
    out_ += tag;
    put_length(items.size());
    for (const Value& item : items) write(item);
  }
  void put_length(std::size_t length) {
    if (length > std::numeric_limits<std::uint32_t>::max()) {
      throw std::length_error{"encode value: a length does not fit 32 bits"};
    }
    const auto bytes = std::bit_cast<std::array<char, 4>>(static_cast<std::uint32_t>(length));
    out_.append(bytes.data(), bytes.size());
  }

  std::string out_;
};

// Reads from bytes that an enemy wrote. Memory grows with what was read, never with what a count
// claims.
class Reader {
  static constexpr std::size_t few = 8;  // values that there is room for before they are read

 public:
  Reader(std::string_view bytes, const DecodeBounds& bounds) : bytes_{bytes}, bounds_{bounds} {
    if (bytes.size() > bounds.bytes) fail("more bytes than allowed");
  }

  Value read_all() {
    Value value = read(bounds_.depth);
    if (at_ != bytes_.size()) fail("bytes after the value");
    return value;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw DecodeError{"offset " + std::to_string(at_) + ": " + what};
  }

  Value read(std::size_t depth_left) {
    if (depth_left == 0) fail("nested deeper than allowed");
    if (++values_ > bounds_.values) fail("more values than allowed");
    switch (const char tag = take(1)[0]; tag) {
      case 'N':
        return {None{}};
      case 'T':
        return {true};
      case 'F':
        return {false};
      case 'I':
        return {integer()};
      case 'D':
        return {real()};
      case 'C':
        return {complex()};
      case 'S':
        return {Text{text()}};
      case 'B':
        return {Bytes{std::string{take(length())}}};
      case 'L':
        return {List{items(depth_left - 1)}};
      case 'U':
        return {Tuple{items(depth_left - 1)}};
      case 'E':
        return {Set{items(depth_left - 1)}};
      case 'Z':
        return {FrozenSet{items(depth_left - 1)}};
      case 'M':
        return {pairs(depth_left - 1)};
      case 'X':
        return {two_texts<Raised>()};
      case 'Y': {
        std::string type = inner_text();
        return {Typed{std::move(type), items(depth_left - 1)}};
      }
      case 'O':
        return {two_texts<Opaque>()};
      default:
        --at_;
        fail("unknown tag");
    }
  }

  std::string_view take(std::size_t count) {
    if (count > bytes_.size() - at_) fail("the bytes end inside a value");
    const std::string_view taken = bytes_.substr(at_, count);
    at_ += count;
    return taken;
  }

  template <typename Number>
  Number fixed() {
    std::array<char, sizeof(Number)> bytes;
    take(bytes.size()).copy(bytes.data(), bytes.size());
    return std::bit_cast<Number>(bytes);
  }
  std::size_t length() { return fixed<std::uint32_t>(); }
  double real() { return fixed<double>(); }

  Complex complex() {
    const double first = real();
    return {first, real()};
  }

  Integer integer() {
    const auto sign = static_cast<unsigned char>(take(1)[0]);
    if (sign > 1) fail("the sign of an integer is neither 0 nor 1");
    const std::size_t size = length();
    if (size > bounds_.integer_bytes) fail("an integer larger than allowed");
    const std::string_view magnitude = take(size);
    if (size == 0 && sign != 0) fail("a negative zero integer");
    if (size > 0 && magnitude.back() == '\0') fail("an integer with leading zeros");
    Integer number;
    auto& limbs = number.backend();  // least significant first
    using Limb = std::remove_pointer_t<decltype(limbs.limbs())>;
    const auto count = static_cast<unsigned>((size + sizeof(Limb) - 1) / sizeof(Limb));
    if (count == 0) return number;
    limbs.resize(count, count);
    limbs.limbs()[count - 1] = 0;
    std::memcpy(limbs.limbs(), magnitude.data(), size);
    limbs.sign(sign != 0);
    return number;
  }

  std::string text() {
    const std::size_t size = length();
    const std::size_t start = at_;
    const std::string_view utf8 = take(size);
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    const auto other = std::find_if_not(utf8.begin(), utf8.end(), is_ascii);
    for (auto i = static_cast<std::size_t>(other - utf8.begin()); i < size;) {
      const std::size_t step = first_character(utf8.substr(i)).size;
      if (step == 0) {
        at_ = start + i;
        fail("text that is not UTF-8");
      }
      i += step;
    }
    return std::string{utf8};
  }

  std::string inner_text() {
    if (take(1)[0] != 'S') {
      --at_;
      fail("not a text where only a text may be");
    }
    return text();
  }

  template <typename Pair>
  Pair two_texts() {
    std::array<std::string, 2> texts;
    for (std::string& part : texts) part = inner_text();
    return {std::move(texts[0]), std::move(texts[1])};
  }

  std::vector<Value> items(std::size_t depth_left) {
    std::vector<Value> all;
    std::size_t left = length();
    all.reserve(std::min(left, few));
    for (; left > 0; --left) all.push_back(read(depth_left));
    return all;
  }

  Dict pairs(std::size_t depth_left) {
    Dict all;
    std::size_t left = length();
    all.items.reserve(std::min(left, few));
    for (; left > 0; --left) {
      Value key = read(depth_left);
      Value value = read(depth_left);
      all.items.emplace_back(std::move(key), std::move(value));
    }
    return all;
  }

  std::string_view bytes_;
  const DecodeBounds& bounds_;
  std::size_t at_ = 0;
  std::size_t values_ = 0;
};

}  // namespace

std::string encode(const Value& value) {
  Writer writer;
  writer.write(value);
  return writer.take();
}

Value decode(std::string_view bytes, const DecodeBounds& bounds) {
  return Reader{bytes, bounds}.read_all();
}

}  // namespace runner
