#include "batch/outputs/graded.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "runner/render.hpp"

namespace batch {
namespace {

namespace json = boost::json;

// Reads the members of one object; `where` is its place in the report, "testcases[2].".
class Members {
 public:
  Members(const json::object& object, std::string where)
      : object_{object}, where_{std::move(where)} {}

  [[noreturn]] void refuse(std::string_view key, std::string_view wanted) const {
    throw std::runtime_error{fmt::format("{}{}: expected {}", where_, key, wanted)};
  }
  [[nodiscard]] std::string_view text(std::string_view key, bool required = false) const {
    const auto* value = object_.if_contains(key);
    if ((!value || value->is_null()) && !required) return {};
    if (!value || !value->is_string()) refuse(key, "a text");
    return value->get_string();
  }
  [[nodiscard]] double number(std::string_view key, bool required = false) const {
    constexpr double most = 1e12;  // what a score or a time can be
    const auto* value = object_.if_contains(key);
    if (!value && !required) return 0;
    const double number = value && value->is_number() ? value->to_number<double>() : -1;
    if (!(number >= 0 && number <= most)) refuse(key, "a number from 0");
    return number;
  }
  // Calls `each` with every object of the list.
  template <typename Each>
  void list(std::string_view key, Each each) const {
    const auto* value = object_.if_contains(key);
    if (!value) return;
    if (!value->is_array()) refuse(key, "a list");
    std::size_t place = 0;
    for (const auto& item : value->get_array()) {
      const auto name = fmt::format("{}[{}]", key, place++);
      if (!item.is_object()) refuse(name, "an object");
      each(Members{item.get_object(), where_ + name + "."});
    }
  }
  [[nodiscard]] bool is_null(std::string_view key) const {
    const auto* value = object_.if_contains(key);
    return value == nullptr || value->is_null();
  }

 private:
  const json::object& object_;
  std::string where_;
};

std::string_view verdict_in(const Members& members) {
  static constexpr std::string_view known[] = {"accepted",
                                               "wrong_answer",
                                               "run_time_error",
                                               "time_limit_exceeded",
                                               "memory_limit_exceeded",
                                               "output_limit_exceeded",
                                               "compile_error",
                                               "judge_error"};
  const auto verdict = members.text("verdict", true);
  if (std::find(std::begin(known), std::end(known), verdict) == std::end(known))
    members.refuse("verdict", "one of Viva's verdicts, such as accepted");
  return verdict;
}

GradedTestcase read_testcase(const Members& members) {
  GradedTestcase one;
  one.name = members.text("name", true);
  one.verdict = verdict_in(members);
  one.message = members.text("message");
  one.hint = members.text("hint");
  one.input = members.text("input");
  one.expected = members.text("expected");
  one.actual = members.text("actual");
  one.output = members.text("output");
  one.secret = members.text("visibility", true) != "sample";
  one.shown = !members.is_null("input");
  one.score = members.number("score", true);
  one.max_score = members.number("max_score", true);
  one.cpu_ms = members.number("cpu_time_ms");
  members.list("differences", [&](const Members& difference) {
    one.differences.push_back({difference.text("observation"), difference.text("path"),
                               difference.text("expected"), difference.text("actual"),
                               difference.text("note"), difference.text("diff")});
  });
  return one;
}

}  // namespace

Graded read_report(const Row& row) {
  Graded graded;
  if (row.report.empty()) {
    graded.verdict = "not_graded";
    graded.message = row.error;
    return graded;
  }
  const Members members{row.report, fmt::format("entry {}: ", row.entry)};
  graded.verdict = verdict_in(members);
  graded.message = members.text("message");
  graded.score = members.number("score", true);
  graded.max_score = members.number("max_score", true);
  members.list("testcases",
               [&](const Members& one) { graded.testcases.push_back(read_testcase(one)); });
  if (const auto* usage = row.report.if_contains("usage"); usage && usage->is_object())
    graded.wall_ms =
        Members{usage->get_object(), fmt::format("entry {}: usage.", row.entry)}.number(
            "wall_time_ms");
  return graded;
}

std::string name_of(const Row& row) {
  return runner::printable(row.person.empty() ? row.source : row.person);
}

std::string verdict_words(std::string_view verdict) {
  if (verdict == "run_time_error") return "run-time error";
  std::string words{verdict};
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string decimal(double number) {
  std::string text = fmt::format("{:.4f}", number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace batch
