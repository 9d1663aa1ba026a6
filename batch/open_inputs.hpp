// From paths on a command line to a stream of entries: recognises what each path is.
// Knows names and layouts; nothing of grading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/entry.hpp"
#include "problems/bank.hpp"

namespace batch {

// What inputs ask of a bank: folders, columns and task_ids are matched with its ids.
class Problems {
 public:
  virtual ~Problems() = default;

  // Null when there is no such problem. May throw problems::PackageError.
  [[nodiscard]] virtual problems::ProblemPtr find(std::string_view id) const = 0;

  // The id that was probably meant.
  [[nodiscard]] virtual std::optional<std::string> suggest(std::string_view id) const = 0;
};

// `bank` outlives it.
[[nodiscard]] std::unique_ptr<Problems> problems_of(problems::Bank& bank);

struct InputOptions {
  std::filesystem::path map;  // --map; empty: none
  std::string problem;        // --problem; empty: the input must say
  std::string column;         // CSV: the column that holds the source; empty: recognised by name
  std::uint64_t max_entry_bytes = 4ULL << 20;    // one submission's files together
  std::uint64_t max_line_bytes = 8ULL << 20;     // one line of JSON, one record of CSV
  std::uint64_t max_archive_bytes = 1ULL << 30;  // unpacked, the whole archive
  std::uint64_t max_archive_ratio = 500;         // unpacked to packed, past 64 MiB
  std::size_t max_members = 200'000;             // files of one folder, archive or repository
};

// Recognises what each path is. Throws InputError when one cannot be read at all, or when
// `--problem` or the map are wrong. `known` outlives the result.
[[nodiscard]] std::unique_ptr<Input> open_inputs(const std::vector<std::filesystem::path>& paths,
                                                 const InputOptions& options,
                                                 const Problems& known);

// The layouts that are recognised, for --help.
[[nodiscard]] std::string inputs_help();

}  // namespace batch
