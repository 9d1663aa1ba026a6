#include "proving/sql_mutants.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "languages/tokens.hpp"
#include "proving/edits.hpp"

namespace proving {
namespace {

using Kind = Token::Kind;

struct Swap {
  std::string_view from, to;
};

constexpr std::array signs{Swap{"=", "<>"},  Swap{"==", "<>"}, Swap{"<>", "="}, Swap{"!=", "="},
                           Swap{"<", "<="},  Swap{"<=", "<"},  Swap{">", ">="}, Swap{">=", ">"},
                           Swap{"+", "-"},   Swap{"-", "+"},   Swap{"/", "*"},  Swap{"%", "/"},
                           Swap{"<<", ">>"}, Swap{">>", "<<"}, Swap{"&", "|"},  Swap{"|", "&"}};

constexpr std::array words{Swap{"AND", "OR"},
                           Swap{"OR", "AND"},
                           Swap{"LEFT", "INNER"},
                           Swap{"INNER", "LEFT"},
                           Swap{"CROSS", "LEFT"},
                           Swap{"ASC", "DESC"},
                           Swap{"DESC", "ASC"},
                           Swap{"MIN", "MAX"},
                           Swap{"MAX", "MIN"},
                           Swap{"SUM", "COUNT"},
                           Swap{"AVG", "SUM"},
                           Swap{"TOTAL", "SUM"},
                           Swap{"COUNT", "MAX"},
                           Swap{"ROW_NUMBER", "RANK"},
                           Swap{"RANK", "DENSE_RANK"},
                           Swap{"DENSE_RANK", "RANK"},
                           Swap{"LAG", "LEAD"},
                           Swap{"LEAD", "LAG"},
                           Swap{"UPPER", "LOWER"},
                           Swap{"LOWER", "UPPER"},
                           Swap{"FIRST_VALUE", "LAST_VALUE"},
                           Swap{"LAST_VALUE", "FIRST_VALUE"},
                           Swap{"EXCEPT", "INTERSECT"},
                           Swap{"INTERSECT", "EXCEPT"},
                           Swap{"BEFORE", "AFTER"},
                           Swap{"AFTER", "BEFORE"},
                           Swap{"OLD", "NEW"},
                           Swap{"NEW", "OLD"},
                           Swap{"CASCADE", "SET NULL"},
                           Swap{"RESTRICT", "CASCADE"},
                           Swap{"IGNORE", "REPLACE"},
                           Swap{"ABORT", "IGNORE"},
                           Swap{"ROWS", "RANGE"},
                           Swap{"RANGE", "ROWS"},
                           Swap{"PRECEDING", "FOLLOWING"},
                           Swap{"FOLLOWING", "PRECEDING"},
                           Swap{"EXISTS", "NOT EXISTS"}};

constexpr std::array droppable{"DISTINCT", "UNIQUE", "RECURSIVE", "DEFERRED", "STRICT"};

class SqlMutator {
 public:
  explicit SqlMutator(const std::string& text)
      : text_{text}, tokens_{languages::sql_tokens(text)}, edits_{text, tokens_} {}

  std::vector<Mutant> all() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      change_sign();
      change_word();
      change_null_test();
      change_condition();
      change_order();
      drop_words();
      change_literal();
    }
    delete_statements();
    return mutants_of(text_, edits_.take());
  }

 private:
  [[nodiscard]] const Token& token(std::ptrdiff_t offset = 0) const {
    static const Token none;
    const auto index = static_cast<std::ptrdiff_t>(at_) + offset;
    const bool inside = index >= 0 && index < static_cast<std::ptrdiff_t>(tokens_.size());
    return inside ? tokens_[static_cast<std::size_t>(index)] : none;
  }
  [[nodiscard]] bool is_operand_before() const;
  [[nodiscard]] bool is_and_of_between() const;
  [[nodiscard]] std::size_t end_of_clause() const;
  void change_sign();
  void change_word();
  void change_null_test();
  void change_condition();
  void change_order();
  void change_term(std::size_t last);
  void drop_words();
  void drop_clause(std::string_view name);
  void change_literal();
  void delete_statements();

  const std::string& text_;
  std::vector<Token> tokens_;
  Edits edits_;
  std::size_t at_ = 0;
};

// Else a sign is one number's own, or a star all columns.
bool SqlMutator::is_operand_before() const {
  const Token& before = token(-1);
  if (before.kind == Kind::sign) return before.is_sign(")");
  if (before.kind != Kind::word) return before.kind != Kind::sign;
  for (const char* word : {"SELECT", "DISTINCT", "WHERE", "AND", "OR", "WHEN", "THEN", "ELSE", "BY",
                           "LIMIT", "RETURN", "VALUES", "NOT", "IN", "BETWEEN", "HAVING", "ON"}) {
    if (before.is(word)) return false;
  }
  return true;
}

void SqlMutator::change_sign() {
  if (token().kind != Kind::sign) return;
  if (token().is_sign("*")) {
    if (is_operand_before() && !token(-1).is_sign(".") && !token(1).is_sign(")"))
      edits_.replace(at_, "+");
    return;
  }
  if ((token().is_sign("-") || token().is_sign("+")) && !is_operand_before()) {
    if (token().is_sign("-")) edits_.replace(at_, "", "- dropped");
    return;
  }
  for (const auto& [from, to] : signs) {
    if (token().is_sign(from)) edits_.replace(at_, to);
  }
}

bool SqlMutator::is_and_of_between() const {
  int depth = 0;
  for (std::size_t i = at_; i-- > 0;) {
    const Token& each = tokens_[i];
    if (each.is_sign(")")) ++depth;
    if (each.is_sign("(") && --depth < 0) return false;
    if (depth > 0) continue;
    if (each.is("BETWEEN")) return true;
    if (each.is("AND") || each.is("OR") || each.is("WHERE") || each.is("ON") || each.is("WHEN") ||
        each.is_sign(";"))
      return false;
  }
  return false;
}

void SqlMutator::change_word() {
  if (token().kind != Kind::word) return;
  const bool join_ahead = token(1).is("JOIN") || (token(1).is("OUTER") && token(2).is("JOIN"));
  for (const auto& [from, to] : words) {
    if (!token().is(from)) continue;
    if ((from == "LEFT" || from == "CROSS" || from == "INNER") && !join_ahead) continue;
    if (from == "AND" && is_and_of_between()) continue;
    if (from == "OR" && (token(-1).is("INSERT") || token(-1).is("UPDATE"))) continue;
    if (from == "EXISTS" && (token(-1).is("NOT") || token(-1).is("IF"))) continue;
    if (from == "LEFT" && token(1).is("OUTER")) {
      edits_.replace_through(at_, at_ + 1, "INNER", "LEFT OUTER becomes INNER");
    } else {
      edits_.replace(at_, to);
    }
  }
  if (token().is("JOIN") &&
      (token(-1).kind != Kind::word || !is_operand_before() ||
       (!token(-1).is("LEFT") && !token(-1).is("INNER") && !token(-1).is("OUTER") &&
        !token(-1).is("CROSS") && !token(-1).is("NATURAL") && !token(-1).is("RIGHT") &&
        !token(-1).is("FULL"))))
    edits_.replace(at_, "LEFT JOIN");
  if (token().is("UNION")) {
    if (token(1).is("ALL")) {
      edits_.replace_through(at_, at_ + 1, "UNION", "UNION ALL becomes UNION");
    } else {
      edits_.replace(at_, "UNION ALL");
    }
  }
  if (token().is("IN") && !token(-1).is("NOT") &&
      (token(1).is_sign("(") || token(1).kind == Kind::word))
    edits_.replace(at_, "NOT IN");
}

// IS and = differ in NULL alone.
void SqlMutator::change_null_test() {
  if (!token().is("IS")) return;
  if (token(1).is("NOT") && !token(2).is("DISTINCT")) {
    edits_.replace_through(at_, at_ + 1, "IS", "IS NOT becomes IS");
    edits_.replace_through(at_, at_ + 1, "<>", "IS NOT becomes <>");
  } else if (!token(1).is("DISTINCT") && !token(1).is("NOT")) {
    edits_.replace(at_, "IS NOT");
    edits_.replace(at_, "=");
  }
}

void SqlMutator::change_condition() {
  const bool check = token().is("CHECK") && token(1).is_sign("(");
  if (check || token().is("WHERE") || token().is("HAVING") || token().is("WHEN") ||
      token().is("ON")) {
    const std::size_t before = at_ + (check ? 2 : 1);
    if (before >= tokens_.size()) return;
    const std::string name{token().text};
    edits_.insert_before(before, "1 OR ", "1 OR after " + name);
    if (!check) edits_.insert_before(before, "0 AND ", "0 AND after " + name);
  }
}

// The first token that is no part of the terms after BY.
std::size_t SqlMutator::end_of_clause() const {
  std::size_t i = at_ + 2;
  while (i < tokens_.size()) {
    const Token& each = tokens_[i];
    if (each.is_sign("(")) {
      i = closing(tokens_, i) + 1;
      continue;
    }
    if (each.is_sign(")") || each.is_sign(";")) break;
    bool ends = false;
    for (const char* word : {"LIMIT", "ORDER", "HAVING", "ROWS", "RANGE", "GROUPS", "WINDOW",
                             "UNION", "EXCEPT", "INTERSECT"})
      ends = ends || each.is(word);
    if (ends) break;
    ++i;
  }
  return std::min(i, tokens_.size());
}

// Terms without ASC or DESC.
void SqlMutator::change_order() {
  if (!token().is("ORDER") || !token(1).is("BY")) return;
  const std::size_t end = end_of_clause();
  for (std::size_t i = at_ + 2; i < end; ++i) {
    if (tokens_[i].is_sign("(")) i = std::min(closing(tokens_, i), end - 1);
    if (i + 1 == end || tokens_[i + 1].is_sign(",")) change_term(i);
  }
  drop_clause("ORDER BY");
}

void SqlMutator::change_term(std::size_t last) {
  const Token& token = tokens_[last];
  if (token.is("ASC") || token.is("DESC") || token.is_sign(",")) return;
  edits_.insert_after(last, " DESC", "order of " + std::string{token.text} + " becomes DESC");
}

void SqlMutator::drop_clause(std::string_view name) {
  const std::size_t end = end_of_clause();
  if (end > at_ + 2) edits_.replace_through(at_, end - 1, "", std::string{name} + " dropped");
}

void SqlMutator::drop_words() {
  if (token().kind != Kind::word) return;
  for (const char* word : droppable) {
    if (token().is(word)) edits_.replace(at_, "", std::string{word} + " dropped");
  }
  if (token().is("NOT")) {
    if (token(1).is("NULL") && !token(-1).is("IS")) {
      edits_.replace_through(at_, at_ + 1, "", "NOT NULL dropped");
    } else if (!token(-1).is("IS") && !(token(-1).is("IF"))) {
      edits_.replace(at_, "", "NOT dropped");
    }
  }
  if (token().is("PRIMARY") && token(1).is("KEY"))
    edits_.replace_through(at_, at_ + 1, "", "PRIMARY KEY dropped");
  if (token().is("COLLATE") && token(1).kind == Kind::word)
    edits_.replace_through(at_, at_ + 1, "", "COLLATE dropped");
  if (token().is("OF") && token(1).kind == Kind::word && token(2).is("ON"))
    edits_.replace_through(at_, at_ + 1, "", "OF dropped");
  if (token().is("PARTITION") && token(1).is("BY")) drop_clause("PARTITION BY");
  if (token().is("GROUP") && token(1).is("BY")) drop_clause("GROUP BY");
}

// The columns of an EXISTS, and the text of a refusal, are nothing that anybody sees.
void SqlMutator::change_literal() {
  if (token(-1).is("SELECT") && token(-2).is_sign("(") && token(-3).is("EXISTS")) return;
  if (token(-1).is_sign(",") && token(-3).is_sign("(") && token(-4).is("RAISE")) return;
  if (token().kind == Kind::number) edits_.shift_number(at_);
  if (token().kind == Kind::text) {
    edits_.replace(at_, token().text == "''" ? "'text'" : "''");
  }
  if (token().is("NULL") && (token(-1).is("THEN") || token(-1).is("ELSE")))
    edits_.replace(at_, "0");
}

// Each statement, also those in a trigger's body, unless it is the only one there.
void SqlMutator::delete_statements() {
  std::vector<std::vector<std::pair<std::size_t, std::size_t>>> blocks(1);
  std::vector<std::size_t> begins{0};
  int cases = 0;
  bool in_trigger = false;
  const auto finish = [&](auto& block) {
    if (block.size() < 2) return;
    for (const auto& [first, last] : block)
      edits_.replace_through(first, last, "", "statement deleted");
  };
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].is("CASE")) ++cases;
    if (tokens_[i].is("TRIGGER") && blocks.size() == 1) in_trigger = true;
    if (tokens_[i].is("BEGIN") && in_trigger && blocks.size() == 1) {
      blocks.emplace_back();
      begins.push_back(i + 1);
    } else if (tokens_[i].is("END") && cases > 0) {
      --cases;
    } else if (tokens_[i].is("END") && blocks.size() == 2) {
      finish(blocks.back());
      blocks.pop_back();
      begins.pop_back();
      in_trigger = false;
    } else if (tokens_[i].is_sign(";")) {
      if (i > begins.back()) blocks.back().emplace_back(begins.back(), i);
      begins.back() = i + 1;
    }
  }
  if (begins.front() < tokens_.size() && blocks.size() == 1)
    blocks.front().emplace_back(begins.front(), tokens_.size() - 1);
  finish(blocks.front());
}

}  // namespace

std::vector<Mutant> sql_mutants(const std::string& text) { return SqlMutator{text}.all(); }

}  // namespace proving
