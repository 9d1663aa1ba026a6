#include "batch/inputs/notebook.hpp"

#include <array>
#include <boost/json.hpp>

namespace batch {
namespace {

namespace json = boost::json;

const json::object* object_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value ? value->if_object() : nullptr;
}

bool is_true(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value && value->is_bool() && value->get_bool();
}

// nbgrader marks cells of tests: they are graded, and the student writes nothing there.
bool is_graders_test(const json::object& cell) {
  const auto* metadata = object_in(cell, "metadata");
  const auto* nbgrader = metadata ? object_in(*metadata, "nbgrader") : nullptr;
  return nbgrader && is_true(*nbgrader, "grade") && !is_true(*nbgrader, "solution");
}

// A cell's source is a text, or a list of its lines with their ends.
std::string source_of(const json::object& cell) {
  const auto* source = cell.if_contains("source");
  if (!source) return {};
  if (source->is_string()) return std::string{source->get_string()};
  std::string text;
  if (!source->is_array()) return text;
  for (const auto& line : source->get_array()) {
    if (line.is_string()) text += line.get_string();
  }
  return text;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// The word of "%word" or "%%word"; empty where there is none: "% 2" goes on with an expression.
std::string_view magic_of(std::string_view line) {
  if (!line.starts_with('%')) return {};
  line.remove_prefix(line.starts_with("%%") ? 2 : 1);
  std::size_t size = 0;
  while (size < line.size() && is_letter(line[size])) ++size;
  return line.substr(0, size);
}

bool is_for_others(std::string_view cell) {
  static constexpr std::array<std::string_view, 4> python{"time", "timeit", "capture", "prun"};
  if (!cell.starts_with("%%")) return false;
  const auto word = magic_of(cell);
  return std::find(python.begin(), python.end(), word) == python.end();
}

void append_cell(std::string_view cell, std::string& program) {
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find('\n'), cell.size());
    const auto line = cell.substr(0, end);
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    const auto statement = line.substr(indent);
    const bool foreign = statement.starts_with('!') || !magic_of(statement).empty();
    program += line.substr(0, indent);
    program += foreign ? std::string_view{"pass"} : statement;
    program += '\n';
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
}

}  // namespace

Content program_of_notebook(std::string_view text) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 64;
  const json::value notebook = json::parse(text, error, {}, options);
  if (error || !notebook.is_object()) return {"", "not a Jupyter notebook: no JSON"};
  const auto* cells = notebook.get_object().if_contains("cells");
  if (!cells || !cells->is_array()) {
    return {"", "not a Jupyter notebook of version 4; save it with a newer Jupyter"};
  }
  Content program;
  for (const auto& each : cells->get_array()) {
    const auto* cell = each.if_object();
    const auto* type = cell ? cell->if_contains("cell_type") : nullptr;
    if (!type || *type != "code" || is_graders_test(*cell)) continue;
    const std::string source = source_of(*cell);
    if (!is_for_others(source)) append_cell(source, program.bytes);
  }
  if (program.bytes.empty()) return {"", "a notebook without code"};
  return program;
}

}  // namespace batch
