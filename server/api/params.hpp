// Reads of validated params: a missing one is the default.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "server/api/times.hpp"

namespace server {

[[nodiscard]] inline const boost::json::value* given(const boost::json::object& params,
                                                     std::string_view name) {
  const auto* value = params.if_contains(name);
  return value == nullptr || value->is_null() ? nullptr : value;
}

[[nodiscard]] inline std::string text_in(const boost::json::object& params, std::string_view name,
                                         std::string otherwise = {}) {
  const auto* value = given(params, name);
  return value == nullptr ? std::move(otherwise) : std::string{value->as_string()};
}

[[nodiscard]] inline std::int64_t integer_in(const boost::json::object& params,
                                             std::string_view name, std::int64_t otherwise = 0) {
  const auto* value = given(params, name);
  return value == nullptr ? otherwise : value->to_number<std::int64_t>();
}

[[nodiscard]] inline std::optional<Time> time_in(const boost::json::object& params,
                                                 std::string_view name) {
  const auto* value = given(params, name);
  return value == nullptr ? std::nullopt : time_of(std::string_view{value->as_string()});
}

[[nodiscard]] inline std::vector<std::string> texts_in(const boost::json::object& params,
                                                       std::string_view name) {
  std::vector<std::string> texts;
  if (const auto* value = given(params, name)) {
    for (const auto& item : value->as_array()) texts.emplace_back(item.as_string());
  }
  return texts;
}

}  // namespace server
