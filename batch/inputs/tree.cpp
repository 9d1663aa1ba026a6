#include "batch/inputs/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "batch/entry.hpp"
#include "problems/reading.hpp"
#include "runner/render.hpp"

namespace batch {

std::vector<Content> OpenTree::read_next() {
  std::vector<Content> contents;
  for (const std::size_t member : plan_.at(next_++)) contents.push_back(read(member));
  return contents;
}

std::vector<std::size_t> Tree::sort_members() {
  std::vector<std::size_t> all(members_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
    return members_[a].path < members_[b].path;
  });
  std::vector<std::size_t> order;
  for (const std::size_t i : all) {
    const bool twice = !order.empty() && members_[order.back()].path == members_[i].path;
    if (twice && !members_[i].misplaced) {
      members_[order.back()].fault = "there twice; which one counts is not said";
    } else {
      order.push_back(i);
    }
  }
  members_ = in_order(std::move(members_), order);
  return order;
}

bool is_left_out(std::string_view name) {
  static constexpr std::array names{"__MACOSX",     "node_modules", "venv",
                                    "Thumbs.db",    "desktop.ini",  "submission_metadata.yml",
                                    "env.bak",      "gradebook.db", "nbgrader_config.py",
                                    "timestamp.txt"};
  if (name == "." || name == "..") return false;  // refused, not left out
  return problems::is_ignored(name) || name.ends_with(".pyc") ||
         std::find(names.begin(), names.end(), name) != names.end();
}

bool is_path_left_out(std::string_view path) {
  const auto parts = parts_of(path);
  return std::any_of(parts.begin(), parts.end(), is_left_out);
}

std::string fault_of_path(std::string_view path) {
  if (path.empty()) return "has no name";
  if (path.size() > max_path_bytes) return "its path is longer than 1,000 bytes";
  if (path.front() == '/') return "an absolute path, which leads out of the archive";
  if (path.size() > 1 && path[1] == ':') return "a path with a drive letter";
  if (path.find('\\') != std::string_view::npos) return "a path with backslashes";
  const auto parts = parts_of(path);
  if (parts.size() > max_path_parts) return "more than 32 folders deep";
  for (const auto part : parts) {
    if (part == "..") return "a path with '..', which leads out of the archive";
    if (part.empty() || part == ".") return "not a relative path";
    if (part.find('\0') != std::string_view::npos) return "a path with a NUL byte";
  }
  return {};
}

std::string shown(std::string_view bytes) {
  std::string line = runner::printable(bytes);
  for (std::size_t at = 0; (at = line.find('\n', at)) != std::string::npos; at += 2) {
    line.replace(at, 1, "\\n");
  }
  return line;
}

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

std::string_view last_part(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view ending_of(std::string_view name) {
  name = last_part(name);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : name.substr(dot);
}

std::string_view stem_of(std::string_view name) {
  name = last_part(name);
  return name.substr(0, name.size() - ending_of(name).size());
}

std::string to_lower(std::string_view ascii) {
  std::string lower{ascii};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace batch
