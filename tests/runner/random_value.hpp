// Random values for properties that must hold for all of them.
#pragma once

#include <cmath>
#include <random>

#include "runner/value.hpp"

namespace runner {

class RandomValues {
 public:
  explicit RandomValues(std::uint64_t seed) : random_{seed} {}

  Value value(int depth) {
    switch (below(depth > 0 ? 15 : 8)) {
      case 0:
        return {None{}};
      case 1:
        return {below(2) == 0};
      case 2:
        return {integer()};
      case 3:
        return {real()};
      case 4:
        return {Complex{real(), real()}};
      case 5:
        return {Text{text()}};
      case 6:
        return {Bytes{bytes()}};
      case 7:
        return {Raised{text(), text()}};
      case 8:
        return {List{values(depth - 1)}};
      case 9:
        return {Tuple{values(depth - 1)}};
      case 10:
        return {Set{values(depth - 1)}};
      case 11:
        return {FrozenSet{values(depth - 1)}};
      case 12:
        return {Typed{text(), values(depth - 1)}};
      case 13:
        return {Opaque{text(), text()}};
      default:
        return {dict(depth - 1)};
    }
  }

  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_);
  }

 private:
  Integer integer() {
    Integer number = 0;
    for (std::size_t left = below(5); left > 0; --left) number = (number << 61U) + random_();
    return below(2) == 0 ? number : Integer{-number};
  }
  double real() {
    constexpr double special[] = {0.0, -0.0, 1.0, 0.1, 1e300, INFINITY, -INFINITY, NAN};
    return below(2) == 0 ? special[below(8)] : std::ldexp(static_cast<double>(random_()), -60);
  }
  std::string text() {
    const char* parts[] = {"a", " ", "\n", "'", "\"", "\\", "é", "€", "😀", "\xed\xa0\x80", "\x1b"};
    std::string all;
    for (std::size_t left = below(6); left > 0; --left) all += parts[below(std::size(parts))];
    return all;
  }
  std::string bytes() {
    std::string all;
    for (std::size_t left = below(6); left > 0; --left) all += static_cast<char>(below(256));
    return all;
  }
  std::vector<Value> values(int depth) {
    std::vector<Value> all;
    for (std::size_t left = below(5); left > 0; --left) all.push_back(value(depth));
    return all;
  }
  Dict dict(int depth) {  // the position in each key keeps keys apart
    Dict all;
    for (std::size_t i = below(4); i > 0; --i) {
      all.items.emplace_back(Value{Tuple{{value(depth - 1), {Integer{i}}}}}, value(depth));
    }
    return all;
  }

  std::mt19937_64 random_;
};

}  // namespace runner
