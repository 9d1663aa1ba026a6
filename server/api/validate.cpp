#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "server/api/catalogue.hpp"
#include "server/api/params.hpp"
#include "server/api/refused.hpp"
#include "server/api/times.hpp"

namespace server {
namespace {

namespace json = boost::json;

constexpr std::int64_t default_text_bytes = 20'000;
constexpr std::size_t max_items = 10'000;

[[noreturn]] void wrong(const std::string& field, const std::string& what) {
  throw Refused{400, field + ": " + what, field};
}

void validate_text(const json::value& value, const Field& field, const std::string& name) {
  if (!value.is_string()) wrong(name, "must be a text");
  const auto& text = value.get_string();
  const auto most = field.most > 0 ? field.most : default_text_bytes;
  if (static_cast<std::int64_t>(text.size()) > most)
    wrong(name, fmt::format("is longer than {} bytes", most));
  if (static_cast<std::int64_t>(text.size()) < field.least) wrong(name, "must not be empty");
  if (text.find('\0') != json::string::npos) wrong(name, "must not hold a zero byte");
  const std::string_view view{text.data(), text.size()};
  if (!field.options.empty() &&
      std::find(field.options.begin(), field.options.end(), view) == field.options.end())
    wrong(name, fmt::format("must be one of {}", fmt::join(field.options, ", ")));
}

void validate_integer(const json::value& value, const Field& field, const std::string& name) {
  json::error_code error;
  const auto number = value.to_number<std::int64_t>(error);
  if (error || value.is_double()) wrong(name, "must be an integer");
  if (field.most > 0 && (number < field.least || number > field.most))
    wrong(name, fmt::format("must be from {} to {}", field.least, field.most));
}

void validate_file(const json::value& value, const std::string& name) {
  if (!value.is_object()) wrong(name, "must be an object with name and text");
  validate(value.get_object(),
           {{"name", Type::text, true, "", {}, 1, 200},
            {"text", Type::text, false, "", {}, 0, 4 << 20},
            {"base64", Type::text, false, "", {}, 0, 6 << 20}},
           name + ".");
  if ((given(value.get_object(), "text") == nullptr) ==
      (given(value.get_object(), "base64") == nullptr))
    wrong(name, "must have either text, or base64 for bytes that are not UTF-8");
}

void validate_items(const json::value& value, const Field& field, const std::string& name) {
  if (!value.is_array()) wrong(name, "must be a list");
  const auto& items = value.get_array();
  const std::size_t most = field.most > 0 ? static_cast<std::size_t>(field.most) : max_items;
  if (items.size() > most) wrong(name, fmt::format("has more than {} items", most));
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = fmt::format("{}[{}]", name, i);
    if (field.type == Type::files) validate_file(items[i], item);
    if (field.type == Type::texts) validate_text(items[i], Field{item, Type::text}, item);
    if (field.type == Type::objects && !items[i].is_object()) wrong(item, "must be an object");
  }
}

void validate_object(const json::value& value, const Field& field, const std::string& name) {
  if (!value.is_object()) wrong(name, "must be an object");
  for (const auto& schema : schemas()) {
    if (schema.name == field.schema) return validate(value.get_object(), schema.fields, name + ".");
  }
}

void validate_field(const json::value& value, const Field& field, const std::string& name) {
  switch (field.type) {
    case Type::text:
      return validate_text(value, field, name);
    case Type::integer:
      return validate_integer(value, field, name);
    case Type::number:
      if (!value.is_number()) wrong(name, "must be a number");
      return;
    case Type::boolean:
      if (!value.is_bool()) wrong(name, "must be true or false");
      return;
    case Type::time:
      if (!value.is_string() || !time_of(std::string_view{value.get_string()}))
        wrong(name, "must be a time such as 2026-11-22T09:30:00Z");
      return;
    case Type::texts:
    case Type::files:
    case Type::objects:
      return validate_items(value, field, name);
    case Type::object:
      return validate_object(value, field, name);
    case Type::any:
      return;
  }
}

}  // namespace

void validate(const json::object& params, const std::vector<Field>& fields,
              const std::string& where) {
  for (const auto& item : params) {
    const std::string name{item.key()};
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& one) { return one.name == name; });
    if (field == fields.end()) {
      std::vector<std::string> names;
      for (const auto& one : fields) names.push_back(one.name);
      wrong(where + name, names.empty()
                              ? "nothing is asked for here"
                              : fmt::format("unknown; there are {}", fmt::join(names, ", ")));
    }
    if (!item.value().is_null()) validate_field(item.value(), *field, where + name);
  }
  for (const auto& field : fields) {
    const auto* value = params.if_contains(field.name);
    if (field.required && (value == nullptr || value->is_null()))
      wrong(where + field.name, field.about.empty() ? "is missing" : "is missing: " + field.about);
  }
}

}  // namespace server
