#include "runner/style.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runner/asking.hpp"
#include "runner/embedded.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

using Found = std::vector<std::pair<std::string, int>>;  // rule, line

constexpr const char* text_file = "text.txt";

// A package that no bank has: its driver reads a program that lies beside an empty submission.
problems::Problem reading_problem(const problems::StyleCase& style) {
  problems::Problem problem;
  problem.id = problem.digest = "viva:style";
  problem.driver = style_text;
  problem.main_file = "solution.py";
  problem.limits.memory_bytes = 256U << 20;
  problem.submissions.push_back({"accepted", "reference.py", {{"solution.py", ""}}});
  problems::Testcase testcase;
  testcase.name = "look";
  testcase.what = problems::CallCase{
      fmt::format("look('{}', {})", text_file, render(Value{Text{style.function}}))};
  problem.testcases = {testcase};
  return problem;
}

// Nothing where the cell had enough of it: a text of a million brackets.
std::optional<Found> python_style(WarmProblems& warm, const problems::StyleCase& style,
                                  const std::string& text) {
  const auto answers = ask(warm, reading_problem(style), {{"solution.py", ""}, {text_file, text}});
  const GuestReply* reply = answers.empty() ? nullptr : observed_in(answers[0]);
  if (reply == nullptr || reply->observations.empty()) return std::nullopt;
  const auto* list = std::get_if<List>(&reply->observations.back().second.is);
  if (list == nullptr) return std::nullopt;
  Found found;
  for (const Value& each : list->items) {
    const auto& pair = std::get<Tuple>(each.is).items;
    found.emplace_back(std::get<Text>(pair.at(0).is).utf8,
                       std::get<Integer>(pair.at(1).is).convert_to<int>());
  }
  return found;
}

// "a generator", "an async function", "group by", "a call of sorted"
std::string with_article(const std::string& rule) {
  const bool none = rule == "recursion" || rule == "with" || rule == "try" || rule == "group by" ||
                    rule == "yield from" || rule == "union" || rule == "one expression";
  if (none) return rule == "one expression" ? "one expression alone" : rule;
  return (std::string_view{"aeiou"}.find(rule[0]) != std::string_view::npos ? "an " : "a ") + rule;
}

int line_of(const Found& found, const std::string& rule) {
  const auto at = std::find_if(found.begin(), found.end(),
                               [&](const auto& each) { return each.first == rule; });
  return at == found.end() ? 0 : at->second;
}

}  // namespace

std::string look_at_style(WarmProblems& warm, const problems::Problem& problem,
                          const std::vector<problems::File>& files,
                          const problems::StyleCase& style) {
  const bool sql = problem.kind == problems::Kind::sqlite;
  const std::string& text = files.at(0).text;
  const auto found = sql ? sql_style(text) : python_style(warm, style, text);
  const std::string where = style.function.empty() ? std::string{} : " in " + style.function;
  if (!found) return fmt::format("What the program is made of{} cannot be seen.", where);
  if (!style.function.empty() && line_of(*found, "there") == 0)
    return fmt::format("There is no function or class {}.", style.function);
  std::string said;
  const auto say = [&](const std::string& sentence) {
    said += (said.empty() ? "" : " ") + sentence;
  };
  for (const auto& rule : style.required) {
    if (line_of(*found, rule) == 0)
      say(fmt::format("The question is about {}; there is none{}.", with_article(rule), where));
  }
  for (const auto& rule : style.forbidden) {
    if (const int line = line_of(*found, rule); line > 0)
      say(fmt::format("Line {} has {}; the question is how to do without.", line,
                      with_article(rule)));
  }
  return said;
}

}  // namespace runner
