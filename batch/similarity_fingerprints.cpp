#include "batch/similarity_fingerprints.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "languages/scanner.hpp"
#include "languages/tokens.hpp"

namespace batch {
namespace {

using languages::Token;
using problems::Kind;

// A token as far as it counts: names are one and the same, so are numbers, and so are texts.
struct Symbol {
  std::uint64_t hash = 0;
  std::size_t line = 0;
};

constexpr std::array python_words{
    "False",  "None",     "True",   "and", "as",    "assert", "async",  "await",    "break", "case",
    "class",  "continue", "def",    "del", "elif",  "else",   "except", "finally",  "for",   "from",
    "global", "if",       "import", "in",  "is",    "lambda", "match",  "nonlocal", "not",   "or",
    "pass",   "raise",    "return", "try", "while", "with",   "yield"};
constexpr std::array javascript_words{
    "async",    "await",  "break",  "case",      "catch",      "class",  "const",   "continue",
    "default",  "delete", "do",     "else",      "extends",    "false",  "finally", "for",
    "function", "get",    "if",     "in",        "instanceof", "let",    "new",     "null",
    "of",       "return", "set",    "static",    "super",      "switch", "this",    "throw",
    "true",     "try",    "typeof", "undefined", "var",        "void",   "while",   "yield"};
constexpr std::array sql_words{
    "ADD",       "ALL",     "ALTER",   "AND",       "AS",         "ASC",     "AVG",
    "BEFORE",    "BEGIN",   "BETWEEN", "BY",        "CASE",       "CAST",    "CHECK",
    "COALESCE",  "COUNT",   "CREATE",  "CROSS",     "DEFAULT",    "DELETE",  "DESC",
    "DISTINCT",  "DROP",    "EACH",    "ELSE",      "END",        "EXCEPT",  "EXISTS",
    "FOR",       "FOREIGN", "FROM",    "FULL",      "GROUP",      "HAVING",  "IF",
    "IN",        "INDEX",   "INNER",   "INSERT",    "INTERSECT",  "INTO",    "IS",
    "JOIN",      "KEY",     "LAG",     "LEAD",      "LEFT",       "LIKE",    "LIMIT",
    "MAX",       "MIN",     "NATURAL", "NEW",       "NOT",        "NULL",    "NULLIF",
    "OFFSET",    "OLD",     "ON",      "OR",        "ORDER",      "OUTER",   "OVER",
    "PARTITION", "PRIMARY", "RANK",    "RECURSIVE", "REFERENCES", "REPLACE", "RETURNING",
    "RIGHT",     "ROUND",   "ROW",     "ROWS",      "ROW_NUMBER", "SELECT",  "SET",
    "SUM",       "TABLE",   "THEN",    "TRIGGER",   "UNION",      "UNIQUE",  "UPDATE",
    "USING",     "VALUES",  "VIEW",    "WHEN",      "WHERE",      "WINDOW",  "WITH"};

std::string capitals(std::string_view word) {
  std::string text{word};
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

bool is_keyword(std::string_view word, Kind kind) {
  const auto among = [word](const auto& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  if (kind == Kind::sqlite) return among(sql_words);
  return kind == Kind::javascript ? among(javascript_words) : among(python_words);
}

std::uint64_t hash_of(std::string_view text) {  // FNV-1a
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

std::uint64_t symbol_of(const Token& token, Kind kind) {
  switch (token.kind) {
    case Token::Kind::word: {
      const std::string word =
          kind == Kind::sqlite ? capitals(token.text) : std::string{token.text};
      return hash_of(is_keyword(word, kind) ? word : "a name");
    }
    case Token::Kind::quoted:
      return hash_of("a name");
    case Token::Kind::number:
      return hash_of("a number");
    case Token::Kind::text:
    case Token::Kind::blob:
    case Token::Kind::pattern:
      return hash_of("a text");
    case Token::Kind::template_:
      return hash_of(token.text.ends_with("${") ? "a text before" : "a text");
    case Token::Kind::deeper:
      return hash_of("deeper");
    case Token::Kind::back:
      return hash_of("back");
    case Token::Kind::sign:
      break;
  }
  return hash_of(token.text);
}

// Words and signs of a text that its own language refuses: what was cut off, or of another.
std::vector<Token> rough_tokens(std::string_view text) {
  using languages::is_digit;
  using languages::is_letter;
  languages::Scanner scan{text};
  std::vector<Token> tokens;
  while (!scan.at_end()) {
    const std::size_t begin = scan.at();
    const char c = scan.peek();
    auto kind = Token::Kind::sign;
    scan.skip(1);
    if (languages::is_space(c)) continue;
    if (is_letter(c) || is_digit(c)) {
      kind = is_digit(c) ? Token::Kind::number : Token::Kind::word;
      scan.skip_while([](char next) { return is_letter(next) || is_digit(next); });
    }
    tokens.push_back(scan.token(kind, begin));
  }
  return tokens;
}

std::vector<Token> tokens_of(std::string_view text, Kind kind) {
  try {
    if (kind == Kind::sqlite) return languages::sql_tokens(text);
    if (kind == Kind::javascript) return languages::javascript_tokens(text);
    return languages::python_tokens(text);
  } catch (const languages::TokenError&) {
    return rough_tokens(text);
  }
}

// A text of Python's that is a statement by itself is a comment by another name.
bool is_docstring(std::string_view text, const Token& token) {
  if (token.kind != Token::Kind::text) return false;
  const auto before = text.substr(0, token.begin).find_last_not_of(" \t");
  const auto behind = text.find_first_not_of(" \t\r", token.end());
  return (before == text.npos || text[before] == '\n') &&
         (behind == text.npos || text[behind] == '\n' || text[behind] == '#');
}

std::vector<Symbol> symbols_of(std::string_view text, Kind kind) {
  std::vector<Symbol> symbols;
  if (kind == Kind::concept_) return symbols;
  const bool python = kind != Kind::sqlite && kind != Kind::javascript;
  std::size_t line = 1;
  std::size_t at = 0;
  int depth = 0;
  for (const Token& token : tokens_of(text, kind)) {
    line += static_cast<std::size_t>(
        std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                   text.begin() + static_cast<std::ptrdiff_t>(token.begin), '\n'));
    at = token.begin;
    if (token.is_sign("(") || token.is_sign("[") || token.is_sign("{")) ++depth;
    if (token.is_sign(")") || token.is_sign("]") || token.is_sign("}")) --depth;
    if (python && depth == 0 && is_docstring(text, token)) continue;
    symbols.push_back({symbol_of(token, kind), line});
  }
  return symbols;
}

std::uint32_t mixed(std::uint64_t hash) {  // the last step of SplitMix64
  hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
  return static_cast<std::uint32_t>((hash ^ (hash >> 31U)) >> 32U);
}

// One for each run, in order.
std::vector<Fingerprint> runs_of(const std::vector<Symbol>& symbols) {
  std::vector<Fingerprint> runs;
  for (std::size_t i = 0; i + run_length <= symbols.size(); ++i) {
    const std::size_t last = symbols[i + run_length - 1].line;
    if (last > std::numeric_limits<std::uint16_t>::max()) break;
    std::uint64_t hash = 0;
    for (std::size_t n = 0; n < run_length; ++n)
      hash = hash * 0x9e3779b97f4a7c15U + symbols[i + n].hash;
    runs.push_back({mixed(hash), static_cast<std::uint16_t>(symbols[i].line),
                    static_cast<std::uint16_t>(last)});
  }
  return runs;
}

}  // namespace

std::vector<Fingerprint> fingerprints(std::string_view text, Kind kind) {
  const auto runs = runs_of(symbols_of(text, kind));
  std::vector<Fingerprint> chosen;
  const std::size_t width = std::min(window, runs.size());
  std::size_t last = runs.size();
  for (std::size_t begin = 0; width > 0 && begin + width <= runs.size(); ++begin) {
    std::size_t least = begin;  // of equal ones the last, so that it stays the choice for long
    for (std::size_t i = begin; i < begin + width; ++i)
      if (runs[i].hash <= runs[least].hash) least = i;
    if (least != last) chosen.push_back(runs[least]);
    last = least;
  }
  return chosen;
}

std::unordered_set<std::uint32_t> all_runs(std::string_view text, Kind kind) {
  std::unordered_set<std::uint32_t> hashes;
  for (const auto& run : runs_of(symbols_of(text, kind))) hashes.insert(run.hash);
  return hashes;
}

}  // namespace batch
