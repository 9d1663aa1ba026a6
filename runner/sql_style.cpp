// SQL as words and signs, as far as style needs it. What is in quotes or in a comment is no word.
#include <algorithm>
#include <cctype>

#include "runner/style.hpp"

namespace runner {
namespace {

struct Word {
  std::string text;  // upper case; or one sign
  int line = 1;
};

std::size_t end_of_quoted(const std::string& text, std::size_t at) {
  const char close = text[at] == '[' ? ']' : text[at];
  return std::min(text.find(close, at + 1), text.size() - 1) + 1;
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0;
}

// Where the token at `at` ends; a comment, a quoted text and white space are skipped whole.
std::size_t end_of(const std::string& text, std::size_t at, bool& skipped) {
  skipped = true;
  if (text.compare(at, 2, "--") == 0) return std::min(text.find('\n', at), text.size());
  if (text.compare(at, 2, "/*") == 0) {
    const std::size_t end = text.find("*/", at + 2);
    return end == std::string::npos ? text.size() : end + 2;
  }
  if (std::string_view{"'\"`["}.find(text[at]) != std::string_view::npos)
    return end_of_quoted(text, at);
  skipped = std::isspace(static_cast<unsigned char>(text[at])) != 0;
  std::size_t end = at + 1;
  while (!skipped && is_word(text[at]) && end < text.size() && is_word(text[end])) ++end;
  return end;
}

std::vector<Word> words_of(const std::string& text) {
  std::vector<Word> words;
  int line = 1;
  for (std::size_t at = 0; at < text.size();) {
    bool skipped = false;
    const std::size_t end = end_of(text, at, skipped);
    std::string word = text.substr(at, end - at);
    const auto lines = static_cast<int>(std::count(word.begin(), word.end(), '\n'));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (!skipped) words.push_back({std::move(word), line});
    line += lines;
    at = end;
  }
  return words;
}

}  // namespace

std::vector<std::pair<std::string, int>> sql_style(const std::string& text) {
  std::vector<std::pair<std::string, int>> found;
  const auto words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].text;
    const std::string before = i > 0 ? words[i - 1].text : "";
    const char* rule = word == "OVER"                      ? "window function"
                       : word == "WITH"                    ? "common table expression"
                       : word == "JOIN"                    ? "join"
                       : word == "BY" && before == "GROUP" ? "group by"
                       : word == "UNION"                   ? "union"
                       : word == "SELECT" && before == "(" ? "subquery"
                                                           : nullptr;
    // WITH x AS (SELECT ...) is no subquery.
    const bool named = i > 1 && before == "(" &&
                       (words[i - 2].text == "AS" || words[i - 2].text == "MATERIALIZED");
    if (rule != nullptr && !(word == "SELECT" && named)) found.emplace_back(rule, words[i].line);
  }
  return found;
}

}  // namespace runner
