// Inputs with one submission a record: lines of JSON, rows of CSV.
#pragma once

#include <filesystem>
#include <memory>

#include "batch/inputs/line_reader.hpp"
#include "batch/inputs/problem_names.hpp"

namespace batch {

// What a record says, before it is an entry.
struct Answer {
  std::string place;  // "a.jsonl:17"
  std::string person;
  std::string problem;
  std::string source;
  bool continues = false;  // the problem's starter, as a completion does
  std::string fault{};     // why there is no source; else empty
};

// An entry with one file, or with what is wrong.
[[nodiscard]] Entry to_entry(Answer answer, ProblemNames& names, const InputOptions& options);
[[nodiscard]] Entry faulty_entry(std::string place, std::string error);

// Throw InputError when the file cannot be opened, or is not of this kind at all. `names` outlives
// what they give.
[[nodiscard]] std::unique_ptr<Input> open_json_lines(const std::filesystem::path& file,
                                                     const InputOptions& options,
                                                     ProblemNames& names);
[[nodiscard]] std::unique_ptr<Input> open_csv(const std::filesystem::path& file,
                                              const InputOptions& options, ProblemNames& names);

// The same of bytes that come from anywhere; `name` is for people.
[[nodiscard]] std::unique_ptr<Input> read_json_lines(std::string name, Blocks blocks,
                                                     const InputOptions& options,
                                                     ProblemNames& names);
[[nodiscard]] std::unique_ptr<Input> read_csv(std::string name, Blocks blocks,
                                              const InputOptions& options, ProblemNames& names);

}  // namespace batch
