// A package while it is being read: its files, which of them were used, and what is wrong.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace problems {

using Files = std::map<std::string, std::string>;  // bytes by relative name

// Python's caches, dotfiles and editors' backups are no part of a package.
[[nodiscard]] bool is_ignored(std::string_view file_or_folder_name);

// Collects messages for the author, so that one look at them is enough.
class Complaints {
 public:
  explicit Complaints(std::string_view folder_name);

  // About a file, or the package itself when `file` is empty; line 0 means all of it.
  void add(std::string_view file, int line, std::string_view what);

  [[nodiscard]] bool empty() const { return complaints_.empty(); }
  [[nodiscard]] std::string text() const;  // sorted by file and line, problem.toml first

 private:
  struct Complaint {
    std::string file;
    int line;
    std::string what;
  };
  std::string folder_name_;
  std::vector<Complaint> complaints_;
};

class Reading {
 public:
  // Complaints that were made while the files were gathered come with them.
  Reading(Files files, Complaints complaints);

  // Complains about names, sizes and numbers. False when going on would only mislead.
  [[nodiscard]] bool check_bounds();

  [[nodiscard]] const Files& files() const { return files_; }
  [[nodiscard]] bool has(const std::string& name) const { return files_.contains(name); }
  [[nodiscard]] std::vector<std::string> names() const;

  // The file's text, which counts as used. Nothing, after a complaint, when it is no text.
  [[nodiscard]] std::optional<std::string> text(const std::string& name);
  // The same; nothing, after a complaint, when the file is missing too.
  [[nodiscard]] std::optional<std::string> required_text(const std::string& name);

  void mark_used(const std::string& name) { used_.insert(name); }
  [[nodiscard]] std::vector<std::string> unused() const;

  [[nodiscard]] Complaints& complaints() { return complaints_; }

 private:
  Files files_;
  std::set<std::string> used_;
  Complaints complaints_;
};

}  // namespace problems
