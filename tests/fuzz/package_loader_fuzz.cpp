// Whatever the bytes of a package are, it loads as a sound problem or is refused in plain words.
// The input is problem.toml, then other files, each after a line "=== <name>".
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "problems/package.hpp"

namespace {

using Files = std::map<std::string, std::string>;

Files split(std::string_view input) {
  constexpr std::string_view mark = "\n=== ";
  Files files;
  std::string name = "problem.toml";
  for (;;) {
    const std::size_t end = input.find(mark);
    files[name] = std::string{input.substr(0, end)};
    if (end == std::string_view::npos) return files;
    input.remove_prefix(end + mark.size());
    const std::size_t line_end = input.find('\n');
    name = std::string{input.substr(0, line_end)};
    input.remove_prefix(line_end == std::string_view::npos ? input.size() : line_end + 1);
  }
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const problems::Problem& problem) {
  require(!problem.testcases.empty() && problem.testcases.size() <= problems::max_testcases);
  require(problem.testcases.front().visibility == problems::Visibility::sample);
  require(problem.testcases.back().visibility == problems::Visibility::secret);
  require(problem.max_score() > 0);
  require(problem.reference < problem.submissions.size());
  require(problem.submissions[problem.reference].verdict == "accepted");
  for (const auto& submission : problem.submissions) {
    require(!submission.files.empty() && submission.files.front().name == problem.main_file);
  }
  require(problem.digest.size() == 71);
}

void check(std::string_view message) {
  require(!message.empty() && !message.ends_with('\n'));
  for (const char c : message) require(c == '\n' || (c >= 0x20 && c < 0x7F));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(bytes), size};
  try {
    check(*problems::load_package_from_memory("fuzzed", "fuzzing", split(input)));
  } catch (const problems::PackageError& error) {
    check(error.what());
  }
  return 0;
}
