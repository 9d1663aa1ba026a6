// JSON lines, and how a completion becomes a program.
#include <gmock/gmock.h>

#include "batch/inputs/answer_input.hpp"
#include "batch/inputs/completion.hpp"
#include "tests/batch/inputs.hpp"
#include "tests/problems/packages.hpp"

namespace batch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

const std::string prompt =
    "from typing import List\n"
    "import math\n"
    "\n\n"
    "def encode(s: str) -> str:\n"
    "    return s[::-1]\n"
    "\n\n"
    "def decode(s: str) -> str:\n"
    "    \"\"\"The other way. >>> decode('ab')\n    'ba'\n    \"\"\"\n";

TEST(Completion, GoesOnWithTheStarter) {
  EXPECT_EQ(whole_program(prompt, "    return s[::-1]\n"), prompt + "    return s[::-1]\n");
}

TEST(Completion, TakesThePlaceOfALineThatOnlyStandsForIt) {
  EXPECT_EQ(whole_program("def f(n):\n    \"\"\"F.\"\"\"\n    raise NotImplementedError\n",
                          "    return n\n"),
            "def f(n):\n    \"\"\"F.\"\"\"\n    return n\n");
}

TEST(Completion, ThatIsTheWholeProgramIsTakenAlone) {
  const std::string whole =
      "import math\nfrom typing import List\ndef encode(s):\n    return s\n"
      "def decode(s):\n    return s\n";
  EXPECT_EQ(whole_program(prompt, whole), whole);
}

TEST(Completion, GetsTheImportsAndDefinitionsThatItLacks) {
  EXPECT_EQ(whole_program(prompt, "import math\ndef decode(s: str) -> str:\n    return s\n"),
            "from typing import List\n"
            "def encode(s: str) -> str:\n    return s[::-1]\n\n\n"
            "import math\ndef decode(s: str) -> str:\n    return s\n");
  EXPECT_EQ(whole_program("import re\ndef f():\n    pass\n",
                          "from __future__ import annotations\ndef f():\n    return 1\n"),
            "from __future__ import annotations\nimport re\ndef f():\n    return 1\n");
}

TEST(Completion, ThatOnlyMentionsTheNameIsAContinuation) {
  const std::string inner = "    def decode(s):\n        return s\n    return decode(s)\n";
  EXPECT_EQ(whole_program(prompt, inner), prompt + inner);
}

TEST(Fence, IsTakenOffWithWhatIsAroundIt) {
  EXPECT_EQ(without_fence("Here you are:\n```python\nx = 1\n```\nand\n```\ny\n```\n"), "x = 1\n");
  EXPECT_EQ(without_fence("```py\nx = 1\n"), "x = 1\n");
  EXPECT_EQ(without_fence("\n```\nx = 1\n```"), "x = 1\n");
}

TEST(Fence, ThatClosesTheQuestionsOwnBlockEndsTheCompletion) {
  EXPECT_EQ(without_fence("    return 1\n```\nThis works because ...\n"), "    return 1\n");
  EXPECT_EQ(without_fence("    return 1\n```\nUse:\n```python\nf()\n```\n"), "    return 1\n");
}

TEST(Fence, InATextOfTheProgramIsLeftAlone) {
  const std::string program = "\"\"\"How:\n```\nf()\n```\n\"\"\"\ndef f():\n    return 1\n";
  EXPECT_EQ(without_fence(program), program);
  EXPECT_EQ(without_fence("x = 1\n"), "x = 1\n");
}

TEST(TaskId, BecomesAnIdAsTheImporterMakesIt) {
  EXPECT_EQ(id_from_task("HumanEval/0"), "humaneval-0");
  EXPECT_EQ(id_from_task("__MBPP  17!"), "mbpp-17");
  EXPECT_EQ(id_from_task("///"), "");
}

class JsonLinesInput : public testing::Test {
 protected:
  std::vector<Entry> entries(const std::string& text, const InputOptions& options = {}) {
    folder_.write("", {{"a.jsonl", text}});
    return read({folder_.path() / "a.jsonl"}, options);
  }
  problems::TemporaryFolder folder_;
};

TEST_F(JsonLinesInput, HoldSolutionsAndCompletions) {
  const auto found = entries(
      "{\"task_id\": \"fibonacci\", \"solution\": \"def solve(n):\\n    return n\\n\"}\n"
      "{\"task_id\": \"Two Sum\", \"completion\": \"    return None\\n\", \"user\": \"m\"}\r\n"
      "\n"
      "{\"task_id\": \"fibonacci\", \"code\": \"x\", \"sample_id\": 7}");
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_EQ(line_of(found[0]), "|fibonacci|solution.py=def solve(n):\n    return n\n;");
  EXPECT_THAT(line_of(found[1]), HasSubstr("m|two-sum|solution.py=def two_sum(numbers, target):"));
  EXPECT_THAT(found[1].files.at(0).text, testing::EndsWith("\n    return None\n"));
  EXPECT_EQ(found[2].attempt, 1U);
  EXPECT_THAT(found[2].source, testing::EndsWith("a.jsonl:4"));
}

TEST_F(JsonLinesInput, ThatCannotBeReadAreErrorsAndReadingGoesOn) {
  const auto found =
      lines_of(entries("not JSON\n"
                       "[1]\n"
                       "{\"task_id\": \"fibonacci\"}\n"
                       "{\"task_id\": {}, \"solution\": \"x\"}\n"
                       "{\"task_id\": \"fibonacci\", \"solution\": \"a\\u0000b\"}\n"
                       "{\"task_id\": \"fibonaci\", \"solution\": \"x\"}\n"
                       "{\"task_id\": \"fibonacci\", \"solution\": \"\xff\"}\n" +
                       std::string(5000, '[') + "\n" + std::string("{\"task_id\0\": 1}", 15) +
                       "\n"
                       "{\"task_id\": \"fibonacci\", \"solution\": \"good\"}\n"));
  ASSERT_THAT(found, SizeIs(10));
  EXPECT_THAT(found[0], HasSubstr("not a JSON object"));
  EXPECT_THAT(found[1], HasSubstr("not a JSON object"));
  EXPECT_EQ(found[2], "|fibonacci|error: no text under completion, solution or code");
  EXPECT_THAT(found[3], HasSubstr("task_id: expected a text or a whole number"));
  EXPECT_THAT(found[4], HasSubstr("a binary file"));
  EXPECT_THAT(found[5], HasSubstr("did you mean 'fibonacci'?"));
  EXPECT_THAT(found[6], HasSubstr("not a JSON object"));
  EXPECT_THAT(found[7], HasSubstr("not a JSON object"));
  EXPECT_THAT(found[8], HasSubstr("not a JSON object"));
  EXPECT_EQ(found[9], "|fibonacci|solution.py=good;");
}

TEST_F(JsonLinesInput, OfAnyLengthAreBounded) {
  InputOptions options;
  options.max_line_bytes = 1000;
  const std::string just = R"({"task_id":"fibonacci","solution":"x"})";
  const auto found = lines_of(entries(std::string(3U << 20, 'x') + "\n" + just +
                                          std::string(1000 - just.size(), ' ') + "\n" + just +
                                          std::string(1001 - just.size(), ' '),
                                      options));
  EXPECT_THAT(found, ElementsAre(HasSubstr("the line is longer than"), "|fibonacci|solution.py=x;",
                                 HasSubstr("the line is longer than")));
}

TEST_F(JsonLinesInput, MayBePacked) {
  std::string lines;
  for (long i = 0; i < 100'000; ++i) {
    lines += R"({"task_id": "fibonacci", "solution": "x = )" + std::to_string(i * i) + "\"}\n";
  }
  ArchiveMaker maker{ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP};
  maker.file("data", lines);
  const std::string packed = maker.bytes();
  folder_.write("", {{"a.jsonl.gz", packed},
                     {"cut.jsonl.gz", packed.substr(0, packed.size() / 2)},
                     {"none.jsonl.gz", ""}});
  const auto whole = read({folder_.path() / "a.jsonl.gz"});
  ASSERT_THAT(whole, SizeIs(100'000));
  EXPECT_EQ(line_of(whole[7]), "|fibonacci|solution.py=x = 49;");
  const auto cut = lines_of(read({folder_.path() / "cut.jsonl.gz"}));
  ASSERT_GT(cut.size(), 10'000U);
  EXPECT_THAT(cut.back(), HasSubstr("error: reading stopped here: "));
  EXPECT_THAT(read({folder_.path() / "none.jsonl.gz"}), SizeIs(0));
}

// Two problems with ids as the importer makes them.
class Imported : public Problems {
 public:
  [[nodiscard]] problems::ProblemPtr find(std::string_view id) const override {
    const auto found = problems_.find(id);
    return found == problems_.end() ? nullptr : found->second;
  }
  [[nodiscard]] std::optional<std::string> suggest(std::string_view) const override { return {}; }

 private:
  static problems::ProblemPtr make(const std::string& id) {
    auto package =
        problems::spoiled(problems::python_package(), "id = \"memoize\"", "id = \"" + id + "\"");
    return problems::load_package_from_memory(id, "python", std::move(package));
  }
  std::map<std::string, problems::ProblemPtr, std::less<>> problems_{
      {"humaneval-0", make("humaneval-0")}, {"mbpp-2", make("mbpp-2")}};
};

TEST_F(JsonLinesInput, OfKnownBenchmarksFindTheirProblems) {
  folder_.write("", {{"a.jsonl",
                      "{\"task_id\": \"HumanEval/0\", \"completion\": \"    return 1\"}\n"
                      "{\"task_id\": 2, \"code\": \"x\"}\n"
                      "{\"task_id\": \"Mbpp/2\", \"code\": \"y\"}\n"
                      "{\"task_id\": 3, \"code\": \"z\"}\n"}});
  const Imported imported;
  const auto found = lines_of(all_of(*open_inputs({folder_.path() / "a.jsonl"}, {}, imported)));
  EXPECT_THAT(found, ElementsAre("|humaneval-0|solution.py=def solve(n):\n    return 1;",
                                 "|mbpp-2|solution.py=x;", "|mbpp-2|solution.py=y;",
                                 HasSubstr("|3|error: no problem '3'; `viva list`")));
}

TEST_F(JsonLinesInput, AreCountedAhead) {
  folder_.write("", {{"a.jsonl", "{}\n\n{}\nx"}});
  EXPECT_EQ(open_inputs({folder_.path() / "a.jsonl"}, {}, bank())->size(), 3U);
}

}  // namespace
}  // namespace batch
