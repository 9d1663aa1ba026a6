// One submission as it was found in an input: who sent it, for what, and its files.
// Knows files and names; nothing of grading.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "problems/problem.hpp"

namespace batch {

struct Entry {
  std::string source;  // where it was found, for people: "week1.zip:ann/fibonacci.py", "a.jsonl:17"
  std::string person;  // who sent it: a folder's name, a file's, a column's; may be empty
  std::string
      problem;  // the problem's id as the input names it (a folder, a task_id); may be empty
  std::uint64_t attempt = 0;  // counts from 0 the submissions of one person, or the completions of
                              // one task, in the order of the input
  std::vector<problems::File> files;  // the first is the main file; empty when there is an error
  std::string error;                  // why it could not be read, and what to do; else empty
};

// A stream of entries in an order that is the same each time. Never holds more than a few in
// memory, whatever the size of the input.
class Input {
 public:
  virtual ~Input() = default;

  // Empty at the end. What is wrong with one entry is in the entry; throws InputError when the
  // input as a whole cannot be read on.
  [[nodiscard]] virtual std::optional<Entry> next() = 0;

  // How many entries there will be, as far as that can be said without reading all of it.
  [[nodiscard]] virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
};

// The text names the input and the remedy.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace batch
