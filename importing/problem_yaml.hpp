// problem.yaml of a Kattis problem package, as far as a package of ours can follow it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "importing/folder.hpp"

namespace importing {

// Of the default validator.
struct ValidatorFlags {
  bool case_sensitive = false, space_change_sensitive = false;
  double absolute = 0, relative = 0;  // 0: floats are compared as they are written
};

struct ProblemYaml {
  std::string title;
  ValidatorFlags flags;
  std::chrono::milliseconds time_limit{0};
  std::uint64_t memory_mib = 0;  // 0: nothing is said
};

// Throws Refusal: for interactive problems and validators of their own, too.
[[nodiscard]] ProblemYaml read_problem_yaml(const Texts& texts);

// The flags for one input of data/: the problem's, with those of the groups that it is in. Throws
// Refusal.
[[nodiscard]] ValidatorFlags flags_for(const Texts& texts, const std::string& input,
                                       ValidatorFlags problems_own);

}  // namespace importing
