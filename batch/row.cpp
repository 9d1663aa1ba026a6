#include "batch/row.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "batch/plain_json.hpp"
#include "runner/judge.hpp"
#include "runner/render.hpp"

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

const json::value& member(const json::object& object, std::string_view key) {
  static const json::value nothing;
  const auto* value = object.if_contains(key);
  return value != nullptr ? *value : nothing;
}

void check_text(const json::object& object, std::string_view key, const std::string& place) {
  if (!member(object, key).is_string()) refuse(place + std::string{key}, "a text");
}

void check_verdict_and_score(const json::object& object, const std::string& place) {
  const auto& verdict = member(object, "verdict");
  if (!verdict.is_string() || !is_verdict(verdict.get_string()))
    refuse(place + "verdict", "the name of a verdict");
  for (const char* key : {"score", "max_score"}) {
    boost::system::error_code error;
    const auto& value = member(object, key);
    const auto number = value.is_number() ? value.to_number<std::int64_t>(error) : -1;
    if (error || number < 0 || number > 1'000'000'000) refuse(place + key, "a number from 0");
  }
}

void check_usage(const json::object& usage, const std::string& place) {
  for (const char* key : {"cpu_time_ms", "wall_time_ms", "peak_memory_kib"}) {
    if (!member(usage, key).is_number()) refuse(place + key, "a number");
  }
}

// What every reader of rows relies on.
void check_report(const json::object& report) {
  check_verdict_and_score(report, "");
  for (const char* key : {"problem_digest", "message"}) check_text(report, key, "");
  if (!member(report, "usage").is_object()) refuse("usage", "an object");
  check_usage(member(report, "usage").get_object(), "usage.");
  if (!member(report, "receipt").is_object()) refuse("receipt", "an object");
  const auto& testcases = member(report, "testcases");
  if (!testcases.is_array()) refuse("testcases", "a list");
  for (const auto& testcase : testcases.get_array()) {
    if (!testcase.is_object()) refuse("testcases", "objects");
    const auto& one = testcase.get_object();
    for (const char* key : {"name", "visibility", "message"}) check_text(one, key, "testcases.");
    check_verdict_and_score(one, "testcases.");
    check_usage(one, "testcases.");
  }
}

json::object parse_object(std::string_view line) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 32;
  json::value value = json::parse(line, error, {}, options);
  if (error || !value.is_object()) throw std::runtime_error{"not a JSON object on one line"};
  return std::move(value.get_object());
}

std::string text(std::string_view plain) { return json::serialize(runner::printable(plain)); }

// What belongs to the row and not to the report, and the closing brace.
std::string ending(const Row& row) {
  return fmt::format(R"(,"entry":{},"person":{},"attempt":{},"source_digest":{}{}}})", row.entry,
                     text(row.person), row.attempt, text(row.source_digest),
                     row.error.empty() ? "" : ",\"error\":" + text(row.error));
}

// Without its brace.
std::string json_of(json::object object) {
  std::string made = plain_json(std::move(object));
  made.pop_back();
  return made;
}

}  // namespace

std::string to_line(const Row& row) {
  if (!row.error.empty() || row.report.empty())
    return json_of({{"file", runner::printable(row.source)},
                    {"problem", runner::printable(row.problem)}}) +
           ending(row);
  json::object report = row.report;
  report["file"] = runner::printable(row.source);
  report["problem"] = runner::printable(row.problem);
  return json_of(std::move(report)) + ending(row);
}

std::string to_line(const Row& row, std::string_view report) {
  report.remove_suffix(1);  // its brace
  return std::string{report} + ending(row);
}

bool is_verdict(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(runner::Verdict::judge_error); ++i) {
    if (name == runner::to_string(static_cast<runner::Verdict>(i))) return true;
  }
  return false;
}

json::object parse_report(std::string_view line) {
  json::object report = parse_object(line);
  for (const char* key : {"file", "problem"}) check_text(report, key, "");
  check_report(report);
  return report;
}

Row parse_row(std::string_view line) {
  json::object object = parse_object(line);
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
  if (graded) {
    check_report(object);
    row.report = std::move(object);
  }
  return row;
}

}  // namespace batch
