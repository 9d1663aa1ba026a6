#include "importing/sql_question.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "importing/markdown.hpp"
#include "importing/task.hpp"
#include "problems/text.hpp"
#include "problems/toml.hpp"

namespace importing {
namespace {

using problems::Complaints;
using problems::Need;
using problems::Table;
using runner::Value;

constexpr problems::TextShape title_shape{120};
constexpr problems::TextShape word_shape{64};
constexpr problems::TextShape text_shape{20'000, true};
constexpr std::size_t most_rows = 10'000;
constexpr std::size_t most_columns = 200;
constexpr std::size_t most_sets = 100;
constexpr const char* file = "question.toml";

// One value of a row; {} is NULL, which TOML does not have.
std::optional<Value> cell_of(const toml::node& node) {
  if (const auto* number = node.as_integer()) return Value{runner::Integer{number->get()}};
  if (const auto* number = node.as_floating_point()) return Value{number->get()};
  if (const auto* text = node.as_string()) return Value{runner::Text{text->get()}};
  const auto* table = node.as_table();
  if (table != nullptr && table->empty()) return Value{runner::None{}};
  return std::nullopt;
}

std::optional<std::vector<Value>> rows_of(const toml::node& node) {
  const auto* list = node.as_array();
  if (list == nullptr || list->size() > most_rows) return std::nullopt;
  std::vector<Value> rows;
  for (const toml::node& each : *list) {
    const auto* row = each.as_array();
    if (row == nullptr || row->empty() || row->size() > most_columns) return std::nullopt;
    runner::Tuple tuple;
    for (const toml::node& cell : *row) {
      auto value = cell_of(cell);
      if (!value) return std::nullopt;
      tuple.items.push_back(*std::move(value));
    }
    rows.push_back(Value{std::move(tuple)});
  }
  return rows;
}

class Question {
 public:
  Question(const Texts& texts, const toml::table& toml, Complaints& complaints)
      : texts_{texts}, toml_{toml}, complaints_{complaints}, root_{toml, "", 1, complaints, file} {}

  SqlQuestion read() {
    SqlQuestion question;
    question.title = root_.text("title", Need::required, title_shape).value_or("");
    question.text = long_text(root_, "text").value_or("");
    const auto difficulty = root_.one_of("difficulty", Need::optional, difficulties_);
    if (difficulty) question.difficulty = difficulties_[*difficulty];
    question.setup = sql(root_, "setup", Need::required);
    question.reference = sql(root_, "reference", Need::optional);
    question.starter = sql(root_, "starter", Need::optional);
    question.ordered = root_.boolean("ordered").value_or(true);
    read_sets(question);
    root_.refuse_unknown_keys();
    return question;
  }

 private:
  void read_sets(SqlQuestion& question) {
    if (!root_.has("dataset")) {
      question.sets.push_back({"given", "", accepted(root_, toml_, "accepted")});
    } else {
      root_.refuse("accepted", "belongs to each [[dataset]]");
      const auto* list = toml_.get_as<toml::array>("dataset");
      auto tables = root_.tables("dataset");
      if (tables.size() > most_sets) complaints_.add(file, 0, "dataset: more than 100");
      for (std::size_t i = 0; i < std::min(tables.size(), most_sets); ++i) {
        const auto* raw = list == nullptr ? nullptr : list->get_as<toml::table>(i);
        if (raw != nullptr) question.sets.push_back(set(tables[i], *raw));
      }
    }
    const bool known = std::all_of(question.sets.begin(), question.sets.end(),
                                   [](const DataSet& each) { return each.rows.has_value(); });
    if (!known && question.reference.empty())
      complaints_.add(file, 0, "accepted: missing, and so is reference; one of them must be there");
  }

  DataSet set(Table& table, const toml::table& raw) {
    DataSet made;
    made.name = table.text("name", Need::required, word_shape).value_or("");
    made.setup = sql(table, "setup", Need::optional);
    made.rows = accepted(table, raw, "accepted");
    table.refuse_unknown_keys();
    return made;
  }

  // [[cell, ...], ...]
  std::optional<std::vector<Value>> accepted(Table& table, const toml::table& raw,
                                             const char* key) {
    table.ignore(key);
    const toml::node* node = raw.get(key);
    if (node == nullptr) return std::nullopt;
    auto rows = rows_of(*node);
    if (rows) return rows;
    table.complain(key,
                   "expected an array of rows, each an array of numbers, texts and {} for NULL");
    return std::nullopt;
  }

  // SQL itself, or the name of a file with it.
  std::string sql(Table& table, const char* key, Need need) {
    const auto text = table.text(key, need, text_shape);
    if (!text) return {};
    if (!text->ends_with(".sql") || text->find('\n') != std::string::npos) return *text;
    return in_file(table, key, *text);
  }

  std::optional<std::string> long_text(Table& table, const char* key) {
    const auto text = table.text(key, Need::required, text_shape);
    if (!text || !text->ends_with(".md")) return text;
    return in_file(table, key, *text);
  }

  std::string in_file(Table& table, const char* key, const std::string& name) {
    const auto found = texts_.find(name);
    if (found != texts_.end()) return cleaned(found->second);
    table.complain(key, fmt::format("no file {} beside it", problems::printable(name)));
    return {};
  }

  const std::vector<std::string> difficulties_{"easy", "medium", "hard"};
  const Texts& texts_;
  const toml::table& toml_;
  Complaints& complaints_;
  Table root_;
};

}  // namespace

SqlQuestion read_question(const Texts& texts, const std::string& folder) {
  Complaints complaints{folder};
  const auto text = texts.find(file);
  if (text == texts.end()) throw Refusal{"question.toml: no such file in its folder"};
  if (const auto fault = problems::find_fault(text->second))
    throw Refusal{fmt::format("question.toml:{}: {}", fault->line, fault->what)};
  const auto toml = problems::parse_toml(file, text->second, complaints);
  if (!toml) throw Refusal{complaints.text()};
  SqlQuestion question = Question{texts, *toml, complaints}.read();
  if (!complaints.empty()) throw Refusal{complaints.text()};
  return question;
}

}  // namespace importing
