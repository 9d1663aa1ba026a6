#include "importing/task.hpp"

#include <algorithm>

namespace importing {
namespace {

constexpr std::size_t longest_id = 64;

}  // namespace

std::string id_of(const std::string& name, const std::string& prefix) {
  const bool is_number =
      std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::string id;
  for (char c : is_number ? prefix + "-" + name : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  if (id.size() > longest_id) id.resize(longest_id);
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

}  // namespace importing
