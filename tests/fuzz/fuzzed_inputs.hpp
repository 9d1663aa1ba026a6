// What fuzzers of a batch's inputs share: one problem that is known, and what holds of every entry.
#pragma once

#include <cstdlib>
#include <string>

#include "batch/open_inputs.hpp"
#include "problems/file_name.hpp"
#include "problems/package.hpp"

namespace batch {

inline void require(bool holds) {
  if (!holds) std::abort();
}

class OneProblem : public Problems {
 public:
  [[nodiscard]] problems::ProblemPtr find(std::string_view id) const override {
    return id == "two-sum" ? problem_ : nullptr;
  }
  [[nodiscard]] std::optional<std::string> suggest(std::string_view) const override {
    return "two-sum";
  }

 private:
  static problems::ProblemPtr make() {
    const std::string testcase =
        "points = 1\ncall = \"f(1)\"\nhint = \"h\"\n[[testcase]]\nname = \"b\"\n"
        "visibility = \"secret\"\npoints = 1\ncall = \"f(rng.random())\"\n";
    return problems::load_package_from_memory(
        "two-sum", "fuzzing",
        {{"problem.toml",
          "id = \"two-sum\"\ntitle = \"T\"\nkind = \"python\"\ntopic = \"fuzzing\"\n"
          "difficulty = \"easy\"\nminutes = 1\n[[testcase]]\nname = \"a\"\nvisibility = "
          "\"sample\"\n" +
              testcase},
         {"prompt.md", "# T\n"},
         {"starter.py", "import re\n\ndef f(n):\n    pass\n"},
         {"submissions/accepted/reference.py", "def f(n):\n    return n\n"}});
  }
  problems::ProblemPtr problem_ = make();
};

// An entry has files or an error; nothing in it could lead out of a work directory or fill memory.
inline void check(const Entry& entry, const InputOptions& options) {
  require(entry.error.empty() == !entry.files.empty());
  require(!entry.source.empty() && entry.source.find('\n') == std::string::npos);
  require(entry.person.find('\n') == std::string::npos);
  std::uint64_t bytes = 0;
  for (const auto& file : entry.files) {
    require(problems::is_safe_file_name(file.name));
    bytes += file.text.size();
  }
  require(bytes <= 2 * options.max_entry_bytes);  // a starter may come before a completion
}

inline InputOptions small_options() {
  InputOptions options;
  options.max_entry_bytes = 64U << 10;
  options.max_line_bytes = 64U << 10;
  options.max_archive_bytes = 4U << 20;
  options.max_members = 200;
  return options;
}

}  // namespace batch
