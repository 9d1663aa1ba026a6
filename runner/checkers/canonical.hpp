// One byte string for all values that are equal, so that sets, dicts and unordered lists compare by
// sorting.
#pragma once

#include <string>
#include <vector>

#include "runner/value.hpp"

namespace runner {

// What is opaque never equals anything: each side marks it in its own way.
enum class Side : char { expected = 'e', actual = 'a' };

[[nodiscard]] std::string canonical(const Value& value, Side side);
[[nodiscard]] std::vector<std::string> canonical_each(const std::vector<Value>& values, Side side);

// The positions of what is in `these` and not in `those`, each as often as it is too many.
// Ascending.
[[nodiscard]] std::vector<std::size_t> only_in_first(const std::vector<std::string>& these,
                                                     const std::vector<std::string>& those);

}  // namespace runner
