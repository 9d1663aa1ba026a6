// Honest submissions for a batch, every one different, and each also as a program of its own that
// holds the same solution and the same tests.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace bench {

struct BatchSources {
  std::filesystem::path lines;              // for `viva batch`
  std::filesystem::path bank;               // with their problems
  std::vector<std::filesystem::path> bare;  // for /usr/bin/python3
};

// Of several problems of the bank in turn. `folder` is new; `root` the source tree. Without `bare`
// only the lines are written.
[[nodiscard]] BatchSources python_sources(const std::filesystem::path& root,
                                          const std::filesystem::path& folder, int count,
                                          bool bare);
[[nodiscard]] BatchSources django_sources(const std::filesystem::path& root,
                                          const std::filesystem::path& folder, int count);

}  // namespace bench
