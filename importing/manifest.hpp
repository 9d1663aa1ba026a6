// problem.toml of a package that is made, in the form of docs/authoring.md.
#pragma once

#include <string>
#include <vector>

#include "problems/problem.hpp"

namespace importing {

struct NewTestcase {
  std::string name;
  problems::Visibility visibility = problems::Visibility::secret;
  int points = 1;
  std::string call;                    // python and django
  std::string hint;                    // may be empty
  std::vector<std::string> checkers;   // "result = \"equal\"", as TOML
  std::vector<std::string> more_keys;  // of other kinds, as TOML
};

struct Manifest {
  std::string id, title, topic;
  std::string kind = "python";
  std::string difficulty = "medium";
  int minutes = 15;
  bool inside = false;
  problems::Limits limits;
  std::vector<std::string> tables;  // "[django]\napp = \"shop\"", as TOML
  std::vector<NewTestcase> testcases;
};

[[nodiscard]] std::string to_toml(const Manifest& manifest);

// A basic string of TOML.
[[nodiscard]] std::string toml_text(const std::string& text);

// What public sets of tasks are run with: about three seconds for a program.
[[nodiscard]] problems::Limits generous_limits();

}  // namespace importing
