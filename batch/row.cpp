#include "batch/row.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

namespace batch {
namespace {

namespace json = boost::json;

constexpr std::array ours{"entry", "person", "attempt", "source_digest", "error"};

[[noreturn]] void refuse(std::string_view field, std::string_view wanted) {
  throw std::runtime_error{fmt::format("{}: expected {}", field, wanted)};
}

std::string take_text(json::object& object, std::string_view key, bool required) {
  const auto* value = object.if_contains(key);
  if (!value && !required) return {};
  if (!value || !value->is_string()) refuse(key, "a text");
  return std::string{value->get_string()};
}

std::uint64_t take_number(json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  if (!value || !value->is_number()) refuse(key, "a number from 0");
  boost::system::error_code error;
  const auto number = value->to_number<std::uint64_t>(error);
  if (error) refuse(key, "a number from 0");
  return number;
}

}  // namespace

std::string to_line(const Row& row) {
  json::object object = row.report;
  object["file"] = row.source;
  object["problem"] = row.problem;
  object["entry"] = row.entry;
  object["person"] = row.person;
  object["attempt"] = row.attempt;
  object["source_digest"] = row.source_digest;
  if (!row.error.empty()) object["error"] = row.error;
  return json::serialize(object);
}

Row parse_row(std::string_view line) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 32;
  json::value value = json::parse(line, error, {}, options);
  if (error || !value.is_object()) throw std::runtime_error{"not a JSON object on one line"};
  auto& object = value.get_object();
  Row row;
  row.entry = take_number(object, "entry");
  row.source = take_text(object, "file", true);
  row.problem = take_text(object, "problem", true);
  row.person = take_text(object, "person", true);
  row.attempt = take_number(object, "attempt");
  row.source_digest = take_text(object, "source_digest", true);
  row.error = take_text(object, "error", false);
  for (const auto* key : ours) object.stable_erase(key);
  const bool graded = object.contains("verdict");
  if (graded != row.error.empty()) refuse("error", "either a report or an error");
  if (graded) row.report = std::move(object);
  return row;
}

}  // namespace batch
