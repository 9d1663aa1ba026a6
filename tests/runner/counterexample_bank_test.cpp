// The wrong submissions of the bank that a secret testcase is the first to catch: which of them get
// an input of their own, and that it shows what it says.
#include <set>
#include <sstream>

#include "runner/counterexample.hpp"
#include "runner/spelling.hpp"
#include "runner/value.hpp"
#include "tests/runner/judging.hpp"

namespace runner {
namespace {

namespace fs = std::filesystem;
using problems::Kind;
using problems::Visibility;

// What only a plan, a count of steps or the catalog tells apart has none.
const std::set<std::string> without_an_input{
    "sql/alter-customer/leaves_the_old_table.sql",
    "sql/enrolment-tables/index_behind_student.sql",
    "sql/indexes-for-searches/all_rows_suspect.sql",
    "sql/indexes-for-searches/label_as_it_is.sql",
    "sql/indexes-for-searches/nothing_for_suspects.sql",
    "sql/indexes-for-searches/one_for_each_column.sql",
    "sql/indexes-for-searches/range_first.sql",
    "sql/indexes-for-searches/sensor_alone.sql",
    "sql/order-total-triggers/adds_up_again.sql",
    "sql/plan-for-the-queue/three_indexes.sql",
    "sql/search-by-month/month_by_like.sql",
    "sql/search-by-month/month_by_substr.sql",
    // How many queries there are.
    "django/forum-index/lazy_relations.py",
    "django/forum-index/n_plus_one.py",
    "django/forum-index/prefetch_wasted.py",
    "django/forum-index/starter_is_fetched_each_time.py",
    "django/order-signals/one_by_one.py",
    "django/search-by-cursor/query_per_category.py",
    "django/signals-audit/saves_one_by_one.py",
    "django/top-customers/loops_in_python.py",
    // Receivers of the driver's own, stale objects, saves and deletions that the driver makes.
    "django/order-signals/believes_the_object.py",
    "django/order-signals/overrides_delete.py",
    "django/order-signals/removed_from_anywhere.py",
    "django/order-signals/saves_everything.py",
    "django/order-signals/send_stops.py",
    "django/order-signals/tells_of_nothing.py",
    "django/order-signals/told_before_it_is_stored.py",
    "django/signals-audit/asks_again_after_update.py",
    "django/signals-audit/believes_the_object.py",
    "django/signals-audit/records_every_save.py",
    "django/signals-audit/remembers_at_init.py",
};

std::vector<std::string> folders_with(const std::string& topic, const char* file) {
  std::vector<std::string> found;
  const fs::path bank = fs::path{support::source_folder()} / "problems/bank";
  for (const auto& each : fs::directory_iterator{bank / topic})
    if (fs::exists(each.path() / file)) found.push_back(fs::relative(each.path(), bank));
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> folders() {
  auto all = folders_with("sql", "schema.sql");
  const auto django = folders_with("django", "models.py");
  all.insert(all.end(), django.begin(), django.end());
  return all;
}

problems::SqlCase typed_in_sql(const problems::Problem& problem, const std::string& input) {
  const auto last = input.rfind("SELECT ");
  if (problem.sqlite.mode == problems::SqliteSettings::Mode::query)
    return {input, "", {}};  // a comment at its end says where the query stands
  if (last != input.npos && (last == 0 || input[last - 1] == '\n'))
    return {"", input.substr(0, last), {input.substr(last)}};
  return {"", input, {}};
}

// Of a driver that somebody writes to try it: empty tables, then the lines, and what the last
// gives.
constexpr const char* typing = R"(

def _typed(solution, lines):
    import datetime
    from django.apps import apps
    for model in reversed(apps.get_models()):
        model.objects.all()._raw_delete("default")
    names = {**vars(solution), "date": datetime.date}
    names.update((model.__name__, model) for model in apps.get_models())
    *before, last = lines.split("\n")
    exec("\n".join(before), names)
    try:
        result = eval(last, names)
    except Exception as error:
        return type(error).__name__, str(error)
    return str([list(row) if isinstance(row, tuple) else row for row in result] if isinstance(result, list) else result)
)";

// What was shown, typed as a testcase that anybody may see.
problems::ProblemPtr with_sample(const problems::Problem& problem, const problems::Testcase& like,
                                 const std::string& input) {
  auto typed = std::make_shared<problems::Problem>(problem);
  typed->digest += input;  // expected values are remembered by it
  problems::Testcase sample = like;
  sample.visibility = Visibility::sample;
  if (problem.kind == Kind::django) {
    sample.checkers.clear();
    sample.what =
        problems::CallCase{"_typed(solution, " + render(Value{Text{input}}, 10'000) + ")"};
    typed->driver += typing;
  } else {
    sample.checkers.erase("steps");
    sample.what = typed_in_sql(problem, input);
  }
  typed->testcases = {sample};
  typed->remarks.clear();
  return typed;
}

const TestcaseReport* first_failed(const Report& report) {
  for (const auto& each : report.testcases)
    if (each.verdict != Verdict::accepted) return &each;
  return nullptr;
}

// A busy or slow machine may take its time to find one.
Report judged(LocalJudge& judge, const problems::ProblemPtr& problem,
              const std::vector<problems::File>& files, bool has_one) {
  Submission sent{problem, files, 1};
  sent.counterexample = true;
  if (has_one) sent.counterexample_time = std::chrono::seconds{20};
  return judge.judge(sent, {});
}

const problems::Testcase& testcase_of(const problems::Problem& problem,
                                      const TestcaseReport& failed) {
  return *std::find_if(problem.testcases.begin(), problem.testcases.end(),
                       [&](const auto& each) { return each.name == failed.name; });
}

bool can_have_one(const problems::Testcase& testcase, const TestcaseReport& failed) {
  return failed.visibility == Visibility::secret && !testcase.is_about_how() &&
         (failed.verdict == Verdict::wrong_answer || failed.verdict == Verdict::run_time_error);
}

class BankWithRows : public testing::TestWithParam<std::string> {};

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace_if(
      name.begin(), name.end(),
      [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Bank, BankWithRows, testing::ValuesIn(folders()), test_name);

TEST_P(BankWithRows, WhatFailsASecretTestcaseFailsAnInputOfItsOwn) {
  const auto problem = bank_problem(GetParam());
  LocalJudge judge{judge_options()};
  for (const auto& example : problem->submissions) {
    SCOPED_TRACE(example.verdict + "/" + example.name);
    const bool none = without_an_input.contains(GetParam() + "/" + example.name);
    const Report report = judged(judge, problem, example.files, !none);
    const auto* failed = first_failed(report);
    if (failed == nullptr) continue;
    const auto& testcase = testcase_of(*problem, *failed);
    if (!can_have_one(testcase, *failed)) {
      EXPECT_FALSE(failed->counterexample);
      continue;
    }
    ASSERT_EQ(failed->counterexample.has_value(), !none);
    if (none) continue;
    const auto& found = *failed->counterexample;
    EXPECT_EQ(failed->input.find(found.input), std::string::npos);
    EXPECT_LE(found.input.size() + found.expected.size() + found.actual.size(), 1500U);
    const auto typed = with_sample(*problem, testcase, found.input);
    EXPECT_EQ(verdict(judge.judge({typed, example.files, 5}, {})), "wrong_answer") << found.input;
  }
}

class BankInJavascript : public testing::TestWithParam<std::string> {};

INSTANTIATE_TEST_SUITE_P(Bank, BankInJavascript,
                         testing::ValuesIn(folders_with("javascript", "driver.js")), test_name);

// Line by line, as into a console: what one of them raises is seen and done with.
problems::ProblemPtr with_lines(const problems::Problem& problem, const problems::Testcase& like,
                                const std::string& input) {
  std::vector<std::string> lines;
  std::istringstream all{input};
  for (std::string line; std::getline(all, line);) {
    if (line.starts_with("//")) line = "await sleep(1000)";
    if (!lines.empty() && lines.back().compare(1, 3, " = ") != 0)
      lines.back() = "try { " + lines.back() + " } catch {}";
    lines.push_back(line);
  }
  auto typed = std::make_shared<problems::Problem>(problem);
  typed->digest += input;  // expected values are remembered by it
  problems::Testcase sample = like;
  sample.visibility = Visibility::sample;
  sample.what = problems::CallCase{
      "(() => { let seen; try { seen = " + one_expression(lines, Notation::javascript) +
      "; } catch (error) { return [1, error]; } return seen instanceof Promise"
      " ? seen.then((value) => [2, value], (error) => [3, error]) : [4, seen]; })()"};
  typed->testcases = {sample};
  return typed;
}

TEST_P(BankInJavascript, WhatFailsASecretTestcaseFailsCallsOfItsOwn) {
  const auto problem = bank_problem(GetParam());
  LocalJudge judge{judge_options()};
  for (const auto& example : problem->submissions) {
    SCOPED_TRACE(example.verdict + "/" + example.name);
    const Report report = judged(judge, problem, example.files, true);
    const auto* failed = first_failed(report);
    if (failed == nullptr) continue;
    const auto& testcase = testcase_of(*problem, *failed);
    if (!can_have_one(testcase, *failed)) {
      EXPECT_FALSE(failed->counterexample);
      continue;
    }
    ASSERT_TRUE(failed->counterexample);
    const auto& found = *failed->counterexample;
    EXPECT_LE(found.input.size(), 700U);
    EXPECT_NE(found.expected, found.actual);
    const auto typed = with_lines(*problem, testcase, found.input);
    EXPECT_NE(verdict(judge.judge({typed, example.files, 5}, {})), "accepted") << found.input;
  }
}

TEST(BankInJavascriptWhole, IsAllThere) {
  EXPECT_GE(folders_with("javascript", "driver.js").size(), 8U);
}

TEST(BankWithRowsWhole, IsAllThere) {
  EXPECT_GE(folders_with("sql", "schema.sql").size(), 17U);
  EXPECT_GE(folders_with("django", "models.py").size(), 7U);
}

}  // namespace
}  // namespace runner
