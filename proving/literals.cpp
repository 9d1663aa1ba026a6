#include "proving/literals.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "runner/render.hpp"

namespace proving {
namespace {

using runner::Value;

template <class... Each>
struct Cases : Each... {
  using Each::operator()...;
};
template <class... Each>
Cases(Each...) -> Cases<Each...>;

using Literal = std::optional<std::string>;

std::string hex(const std::string& bytes) {
  std::string digits;
  for (const char c : bytes) digits += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return digits;
}

Literal python_items(const std::vector<Value>& items, const char* open, const char* close) {
  std::string text = open;
  for (const Value& item : items) {
    const Literal literal = python_literal(item);
    if (!literal) return std::nullopt;
    text += *literal + ", ";
  }
  return text + close;
}

Literal python_dict(const runner::Entries& entries) {
  std::string text = "{";
  for (const auto& [key, value] : entries) {
    const Literal name = python_literal(key), item = python_literal(value);
    if (!name || !item) return std::nullopt;
    text += *name + ": " + *item + ", ";
  }
  return text + "}";
}

// Bytes above ASCII may be half a surrogate pair: then there is no such literal.
Literal javascript_text(const std::string& utf8) {
  std::string text = "'";
  for (const char c : utf8) {
    if ((c & 0x80) != 0) return std::nullopt;
    text += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  }
  return text + "'";
}

Literal javascript_array(const std::vector<Value>& items) {
  std::string text = "[";
  for (const Value& item : items) {
    const Literal literal = javascript_literal(item);
    if (!literal) return std::nullopt;
    text += *literal + ", ";
  }
  return text + "]";
}

Literal javascript_object(const runner::Entries& entries) {
  std::string text = "({";
  for (const auto& [key, value] : entries) {
    const Literal name = javascript_literal(key), item = javascript_literal(value);
    if (!name || !item) return std::nullopt;
    text += "[" + *name + "]: " + *item + ", ";
  }
  return text + "})";
}

Literal sql_literal(const Value& value) {
  return std::visit(
      Cases{[](const runner::None&) -> Literal { return "NULL"; },
            [](const runner::Integer& number) -> Literal { return number.str(); },
            [](const double& number) -> Literal {
              return std::isfinite(number) ? Literal{runner::render_float(number)} : std::nullopt;
            },
            [](const runner::Text& text) -> Literal {
              return "CAST(x'" + hex(text.utf8) + "' AS TEXT)";
            },
            [](const runner::Bytes& bytes) -> Literal { return "x'" + hex(bytes.bytes) + "'"; },
            [](const auto&) -> Literal { return std::nullopt; }},
      value.is);
}

const std::vector<Value>* items_of(const Value& value) {
  if (const auto* list = std::get_if<runner::List>(&value.is)) return &list->items;
  if (const auto* tuple = std::get_if<runner::Tuple>(&value.is)) return &tuple->items;
  return nullptr;
}

}  // namespace

std::string python_text(const std::string& text) {
  return "bytes.fromhex('" + hex(text) + "').decode('utf-8', 'surrogatepass')";
}

Literal python_literal(const Value& value) {
  return std::visit(
      Cases{
          [](const runner::None&) -> Literal { return "None"; },
          [](const bool& truth) -> Literal { return truth ? "True" : "False"; },
          [](const runner::Integer& number) -> Literal { return "(" + number.str() + ")"; },
          [](const double& number) -> Literal {
            return "float('" + runner::render_float(number) + "')";
          },
          [](const runner::Text& text) -> Literal { return python_text(text.utf8); },
          [](const runner::Bytes& bytes) -> Literal {
            return "bytes.fromhex('" + hex(bytes.bytes) + "')";
          },
          [](const runner::List& list) { return python_items(list.items, "[", "]"); },
          [](const runner::Tuple& tuple) { return python_items(tuple.items, "tuple([", "])"); },
          [](const runner::Set& set) { return python_items(set.items, "set([", "])"); },
          [](const runner::FrozenSet& set) { return python_items(set.items, "frozenset([", "])"); },
          [](const runner::Dict& dict) { return python_dict(dict.items); },
          [](const auto&) -> Literal { return std::nullopt; }},
      value.is);
}

Literal javascript_literal(const Value& value) {
  return std::visit(
      Cases{
          [](const runner::None&) -> Literal { return "null"; },
          [](const bool& truth) -> Literal { return truth ? "true" : "false"; },
          [](const runner::Integer& number) -> Literal { return "(" + number.str() + "n)"; },
          [](const double& number) -> Literal { return "(" + runner::render_number(number) + ")"; },
          [](const runner::Text& text) { return javascript_text(text.utf8); },
          [](const runner::List& list) { return javascript_array(list.items); },
          [](const runner::Dict& dict) { return javascript_object(dict.items); },
          [](const runner::Typed& typed) -> Literal {
            return typed.type == "undefined" ? Literal{"undefined"} : std::nullopt;
          },
          [](const auto&) -> Literal { return std::nullopt; }},
      value.is);
}

Literal sql_for_rows(const runner::Observations& seen) {
  for (const auto& [name, value] : seen) {
    if (name != "rows") continue;
    const auto* rows = items_of(value);
    if (rows == nullptr || rows->empty() || rows->size() > 200) return std::nullopt;
    std::vector<std::string> lines;
    for (const Value& row : *rows) {
      std::vector<std::string> cells;
      for (const Value& cell : *items_of(row)) {
        const Literal literal = sql_literal(cell);
        if (!literal) return std::nullopt;
        cells.push_back(*literal);
      }
      lines.push_back(fmt::format("({})", fmt::join(cells, ", ")));
    }
    return fmt::format("SELECT * FROM (VALUES {});\n", fmt::join(lines, ", "));
  }
  return std::nullopt;
}

}  // namespace proving
