// The SQLite library as this process sees it: without files, with one fixed clock and one fixed
// source of randomness, within bounds. Knows nothing of databases or requests.
#pragma once

#include <cstddef>
#include <cstdint>

struct sqlite3;

namespace runner {

// What one connection may use. The sandbox limits time and memory from outside; these give a
// candidate the error that SQLite has for it instead of a killed process.
struct EngineLimits {
  static constexpr std::size_t heap_bytes = std::size_t{64} << 20;
  static constexpr std::size_t database_bytes = std::size_t{16} << 20;
  static constexpr std::size_t page_bytes = 4096;
  static constexpr int value_bytes = 4 << 20;  // of one text, blob or row
  static constexpr int statement_bytes = 1 << 20;
  static constexpr int expression_depth = 200;
  static constexpr int compound_selects = 100;
  static constexpr int function_arguments = 100;
  static constexpr int like_pattern_bytes = 1000;
  static constexpr int trigger_depth = 100;
  static constexpr int columns = 500;
  static constexpr int program_steps = 250'000;  // instructions of one prepared statement
};

// Sets the library up, once for the process and before anything else uses it. Throws
// std::runtime_error when somebody was faster.
void prepare_engine();

// What random() gives from here on depends on the seed alone, so that a run can be repeated.
void seed_randomness(std::uint64_t seed);

// Puts the limits and switches in force that hold for one connection.
void restrict_connection(sqlite3* connection);

}  // namespace runner
