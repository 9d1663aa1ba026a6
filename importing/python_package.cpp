#include "importing/python_package.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "importing/manifest.hpp"
#include "importing/markdown.hpp"

namespace importing {
namespace {

namespace json = boost::json;

constexpr std::size_t most_cases = 200;

[[noreturn]] void refuse() { throw Refusal{"its programs disturb the importer"}; }

const json::value& at(const json::value& object, const char* key) {
  const auto* fields = object.if_object();
  const auto* value = fields == nullptr ? nullptr : fields->if_contains(key);
  if (value == nullptr) refuse();
  return *value;
}

std::string text_at(const json::value& object, const char* key) {
  const auto* text = at(object, key).if_string();
  if (text == nullptr) refuse();
  return std::string{*text};
}

int count_at(const json::value& object, const char* key) {
  const auto* number = at(object, key).if_int64();
  if (number == nullptr || *number < 0 || *number > 1'000'000) refuse();
  return static_cast<int>(*number);
}

const json::array& list_at(const json::value& object, const char* key) {
  const auto* list = at(object, key).if_array();
  if (list == nullptr) refuse();
  return *list;
}

std::string number_toml(const json::value& value) {
  boost::system::error_code error;
  const double number = value.to_number<double>(error);
  if (error || !std::isfinite(number)) refuse();
  return fmt::format("{}", number);
}

std::string near_toml(const json::value& checker) {
  const json::value& near = at(checker, "near");
  std::string text = "{ near = ";
  if (const auto* list = near.if_array()) {
    std::vector<std::string> numbers;
    for (const auto& each : *list) numbers.push_back(number_toml(each));
    text += fmt::format("[{}]", fmt::join(numbers, ", "));
  } else {
    text += number_toml(near);
  }
  for (const char* key : {"within", "closer_than", "relative"}) {
    if (checker.as_object().contains(key))
      text += fmt::format(", {} = {}", key, number_toml(at(checker, key)));
  }
  return text + " }";
}

std::vector<std::string> checkers_toml(const json::value& cases) {
  const auto* checkers = at(cases, "checkers").if_object();
  if (checkers == nullptr) refuse();
  std::vector<std::string> lines;
  for (const auto& [name, checker] : *checkers) {
    const std::string rule = text_at(checker, "rule");
    if (rule == "equal") continue;
    lines.push_back(fmt::format("{} = {}", toml_text(std::string{name}),
                                rule == "near" ? near_toml(checker) : toml_text(rule)));
  }
  return lines;
}

std::vector<NewTestcase> testcases_in(const json::value& answer) {
  const json::array& cases = list_at(answer, "cases");
  if (cases.empty() || cases.size() > most_cases) refuse();
  std::vector<NewTestcase> testcases;
  for (const auto& each : cases) {
    NewTestcase testcase;
    testcase.name = text_at(each, "name");
    testcase.visibility =
        testcases.empty() ? problems::Visibility::sample : problems::Visibility::secret;
    if (each.as_object().contains("points")) testcase.points = count_at(each, "points");
    testcase.call = text_at(each, "call");
    testcase.checkers = checkers_toml(each);
    testcases.push_back(std::move(testcase));
  }
  return testcases;
}

// The main file, and those beside it when there are some.
void put_reference(const json::value& answer, Draft& draft) {
  const std::string main = text_at(answer, "reference");
  const auto* files = answer.as_object().if_contains("files");
  const auto* others = files == nullptr ? nullptr : files->if_object();
  const std::string place = "submissions/accepted/reference";
  if (others == nullptr || others->empty()) {
    draft.files[place + ".py"] = main;
    return;
  }
  draft.files[place + "/solution.py"] = main;
  for (const auto& [name, text] : *others) {
    if (!text.is_string() || std::string_view{name}.find("..") != std::string_view::npos ||
        std::string_view{name}.starts_with('/'))
      refuse();
    draft.files[place + "/" + std::string{name}] = std::string{text.as_string()};
  }
}

}  // namespace

Draft python_package(const json::value& answer, const Task& task, const std::string& topic,
                     const DjangoApp& django) {
  Draft draft;
  draft.observed = count_at(answer, "observed");
  draft.inside = count_at(answer, "inside");
  draft.idle = count_at(answer, "idle");
  for (const auto& remark : list_at(answer, "reasons")) {
    if (!remark.is_string()) refuse();
    draft.remarks.emplace_back(remark.as_string());
  }
  Manifest manifest;
  manifest.id = task.id;
  manifest.title = text_at(answer, "title");
  manifest.topic = topic;
  manifest.inside = draft.inside > 0;
  manifest.limits = generous_limits();
  manifest.testcases = testcases_in(answer);
  if (!django.name.empty()) {
    manifest.kind = "django";
    manifest.tables.push_back("[django]\napp = " + toml_text(django.name));
    draft.files["models.py"] = django.models;
  }
  draft.testcases = static_cast<int>(manifest.testcases.size());
  const std::string starter = text_at(answer, "starter");
  draft.files["problem.toml"] = to_toml(manifest);
  draft.files["prompt.md"] = "# " + escaped_markdown(manifest.title) + "\n\n" +
                             escaped_markdown(text_at(answer, "prose")) + "\n\n## Start\n\n" +
                             fenced("python", starter);
  draft.files["starter.py"] = starter;
  put_reference(answer, draft);
  if (const std::string driver = text_at(answer, "driver");
      driver.find_first_not_of(" \n") != std::string::npos)
    draft.files["driver.py"] = driver;
  return draft;
}

}  // namespace importing
