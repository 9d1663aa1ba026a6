// The two things that people do with a batch, end to end: a class's archive graded with problems of
// the bank, and many completions of programming tasks, some of which misbehave.
#include <gmock/gmock.h>

#include <algorithm>

#include "batching.hpp"
#include "tests/support/places.hpp"

namespace batch_tests {
namespace {

using testing::HasSubstr;

const std::string bank = support::source_folder() + "/problems/bank";

constexpr int students = 300;
constexpr std::array problems{"anagram-groups",    "coin-change", "fibonacci", "first-at-least",
                              "linked-list",       "lru-cache",   "maze",      "merge-intervals",
                              "queue-from-stacks", "min-stack"};

struct Example {
  std::string verdict, source;
};

// The submissions that come with a problem, but for those that use up a limit: they have tests of
// their own, and take long.
std::vector<Example> examples_of(const std::string& problem) {
  std::vector<Example> examples;
  for (const char* verdict : {"accepted", "wrong_answer", "run_time_error", "compile_error"}) {
    const fs::path folder = fs::path{bank} / "algorithms" / problem / "submissions" / verdict;
    if (!fs::is_directory(folder)) continue;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{folder}) {
      if (entry.path().extension() == ".py") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) examples.push_back({verdict, read_file(file)});
  }
  return examples;
}

std::string number(int n) { return std::to_string(1000 + n).substr(1); }

TEST(Scenario, ThreeHundredStudentsHandInTenProblemsInAZip) {
  const Folder folder;
  std::map<std::string, std::string> expected;  // "s017/fibonacci" -> verdict
  for (const std::string problem : problems) {
    const auto examples = examples_of(problem);
    ASSERT_GE(examples.size(), 3U) << problem;
    for (int i = 0; i < students; ++i) {
      const auto& example = examples[static_cast<std::size_t>(i) % examples.size()];
      const std::string name = "s" + number(i) + "/" + problem;
      // Every fifth is copied as it is; the others are by hand.
      folder.write("week1/" + name + ".py",
                   example.source + (i % 5 == 0 ? "" : "\n# student " + number(i) + "\n"));
      expected[name] = example.verdict;
    }
  }
  ASSERT_EQ(std::system(("cd " + folder.path().string() +
                         " && python3 -m zipfile -c week1.zip week1 && rm -r week1")
                            .c_str()),
            0);
  const Ran ran = viva(folder, "batch week1.zip --bank " + bank +
                                   " --out grades.jsonl --format csv,html,junit,gradescope");
  EXPECT_EQ(ran.status, 1) << ran.err;
  const auto rows = rows_of(read_file(folder.at("grades.jsonl")));
  ASSERT_EQ(rows.size(), expected.size()) << ran.err;
  for (const auto& row : rows) {
    ASSERT_EQ(row.error, "") << row.source;
    EXPECT_EQ(row.report.at("verdict").as_string(), expected.at(row.person + "/" + row.problem))
        << row.source;
  }
  EXPECT_THAT(ran.err, HasSubstr("3000 submissions in "));
  const auto csv = lines_of(read_file(folder.at("grades.csv")));
  EXPECT_EQ(csv.size(), expected.size() + 1);
  const auto gradebook = lines_of(read_file(folder.at("grades.gradebook.csv")));
  EXPECT_EQ(gradebook.size(), students + 1U);
  EXPECT_THAT(read_file(folder.at("grades.html")), HasSubstr("s299"));
}

struct Task {
  std::string head;    // what the completion goes on after
  std::string honest;  // a body
  std::string wrong;   // another one
  std::string name;    // of the function
  std::vector<std::string> calls;
};

std::vector<Task> tasks() {
  return {{"def total(xs):\n",
           "    return sum(xs)\n",
           "    return len(xs)\n",
           "total",
           {"total([1, 2, 4])", "total([rng.randrange(99) for _ in range(9)])"}},
          {"def largest(xs):\n",
           "    return max(xs)\n",
           "    return xs[0]\n",
           "largest",
           {"largest([3, 1, 7])", "largest([rng.randrange(9) for _ in range(40)] + [99])"}},
          {"def evens(xs):\n",
           "    return [x for x in xs if x % 2 == 0]\n",
           "    return xs\n",
           "evens",
           {"evens([1, 2, 4])", "evens(list(range(rng.randrange(20, 30))))"}},
          {"def is_palindrome(s):\n",
           "    return (s == s[::-1], s)\n",
           "    return (True, s)\n",
           "is_palindrome",
           {"is_palindrome('abca')", "is_palindrome('x' * rng.randrange(9) + 'y')"}},
          {"def reverse(s):\n",
           "    return s[::-1]\n",
           "    return s\n",
           "reverse",
           {"reverse('abc')", "reverse(''.join(rng.choice('abcd') for _ in range(20)) + 'z')"}},
          {"def running_max(xs):\n",
           "    out = []\n    for x in xs:\n        out.append(max(x, out[-1]) if out else x)\n"
           "    return out\n",
           "    return sorted(xs)\n",
           "running_max",
           {"running_max([3, 1, 7])", "running_max([5] + [rng.randrange(9) for _ in range(9)])"}},
          {"def gcd(a, b):\n",
           "    while b:\n        a, b = b, a % b\n    return a\n",
           "    return min(a, b)\n",
           "gcd",
           {"gcd(12, 18)", "gcd(rng.randrange(2, 99) * 6, 35 * 6)"}},
          {"def digits(n):\n",
           "    return sum(int(d) for d in str(n))\n",
           "    return n % 9\n",
           "digits",
           {"digits(1999)", "digits(rng.randrange(10**9, 10**12))"}},
          {"def unique(xs):\n",
           "    return list(dict.fromkeys(xs))\n",
           "    return sorted(set(xs))\n",
           "unique",
           {"unique([3, 1, 3])", "unique([9] + [rng.randrange(9) for _ in range(30)])"}},
          {"def words(s):\n",
           "    return s.split()\n",
           "    return s.split(' ')\n",
           "words",
           {"words('a  b')", "words('x ' * rng.randrange(2, 9) + '  y')"}}};
}

// What the n-th completion of a task does, and what it then gets.
struct Completion {
  std::string text;
  std::vector<std::string> verdicts;
};

Completion completion_of(const Task& task, int n) {
  const std::string own = "    # completion " + std::to_string(n) + "\n";
  const std::string end = "    return None\n";
  switch (n % 20) {
    case 3:
      return {own + "    while True:\n        pass\n", {"time_limit_exceeded"}};
    case 7:
      return {own + (n < 20 ? "    import time\n    time.sleep(1000)\n"
                            : "    import os\n    os._exit(0)\n"),
              {n < 20 ? "time_limit_exceeded" : "run_time_error"}};
    case 11:
      return {own + "    while True:\n        print('flood' * 1000)\n",
              {"output_limit_exceeded", "time_limit_exceeded"}};
    case 13:
      return {own + "    held = []\n    while True:\n        held.append(bytearray(1 << 20))\n",
              {"memory_limit_exceeded"}};
    case 17:
      return {own + "    import ctypes\n    ctypes.string_at(0)\n" + end, {"run_time_error"}};
    default:
      return n % 4 == 1 ? Completion{own + task.wrong, {"wrong_answer"}}
                        : Completion{own + task.honest, {"accepted"}};
  }
}

TEST(Scenario, AThousandCompletionsSomeOfWhichHangCrashFloodAndAllocate) {
  const Folder folder;
  const auto all = tasks();
  std::string lines;
  std::vector<Completion> completions;
  for (int n = 0; n < 100; ++n) {
    for (std::size_t task = 0; task < all.size(); ++task) {
      completions.push_back(completion_of(all[task], n));
      lines += json::serialize(json::object{{"task_id", "HumanEval/" + std::to_string(task)},
                                            {"completion", completions.back().text}}) +
               "\n";
    }
  }
  for (std::size_t task = 0; task < all.size(); ++task) {
    const std::string id = "humaneval-" + std::to_string(task);
    write(folder, {id, all[task].name, all[task].head + all[task].honest, all[task].calls, 400});
    folder.write("bank/test/" + id + "/starter.py",
                 "import math\n\n\n" + all[task].head + "    pass\n");
  }
  folder.write("completions.jsonl", lines);
  const Ran ran =
      viva(folder, "batch completions.jsonl --bank bank --out run.jsonl --format passk");
  EXPECT_EQ(ran.status, 1) << ran.err;
  const auto rows = rows_of(read_file(folder.at("run.jsonl")));
  ASSERT_EQ(rows.size(), completions.size());
  int accepted = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ASSERT_EQ(rows[i].error, "") << rows[i].source;
    EXPECT_EQ(rows[i].attempt, i / all.size());
    const std::string verdict{rows[i].report.at("verdict").as_string()};
    EXPECT_THAT(completions[i].verdicts, testing::Contains(verdict)) << rows[i].source;
    accepted += verdict == "accepted" ? 1 : 0;
  }
  const auto honest =
      std::count_if(completions.begin(), completions.end(),
                    [](const Completion& one) { return one.verdicts[0] == "accepted"; });
  EXPECT_EQ(accepted, honest) << "every honest one is right, and nothing else";
  EXPECT_GE(honest, 500);
  EXPECT_THAT(read_file(folder.at("run.passk.json")), HasSubstr("humaneval-9"));
}

}  // namespace
}  // namespace batch_tests
