// The judge's side of runner/guests/protocol.md: what is sent into snapshots and cells.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "problems/problem.hpp"

namespace runner {

[[nodiscard]] std::string django_layer();
[[nodiscard]] std::string problem_layer(const problems::Problem& problem);

[[nodiscard]] std::string load_request(const std::vector<problems::File>& files);
[[nodiscard]] std::string compile_request(const std::string& call);
// `code`: the testcase's call, compiled; empty where it is not.
[[nodiscard]] std::string case_request(const problems::Problem& problem,
                                       const problems::Testcase& testcase, std::uint64_t run_seed,
                                       const std::string& code = {});
[[nodiscard]] std::string snippet_request(const problems::QuestionCase& question);

// What a testcase's generator is seeded with: from the run's seed and the testcase's name, so that
// it does not depend on the testcases around it.
[[nodiscard]] std::int64_t case_seed(std::uint64_t run_seed, std::string_view testcase);

}  // namespace runner
