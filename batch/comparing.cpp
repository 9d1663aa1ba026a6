#include "batch/comparing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "batch/plain_json.hpp"

namespace batch {
namespace {

namespace json = boost::json;

constexpr std::size_t most_disagreements = 100;
constexpr std::size_t most_shown = 200;  // bytes of a value

void erase_usage(json::object& object) {
  for (const char* key : {"cpu_time_ms", "wall_time_ms", "peak_memory_kib"}) object.erase(key);
}

std::string shown(const json::value& value) {
  std::string text = value.is_string() ? std::string{value.get_string()} : plain_json(value);
  if (text.size() > most_shown) text = text.substr(0, most_shown) + "...";
  return text;
}

void compare(const json::object& said, const json::object& found, const std::string& place,
             std::vector<std::string>& list) {
  for (const auto& [key, value] : said) {
    if (list.size() == most_disagreements) return;
    const auto* other = found.if_contains(key);
    if (other != nullptr && *other == value) continue;
    list.push_back(fmt::format("{}{}: {}, not {}", place, std::string_view{key},
                               other == nullptr ? "missing" : shown(*other), shown(value)));
  }
}

std::map<std::string, const json::object*> testcases_of(const json::object& report) {
  std::map<std::string, const json::object*> testcases;
  for (const auto& one : report.at("testcases").as_array())
    testcases.emplace(one.as_object().at("name").as_string(), &one.as_object());
  return testcases;
}

std::string verdict_in(const json::object* testcase) {
  return testcase == nullptr ? "" : std::string{testcase->at("verdict").as_string()};
}

std::int64_t score_in(const json::object* testcase) {
  return testcase == nullptr ? 0 : testcase->at("score").to_number<std::int64_t>();
}

}  // namespace

json::object without_times(json::object report) {
  if (auto* usage = report.if_contains("usage"); usage != nullptr && usage->is_object())
    erase_usage(usage->get_object());
  if (auto* testcases = report.if_contains("testcases");
      testcases != nullptr && testcases->is_array()) {
    for (auto& testcase : testcases->get_array()) {
      if (testcase.is_object()) erase_usage(testcase.get_object());
    }
  }
  return report;
}

bool same_apart_from_times(const Row& one, const Row& other) {
  Row a = one, b = other;
  a.report = without_times(std::move(a.report));
  b.report = without_times(std::move(b.report));
  return to_line(a) == to_line(b);
}

std::vector<TestcaseChange> changed_testcases(const json::object& before,
                                              const json::object& after) {
  std::vector<TestcaseChange> changes;
  const auto old_ones = testcases_of(before), new_ones = testcases_of(after);
  const auto note = [&](const std::string& name, const json::object* was, const json::object* is) {
    TestcaseChange change{name, verdict_in(was), verdict_in(is), score_in(was), score_in(is)};
    if (change.before != change.after || change.score_before != change.score_after)
      changes.push_back(std::move(change));
  };
  for (const auto& one : before.at("testcases").as_array()) {
    const std::string name{one.as_object().at("name").as_string()};
    const auto found = new_ones.find(name);
    note(name, &one.as_object(), found == new_ones.end() ? nullptr : found->second);
  }
  for (const auto& one : after.at("testcases").as_array()) {
    const std::string name{one.as_object().at("name").as_string()};
    if (!old_ones.contains(name)) note(name, nullptr, &one.as_object());
  }
  return changes;
}

std::vector<std::string> disagreements(const json::object& said, const json::object& found) {
  std::vector<std::string> list;
  json::object a = without_times(said), b = without_times(found);
  const auto there = testcases_of(said), here = testcases_of(found);
  for (const char* key : {"testcases", "receipt", "file", "submission", "remarks"}) {
    a.erase(key);
    b.erase(key);
  }
  compare(a, b, "", list);
  const json::object nothing;
  for (const auto& [name, testcase] : there) {
    const auto other = here.find(name);
    const std::string place = fmt::format("testcase {}: ", name);
    json::object x = *testcase, y = other == here.end() ? nothing : *other->second;
    for (auto* one : {&x, &y}) {
      erase_usage(*one);
      one->erase(
          "counterexample");  // advice, as remarks are; whether it is asked for is up to who grades
    }
    if (other == here.end())
      list.push_back(place + "missing");
    else
      compare(x, y, place, list);
  }
  for (const auto& [name, testcase] : here) {
    if (!there.contains(name))
      list.push_back(fmt::format("testcase {}: is not in the report", name));
  }
  if (list.size() > most_disagreements) list.resize(most_disagreements);
  return list;
}

}  // namespace batch
