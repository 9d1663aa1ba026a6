#include "problems/toml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "problems/text.hpp"

namespace problems {
namespace {

std::string_view article_and_type(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "an array";
    case toml::node_type::string:
      return "a text";
    case toml::node_type::integer:
      return "an integer";
    case toml::node_type::floating_point:
      return "a float";
    case toml::node_type::boolean:
      return "a boolean";
    default:
      return "a date or time";
  }
}

int line_of_region(const toml::source_region& region, int otherwise) {
  return region.begin.line > 0 ? static_cast<int>(region.begin.line) : otherwise;
}

std::string describe(TextShape shape) {
  return fmt::format("{}text of 1 to {} characters", shape.many_lines ? "" : "one line of ",
                     shape.most);
}

std::string describe(Range range) {
  return fmt::format("an integer from {} to {}", range.least, range.most);
}

// Why the text has not that shape; empty when it has.
std::string misfit(std::string_view text, TextShape shape) {
  if (const auto fault = find_fault(text)) return fault->what;
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return "none";
  if (!shape.many_lines && text.find_first_of("\t\r\n") != std::string_view::npos) {
    return "a tab or a line end";
  }
  const std::size_t size = count_characters(text);
  return size > shape.most ? fmt::format("{} characters", size) : "";
}

// Why the node is no text of that shape; empty when it is.
std::string misfit(const toml::node& node, TextShape shape) {
  const auto* text = node.as_string();
  return text ? misfit(text->get(), shape) : std::string{article_and_type(node)};
}

std::string misfit(const toml::node& node, Range range) {
  const auto* integer = node.as_integer();
  if (!integer) return std::string{article_and_type(node)};
  const std::int64_t value = integer->get();
  return value < range.least || value > range.most ? fmt::format("{}", value) : "";
}

// Why the node is no array of so many such elements; empty when it is.
template <typename Shape>
std::string misfit_of_array(const toml::node& node, Range count, Shape shape) {
  const auto* array = node.as_array();
  if (!array) return std::string{article_and_type(node)};
  const auto size = static_cast<std::int64_t>(array->size());
  if (size < count.least || size > count.most) return fmt::format("{} of them", size);
  for (const toml::node& element : *array) {
    if (auto found = misfit(element, shape); !found.empty()) return found;
  }
  return {};
}

}  // namespace

Table::Table(const toml::table& table, std::string path, int line, Complaints& complaints,
             std::string file)
    : table_{&table},
      path_{std::move(path)},
      line_{line},
      complaints_{&complaints},
      file_{std::move(file)} {}

template <typename Misfit>
const toml::node* Table::look_up_fitting(std::string_view key, Need need,
                                         const std::string& expected, Misfit misfit_of) {
  const toml::node* node = look_up(key, need, expected);
  if (!node) return nullptr;
  const std::string found = misfit_of(*node);
  if (found.empty()) return node;
  complain_about(key, expected, found);
  return nullptr;
}

std::optional<std::string> Table::text(std::string_view key, Need need, TextShape shape) {
  const auto* node = look_up_fitting(key, need, describe(shape),
                                     [&](const toml::node& value) { return misfit(value, shape); });
  if (!node) return std::nullopt;
  return node->as_string()->get();
}

std::optional<std::int64_t> Table::integer(std::string_view key, Need need, Range range) {
  const auto* node = look_up_fitting(key, need, describe(range),
                                     [&](const toml::node& value) { return misfit(value, range); });
  if (!node) return std::nullopt;
  return node->as_integer()->get();
}

std::optional<bool> Table::boolean(std::string_view key) {
  const auto* node =
      look_up_fitting(key, Need::optional, "true or false", [](const toml::node& value) {
        return std::string{value.is_boolean() ? "" : article_and_type(value)};
      });
  if (!node) return std::nullopt;
  return node->as_boolean()->get();
}

std::optional<double> Table::number(std::string_view key) {
  const auto* node = look_up_fitting(key, Need::required, "a number", [](const toml::node& value) {
    return std::string{value.is_number() ? "" : article_and_type(value)};
  });
  if (!node) return std::nullopt;
  return node->value<double>();
}

std::optional<std::size_t> Table::one_of(std::string_view key, Need need,
                                         const std::vector<std::string>& words) {
  const auto index_of = [&](const std::string& word) {
    return static_cast<std::size_t>(std::find(words.begin(), words.end(), word) - words.begin());
  };
  const auto* node = look_up_fitting(key, need, either(words), [&](const toml::node& value) {
    const auto* word = value.as_string();
    if (!word) return std::string{article_and_type(value)};
    if (index_of(word->get()) < words.size()) return std::string{};
    return fmt::format("\"{}\"{}", printable(word->get()), did_you_mean(word->get(), words));
  });
  if (!node) return std::nullopt;
  return index_of(node->as_string()->get());
}

std::optional<std::vector<std::string>> Table::texts(std::string_view key, Need need,
                                                     TextShape shape, Range count) {
  const std::string expected =
      fmt::format("an array of {} to {} texts, each {}", count.least, count.most, describe(shape));
  const auto* node = look_up_fitting(key, need, expected, [&](const toml::node& value) {
    return misfit_of_array(value, count, shape);
  });
  if (!node) return std::nullopt;
  std::vector<std::string> texts;
  for (const toml::node& element : *node->as_array()) texts.push_back(element.as_string()->get());
  return texts;
}

std::optional<std::vector<std::int64_t>> Table::integers(std::string_view key, Range range,
                                                         Range count) {
  const std::string expected = fmt::format("an array of {} to {} integers from {} to {}",
                                           count.least, count.most, range.least, range.most);
  const auto* node = look_up_fitting(key, Need::optional, expected, [&](const toml::node& value) {
    return misfit_of_array(value, count, range);
  });
  if (!node) return std::nullopt;
  std::vector<std::int64_t> integers;
  for (const toml::node& element : *node->as_array()) {
    integers.push_back(element.as_integer()->get());
  }
  return integers;
}

std::optional<Table> Table::table(std::string_view key, Need need) {
  const toml::node* node = look_up(key, need, "a table");
  if (!node) return std::nullopt;
  if (const auto* table = node->as_table()) {
    return Table{*table, path_of(key), line_of(key), *complaints_, file_};
  }
  complain_about(key, "a table", article_and_type(*node));
  return std::nullopt;
}

std::vector<Table> Table::tables(std::string_view key) {
  const std::string expected = fmt::format("tables, each under [[{}]]", key);
  const toml::node* node = look_up(key, Need::required, expected);
  if (!node) return {};
  const auto* array = node->as_array();
  std::vector<Table> tables;
  for (std::size_t i = 0; array && i < array->size(); ++i) {
    const toml::node& element = (*array)[i];
    if (!element.is_table()) {
      complain_about(key, expected, article_and_type(element));
      return {};
    }
    const int line = line_of_region(element.source(), line_of(key));
    tables.emplace_back(*element.as_table(), path_of(key), line, *complaints_, file_);
  }
  if (!array) complain_about(key, expected, article_and_type(*node));
  if (array && array->empty()) complain(key, "there is none");
  return tables;
}

bool Table::is_table(std::string_view key) const {
  const toml::node* node = table_->get(key);
  return node && node->is_table();
}

std::vector<std::string> Table::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, node] : *table_) keys.emplace_back(key.str());
  return keys;
}

void Table::complain(std::string_view key, std::string_view what) const {
  complaints_->add(file_, line_of(key), fmt::format("{}: {}", path_of(key), what));
}

void Table::ignore(std::string_view key) { refused_.emplace(key); }

void Table::refuse(std::string_view key, std::string_view why) {
  ignore(key);
  if (has(key)) complain(key, why);
}

void Table::refuse_unknown_keys() const {
  const std::vector<std::string> known{known_.begin(), known_.end()};
  for (const std::string& key : keys()) {
    if (known_.contains(key) || refused_.contains(key)) continue;
    complain(key, "unknown key" + did_you_mean(key, known));
  }
}

const toml::node* Table::look_up(std::string_view key, Need need, std::string_view expected) {
  known_.emplace(key);
  const toml::node* node = table_->get(key);
  if (!node && need == Need::required) complain(key, fmt::format("missing; expected {}", expected));
  return node;
}

void Table::complain_about(std::string_view key, std::string_view expected,
                           std::string_view found) const {
  complain(key, fmt::format("expected {}, found {}", expected, found));
}

int Table::line_of(std::string_view key) const {
  const auto found = table_->find(key);
  return found == table_->end() ? line_ : line_of_region(found->first.source(), line_);
}

std::string Table::path_of(std::string_view key) const {
  return path_.empty() ? printable(key) : fmt::format("{}.{}", path_, printable(key));
}

}  // namespace problems
