// problem.toml, part by part. Each reader fills in what it can and complains about the rest.
// Knows the format in docs/authoring.md; nothing of folders or digests.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "problems/problem.hpp"
#include "problems/reading.hpp"
#include "problems/toml.hpp"

namespace problems {

// Reads everything that problem.toml says, and the files that it names. The kind is missing when
// the file does not say it; what depends on it was skipped then.
[[nodiscard]] std::optional<Kind> read_manifest(const toml::table& toml, Reading& reading,
                                                Problem& problem);

// What testcases take from the problem.
struct ProblemWide {
  std::optional<Kind> kind;
  CheckerSpecs checkers;
  SqliteSettings::Mode sqlite_mode = SqliteSettings::Mode::script;
  std::vector<std::string> observe;  // sqlite: what a testcase without a list of its own observes
};

[[nodiscard]] Limits read_limits(Table& root);
[[nodiscard]] CheckerSpecs read_checkers(Table& owner, const ProblemWide& wide);
[[nodiscard]] std::vector<Testcase> read_testcases(Table& root, Reading& reading,
                                                   const ProblemWide& wide);
[[nodiscard]] QuestionCase read_question(Table& table, Reading& reading);

// [[growth]], [style] and [counterexample]; and what a testcase has under `growth` and `style`.
void read_remarks(Table& root, const ProblemWide& wide, Problem& problem);
void read_growth_of_testcase(Table& table, const ProblemWide& wide, Testcase& testcase);
[[nodiscard]] bool read_style_of_testcase(Table& table, const ProblemWide& wide,
                                          Testcase& testcase);

// Whether the expression has that name, not only an attribute or a longer name.
[[nodiscard]] bool uses_name(std::string_view call, std::string_view name);

// The list under `observe`, in [sqlite] or in a testcase.
[[nodiscard]] std::optional<std::vector<std::string>> read_observe(Table& table);

// A key that only some kinds have. One that the problem's kind has not is refused by a message
// that names those which have it; without a kind, it is passed over.
struct OwnedKey {
  std::string_view key;
  std::vector<Kind> kinds;
};
void refuse_foreign_keys(Table& table, const std::vector<OwnedKey>& owned,
                         std::optional<Kind> kind);

}  // namespace problems
