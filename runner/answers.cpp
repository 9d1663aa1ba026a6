#include "runner/answers.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "problems/text.hpp"
#include "problems/toml.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

using Ask = problems::QuestionCase::Ask;

// The guards against what toml++ does not bear are the package loader's.
toml::table parse(const std::string& text) {
  if (const auto fault = problems::find_fault(text)) throw AnswersError{fault->line, fault->what};
  problems::Complaints complaints{"submission"};
  auto table = problems::parse_toml("answers.toml", text, complaints);
  if (!table) throw AnswersError{0, complaints.text()};
  return *std::move(table);
}

[[noreturn]] void wrong_type(const toml::node& node, const std::string& name,
                             const std::string& wanted) {
  throw AnswersError{static_cast<int>(node.source().begin.line),
                     name + ": the answer must be " + wanted};
}

Value list_of(std::set<std::string> keys) {
  List list;
  for (const auto& key : keys) list.items.push_back(Value{Text{key}});
  return Value{std::move(list)};
}

// The keys of options have no capital letters, so that "B" can only mean "b".
std::string option_key(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::set<std::string> chosen(const toml::node& node, const std::string& name) {
  const auto* array = node.as_array();
  if (array == nullptr) wrong_type(node, name, "a list of letters, such as [\"a\", \"c\"]");
  std::set<std::string> keys;
  for (const auto& item : *array) {
    const auto key = item.value<std::string>();
    if (!key) wrong_type(item, name, "a list of letters, such as [\"a\", \"c\"]");
    keys.insert(option_key(*key));
  }
  return keys;
}

Value answer_of(const toml::node& node, const problems::Testcase& testcase,
                const problems::QuestionCase& question) {
  if (question.ask == Ask::choices) return list_of(chosen(node, testcase.name));
  const auto text = node.value_exact<std::string>();
  if (!text)
    wrong_type(node, testcase.name,
               question.ask == Ask::output ? "a text" : "a letter, such as \"b\"");
  return Value{Text{question.ask == Ask::output ? *text : option_key(*text)}};
}

}  // namespace

std::map<std::string, Observations> read_answers(const problems::Problem& problem,
                                                 const std::string& text) {
  const toml::table table = parse(text);
  std::map<std::string, Observations> answers;
  for (const auto& testcase : problem.testcases) {
    const auto* node = table.get(testcase.name);
    if (node == nullptr) continue;
    const auto& question = std::get<problems::QuestionCase>(testcase.what);
    answers[testcase.name].emplace_back("answer", answer_of(*node, testcase, question));
  }
  for (const auto& [key, node] : table) {
    const std::string_view name = key.str();  // clang 14 captures no structured binding
    const auto known = [&](const auto& testcase) { return testcase.name == name; };
    if (std::none_of(problem.testcases.begin(), problem.testcases.end(), known)) {
      throw AnswersError{static_cast<int>(node.source().begin.line),
                         visible(key.str(), 80) + ": there is no such question"};
    }
  }
  return answers;
}

Observations answer_key(const problems::QuestionCase& question, const std::string& snippet_output) {
  Observations key;
  if (question.ask == Ask::output) {
    key.emplace_back("answer", Value{Text{snippet_output}});
  } else if (question.ask == Ask::choice) {
    key.emplace_back("answer", Value{Text{question.answer.at(0)}});
  } else {
    key.emplace_back("answer", list_of({question.answer.begin(), question.answer.end()}));
  }
  return key;
}

}  // namespace runner
