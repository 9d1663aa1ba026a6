// Where rows go. Each format is a file of its own; knows rows, nothing of grading.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "batch/row.hpp"

namespace batch {

// Rows come in the order of their entries. A file is written beside its final name and takes it in
// finish(), except for JSON lines, which grow in place.
class Output {
 public:
  virtual ~Output() = default;
  virtual void add(const Row& row) = 0;
  virtual void finish() = 0;  // once, after the last row; throws std::system_error
};

}  // namespace batch
