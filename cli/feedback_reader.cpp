#include "cli/feedback_reader.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <cmath>

#include "cli/commands.hpp"
#include "runner/feedback.hpp"

namespace cli {
namespace {

namespace json = boost::json;
using runner::Verdict;

std::string text_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

double number_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  json::error_code error;
  const double number = value == nullptr ? 0.0 : value->to_number<double>(error);
  constexpr double most = 1e12;  // and nothing that cannot be converted
  return error || !(std::abs(number) <= most) ? 0.0 : number;
}

int integer_in(const json::object& object, std::string_view key) {
  return static_cast<int>(std::clamp(number_in(object, key), -1e9, 1e9));
}

template <typename Take>
void each_in(const json::object& object, std::string_view key, Take take) {
  const auto* items = object.if_contains(key);
  if (items == nullptr || !items->is_array()) return;
  for (const auto& item : items->get_array()) {
    if (item.is_object()) take(item.get_object());
  }
}

Verdict verdict_in(const json::object& object) {
  const std::string name = text_in(object, "verdict");
  for (int i = 0; i <= static_cast<int>(Verdict::judge_error); ++i) {
    if (name == runner::to_string(static_cast<Verdict>(i))) return static_cast<Verdict>(i);
  }
  return Verdict::judge_error;
}

runner::Usage usage_in(const json::object& object) {
  const auto time = [&](const char* key) {
    return std::chrono::nanoseconds{static_cast<std::int64_t>(number_in(object, key) * 1e6)};
  };
  return {time("cpu_time_ms"), time("wall_time_ms"),
          static_cast<std::uint64_t>(std::max(number_in(object, "peak_memory_kib"), 0.0)) << 10U};
}

runner::Remark remark_of(const json::object& remark) {
  runner::Remark read{text_in(remark, "axis"), text_in(remark, "text")};
  each_in(remark, "counts", [&](const json::object& one) {
    read.counts.push_back({integer_in(one, "n"), static_cast<std::int64_t>(number_in(one, "yours")),
                           static_cast<std::int64_t>(number_in(one, "reference"))});
  });
  return read;
}

}  // namespace

runner::TestcaseReport testcase_of(const json::object& testcase) {
  runner::TestcaseReport read;
  read.name = text_in(testcase, "name");
  read.visibility = text_in(testcase, "visibility") == "sample" ? problems::Visibility::sample
                                                                : problems::Visibility::secret;
  read.verdict = verdict_in(testcase);
  read.score = integer_in(testcase, "score");
  read.max_score = integer_in(testcase, "max_score");
  read.usage = usage_in(testcase);
  read.input = text_in(testcase, "input");
  read.expected = text_in(testcase, "expected");
  read.actual = text_in(testcase, "actual");
  read.message = read.public_message = text_in(testcase, "message");
  read.hint = text_in(testcase, "hint");
  read.output = text_in(testcase, "output");
  each_in(testcase, "differences", [&](const json::object& one) {
    read.differences.push_back({text_in(one, "observation"), text_in(one, "expected"),
                                text_in(one, "actual"), text_in(one, "path"), text_in(one, "note"),
                                text_in(one, "diff")});
  });
  each_in(testcase, "statements", [&](const json::object& one) {
    read.statements.push_back(
        {text_in(one, "sql"), integer_in(one, "count"), text_in(one, "place")});
  });
  if (const auto* example = testcase.if_contains("counterexample");
      example != nullptr && example->is_object()) {
    const auto& shown = example->get_object();
    read.counterexample = runner::Counterexample{
        text_in(shown, "input"), text_in(shown, "expected"), text_in(shown, "actual")};
  }
  return read;
}

runner::Report report_of(const json::object& feedback) {
  runner::Report read;
  read.problem = text_in(feedback, "problem");
  read.problem_digest = text_in(feedback, "problem_digest");
  read.verdict = verdict_in(feedback);
  read.score = integer_in(feedback, "score");
  read.max_score = integer_in(feedback, "max_score");
  read.message = text_in(feedback, "message");
  each_in(feedback, "testcases",
          [&](const json::object& one) { read.testcases.push_back(testcase_of(one)); });
  each_in(feedback, "remarks",
          [&](const json::object& one) { read.remarks.push_back(remark_of(one)); });
  return read;
}

std::string feedback_text(const runner::Report& report, const std::string& file) {
  const bool reveal =
      std::any_of(report.testcases.begin(), report.testcases.end(), [](const auto& testcase) {
        return testcase.visibility == problems::Visibility::secret && !testcase.input.empty();
      });
  return runner::to_text(report, file, {use_colour(), reveal, terminal_width()});
}

std::string words(Verdict verdict) {
  if (verdict == Verdict::run_time_error) return "run-time error";
  std::string text{runner::to_string(verdict)};
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

}  // namespace cli
