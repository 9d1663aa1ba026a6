// What a batch takes, from the command's start to its end, beside the same programs started one by
// one without isolation; and whether its memory grows.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bench/results.hpp"

namespace bench {

struct BatchOptions {
  std::filesystem::path root;  // the source tree
  int submissions = 1000;
  int django = 600;
  int many = 4000;     // for two jobs beside one
  int large = 10'000;  // for memory
  int rounds = 3;      // of both sides in turn
  std::vector<std::string> without;
};

void measure_batch(const BatchOptions& options, Results& results);

}  // namespace bench
