// A concept problem has no program to change. Instead each question is answered wrongly, which must
// cost its points and no others, and blind answers must not come far.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "proving/trial.hpp"
#include "runner/answers.hpp"

namespace proving {
namespace {

using problems::QuestionCase;
using Ask = QuestionCase::Ask;
using Answers = std::map<std::string, std::vector<std::string>>;  // by testcase; one unless choices

constexpr std::uint64_t seed = 1;
constexpr int most_for_blind_answers = 50;  // per cent of the secret points

const QuestionCase& question_of(const problems::Testcase& testcase) {
  return std::get<QuestionCase>(testcase.what);
}

// As a TOML basic string.
std::string quoted(const std::string& text) {
  std::string toml = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      toml += '\\';
      toml += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      toml += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      toml += c;
    }
  }
  return toml + "\"";
}

std::vector<problems::File> file_of(const problems::Problem& problem, const Answers& answers) {
  std::string toml;
  for (const auto& testcase : problem.testcases) {
    const auto found = answers.find(testcase.name);
    if (found == answers.end()) continue;
    std::vector<std::string> each;
    for (const auto& answer : found->second) each.push_back(quoted(answer));
    const bool many = question_of(testcase).ask == Ask::choices;
    toml += fmt::format("{} = {}{}{}\n", testcase.name, many ? "[" : "", fmt::join(each, ", "),
                        many ? "]" : "");
  }
  return {{problem.main_file, toml}};
}

Answers right_answers(const Trial& trial) {
  Answers answers;
  const auto& problem = trial.problem();
  for (const auto& [name, seen] :
       runner::read_answers(problem, trial.reference().files.at(0).text)) {
    const auto& value = seen.at(0).second;
    if (const auto* text = std::get_if<runner::Text>(&value.is)) {
      answers[name] = {text->utf8};
    } else {
      auto& keys = answers[name];
      for (const auto& item : std::get<runner::List>(value.is).items)
        keys.push_back(std::get<runner::Text>(item.is).utf8);
    }
  }
  return answers;
}

std::vector<std::vector<std::string>> wrong_answers(const QuestionCase& question,
                                                    const std::vector<std::string>& right) {
  std::vector<std::vector<std::string>> wrong;
  if (question.ask == Ask::output) {
    wrong = {{""}, {right.at(0) + "0"}, {"None"}};
    std::erase_if(wrong, [&](const auto& each) { return each == right; });
    return wrong;
  }
  for (const auto& [key, text] : question.options) {
    std::vector<std::string> other{key};
    if (question.ask == Ask::choices) {
      other = right;
      if (std::erase(other, key) == 0) other.push_back(key);
    }
    if (other != right) wrong.push_back(other);
  }
  return wrong;
}

void prove_wrong(Trial& trial, const problems::Testcase& testcase, const Answers& answers) {
  const auto report = trial.run(file_of(trial.problem(), answers), seed);
  ++trial.proof().cheaters;
  const std::string given = fmt::format("{}", fmt::join(answers.at(testcase.name), ", "));
  for (const auto& each : report.testcases) {
    const bool accepted = each.verdict == runner::Verdict::accepted;
    if (accepted && each.name == testcase.name)
      trial.fault("answer",
                  fmt::format("question '{}' takes '{}' for right as well", each.name, given));
    if (!accepted && each.name != testcase.name)
      trial.fault("answer", fmt::format("question '{}' fails when '{}' is answered '{}'", each.name,
                                        testcase.name, given));
  }
}

// The same letter everywhere, or all of them.
void prove_blind(Trial& trial, const std::string& letter) {
  Answers answers;
  int secret_points = 0, won = 0;
  for (const auto& testcase : trial.problem().testcases) {
    const auto& question = question_of(testcase);
    if (testcase.visibility == problems::Visibility::secret) secret_points += testcase.points;
    auto& answer = answers[testcase.name];
    for (const auto& [key, text] : question.options) {
      if (key == letter || letter == "all") answer.push_back(key);
    }
    if (question.ask != Ask::choices) answer = {letter};
  }
  const auto report = trial.run(file_of(trial.problem(), answers), seed);
  ++trial.proof().cheaters;
  for (const auto& each : report.testcases) {
    if (each.visibility == problems::Visibility::secret) won += each.score;
  }
  if (won * 100 > secret_points * most_for_blind_answers)
    trial.fault("cheater",
                fmt::format("answering '{}' to everything gives {} of the {} secret points; "
                            "move some of the right options",
                            letter, won, secret_points));
}

}  // namespace

void prove_questions(Trial& trial) {
  const auto right = right_answers(trial);
  const auto& testcases = trial.problem().testcases;
  std::set<std::string> letters{"all"};
  for (std::size_t i = 0; i < testcases.size(); ++i) {
    trial.progress("questions", i, testcases.size());
    const auto& question = question_of(testcases[i]);
    for (const auto& [key, text] : question.options) letters.insert(key);
    const auto found = right.find(testcases[i].name);
    if (found == right.end()) continue;  // the reference is not accepted, which was said
    for (auto& wrong : wrong_answers(question, found->second)) {
      Answers answers = right;
      answers[testcases[i].name] = std::move(wrong);
      prove_wrong(trial, testcases[i], answers);
    }
  }
  for (const auto& letter : letters) prove_blind(trial, letter);
}

}  // namespace proving
