// viva doctor: what it says where grading works, and where a part of it cannot.
#include <gmock/gmock.h>

#include "tests/cli/child.hpp"

namespace cli_tests {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;

struct Said {
  int status = -1;
  std::string text;
};

Said doctor(const std::filesystem::path& viva, const std::string& options = {}) {
  Said said;
  FILE* pipe = ::popen((viva.string() + " doctor " + options + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return said;
  std::array<char, 4096> part{};
  while (std::fgets(part.data(), part.size(), pipe) != nullptr) said.text += part.data();
  const int status = ::pclose(pipe);
  said.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return said;
}

TEST(Doctor, StartsACellOfEachEngine) {
  const Said said = doctor(program, "--without=cgroup");
  EXPECT_EQ(said.status, 0) << said.text;
  EXPECT_THAT(said.text, ContainsRegex("trial +in force +a cell of each engine"));
}

TEST(Doctor, SaysWhatEverySubmissionWouldFailAt) {
  const TemporaryFolder folder;
  std::filesystem::copy(program, folder.path() / "viva");
  std::filesystem::copy(support::build_folder() + "/guests", folder.path() / "guests");
  std::filesystem::remove(folder.path() / "guests/viva-guest-javascript");

  const Said said = doctor(folder.path() / "viva", "--without=cgroup --format json");

  EXPECT_EQ(said.status, 1);
  EXPECT_THAT(said.text, AllOf(HasSubstr(R"({"name":"trial","force":"MISSING")"),
                               HasSubstr("viva-guest-javascript")));
}

}  // namespace
}  // namespace cli_tests
