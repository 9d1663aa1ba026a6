#include "proving/javascript_mutants.hpp"

#include <algorithm>
#include <array>

#include "proving/edits.hpp"

namespace proving {
namespace {

using Kind = Token::Kind;

struct Swap {
  std::string_view from, to;
};

constexpr std::array signs{
    Swap{"===", "!=="}, Swap{"!==", "==="}, Swap{"==", "!="}, Swap{"!=", "=="}, Swap{"<", "<="},
    Swap{"<=", "<"},    Swap{">", ">="},    Swap{">=", ">"},  Swap{"&&", "||"}, Swap{"||", "&&"},
    Swap{"??", "&&"},   Swap{"*", "+"},     Swap{"/", "*"},   Swap{"%", "/"},   Swap{"**", "*"},
    Swap{"++", "--"},   Swap{"--", "++"},   Swap{"+=", "-="}, Swap{"-=", "+="}, Swap{"*=", "+="},
    Swap{"/=", "*="},   Swap{"&", "|"},     Swap{"|", "&"},   Swap{"<<", ">>"}, Swap{">>", "<<"},
    Swap{"?.", "."}};

constexpr std::array words{Swap{"true", "false"}, Swap{"false", "true"}, Swap{"break", "continue"},
                           Swap{"continue", "break"}};

constexpr std::array methods{Swap{"min", "max"},
                             Swap{"max", "min"},
                             Swap{"push", "unshift"},
                             Swap{"unshift", "push"},
                             Swap{"shift", "pop"},
                             Swap{"pop", "shift"},
                             Swap{"every", "some"},
                             Swap{"some", "every"},
                             Swap{"floor", "ceil"},
                             Swap{"ceil", "floor"},
                             Swap{"startsWith", "endsWith"},
                             Swap{"endsWith", "startsWith"},
                             Swap{"indexOf", "lastIndexOf"},
                             Swap{"lastIndexOf", "indexOf"},
                             Swap{"all", "race"},
                             Swap{"race", "all"},
                             Swap{"allSettled", "all"},
                             Swap{"call", "apply"},
                             Swap{"apply", "call"},
                             Swap{"keys", "values"},
                             Swap{"values", "keys"},
                             Swap{"toLowerCase", "toUpperCase"},
                             Swap{"toUpperCase", "toLowerCase"},
                             Swap{"padStart", "padEnd"},
                             Swap{"padEnd", "padStart"},
                             Swap{"resolve", "reject"}};

// Before a bracket these are no calls.
constexpr std::array not_called{"if",     "while",  "for",   "switch", "catch", "function", "with",
                                "return", "typeof", "await", "yield",  "super", "import"};

class JavaScriptMutator {
 public:
  explicit JavaScriptMutator(const std::string& text)
      : text_{text}, tokens_{languages::javascript_tokens(text)}, edits_{text, tokens_} {}

  std::vector<Mutant> all() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      change_sign();
      change_word();
      change_condition();
      change_call();
      change_literal();
      delete_statement();
    }
    return mutants_of(text_, edits_.take());
  }

 private:
  [[nodiscard]] const Token& token(std::ptrdiff_t offset = 0) const {
    static const Token none;
    const auto index = static_cast<std::ptrdiff_t>(at_) + offset;
    const bool inside = index >= 0 && index < static_cast<std::ptrdiff_t>(tokens_.size());
    return inside ? tokens_[static_cast<std::size_t>(index)] : none;
  }
  [[nodiscard]] bool is_word(std::string_view word, std::ptrdiff_t offset = 0) const {
    return token(offset).kind == Kind::word && token(offset).text == word;
  }
  [[nodiscard]] bool is_operand_before() const;
  [[nodiscard]] std::vector<std::size_t> commas_in(std::size_t open, std::size_t close) const;
  void change_sign();
  void change_word();
  void change_condition();
  void change_call();
  void change_literal();
  void delete_statement();

  const std::string& text_;
  std::vector<Token> tokens_;
  Edits edits_;
  std::size_t at_ = 0;
};

bool JavaScriptMutator::is_operand_before() const {
  const Token& before = token(-1);
  if (before.kind == Kind::sign)
    return before.is_sign(")") || before.is_sign("]") || before.is_sign("}");
  if (before.kind == Kind::template_) return !before.text.ends_with("${");
  return before.text != "return" && before.text != "case" && before.text != "yield" &&
         before.text != "typeof" && !before.text.empty();
}

void JavaScriptMutator::change_sign() {
  if (token().kind != Kind::sign) return;
  const std::string sign{token().text};
  if (sign == "!") return edits_.replace(at_, "", "! dropped");
  if (sign == "...") return edits_.replace(at_, "", "... dropped");
  if (sign == "+" || sign == "-") {
    if (is_operand_before()) return edits_.replace(at_, sign == "+" ? "-" : "+");
    return edits_.replace(at_, "", sign + " dropped");
  }
  if (sign == "*" && !is_operand_before()) return;  // of a generator
  if (sign == "*" && (is_word("function", -1) || is_word("yield", -1))) return;
  for (const auto& [from, to] : signs) {
    if (sign == from) edits_.replace(at_, to);
  }
}

void JavaScriptMutator::change_word() {
  if (token().kind != Kind::word) return;
  if (token(-1).is_sign(".") || token(-1).is_sign("?.")) {
    for (const auto& [from, to] : methods) {
      if (token().text == from && token(1).is_sign("(")) edits_.replace(at_, to);
    }
    return;
  }
  for (const auto& [from, to] : words) {
    if (token().text == from && !token(1).is_sign(":")) edits_.replace(at_, to);
  }
  if (token().text == "await" || token().text == "static")
    edits_.replace(at_, "", std::string{token().text} + " dropped");
  if (token().text == "return" && !token(1).is_sign(";") && !token(1).is_sign("}"))
    edits_.insert_after(at_, " undefined;", "returns undefined");
  if (token().text == "yield" && token(1).kind != Kind::sign)
    edits_.insert_after(at_, " undefined,", "yields undefined");
}

void JavaScriptMutator::change_condition() {
  const bool branch = is_word("if"), loop = is_word("while");
  if ((!branch && !loop) || !token(1).is_sign("(")) return;
  const std::size_t close = closing(tokens_, at_ + 1);
  if (close >= tokens_.size() || close < at_ + 3) return;
  if (branch) edits_.replace_through(at_ + 2, close - 1, "true", "condition always true");
  edits_.replace_through(at_ + 2, close - 1, "false",
                         branch ? "condition always false" : "loop never runs");
}

std::vector<std::size_t> JavaScriptMutator::commas_in(std::size_t open, std::size_t close) const {
  std::vector<std::size_t> commas;
  for (std::size_t i = open + 1; i < close; ++i) {
    const Token& each = tokens_[i];
    if (each.is_sign("(") || each.is_sign("[") || each.is_sign("{")) i = closing(tokens_, i);
    if (i < close && tokens_[i].is_sign(",")) commas.push_back(i);
  }
  return commas;
}

void JavaScriptMutator::change_call() {
  const bool named = token().kind == Kind::word && token(1).is_sign("(");
  if (!named || is_word("function", -1)) return;
  for (const char* word : not_called) {
    if (token().text == word) return;
  }
  const std::size_t open = at_ + 1, close = closing(tokens_, open);
  if (close >= tokens_.size()) return;
  const Token& behind = tokens_[std::min(close + 1, tokens_.size() - 1)];
  if (behind.is_sign("{") || behind.is_sign("=>")) return;  // a definition
  const auto commas = commas_in(open, close);
  if (commas.empty()) return;
  const std::size_t first = commas[0], last = commas.size() > 1 ? commas[1] : close;
  if (first == open + 1 || last == first + 1) return;
  const auto span = [&](std::size_t from, std::size_t to) {
    return text_.substr(tokens_[from].begin, tokens_[to - 1].end() - tokens_[from].begin);
  };
  edits_.replace_through(open + 1, last - 1, span(first + 1, last) + ", " + span(open + 1, first),
                         "first two arguments swapped");
}

void JavaScriptMutator::change_literal() {
  if (token().kind == Kind::number) edits_.shift_number(at_);
  if (token().kind == Kind::text && !is_word("from", -1))
    edits_.replace(at_, token().text.size() == 2 ? "'text'" : "''");
  const auto text = token().text;
  if (token().kind == Kind::template_ && text.size() > 2 && text.front() == '`' &&
      text.back() == '`')
    edits_.replace(at_, "``");
}

// One that is an expression and ends in a semicolon. Of declarations the deletion would only be a
// ReferenceError.
void JavaScriptMutator::delete_statement() {
  const bool begins =
      at_ == 0 || token(-1).is_sign(";") || token(-1).is_sign("{") || token(-1).is_sign("}");
  if (!begins || token().kind != Kind::word) return;
  for (const char* word :
       {"const", "let",    "var", "return", "function", "class",   "import",   "export", "if",
        "for",   "while",  "do",  "switch", "try",      "break",   "continue", "case",   "default",
        "async", "static", "get", "set",    "catch",    "finally", "else"}) {
    if (token().text == word) return;
  }
  for (std::size_t i = at_; i < tokens_.size(); ++i) {
    const Token& each = tokens_[i];
    if (each.is_sign("(") || each.is_sign("[") || each.is_sign("{")) {
      i = closing(tokens_, i);
    } else if (each.is_sign(";")) {
      return edits_.replace_through(at_, i, ";", "statement deleted");
    } else if (each.is_sign("}") || each.is_sign(")") || each.is_sign(":")) {
      return;
    }
  }
}

}  // namespace

std::vector<Mutant> javascript_mutants(const std::string& text) {
  return JavaScriptMutator{text}.all();
}

}  // namespace proving
