#include "runner/counterexample/sql_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "languages/tokens.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

using languages::Token;
using Tokens = std::vector<Token>;

// What SQLite does not take for a name without quotes.
constexpr std::string_view reserved_words = R"( ADD ALL ALTER AND AS AUTOINCREMENT BETWEEN CASE
 CHECK COLLATE COMMIT CONSTRAINT CREATE CROSS CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DEFAULT
 DEFERRABLE DELETE DISTINCT DROP ELSE ESCAPE EXCEPT EXISTS FOREIGN FROM FULL GROUP HAVING IN INDEX
 INNER INSERT INTERSECT INTO IS ISNULL JOIN LEFT LIMIT NATURAL NOT NOTHING NOTNULL NULL ON OR ORDER
 OUTER PRIMARY REFERENCES RETURNING RIGHT SELECT SET TABLE THEN TO TRANSACTION UNION UNIQUE UPDATE
 USING VALUES WHEN WHERE )";

std::string hex(std::string_view bytes) {
  std::string out = "X'";
  for (const char c : bytes) out += fmt::format("{:02X}", static_cast<unsigned char>(c));
  return out + "'";
}

std::string doubled(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) out.append(c == quote ? 2 : 1, c);
  return out + quote;
}

std::string text_literal(const std::string& text) {
  if (printable(text) == text && text.find_first_of("\n\t") == text.npos)
    return doubled(text, '\'');
  return "CAST(" + hex(text) + " AS TEXT)";
}

std::string real_literal(double number) {
  if (std::isinf(number)) return number > 0 ? "9e999" : "-9e999";
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".e") == text.npos) text += ".0";
  return text;
}

// A text that is not of the language has no tokens; it is shown or refused as a whole.
Tokens tokens_of(std::string_view text, Language language = Language::sql) {
  try {
    return language == Language::sql ? languages::sql_tokens(text) : languages::python_tokens(text);
  } catch (const languages::TokenError&) {
    return {};
  }
}

std::string one_line(std::string_view sql, const Tokens& tokens, std::size_t first,
                     std::size_t behind) {
  std::string out;
  for (std::size_t i = first; i < behind; ++i) {
    if (i > first && tokens[i].begin > tokens[i - 1].end()) out += ' ';
    out += sql.substr(tokens[i].begin, tokens[i].text.size());
  }
  return out;
}

bool begins_a_trigger(const Tokens& tokens, std::size_t at) {
  if (at + 2 >= tokens.size() || !tokens[at].is("CREATE")) return false;
  return tokens[at + 1].is("TRIGGER") || tokens[at + 2].is("TRIGGER");
}

std::string name_in(const Token& token) {
  if (token.kind != Token::Kind::quoted) return std::string{token.text};
  const char close = token.text.back();
  std::string name;
  for (std::size_t i = 1; i + 1 < token.text.size(); ++i) {
    name += token.text[i];
    if (token.text[i] == close) ++i;
  }
  return name;
}

bool is_name(const Token& token) {
  return token.kind == Token::Kind::word || token.kind == Token::Kind::quoted;
}

// The first token outside of brackets, from `at`, that is one of these words.
template <typename Is>
std::size_t first_outside(const Tokens& tokens, std::size_t at, Is is) {
  for (; at < tokens.size(); ++at) {
    if (is(at)) return at;
    if (tokens[at].is_sign("(")) at = languages::closing(tokens, at);
  }
  return tokens.size();
}

bool is_literal(const Token& token) {
  return token.kind == Token::Kind::number || token.kind == Token::Kind::text ||
         token.kind == Token::Kind::blob;
}

// The texts between the commas of a list.
std::vector<std::string> items_between(const std::string& text, const Tokens& tokens,
                                       std::size_t open, std::size_t close) {
  std::vector<std::string> items;
  std::size_t first = open + 1;
  while (first < close && close < tokens.size()) {
    std::size_t end = first;
    while (end < close && !tokens[end].is_sign(",")) {
      const bool opens =
          tokens[end].is_sign("(") || tokens[end].is_sign("[") || tokens[end].is_sign("{");
      end = opens ? languages::closing(tokens, end) + 1 : end + 1;
    }
    if (end > close) return {};
    items.push_back(text.substr(tokens[first].begin, tokens[end - 1].end() - tokens[first].begin));
    first = end + 1;
  }
  return items;
}

}  // namespace

std::optional<std::string> sql_literal(const Value& value) {
  if (std::holds_alternative<None>(value.is)) return "NULL";
  if (const auto* integer = std::get_if<Integer>(&value.is)) return integer->str();
  if (const auto* real = std::get_if<double>(&value.is)) return real_literal(*real);
  if (const auto* text = std::get_if<Text>(&value.is)) return text_literal(text->utf8);
  if (const auto* bytes = std::get_if<Bytes>(&value.is)) return hex(bytes->bytes);
  return std::nullopt;
}

bool is_integer_literal(std::string_view literal) {
  if (literal.starts_with('-')) literal.remove_prefix(1);
  return !literal.empty() && literal.size() < 18 &&
         literal.find_first_not_of("0123456789") == literal.npos;
}

bool is_text_literal(std::string_view literal) { return literal.starts_with('\''); }

std::string sql_name(const std::string& name) {
  const bool plain = is_identifier(name) && name.find('$') == name.npos &&
                     std::all_of(name.begin(), name.end(), [](char c) { return c > 0; });
  std::string word = name;
  std::transform(word.begin(), word.end(), word.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const auto at = reserved_words.find(word);
  const bool reserved = at != reserved_words.npos && reserved_words[at - 1] <= ' ' &&
                        reserved_words[at + word.size()] <= ' ';
  return plain && !reserved ? name : doubled(name, '"');
}

bool draws_at_random(const std::string& sql) {
  const auto tokens = tokens_of(sql);
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.is("RANDOM") || token.is("RANDOMBLOB");
  });
}

bool is_about_the_schema(const std::string& query) {
  const auto tokens = tokens_of(query);
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    const std::string name = name_in(token);
    return token.is("EXPLAIN") || token.is("PRAGMA") || name.starts_with("pragma_") ||
           name.starts_with("sqlite_");
  });
}

std::vector<std::string> sql_statements(const std::string& script) {
  const auto tokens = tokens_of(script);
  if (tokens.empty())
    return script.find_first_not_of(" \n\t;") == script.npos ? std::vector<std::string>{}
                                                             : std::vector{script};
  std::vector<std::string> statements;
  std::size_t first = 0;
  for (std::size_t i = 0; i <= tokens.size(); ++i) {
    if (i < tokens.size() && !tokens[i].is_sign(";")) continue;
    const bool inside = i < tokens.size() && begins_a_trigger(tokens, first) &&
                        !(tokens[i - 1].is("END") && tokens[i - 2].is_sign(";"));
    if (inside) continue;
    if (i > first) statements.push_back(one_line(script, tokens, first, i));
    first = i + 1;
  }
  return statements;
}

std::optional<InsertParts> insert_parts(const std::string& statement) {
  const auto tokens = tokens_of(statement);
  if (tokens.empty() || !(tokens[0].is("INSERT") || tokens[0].is("REPLACE"))) return std::nullopt;
  std::size_t at = 1;
  while (at < tokens.size() && !tokens[at].is("INTO")) ++at;
  if (++at >= tokens.size() || !is_name(tokens[at])) return std::nullopt;
  InsertParts parts;
  parts.statement.table = name_in(tokens[at++]);
  if (at < tokens.size() && tokens[at].is_sign("(")) {
    const std::size_t close = languages::closing(tokens, at);
    for (++at; at < close; ++at)
      if (is_name(tokens[at])) parts.statement.columns.push_back(name_in(tokens[at]));
    ++at;
  }
  const bool has_rows = at < tokens.size() && (tokens[at].is("VALUES") || tokens[at].is("SELECT") ||
                                               tokens[at].is("WITH"));
  if (!has_rows) return std::nullopt;
  const std::size_t tail = first_outside(tokens, at, [&](std::size_t i) {
    const bool conflict =
        tokens[i].is("ON") && i + 1 < tokens.size() && tokens[i + 1].is("CONFLICT");
    return conflict || tokens[i].is("RETURNING");
  });
  parts.statement.head = one_line(statement, tokens, 0, at);
  parts.source = one_line(statement, tokens, at, tail);
  parts.statement.tail = one_line(statement, tokens, tail, tokens.size());
  return parts;
}

std::string tuple_text(const Cells& cells) { return fmt::format("({})", fmt::join(cells, ", ")); }

std::string in_lines(const std::string& sql, std::size_t width) {
  const auto tokens = tokens_of(sql);
  std::string out;
  std::size_t line = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool apart = i > 0 && tokens[i].begin > tokens[i - 1].end();
    std::size_t next = i + 1;  // up to where the line may be broken again
    while (next < tokens.size() && tokens[next].begin == tokens[next - 1].end()) ++next;
    const std::size_t length = tokens[next - 1].end() - tokens[i].begin;
    if (apart && line + 1 + length > width) {
      out += "\n  ";
      line = 2;
    } else if (apart) {
      out += ' ';
      ++line;
    }
    out += tokens[i].text;
    line += tokens[i].text.size();
  }
  return tokens.empty() ? sql : out;
}

std::string insert_text(const std::string& head, const std::vector<Cells>& rows,
                        std::size_t width) {
  std::vector<std::string> tuples;
  for (const auto& row : rows) tuples.push_back(tuple_text(row));
  std::string line = fmt::format("{} VALUES {}", head, fmt::join(tuples, ", "));
  if (line.size() <= width) return line;
  return fmt::format("{}\n  {}", in_lines(head + " VALUES", width), fmt::join(tuples, ",\n  "));
}

std::string SqlStatement::text(std::size_t width) const {
  if (rows.empty()) return in_lines(head, width);
  const std::string text = insert_text(head, rows, width);
  if (tail.empty()) return text;
  const bool fits = text.find('\n') == text.npos && text.size() + tail.size() < width;
  return text + (fits ? " " : "\n  ") + in_lines(tail, width);
}

std::vector<std::string> literals_in(const std::string& text, Language language) {
  std::vector<std::string> literals;
  for (const auto& token : tokens_of(text, language))
    if (is_literal(token)) literals.emplace_back(token.text);
  return literals;
}

std::string with_literals(const std::string& text, const std::vector<std::string>& literals,
                          Language language) {
  std::string out;
  std::size_t from = 0;
  std::size_t next = 0;
  for (const auto& token : tokens_of(text, language)) {
    if (!is_literal(token) || next == literals.size()) continue;
    out.append(text, from, token.begin - from).append(literals[next++]);
    from = token.end();
  }
  return out.append(text, from, text.npos);
}

std::vector<std::string> with_shorter_lists(const std::string& python) {
  const auto tokens = tokens_of(python, Language::python);
  std::vector<std::string> shorter;
  for (std::size_t open = 0; open < tokens.size(); ++open) {
    if (!tokens[open].is_sign("[")) continue;
    const std::size_t close = languages::closing(tokens, open);
    const auto items = items_between(python, tokens, open, close);
    if (close == tokens.size() || items.empty()) continue;
    const std::string before = python.substr(0, tokens[open].end());
    const std::string behind = python.substr(tokens[close].begin);
    shorter.push_back(before + behind);
    if (items.size() == 1) continue;
    for (const auto& item : items) shorter.push_back(before + item + behind);
    for (std::size_t gone = 0; items.size() > 2 && gone < items.size(); ++gone) {
      auto left = items;
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(gone));
      shorter.push_back(fmt::format("{}{}{}", before, fmt::join(left, ", "), behind));
    }
  }
  return shorter;
}

}  // namespace runner
