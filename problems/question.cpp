// A concept problem's testcase: a question, and where its truth comes from.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "problems/manifest.hpp"
#include "problems/text.hpp"

namespace problems {
namespace {

constexpr TextShape question_shape{4000, true};
constexpr TextShape option_shape{1000, true};
constexpr TextShape option_key_shape{16};
constexpr TextShape file_name_shape{200};
constexpr Range option_count{2, 26};

const std::vector<std::string> ask_words{"output", "choice", "choices"};

void read_snippet(Table& table, Reading& reading, QuestionCase& question) {
  const auto name = table.text("snippet", Need::required, file_name_shape);
  if (!name) return;
  if (!name->ends_with(".py") && !name->ends_with(".sql") && !name->ends_with(".js")) {
    table.complain("snippet",
                   fmt::format("expected a .py, .sql or .js file, found \"{}\"", printable(*name)));
  } else if (!reading.has(*name)) {
    table.complain("snippet", fmt::format("no file {} in the package{}", printable(*name),
                                          did_you_mean(*name, reading.names())));
  } else {
    question.snippet_name = *name;
    question.snippet = reading.text(*name).value_or("");
  }
}

void read_options(Table& table, QuestionCase& question) {
  auto options = table.table("options", Need::required);
  if (!options) return;
  const auto keys = options->keys();
  const auto count = static_cast<std::int64_t>(keys.size());
  if (count < option_count.least || count > option_count.most) {
    table.complain("options", fmt::format("expected {} to {} of them, found {}", option_count.least,
                                          option_count.most, count));
    return;
  }
  for (const std::string& key : keys) {
    if (key.empty() || key.size() > option_key_shape.most ||
        key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") != std::string::npos) {
      options->complain(key, "expected a key of 1 to 16 characters: a-z, 0-9, - and _");
    }
    question.options[key] = options->text(key, Need::required, option_shape).value_or("");
  }
}

// Complains unless the answers are among the options, each once.
void check_answer(const Table& table, const QuestionCase& question) {
  std::vector<std::string> keys;
  for (const auto& [key, text] : question.options) keys.push_back(printable(key));
  for (std::size_t i = 0; i < question.answer.size(); ++i) {
    const std::string& answer = question.answer[i];
    if (!question.options.empty() && !question.options.contains(answer)) {
      table.complain("answer",
                     fmt::format("expected {}, found \"{}\"", either(keys), printable(answer)));
    } else if (i > 0 && question.answer[i - 1] == answer) {
      table.complain("answer", fmt::format("\"{}\" is there twice", printable(answer)));
    }
  }
}

void read_answer(Table& table, QuestionCase& question) {
  if (question.ask == QuestionCase::Ask::choice) {
    if (auto answer = table.text("answer", Need::required, option_key_shape)) {
      question.answer.push_back(std::move(*answer));
    }
  } else if (auto answers =
                 table.texts("answer", Need::required, option_key_shape, {1, option_count.most})) {
    question.answer = std::move(*answers);
  }
  std::sort(question.answer.begin(), question.answer.end());
  check_answer(table, question);
}

}  // namespace

QuestionCase read_question(Table& table, Reading& reading) {
  QuestionCase question;
  question.question = table.text("question", Need::required, question_shape).value_or("");
  const auto ask = table.one_of("ask", Need::required, ask_words);
  if (!ask) {
    for (const std::string_view key : {"snippet", "options", "answer"}) table.ignore(key);
    return question;
  }
  question.ask = static_cast<QuestionCase::Ask>(*ask);
  if (question.ask == QuestionCase::Ask::output) {
    read_snippet(table, reading, question);
    table.refuse("options", "belongs to ask = choice or choices");
    table.refuse("answer", "belongs to ask = choice or choices; here the snippet's output is it");
  } else {
    read_options(table, question);
    read_answer(table, question);
    table.refuse("snippet", "belongs to ask = output");
  }
  return question;
}

}  // namespace problems
