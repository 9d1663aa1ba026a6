// The program as people type it: exit statuses, and where it writes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

#include "tests/support/places.hpp"

namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::string program = support::build_folder() + "/viva";
const std::string fibonacci = support::source_folder() + "/problems/bank/algorithms/fibonacci/";

struct Ran {
  int status = -1;
  std::string text;  // what it wrote on both streams
};

Ran run(const std::string& arguments) {
  Ran ran;
  FILE* pipe = ::popen((program + " " + arguments + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return ran;
  std::array<char, 4096> part{};
  while (std::fgets(part.data(), part.size(), pipe) != nullptr) ran.text += part.data();
  const int status = ::pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

TEST(Grade, ExitsWithZeroWhenEverythingIsAccepted) {
  EXPECT_EQ(run("grade fibonacci " + fibonacci + "submissions/accepted/reference.py").status, 0);
}

TEST(Grade, ExitsWithOneWhenSomethingIsNotAccepted) {
  const std::string accepted = fibonacci + "submissions/accepted/reference.py ";
  const Ran ran = run("grade fibonacci " + accepted + fibonacci + "starter.py --format json");
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.text, StartsWith("{\"problem\":\"fibonacci\",\"problem_digest\":\"sha256:"));
}

TEST(Grade, ExitsWithTwoForAProblemThatIsNotThereAndNamesTheNearest) {
  const Ran ran = run("grade fibonaci " + fibonacci + "starter.py");
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.text, HasSubstr("did you mean 'fibonacci'? `viva list`"));
}

TEST(Grade, ExitsWithTwoForAFileThatIsNotThere) {
  const Ran ran = run("grade fibonacci /no/such/file.py");
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.text, HasSubstr("/no/such/file.py: no such file"));
}

TEST(Grade, ExitsWithTwoForASeedThatIsNegative) {
  const Ran ran = run("grade fibonacci " + fibonacci + "starter.py --seed -4");
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.text, HasSubstr("--seed: expected a whole number from 0, found -4"));
}

TEST(Grade, ExitsWithTwoForWrongUsage) {
  EXPECT_EQ(run("grade").status, 2);
  EXPECT_EQ(run("grade fibonacci x.py --format xml").status, 2);
  EXPECT_EQ(run("").status, 2);
}

TEST(Grade, ShowsNoEscapeSequencesWhereThereIsNoTerminal) {
  const Ran ran = run("grade fibonacci " + fibonacci + "starter.py");
  EXPECT_EQ(ran.text.find('\x1b'), std::string::npos);
}

TEST(List, NamesTheProblemsOfTheBank) {
  const Ran ran = run("list");
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.text, HasSubstr("audit-trigger"));
}

}  // namespace
