// What shells and readers are told of the command line is what the command line is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "child.hpp"

namespace cli_tests {
namespace {

using testing::HasSubstr;

class Completion : public testing::TestWithParam<const char*> {
 protected:
  TemporaryFolder home_;
};

TEST_P(Completion, NamesSubcommandsAndOptions) {
  const Ran ran = run(home_.path(), {"completion", GetParam()});
  EXPECT_EQ(ran.status, 0);
  for (const char* word : {"grade", "practice", "minutes", "viva list --ids"})
    EXPECT_THAT(ran.text, HasSubstr(word));
}

INSTANTIATE_TEST_SUITE_P(Shells, Completion, testing::Values("bash", "zsh", "fish"),
                         [](const auto& tested) { return std::string{tested.param}; });

TEST(CompletionOfBash, OffersProblems) {
  const std::string command =
      "PATH=" VIVA_BINARY_DIR ":$PATH VIVA_BANK=" + bank +
      " bash -c 'source <(viva completion bash); COMP_WORDS=(viva grade fib); COMP_CWORD=2; _viva; "
      "echo ${COMPREPLY[@]}'";
  FILE* pipe = ::popen(command.c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  char line[200] = "";
  EXPECT_NE(std::fgets(line, sizeof line, pipe), nullptr);
  ::pclose(pipe);
  EXPECT_STREQ(line, "fibonacci\n");
}

TEST(ManualPage, KnowsEverySubcommandAndOption) {
  std::ostringstream page;
  page << std::ifstream{VIVA_SOURCE_DIR "/docs/viva.1"}.rdbuf();
  const TemporaryFolder home;
  std::istringstream script{run(home.path(), {"completion", "fish"}).text};
  for (std::string line; std::getline(script, line);) {
    const auto option = line.find(" -l ");
    if (option == std::string::npos) continue;
    std::string name = line.substr(option + 4, line.find(' ', option + 4) - option - 4);
    EXPECT_THAT(page.str(), HasSubstr("Fl -" + name)) << line;
  }
  for (const char* name : {"grade", "list", "check", "new", "doctor", "serve", "submit", "practice",
                           "runner", "completion"})
    EXPECT_THAT(page.str(), HasSubstr(std::string{".Ss viva "} + name));
}

}  // namespace
}  // namespace cli_tests
