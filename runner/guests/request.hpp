// Reading the judge's messages. They are trusted: one that does not fit is our own fault and ends
// the guest.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "runner/value.hpp"

namespace runner {

[[nodiscard]] const Dict& dict_of(const Value& value);
[[nodiscard]] bool has(const Dict& fields, std::string_view key);
[[nodiscard]] const std::string& text_of(const Dict& fields, std::string_view key);
[[nodiscard]] const std::string& bytes_of(const Dict& fields, std::string_view key);
[[nodiscard]] std::int64_t integer_of(const Dict& fields, std::string_view key);
[[nodiscard]] std::vector<std::string> texts_of(const Dict& fields, std::string_view key);
[[nodiscard]] std::vector<std::pair<std::string, std::string>> files_of(
    const Dict& fields);  // name, bytes

}  // namespace runner
