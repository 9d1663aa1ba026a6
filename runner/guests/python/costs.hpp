// What one testcase costs, counted from here on until finish(): what is asked for by name, see
// runner/guests/protocol.md.
#pragma once

#include <cstdint>
#include <string>

namespace runner {

class Costs {
 public:
  explicit Costs(const std::string& counts);

  // -1 when the program has disturbed the counting. Keeps a pending Python error as it is.
  [[nodiscard]] std::int64_t finish();

 private:
  enum class What { operations, statements, taken, memory };
  What what_;
};

}  // namespace runner
