#include "runner/spelling.hpp"

namespace runner {

std::unique_ptr<Spelling> spelling_of(Notation language) {
  return language == Notation::python ? python_spelling() : javascript_spelling();
}

std::string line_before_others(const NotedCall& call, Notation language) {
  if (language == Notation::python) return call.text;
  const std::string line = (call.is_promise() ? "await " : "") + call.text;
  const bool fails = call.how == NotedCall::How::raised || call.how == NotedCall::How::rejected;
  return fails ? "try { " + line + " } catch {}" : line;
}

std::string one_expression(const std::vector<std::string>& lines, Notation language) {
  return language == Notation::python ? one_python_expression(lines)
                                      : one_javascript_expression(lines);
}

std::string letter(std::size_t number) {
  return number < 26 ? std::string(1, static_cast<char>('a' + number)) : "";
}

}  // namespace runner
