#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "server/api/catalogue.hpp"

namespace server {

namespace json = boost::json;

namespace {

json::object reference(const std::string& name) {
  return {{"$ref", "#/components/schemas/" + name}};
}

json::object or_null(json::object schema) {
  return {{"oneOf", json::array{std::move(schema), json::object{{"type", "null"}}}}};
}

json::object basic_type(const Field& field) {
  switch (field.type) {
    case Type::text:
      return {{"type", "string"}};
    case Type::integer:
      return {{"type", "integer"}};
    case Type::number:
      return {{"type", "number"}};
    case Type::boolean:
      return {{"type", "boolean"}};
    case Type::time:
      return {{"type", "string"}, {"format", "date-time"}};
    case Type::texts:
      return {{"type", "array"}, {"items", json::object{{"type", "string"}}}};
    case Type::files:
      return {{"type", "array"}, {"items", reference("File")}};
    case Type::object:
      return field.schema.empty() ? json::object{{"type", "object"}} : reference(field.schema);
    case Type::objects:
      return {{"type", "array"}, {"items", reference(field.schema)}};
    case Type::any:
      return {};
  }
  return {};
}

json::object schema_of(const Field& field) {
  json::object schema = basic_type(field);
  if (!field.about.empty()) schema["description"] = field.about;
  if (!field.options.empty())
    schema["enum"] = json::array(field.options.begin(), field.options.end());
  if (field.type == Type::integer && field.most > 0) {
    schema["minimum"] = field.least;
    schema["maximum"] = field.most;
  }
  if (field.type == Type::text && field.most > 0) schema["maxLength"] = field.most;
  return schema;
}

json::object object_schema(const std::vector<Field>& fields, bool answer) {
  json::object properties;
  json::array required;
  for (const auto& field : fields) {
    properties[field.name] =
        answer && !field.required ? or_null(schema_of(field)) : schema_of(field);
    if (field.required) required.emplace_back(field.name);
  }
  json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  if (!answer) schema["additionalProperties"] = false;
  return schema;
}

json::object page_of(const std::string& item) {
  return {{"type", "object"},
          {"required", json::array{"items", "next"}},
          {"properties",
           json::object{{"items", json::object{{"type", "array"}, {"items", reference(item)}}},
                        {"next", or_null({{"type", "string"}})}}}};
}

json::object content(json::object schema, const char* type = "application/json") {
  return {{type, json::object{{"schema", std::move(schema)}}}};
}

bool gives_csv(const Method& method) {
  return std::any_of(method.params.begin(), method.params.end(), [](const Field& field) {
    return std::find(field.options.begin(), field.options.end(), "csv") != field.options.end();
  });
}

json::object answer_of(const Method& method) {
  const bool many = method.result.starts_with('[');
  json::object success{{"description", method.summary}};
  success["content"] = content(many ? page_of(method.result.substr(1, method.result.size() - 2))
                                    : reference(method.result));
  if (gives_csv(method))
    success["content"].as_object()["text/csv"] =
        json::object{{"schema", json::object{{"type", "string"}}}};
  return {
      {std::to_string(method.status), std::move(success)},
      {"default",
       json::object{{"description", "Refused: what is wrong, and the remedy"},
                    {"content", content(reference("Problem9457"), "application/problem+json")}}}};
}

json::object parameter(const Field& field, bool in_path) {
  return {{"name", field.name},
          {"in", in_path ? "path" : "query"},
          {"required", in_path || field.required},
          {"schema", schema_of(field)}};
}

json::object operation_of(const Method& method) {
  json::object operation{{"operationId", method.name}, {"summary", method.summary}};
  json::array parameters;
  std::vector<Field> body;
  const bool has_body = method.verb == "POST" || method.verb == "PUT" || method.verb == "PATCH";
  for (const auto& field : method.params) {
    const bool in_path = method.path.find('{' + field.name + '}') != std::string::npos;
    if (!in_path && has_body)
      body.push_back(field);
    else
      parameters.push_back(parameter(field, in_path));
  }
  if (!parameters.empty()) operation["parameters"] = std::move(parameters);
  if (!body.empty())
    operation["requestBody"] = json::object{
        {"required",
         std::any_of(body.begin(), body.end(), [](const Field& field) { return field.required; })},
        {"content", content(object_schema(body, false))}};
  operation["responses"] = answer_of(method);
  if (method.open) operation["security"] = json::array{json::object{}};
  return operation;
}

}  // namespace

std::string openapi() {
  json::object paths;
  for (const auto& method : catalogue()) {
    if (method.verb.empty()) continue;
    std::string verb = method.verb;
    for (char& c : verb) c = static_cast<char>(c | 0x20);
    if (!paths.contains(method.path)) paths[method.path] = json::object{};
    paths[method.path].as_object()[verb] = operation_of(method);
  }
  json::object components;
  for (const auto& schema : schemas()) components[schema.name] = object_schema(schema.fields, true);
  const json::object document{
      {"openapi", "3.1.0"},
      {"info", json::object{{"title", "Viva"},
                            {"version", VIVA_VERSION},
                            {"description",
                             "The mock-interview coding judge. The same methods are JSON-RPC 2.0 "
                             "messages on /v1/socket; see docs/api.md."}}},
      {"security", json::array{json::object{{"bearer", json::array{}}}}},
      {"paths", std::move(paths)},
      {"components",
       json::object{
           {"securitySchemes",
            json::object{{"bearer", json::object{{"type", "http"}, {"scheme", "bearer"}}}}},
           {"schemas", std::move(components)}}}};
  return json::serialize(document);
}

}  // namespace server
