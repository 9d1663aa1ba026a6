// Numbers that depend on a seed alone.
#pragma once

#include <algorithm>
#include <cstdint>

namespace runner {

// splitmix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  // Each number is the smallest of several.
  explicit Random(std::uint64_t seed, int several = 1) : state_{seed}, several_{several} {}

  // From 0 on, below 1.
  double next() {
    double least = draw();
    for (int i = 1; i < several_; ++i) least = std::min(least, draw());
    return least;
  }

 private:
  double draw() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return static_cast<double>((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53;
  }
  std::uint64_t state_;
  int several_;
};

}  // namespace runner
