// Holds answers against what the catalogue promises of them.
#pragma once

#include <boost/json/value.hpp>
#include <string>

namespace server {

// What is wrong with an answer that should be of this schema, or a page of it: "[Session]". Empty:
// nothing; every key is known, what must be there is, and everything is of its type.
inline std::string misfit(const boost::json::value& answer, const std::string& schema);

}  // namespace server

#include <algorithm>

#include "server/api/catalogue.hpp"
#include "server/api/times.hpp"

namespace server {
namespace shapes {

namespace json = boost::json;

inline std::string object_misfit(const json::value& value, const std::string& schema,
                                 const std::string& where);

inline bool is_text(const json::value& value, const Field& field) {
  if (!value.is_string()) return false;
  const auto& options = field.options;
  return options.empty() || std::find(options.begin(), options.end(),
                                      std::string{value.get_string()}) != options.end();
}

inline bool all_texts(const json::value& value) {
  return value.is_array() && std::all_of(value.get_array().begin(), value.get_array().end(),
                                         [](const json::value& one) { return one.is_string(); });
}

inline std::string objects_misfit(const json::value& value, const std::string& schema,
                                  const std::string& where) {
  if (!value.is_array()) return where + " is no list";
  for (const auto& one : value.get_array()) {
    if (auto wrong = object_misfit(one, schema, where + "[]"); !wrong.empty()) return wrong;
  }
  return {};
}

inline std::string field_misfit(const json::value& value, const Field& field,
                                const std::string& where) {
  const auto unless = [&](bool right) {
    return right ? std::string{} : where + " is of a wrong type";
  };
  switch (field.type) {
    case Type::text:
      return unless(is_text(value, field));
    case Type::integer:
      return unless(value.is_int64() || value.is_uint64());
    case Type::number:
      return unless(value.is_number());
    case Type::boolean:
      return unless(value.is_bool());
    case Type::time:
      return unless(value.is_string() && time_of(std::string_view{value.get_string()}));
    case Type::texts:
      return unless(all_texts(value));
    case Type::files:
      return objects_misfit(value, "File", where);
    case Type::objects:
      return objects_misfit(value, field.schema, where);
    case Type::object:
      return field.schema.empty() ? unless(value.is_object())
                                  : object_misfit(value, field.schema, where);
    case Type::any:
      return {};
  }
  return {};
}

inline std::string object_misfit(const json::value& value, const std::string& schema,
                                 const std::string& where) {
  const auto known = std::find_if(schemas().begin(), schemas().end(),
                                  [&](const Schema& one) { return one.name == schema; });
  if (known == schemas().end()) return where + ": there is no schema " + schema;
  if (!value.is_object()) return where + " is no object";
  const auto& object = value.get_object();
  for (const auto& field : known->fields) {
    const auto* given = object.if_contains(field.name);
    const std::string name = where + "." + field.name;
    if (given == nullptr || given->is_null()) {
      if (field.required) return name + " is missing";
    } else if (auto wrong = field_misfit(*given, field, name); !wrong.empty()) {
      return wrong;
    }
  }
  for (const auto& item : object) {
    const bool expected = std::any_of(known->fields.begin(), known->fields.end(),
                                      [&](const Field& one) { return one.name == item.key(); });
    if (!expected) return where + "." + std::string{item.key()} + " is in no schema";
  }
  return {};
}

}  // namespace shapes

inline std::string misfit(const boost::json::value& answer, const std::string& schema) {
  if (!schema.starts_with('[')) return shapes::object_misfit(answer, schema, schema);
  const auto item = schema.substr(1, schema.size() - 2);
  if (!answer.is_object() || answer.get_object().size() != 2 ||
      !answer.get_object().contains("items") || !answer.get_object().contains("next"))
    return "a page has items and next";
  const auto& next = answer.at("next");
  if (!next.is_null() && !next.is_string()) return "next is neither a text nor null";
  return shapes::objects_misfit(answer.at("items"), item, item);
}

}  // namespace server
