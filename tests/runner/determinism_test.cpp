// The same submission with the same seed gives the same report, but for times and memory: alone and
// beside a busy processor.
#include <atomic>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <thread>

#include "tests/runner/judging.hpp"

namespace runner {
namespace {

constexpr int times = 200;

void remove_measurements(boost::json::value& value) {
  if (auto* object = value.if_object()) {
    for (const char* key : {"cpu_time_ms", "wall_time_ms", "peak_memory_kib"}) object->erase(key);
    for (auto& field : *object) remove_measurements(field.value());
  } else if (auto* array = value.if_array()) {
    for (auto& item : *array) remove_measurements(item);
  }
}

std::string without_measurements(const Report& report) {
  boost::json::value value = boost::json::parse(to_json(report, "solution", true));
  remove_measurements(value);
  return boost::json::serialize(value);
}

std::string bank_source(const problems::Problem& problem, const std::string& name) {
  for (const auto& each : problem.submissions) {
    if (each.name == name) return each.files[0].text;
  }
  throw std::logic_error{"no such submission: " + name};
}

// What another candidate's program may do to the machine meanwhile.
class BusyProcessor {
 public:
  BusyProcessor() = default;
  BusyProcessor(const BusyProcessor&) = delete;
  BusyProcessor& operator=(const BusyProcessor&) = delete;
  ~BusyProcessor() {
    stop_ = true;
    thread_.join();
  }

 private:
  std::atomic<bool> stop_{false};
  std::thread thread_{[this] {
    while (!stop_) {
    }
  }};
};

struct Judged {
  const char* folder;
  const char* name;
  const char* verdict;
};

std::ostream& operator<<(std::ostream& out, const Judged& each) {
  return out << each.folder << "/" << each.name;
}

class Determinism : public testing::TestWithParam<Judged> {
 protected:
  void expect_the_same_report_every_time() {
    const auto problem = bank_problem(GetParam().folder);
    const auto asked = submission(problem, bank_source(*problem, GetParam().name));
    LocalJudge judge{judge_options()};
    const Report first = judge.judge(asked, {});
    ASSERT_EQ(verdict(first), GetParam().verdict);
    for (int i = 1; i < times; ++i) {
      ASSERT_EQ(without_measurements(judge.judge(asked, {})), without_measurements(first))
          << "time " << i;
    }
  }
};

TEST_P(Determinism, TheSameReportTwoHundredTimes) { expect_the_same_report_every_time(); }

TEST_P(Determinism, TheSameReportTwoHundredTimesBesideABusyProcessor) {
  const BusyProcessor busy;
  expect_the_same_report_every_time();
}

std::string test_name(const testing::TestParamInfo<Judged>& info) {
  std::string name = std::string{info.param.folder} + "_" + info.param.name;
  std::replace_if(
      name.begin(), name.end(),
      [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(
    Of, Determinism,
    testing::Values(Judged{"algorithms/fibonacci", "doubling.py", "accepted"},
                    Judged{"algorithms/fibonacci", "float_binet.py", "wrong_answer"},
                    Judged{"sql/audit-trigger", "reference.sql", "accepted"},
                    Judged{"sql/audit-trigger", "whole_table.sql", "wrong_answer"},
                    Judged{"javascript/debounce", "pending_function.js", "accepted"},
                    Judged{"javascript/array-map", "only_the_item.js", "wrong_answer"}),
    test_name);

TEST(DeterminismOfSeeds, GeneratedInputComesFromTheSeedAndNothingElse) {
  const auto problem =
      python_problem({"solve(1)", "solve(rng.random())"}, "def solve(n):\n    return n\n");
  const auto expected_with = [&](std::uint64_t seed) {
    LocalJudge judge{judge_options()};
    Submission asked = submission(problem, "def solve(n):\n    return n\n");
    asked.seed = seed;
    return judge.judge(asked, {}).testcases.back().expected;
  };
  EXPECT_EQ(expected_with(7), expected_with(7));
  EXPECT_NE(expected_with(7), expected_with(8));
}

// In judges that were started apart: the verdict must not depend on which of them one gets.
TEST(DeterminismOfSets, TheirOrderIsTheSameInEveryJudge) {
  const auto problem = python_problem({"solve(1)", "solve(2)"}, "def solve(n):\n    return n\n");
  const auto order = [&] {
    LocalJudge judge{judge_options()};
    return judge
        .judge(submission(problem,
                          "def solve(n):\n    return list({'ab', 'cd', 'ef', 'gh', 'ij', 'kl'})\n"),
               {})
        .testcases[0]
        .actual;
  };
  const std::string first = order();
  for (int i = 0; i < 4; ++i) EXPECT_EQ(order(), first);
}

}  // namespace
}  // namespace runner
