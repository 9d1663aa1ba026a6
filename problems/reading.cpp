#include "problems/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "problems/package.hpp"
#include "problems/text.hpp"

namespace problems {
namespace {

constexpr std::string_view name_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

std::vector<std::string_view> parts_of(std::string_view name) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t slash = name.find('/');
    parts.push_back(name.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    name.remove_prefix(slash + 1);
  }
}

bool is_ignored_anywhere(std::string_view name) {
  const auto parts = parts_of(name);
  // "." and ".." are refused, not ignored.
  return std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part != "." && part != ".." && is_ignored(part);
  });
}

// What is wrong with a relative name; empty when nothing is.
std::string_view fault_of_name(std::string_view name) {
  if (name.size() > max_file_name) return "its name is longer than 200 bytes";
  const auto parts = parts_of(name);
  if (parts.size() > max_folder_depth + 1) return "more than 8 folders deep";
  for (const std::string_view part : parts) {
    if (part.empty() || part == "." || part == "..") return "not a relative file name";
    if (part.find_first_not_of(name_characters) != std::string_view::npos) {
      return "file names consist of letters, digits, '.', '_' and '-'";
    }
  }
  return {};
}

}  // namespace

bool is_ignored(std::string_view file_or_folder_name) {
  return file_or_folder_name == "__pycache__" || file_or_folder_name.starts_with('.') ||
         file_or_folder_name.ends_with('~');
}

Complaints::Complaints(std::string_view folder_name) : folder_name_{printable(folder_name)} {}

void Complaints::add(std::string_view file, int line, std::string_view what) {
  complaints_.push_back({printable(file), line, std::string{what}});
}

std::string Complaints::text() const {
  auto sorted = complaints_;
  const auto place = [](const Complaint& c) {
    return std::tuple{c.file != "problem.toml", std::string_view{c.file}, c.line};
  };
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const Complaint& a, const Complaint& b) { return place(a) < place(b); });
  std::string text;
  for (std::size_t i = 0; i < std::min(sorted.size(), max_complaints); ++i) {
    const auto& [file, line, what] = sorted[i];
    if (!text.empty()) text += '\n';
    text += folder_name_;
    if (!file.empty()) text += '/' + file;
    if (line > 0) text += fmt::format(":{}", line);
    text += ": " + what;
  }
  if (sorted.size() > max_complaints) {
    text += fmt::format("\n{}: and {} more", folder_name_, sorted.size() - max_complaints);
  }
  return text;
}

Reading::Reading(Files files, Complaints complaints)
    : files_{std::move(files)}, complaints_{std::move(complaints)} {
  std::erase_if(files_, [](const auto& file) { return is_ignored_anywhere(file.first); });
}

bool Reading::check_bounds() {
  if (files_.size() > max_package_files) {
    complaints_.add("", 0, fmt::format("more than {} files", max_package_files));
    return false;
  }
  std::size_t total = 0;
  for (const auto& [name, bytes] : files_) {
    total += name.size() + bytes.size();
    if (const auto fault = fault_of_name(name); !fault.empty()) complaints_.add(name, 0, fault);
    if (bytes.size() > max_file_bytes) complaints_.add(name, 0, "larger than 1 MiB");
  }
  if (total > max_package_bytes) complaints_.add("", 0, "larger than 8 MiB in all");
  if (const auto manifest = files_.find("problem.toml");
      manifest != files_.end() && manifest->second.size() > max_manifest_bytes) {
    complaints_.add("problem.toml", 0, "larger than 256 KiB");
  }
  return complaints_.empty();
}

std::vector<std::string> Reading::names() const {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files_) names.push_back(name);
  return names;
}

std::optional<std::string> Reading::text(const std::string& name) {
  mark_used(name);
  const std::string& bytes = files_.at(name);
  const auto fault = find_fault(bytes);
  if (!fault) return bytes;
  complaints_.add(name, fault->line, fault->what);
  return std::nullopt;
}

std::optional<std::string> Reading::required_text(const std::string& name) {
  if (has(name)) return text(name);
  complaints_.add(name, 0, "missing");
  return std::nullopt;
}

std::vector<std::string> Reading::unused() const {
  std::vector<std::string> unused;
  for (const auto& [name, bytes] : files_) {
    if (!used_.contains(name)) unused.push_back(name);
  }
  return unused;
}

}  // namespace problems
