#include "runner/checkers/canonical.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace runner {
namespace {

double one_nan(double number) {
  return std::isnan(number) ? std::numeric_limits<double>::quiet_NaN() : number;
}

// Every part says where it ends, so that no two different values are written alike.
class Canonical {
 public:
  explicit Canonical(Side side) : side_{side} {}

  std::string of(const Value& value) const {
    return std::visit([this](const auto& is) { return write(is); }, value.is);
  }

 private:
  template <typename Plain>
  std::string write(const Plain& is) const {
    return encode({is});
  }
  std::string write(double is) const { return encode({one_nan(is)}); }
  std::string write(const Complex& is) const {
    return encode({Complex{one_nan(is.real), one_nan(is.imag)}});
  }
  std::string write(const Opaque& is) const { return static_cast<char>(side_) + encode({is}); }
  std::string write(const Typed& is) const {
    return join('Y', {encode({Text{is.type}}), join('L', each(is.items))});
  }
  std::string write(const List& is) const { return join('L', each(is.items)); }
  std::string write(const Tuple& is) const { return join('U', each(is.items)); }
  std::string write(const Set& is) const { return join('E', sorted(each(is.items))); }
  std::string write(const FrozenSet& is) const { return join('Z', sorted(each(is.items))); }
  std::string write(const Dict& is) const {
    std::vector<std::string> pairs;
    pairs.reserve(is.items.size());
    for (const auto& [key, value] : is.items) pairs.push_back(of(key) + of(value));
    return join('M', sorted(std::move(pairs)));
  }

  std::vector<std::string> each(const std::vector<Value>& values) const {
    std::vector<std::string> all;
    all.reserve(values.size());
    for (const Value& value : values) all.push_back(of(value));
    return all;
  }
  static std::vector<std::string> sorted(std::vector<std::string> parts) {
    std::sort(parts.begin(), parts.end());
    return parts;
  }
  static std::string join(char tag, const std::vector<std::string>& parts) {
    std::string all = tag + std::to_string(parts.size()) + ':';
    for (const std::string& part : parts) all += part;
    return all;
  }

  Side side_;
};

std::vector<std::size_t> sorted_positions(const std::vector<std::string>& texts) {
  std::vector<std::size_t> positions(texts.size());
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  std::stable_sort(positions.begin(), positions.end(),
                   [&](std::size_t a, std::size_t b) { return texts[a] < texts[b]; });
  return positions;
}

}  // namespace

std::string canonical(const Value& value, Side side) { return Canonical{side}.of(value); }

std::vector<std::string> canonical_each(const std::vector<Value>& values, Side side) {
  std::vector<std::string> all;
  all.reserve(values.size());
  for (const Value& value : values) all.push_back(canonical(value, side));
  return all;
}

std::vector<std::size_t> only_in_first(const std::vector<std::string>& these,
                                       const std::vector<std::string>& those) {
  const std::vector<std::size_t> first = sorted_positions(these);
  const std::vector<std::size_t> second = sorted_positions(those);
  std::vector<std::size_t> only;
  std::size_t j = 0;
  for (const std::size_t i : first) {
    while (j < second.size() && those[second[j]] < these[i]) ++j;
    if (j < second.size() && those[second[j]] == these[i]) {
      ++j;
    } else {
      only.push_back(i);
    }
  }
  std::sort(only.begin(), only.end());
  return only;
}

}  // namespace runner
