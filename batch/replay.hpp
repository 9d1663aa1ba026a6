// A report made again from its receipt: the same problem, seed and limits.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "batch/entry.hpp"
#include "batch/row.hpp"
#include "runner/judge.hpp"

namespace batch {

// What a file of reports is asked for: the row of this entry, or of this person.
struct Chosen {
  std::optional<std::uint64_t> entry;
  std::string person;
};

struct Said {
  boost::json::object report;
  std::string source_digest;  // empty: `viva grade` wrote it
};

// The one report of the file, or the chosen one. Throws ResultsError that says what else to name.
[[nodiscard]] Said read_report(const std::filesystem::path& file, const Chosen& chosen);

// The files of what was graded, found by their digest in an input that it came in; empty when they
// are not there, or the report names no digest. May throw InputError.
[[nodiscard]] std::vector<problems::File> source_in(Input& input, const Said& said,
                                                    const problems::Problem& problem);

// The submission as its receipt has it. Throws ResultsError when `problem` is another version, the
// source another one, or the receipt incomplete.
[[nodiscard]] runner::Submission submission_of(const Said& said,
                                               const problems::ProblemPtr& problem,
                                               std::vector<problems::File> files);

// Whether it shows secret testcases whole.
[[nodiscard]] bool is_revealed(const boost::json::object& report);

}  // namespace batch
