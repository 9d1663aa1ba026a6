#include "problems/file_name.hpp"

#include <algorithm>

#include "problems/text.hpp"

namespace problems {

bool is_safe_file_name(std::string_view name) {
  if (name.empty() || name.size() > max_submission_file_name) return false;
  if (find_fault(name) || name.find_first_of("\t\r\n") != std::string_view::npos) return false;
  for (std::size_t from = 0; from <= name.size();) {
    const auto to = std::min(name.find('/', from), name.size());
    const auto part = name.substr(from, to - from);
    if (part.empty() || part == "." || part == ".." || part.find('\\') != std::string_view::npos)
      return false;
    from = to + 1;
  }
  return true;
}

}  // namespace problems
