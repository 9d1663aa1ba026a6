#include "server/store/lists.hpp"

#include <fmt/core.h>

#include <boost/json.hpp>
#include <exception>

#include "server/store/store.hpp"

namespace server {
namespace {

namespace json = boost::json;

// Calls `add` with every element.
template <typename Add>
void read_array(const std::string& text, Add add) {
  json::parse_options options;
  options.allow_invalid_utf8 = true;  // what came in goes out again, whatever it is
  try {
    const json::value array = json::parse(text, {}, options);
    for (const auto& element : array.as_array()) add(element);
  } catch (const std::exception& error) {
    throw StoreError{
        fmt::format("read the list '{}': {}; the database is damaged, stop viva and "
                    "restore the last backup of the data directory",
                    text, error.what())};
  }
}

std::string text_of(const json::value& value) {
  return std::string{std::string_view{value.as_string()}};
}

}  // namespace

std::string to_json(const std::vector<std::string>& texts) {
  json::array array;
  for (const auto& text : texts) array.emplace_back(text);
  return json::serialize(array);
}

std::string to_json(const std::vector<AssignedProblem>& problems) {
  json::array array;
  for (const auto& [problem, digest] : problems) {
    array.push_back(json::object{{"problem", problem}, {"digest", digest}});
  }
  return json::serialize(array);
}

void from_json(const std::string& json, std::vector<std::string>& texts) {
  texts.clear();
  read_array(json, [&](const json::value& element) { texts.push_back(text_of(element)); });
}

void from_json(const std::string& json, std::vector<AssignedProblem>& problems) {
  problems.clear();
  read_array(json, [&](const json::value& element) {
    const auto& object = element.as_object();
    problems.push_back({text_of(object.at("problem")), text_of(object.at("digest"))});
  });
}

}  // namespace server
