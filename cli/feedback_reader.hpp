// The server's feedback, read back into the report that it was written from, as far as its reader
// may see it; so it is shown by the same code as `viva grade` shows its own.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "runner/judge.hpp"

namespace cli {

// Lenient: what is missing stays empty, a verdict that is unknown here is a judge_error.
[[nodiscard]] runner::TestcaseReport testcase_of(const boost::json::object& testcase);
[[nodiscard]] runner::Report report_of(const boost::json::object& feedback);

// As `viva grade` prints it, for this terminal. Secret testcases are whole when they were sent so.
[[nodiscard]] std::string feedback_text(const runner::Report& report, const std::string& file);

// "accepted", "run-time error"
[[nodiscard]] std::string words(runner::Verdict verdict);

}  // namespace cli
