// Two reports of the same submission side by side, apart from what no two runs have alike: times
// and peak memory. Pure functions.
#pragma once

#include <string>
#include <vector>

#include "batch/row.hpp"

namespace batch {

[[nodiscard]] boost::json::object without_times(boost::json::object report);

// The whole row, report and all.
[[nodiscard]] bool same_apart_from_times(const Row& one, const Row& other);

struct TestcaseChange {
  std::string name;
  std::string before, after;  // verdicts; empty where the testcase is not
  std::int64_t score_before = 0, score_after = 0;
};

// Of those whose verdict or score changed, in their order; then the new ones.
[[nodiscard]] std::vector<TestcaseChange> changed_testcases(const boost::json::object& before,
                                                            const boost::json::object& after);

// Every member that is not the same, as a sentence: "testcase zero: verdict: accepted, not
// wrong_answer". At most 100. Receipts are not looked at.
[[nodiscard]] std::vector<std::string> disagreements(const boost::json::object& said,
                                                     const boost::json::object& found);

}  // namespace batch
