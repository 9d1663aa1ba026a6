// Files of JSON as sources: what is recognised, what is refused, and what a package looks like.
#include <boost/json/array.hpp>

#include "importing/report.hpp"
#include "runner/feedback.hpp"
#include "tests/importing/importing.hpp"

namespace importing {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;

json::object mbpp(int id, const std::string& code, const json::array& tests) {
  return {{"task_id", id},      {"text", "Write a function to do it."},
          {"code", code},       {"test_setup_code", ""},
          {"test_list", tests}, {"challenge_test_list", json::array{}}};
}

std::string line(const json::object& task) { return json::serialize(task) + "\n"; }

const std::string doubling = "def double(n):\r\n    return n * 2";
const json::array doubled{"assert double(1) == 2", "assert double(4)==8",
                          "assert double(-1) == -2"};

TEST(JsonTasks, TakeTheFormOfMbpp) {
  const Ground ground;
  const auto outcomes =
      import_from(ground, ground.write("a.jsonl", line(mbpp(7, doubling, doubled))));
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].id, "mbpp-7");
  EXPECT_EQ(outcomes[0].observed, 3);
  EXPECT_EQ(verdict(outcomes[0].folder, "def double(n): return n + n"), "accepted");
  EXPECT_EQ(verdict(outcomes[0].folder, "def double(n): return 2"), "wrong_answer");
  EXPECT_EQ(verdict(outcomes[0].folder, read(outcomes[0].folder / "starter.py")), "wrong_answer");
}

TEST(JsonTasks, TakeASolutionThatIsAppendedToTheStarter) {
  const Ground ground;
  const auto outcomes = import_from(
      ground,
      ground.write(
          "a.jsonl",
          line(mbpp(7, doubling, doubled)) +
              humaneval("H/1", "def f(x):\n    \"\"\"One more.\"\"\"\n", "    return x + 1\n",
                        "def check(c):\n    assert c(1) == 2\n    assert c(2) == 3\n")));
  ASSERT_EQ(outcomes.at(1).refused, "");
  EXPECT_EQ(verdict(outcomes[0].folder, read(outcomes[0].folder / "starter.py") + doubling),
            "accepted");
  EXPECT_EQ(
      verdict(outcomes[1].folder, read(outcomes[1].folder / "starter.py") + "    return 1 + x\n"),
      "accepted");
}

TEST(JsonTasks, RunSetupCodeWithTheClassesOfTheSolution) {
  const Ground ground;
  json::object task =
      mbpp(9,
           "class Node:\n    def __init__(self, value):\n        self.value = value\n"
           "        self.left = self.right = None\n\n\ndef height(node):\n"
           "    return 1 + max(height(node.left), height(node.right)) if node else 0\n",
           {"assert height(root) == 3", "assert height(None) == 0"});
  task["test_setup_code"] = "root = Node(1)\nroot.left = Node(2)\nroot.left.right = Node(3)";
  const auto outcomes = import_from(ground, ground.write("a.jsonl", line(task)));
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].inside, 0);
  const std::string node =
      "class Node:\n    left = right = None\n    def __init__(self, v): pass\n";
  EXPECT_EQ(
      verdict(
          outcomes[0].folder,
          node + "def height(n):\n    return max(height(n.left), height(n.right)) + 1 if n else 0"),
      "accepted");
  EXPECT_EQ(verdict(outcomes[0].folder, node + "def height(n): return 3 if n else 1"),
            "wrong_answer");
}

TEST(JsonTasks, KeepWhatIsExpectedOutOfThePackageButForItsReference) {
  const Ground ground;
  const std::string test =
      "EXPECTED = {'seven': 987654}\n\n\ndef check(candidate):\n    for x, y in [(3, 123456), (4, "
      "164608)]:\n"
      "        assert candidate(x) == y\n    assert candidate(24) == EXPECTED['seven']\n"
      "    assert abs(candidate(1) - 41152.0) < 0.5\n";
  const auto outcomes = import_from(
      ground, ground.write("a.jsonl", humaneval("H/2", "def f(x):\n    \"\"\"It.\"\"\"\n",
                                                "    return x * 41152 + 6 * (x == 24)\n", test)));
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].inside, 0);
  for (const auto& entry : fs::directory_iterator{outcomes[0].folder}) {
    if (!entry.is_regular_file() || entry.path().filename() == "problem.toml") continue;
    for (const char* secret : {"123456", "164608", "987654"})
      EXPECT_THAT(read(entry.path()), ::testing::Not(HasSubstr(secret))) << entry.path();
  }
  for (const char* secret : {"123456", "164608", "987654"})
    EXPECT_THAT(read(outcomes[0].folder / "problem.toml"), ::testing::Not(HasSubstr(secret)));
}

TEST(JsonTasks, SayInEveryReportThatAssertsRanInside) {
  const Ground ground;
  const std::string test =
      "def check(candidate):\n    try:\n        candidate(0)\n    except ZeroDivisionError:\n      "
      "  return\n"
      "    assert False\n";
  const auto outcomes = import_from(
      ground, ground.write("a.jsonl", humaneval("H/3", "def f(x):\n    \"\"\"It.\"\"\"\n",
                                                "    return 1 / x\n", test)));
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_GT(outcomes[0].inside, 0);
  EXPECT_THAT(read(outcomes[0].folder / "problem.toml"), HasSubstr("asserts = \"inside\""));
  const auto report = judged(outcomes[0].folder, "def f(x): return 1 / x");
  EXPECT_EQ(report.verdict, runner::Verdict::accepted);
  EXPECT_THAT(runner::to_json(report, "f.py", false), HasSubstr("\"asserts\":\"inside\""));
  EXPECT_THAT(runner::to_text(report, "f.py", {}), HasSubstr("Asserts inside"));
  EXPECT_EQ(verdict(outcomes[0].folder, "def f(x): return 1"), "wrong_answer");
}

TEST(JsonTasks, SayNothingOfTheKindWhereAssertsAreObserved) {
  const Ground ground;
  const auto outcomes =
      import_from(ground, ground.write("a.jsonl", line(mbpp(7, doubling, doubled))));
  const auto report = judged(outcomes.at(0).folder, doubling);
  EXPECT_THAT(runner::to_json(report, "f.py", false), ::testing::Not(HasSubstr("\"asserts\"")));
  EXPECT_THAT(runner::to_text(report, "f.py", {}), ::testing::Not(HasSubstr("Asserts inside")));
}

struct Refused {
  const char* name;
  std::string text;
  const char* reason;
};

std::string checked(const char* solution, const char* asserts) {
  return humaneval("H/5", "def f(x):\n    \"\"\"It.\"\"\"\n", solution,
                   std::string{"def check(candidate):\n"} + asserts);
}

class Refusals : public ::testing::TestWithParam<Refused> {};

TEST_P(Refusals, NameTheReasonAndDoNotStopTheOthers) {
  const Ground ground;
  const auto outcomes = import_from(
      ground, ground.write("a.jsonl", GetParam().text + line(mbpp(7, doubling, doubled))));
  ASSERT_EQ(outcomes.size(), 2);
  EXPECT_THAT(outcomes[0].refused, HasSubstr(GetParam().reason));
  EXPECT_THAT(line_about(outcomes[0]), HasSubstr("a.jsonl:1"));
  EXPECT_FALSE(fs::exists(ground.bank() / "imported" / outcomes[0].id));
  EXPECT_EQ(outcomes[1].refused, "");
}

INSTANTIATE_TEST_SUITE_P(
    JsonTasks, Refusals,
    ::testing::Values(
        Refused{"NoJson", "{\"task_id\": 1,\n", "not JSON"},
        Refused{"NoObject", "[1, 2]\n", "not a JSON object"},
        Refused{"NoName", "{\"prompt\": \"x\"}\n", "task_id: missing"},
        Refused{"NoTest", "{\"task_id\": \"a\", \"prompt\": \"x\", \"canonical_solution\": \"\"}\n",
                "test: missing"},
        Refused{"ANumberForAText", "{\"task_id\": \"a\", \"prompt\": 1, \"test\": \"\"}\n",
                "prompt: expected a text"},
        Refused{"NoAsserts",
                "{\"task_id\": 3, \"text\": \"x\", \"code\": \"x=1\", \"test_list\": []}\n",
                "test_list: no assert"},
        Refused{"NoProgram", checked("    return (\n", "    assert candidate(1) == 1\n"),
                "canonical_solution, line"},
        Refused{"AWrongSolution", checked("    return 0\n", "    assert candidate(1) == 1\n"),
                "fails an assert (line 2"},
        Refused{"ASolutionThatRaises",
                checked("    return 1 / 0\n", "    assert candidate(1) == 1\n"),
                "ZeroDivisionError"},
        Refused{"ASolutionThatExits",
                checked("    raise SystemExit(0)\n", "    assert candidate(1) == 1\n"),
                "SystemExit"},
        Refused{"ASolutionThatEndsTheProcess",
                checked("    import os\n    os._exit(0)\n", "    assert candidate(1) == 1\n"),
                "end the interpreter"},
        Refused{"NothingAsked", checked("    return x\n", "    assert True\n"),
                "ask nothing of the solution"},
        Refused{"NoEntry",
                humaneval("H/5", "def f(x):\n    \"\"\"It.\"\"\"\n", "    return x\n",
                          "def check(c):\n    assert c(1) == 1\n", "g"),
                "does not define g"},
        Refused{"AMissingModule",
                checked("    import numpy\n    return x\n", "    assert candidate(1) == 1\n"),
                "numpy"}),
    [](const auto& each) { return std::string{each.param.name}; });

TEST(JsonTasks, TakeAnArrayOfTasksToo) {
  const Ground ground;
  const json::array both{mbpp(1, doubling, doubled), mbpp(2, doubling, doubled)};
  EXPECT_EQ(import_from(ground, ground.write("a.json", json::serialize(both))).size(), 2U);
}

TEST(JsonTasks, UnpackWhatIsCompressed) {
  const Ground ground;
  const auto path = ground.write("a.jsonl", line(mbpp(1, doubling, doubled)));
  ASSERT_EQ(std::system(("gzip " + path.string()).c_str()), 0);
  EXPECT_EQ(import_from(ground, path.string() + ".gz").at(0).refused, "");
}

TEST(JsonTasks, RefuseTheSecondTaskOfAnId) {
  const Ground ground;
  const std::string one = line(mbpp(1, doubling, doubled));
  const auto outcomes = import_from(ground, ground.write("a.jsonl", one + one));
  EXPECT_EQ(outcomes.at(0).refused, "");
  EXPECT_THAT(outcomes.at(1).refused, HasSubstr("another task before it has the id mbpp-1"));
}

TEST(JsonTasks, WriteOverPackagesOnlyWhenTheyAreTold) {
  const Ground ground;
  const auto path = ground.write("a.jsonl", line(mbpp(1, doubling, doubled)));
  const fs::path folder = import_from(ground, path).at(0).folder;
  std::ofstream{folder / "driver.py"} << "left over = 1\n";
  EXPECT_THAT(import_from(ground, path).at(0).refused, HasSubstr("there already"));
  ImportOptions options = options_for(ground);
  options.overwrite = true;
  EXPECT_EQ(import_all(read_source(path, {}).tasks, options, {}).at(0).refused, "");
  EXPECT_THAT(read(folder / "driver.py"), ::testing::Not(HasSubstr("left over")));
  fs::remove(folder / "problem.toml");
  EXPECT_THAT(import_all(read_source(path, {}).tasks, options, {}).at(0).refused,
              HasSubstr("is no package"));
}

TEST(JsonTasks, MakeTheSamePackageEachTime) {
  const Ground one, other;
  const std::string text = line(mbpp(1, doubling, doubled));
  const auto first = import_from(one, one.write("a.jsonl", text)).at(0);
  const auto second = import_from(other, other.write("a.jsonl", text)).at(0);
  EXPECT_EQ(problems::load_package(first.folder)->digest,
            problems::load_package(second.folder)->digest);
}

TEST(Sources, AreRefusedWhenThereIsNothingInThem) {
  const Ground ground;
  EXPECT_THROW((void)read_source(ground.folder() / "missing.jsonl", {}), SourceError);
  EXPECT_THROW((void)read_source(ground.write("empty.jsonl", "\n\n"), {}), SourceError);
  EXPECT_THROW((void)read_source(ground.write("notes.txt", "hello"), {}), SourceError);
}

TEST(Ids, AreMadeOfLettersAndDigits) {
  EXPECT_EQ(id_of("HumanEval/0", "task"), "humaneval-0");
  EXPECT_EQ(id_of("2", "mbpp"), "mbpp-2");
  EXPECT_EQ(id_of("  Über: Näh__t ", "task"), "ber-n-h-t");
  EXPECT_EQ(id_of("../../etc/passwd", "task"), "etc-passwd");
  EXPECT_EQ(id_of("---", "task"), "");
  EXPECT_EQ(id_of(std::string(300, 'a'), "task").size(), 64);
}

}  // namespace
}  // namespace importing
