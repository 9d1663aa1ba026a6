// What kind of mistake a difference looks like, in words for the candidate. It never decides
// anything.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runner/value.hpp"

namespace runner {

// From the whole values down to where they differ. Null where one side has nothing.
struct Place {
  const Value* expected = nullptr;
  const Value* actual = nullptr;
  std::string step;  // from the place before to this one: "[3]", "['name']"
};

[[nodiscard]] std::string note_on(const std::vector<Place>& trail, Notation notation);

// "2 elements too few", or nothing when there are as many.
[[nodiscard]] std::string note_on_count(std::size_t expected, std::size_t actual);

// As the language calls it: "int", "string".
[[nodiscard]] std::string type_name(const Value& value, Notation notation);
[[nodiscard]] std::string with_article(std::string_view type);  // "an int"; None has none

}  // namespace runner
