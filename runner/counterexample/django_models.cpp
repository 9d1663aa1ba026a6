#include "runner/counterexample/django_models.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace runner {
namespace {

constexpr std::size_t line_width = 76;

std::string text_in(const Value& value) {
  const auto* text = std::get_if<Text>(&value.is);
  return text == nullptr ? "" : text->utf8;
}

std::optional<DjangoField> field_in(const Value& value) {
  const auto* tuple = std::get_if<Tuple>(&value.is);
  if (tuple == nullptr || tuple->items.size() != 3) return std::nullopt;
  return DjangoField{text_in(tuple->items[0]), text_in(tuple->items[1]), text_in(tuple->items[2])};
}

// 'it''s' without its quotes.
std::string inside(const std::string& literal) {
  std::string text;
  for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
    text += literal[i];
    if (literal[i] == '\'') ++i;
  }
  return text;
}

std::optional<std::string> date_literal(const std::string& text) {
  int year = 0, month = 0, day = 0, length = 0;
  const int read = std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &length);
  if (read != 3 || static_cast<std::size_t>(length) != text.size()) return std::nullopt;
  return fmt::format("date({}, {}, {})", year, month, day);
}

// "Author(id=1, name='Ada')" without the model's name.
std::optional<std::string> arguments(const Row& row, const Table& table, const DjangoModel& model) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto field =
        std::find_if(model.fields.begin(), model.fields.end(),
                     [&](const auto& each) { return each.column == table.columns[i]; });
    if (field == model.fields.end()) return std::nullopt;
    const auto value = python_literal(row.cells[i], field->kind);
    if (!value) return std::nullopt;
    words.push_back(field->name + "=" + *value);
  }
  return fmt::format("({})", fmt::join(words, ", "));
}

std::string in_bulk(const std::string& model, const std::vector<std::string>& rows) {
  const std::string line =
      fmt::format("{}.objects.bulk_create([{}])", model, fmt::join(rows, ", "));
  if (line.size() <= line_width) return line;
  return fmt::format("{}.objects.bulk_create([\n    {},\n])", model, fmt::join(rows, ",\n    "));
}

}  // namespace

std::optional<std::vector<DjangoModel>> models_in(const Value& answer) {
  const auto* list = std::get_if<List>(&answer.is);
  if (list == nullptr) return std::nullopt;
  std::vector<DjangoModel> models;
  for (const auto& item : list->items) {
    const auto* tuple = std::get_if<Tuple>(&item.is);
    if (tuple == nullptr || tuple->items.size() != 4) return std::nullopt;
    const auto* fields = std::get_if<List>(&tuple->items[3].is);
    if (fields == nullptr) return std::nullopt;
    models.push_back(
        {text_in(tuple->items[0]), text_in(tuple->items[1]), text_in(tuple->items[2]), {}});
    for (const auto& each : fields->items) {
      auto field = field_in(each);
      if (!field) return std::nullopt;
      models.back().fields.push_back(*std::move(field));
    }
  }
  return models;
}

std::optional<std::string> python_literal(const std::string& literal, const std::string& kind) {
  if (literal == "NULL") return "None";
  if (kind == "BooleanField") return literal == "0" ? "False" : "True";
  if (!is_text_literal(literal)) {
    const bool number = literal.find_first_of("'(") == literal.npos && literal.size() < 40;
    return number ? std::optional{literal} : std::nullopt;
  }
  if (kind == "DateField") return date_literal(inside(literal));
  return render(Value{Text{inside(literal)}}, literal.size() * 4);
}

std::optional<std::vector<std::string>> python_lines(const Rows& rows, const Tables& tables,
                                                     const std::vector<DjangoModel>& models,
                                                     Signals signals) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < rows.size();) {
    const std::size_t of = rows[i].table;
    const auto model = std::find_if(models.begin(), models.end(), [&](const auto& each) {
      return each.table == tables.tables[of].name;
    });
    if (model == models.end()) return std::nullopt;
    std::vector<std::string> made;
    for (; i < rows.size() && rows[i].table == of; ++i) {
      const auto words = arguments(rows[i], tables.tables[of], *model);
      if (!words) return std::nullopt;
      if (signals == Signals::matter) {
        made.push_back(model->name + *words);
      } else {
        lines.push_back(model->name + ".objects.create" + *words);
      }
    }
    if (!made.empty()) lines.push_back(in_bulk(model->name, made));
  }
  return lines;
}

}  // namespace runner
