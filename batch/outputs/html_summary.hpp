// The head of the HTML report: what the numbers say, before any submission.
#pragma once

#include <map>
#include <string>

#include "batch/outputs/statistics.hpp"

namespace batch {

using Titles = std::map<std::string, std::string>;  // by problem

struct SummaryOptions {
  std::string title;
  Titles titles;
  std::vector<std::uint64_t> pass_at;
};

// A problem's title, or its id; escaped.
[[nodiscard]] std::string title_of(const Titles& titles, const std::string& problem);

[[nodiscard]] std::string summary_html(const Statistics& all, const SummaryOptions& options);
[[nodiscard]] std::string provenance_html(const Statistics& all);

}  // namespace batch
