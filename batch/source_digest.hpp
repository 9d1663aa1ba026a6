// The name of a submission's bytes.
#pragma once

#include <string>
#include <vector>

#include "problems/problem.hpp"

namespace batch {

// "sha256:<hex>" over names and bytes of the files in their order: the first is the main file.
// Empty when there are none.
[[nodiscard]] std::string source_digest(const std::vector<problems::File>& files);

// A single file is the main file, whatever it was called: it gets the name that the problem asks
// for, so that the same answer is the same submission, and has the same report, whoever named it.
// Among others it keeps its own, for they may import it.
void name_main_file(std::vector<problems::File>& files, const problems::Problem& problem);

}  // namespace batch
