// What shells and readers are told of the command line is what the command line is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "child.hpp"
#include "tests/support/places.hpp"

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

// What the shells themselves make of it, each asked in its own way. A shell that is not installed
// skips its test; script/packages has them all.
class CompletionInAShell : public testing::Test {
 protected:
  void need(const std::string& shell) {
    if (said("command -v " + shell).empty()) GTEST_SKIP() << "no " << shell << " here";
  }
  // By /bin/sh, with `viva` and the bank in its surroundings, in a home of its own.
  [[nodiscard]] std::string said(const std::string& command) const {
    const std::string whole = "export PATH=" + support::build_folder() +
                              ":$PATH VIVA_BANK=" + bank + " HOME=" + home_.path().string() + "; " +
                              command;
    FILE* pipe = ::popen(whole.c_str(), "r");
    if (pipe == nullptr) return {};
    std::string text;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
    ::pclose(pipe);
    return text;
  }
  [[nodiscard]] std::string bash(const std::string& words, int current) const {
    return said("bash -c 'source <(viva completion bash); COMP_WORDS=(" + words +
                "); COMP_CWORD=" + std::to_string(current) + "; _viva; echo ${COMPREPLY[@]}'");
  }
  // The line after a tab: zsh -f with compinit, at a terminal.
  [[nodiscard]] std::string zsh(const std::string& line) const {
    return said("timeout 60 zsh -f " + support::source_folder() + "/tests/cli/complete.zsh '" +
                line + "'");
  }
  // Candidates, each with its description after a tab.
  [[nodiscard]] std::string fish(const std::string& line) const {
    return said("fish --no-config -c 'viva completion fish | source; complete -C \"" + line +
                "\"' 2>&1");
  }

 private:
  TemporaryFolder home_;
};

TEST_F(CompletionInAShell, OfBash) {
  need("bash");
  EXPECT_EQ(bash("viva gra", 1), "grade\n");
  EXPECT_EQ(bash("viva grade fib", 2), "fibonacci\n");
  EXPECT_EQ(bash("viva serve --demo", 2), "--demonstration\n");
  EXPECT_EQ(bash("viva practice djan", 2), "django\n") << "a topic";
  EXPECT_EQ(bash("viva grade djan", 2), "\n");
  EXPECT_EQ(bash("viva completion z", 2), "zsh\n");
}

TEST_F(CompletionInAShell, OfZsh) {
  need("zsh");
  EXPECT_EQ(zsh("viva gra"), "<viva grade >\n");
  EXPECT_EQ(zsh("viva grade fib"), "<viva grade fibonacci >\n");
  EXPECT_EQ(zsh("viva serve --demo"), "<viva serve --demonstration >\n");
  EXPECT_EQ(zsh("viva practice djan"), "<viva practice django >\n");
  EXPECT_EQ(zsh("viva completion z"), "<viva completion zsh >\n");
}

TEST_F(CompletionInAShell, OfFish) {
  need("fish");
  EXPECT_EQ(fish("viva gra"), "grade\tGrade files against a problem and show the feedback\n");
  EXPECT_EQ(fish("viva grade fib"), "fibonacci\tproblem\n");
  EXPECT_THAT(fish("viva serve --demo"),
              testing::StartsWith("--demonstration\tMake an interviewer"));
  EXPECT_EQ(fish("viva practice djan"), "django\tproblem\n");
  EXPECT_EQ(fish("viva completion z"), "zsh\n");
}

TEST(ManualPage, KnowsEverySubcommandAndOption) {
  std::ostringstream page;
  page << std::ifstream{support::source_folder() + "/docs/viva.1"}.rdbuf();
  const TemporaryFolder home;
  std::istringstream script{run(home.path(), {"completion", "fish"}).text};
  for (std::string line; std::getline(script, line);) {
    const auto option = line.find(" -l ");
    if (option == std::string::npos) continue;
    std::string name = line.substr(option + 4, line.find(' ', option + 4) - option - 4);
    EXPECT_THAT(page.str(), HasSubstr("Fl -" + name)) << line;
  }
  for (const char* name : {"grade", "batch", "merge", "regrade", "verify", "list", "check", "new",
                           "doctor", "serve", "submit", "practice", "runner", "completion"})
    EXPECT_THAT(page.str(), HasSubstr(std::string{".Ss viva "} + name));
}

}  // namespace
}  // namespace cli_tests
