// What the names of files say when people or learning platforms gave them. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "batch/inputs/problem_names.hpp"

namespace batch {

// A name that a learning platform made from a person and what was handed in:
//   annsmith_12345_67890_solution.py, annsmith_LATE_12345_67890_solution.py      Canvas
//   Ann Smith_12345_assignsubmission_file_solution.py, also of a folder          Moodle
//   Assignment 1_annsmith_attempt_2026-01-05-12-30-00_solution.py                Blackboard
struct HandedIn {
  std::string person;
  std::string original;  // the file's name as it was handed in; empty for a folder
  std::string batch;     // the same for files that were handed in together
  bool note = false;     // the platform's own text about it
};
[[nodiscard]] std::optional<HandedIn> handed_in(std::string_view name);

// ann_fibonacci, fibonacci-ann, fibonacci, ann: whatever of it means a problem, the rest is a
// person.
struct PersonAndProblem {
  std::string person;   // empty when all of it is the problem
  std::string problem;  // an id; empty when nothing of it is a problem
};
[[nodiscard]] PersonAndProblem split_stem(std::string_view stem, ProblemNames& names);

// The person that a folder, or an archive among folders, belongs to.
[[nodiscard]] std::string person_of_folder(std::string_view name);

// .zip, .tar.gz and their like; the length of that ending, or 0.
[[nodiscard]] std::size_t archive_ending(std::string_view name);

}  // namespace batch
