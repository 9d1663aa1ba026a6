// Small packages that load, one of each kind, for tests to spoil in one place.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

#include "problems/package.hpp"

namespace problems {

using Package = std::map<std::string, std::string>;

inline Package python_package() {
  return {{"problem.toml", R"toml(id = "memoize"
title = "Memoize"
kind = "python"
topic = "python"
difficulty = "easy"
minutes = 10
questions = [3, 4]

[limits]
memory_mib = 64

[checkers]
rows = "unordered"

[[testcase]]
name = "secret one"
visibility = "secret"
points = 10
call = "solve(rng.random())"

[[testcase]]
name = "sample one"
visibility = "sample"
points = 5
hint = "Read the prompt."
call = "solve(1)"
)toml"},
          {"prompt.md", "# Memoize\n"},
          {"starter.py", "def solve(n):\n    pass\n"},
          {"submissions/accepted/reference.py", "def solve(n):\n    return n\n"}};
}

inline Package django_package() {
  return {{"problem.toml", R"toml(id = "memoize"
title = "Shop"
kind = "django"
topic = "python"
difficulty = "medium"
minutes = 20

[django]
app = "shop"

[[testcase]]
name = "sample"
visibility = "sample"
points = 5
call = "report(solution)"
checkers = { queries = { at_most = 2 } }

[[testcase]]
name = "secret"
visibility = "secret"
points = 5
call = "report(solution)"
)toml"},
          {"prompt.md", "# Shop\n"},
          {"starter.py", "from shop.models import Book\n"},
          {"driver.py", "from viva import observe\n"},
          {"models.py", "from django.db import models\n"},
          {"fixture.py", "def load():\n    pass\n"},
          {"submissions/accepted/reference.py", "from shop.models import Book\n"}};
}

inline Package sqlite_package() {
  return {{"problem.toml", R"toml(id = "memoize"
title = "Accounts"
kind = "sqlite"
topic = "python"
difficulty = "hard"
minutes = 15

[sqlite]
schema = "schema.sql"
submission = "script"
observe = ["SELECT 1", "SELECT 2"]

[[testcase]]
name = "sample"
visibility = "sample"
points = 5
setup = "DELETE FROM accounts"
run = "INSERT INTO accounts VALUES (1, 2)"

[[testcase]]
name = "secret"
visibility = "secret"
points = 5
observe = ["SELECT 3"]
)toml"},
          {"prompt.md", "# Accounts\n"},
          {"starter.sql", "-- yours\n"},
          {"schema.sql", "CREATE TABLE accounts (id, balance);\n"},
          {"submissions/accepted/reference.sql", "SELECT 1;\n"}};
}

inline Package concept_package() {
  return {{"problem.toml", R"toml(id = "memoize"
title = "Aliasing"
kind = "concept"
topic = "python"
difficulty = "easy"
minutes = 5

[[testcase]]
name = "aliasing"
visibility = "sample"
points = 10
question = "What does this print?"
ask = "output"
snippet = "aliasing.py"

[[testcase]]
name = "when-to-use"
visibility = "secret"
points = 10
question = "Which of these survives a fork?"
ask = "choices"
options = { a = "threads", b = "open files", c = "memory maps" }
answer = ["c", "b"]

[[testcase]]
name = "one_of_them"
visibility = "secret"
points = 10
question = "Which one?"
ask = "choice"
options = { a = "this", b = "that" }
answer = "b"
)toml"},
          {"prompt.md", "# Aliasing\n"},
          {"starter.toml", "aliasing = \"\"\n"},
          {"aliasing.py", "print(1)\n"},
          {"submissions/accepted/reference.toml", "aliasing = \"1\"\n"}};
}

// The package with the first occurrence of `from` in problem.toml replaced.
inline Package spoiled(Package package, const std::string& from, const std::string& to) {
  std::string& toml = package.at("problem.toml");
  const std::size_t at = toml.find(from);
  if (at == std::string::npos) throw std::logic_error{"not in problem.toml: " + from};
  toml.replace(at, from.size(), to);
  return package;
}

inline Package with_file(Package package, const std::string& name, std::string bytes) {
  package[name] = std::move(bytes);
  return package;
}

inline Package without_file(Package package, const std::string& name) {
  if (package.erase(name) == 0) throw std::logic_error{"not in the package: " + name};
  return package;
}

inline ProblemPtr load(Package package) {
  return load_package_from_memory("memoize", "python", std::move(package));
}

// The text of the PackageError; empty when the package loads.
inline std::string complaints_about(Package package) {
  try {
    (void)load(std::move(package));
    return {};
  } catch (const PackageError& error) {
    return error.what();
  }
}

}  // namespace problems
