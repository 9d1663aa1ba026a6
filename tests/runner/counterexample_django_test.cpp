// Rows and calls of their own for secret testcases of Django problems, judged for real.
#include "runner/counterexample.hpp"
#include "tests/runner/judging.hpp"

namespace runner {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* models =
    "from django.db import models\n"
    "class Owner(models.Model):\n"
    "    name = models.CharField(max_length=40)\n"
    "class Pet(models.Model):\n"
    "    owner = models.ForeignKey(Owner, null=True, on_delete=models.CASCADE, "
    "related_name='pets')\n"
    "    born = models.DateField()\n"
    "    tame = models.BooleanField(default=True)\n";
constexpr const char* fixture =
    "from zoo.models import Owner\n"
    "def load():\n"
    "    Owner.objects.create(name='Ada')\n"
    "    Owner.objects.create(name='Bo')\n";
constexpr const char* driver =
    "from datetime import date, timedelta\n"
    "from viva import observe, statements\n"
    "from zoo.models import Owner, Pet\n"
    "def fill(rng):\n"
    "    owners = [Owner.objects.create(name=f'Owner {rng.randrange(1000)}') for _ in range(12)]\n"
    "    for _ in range(30):\n"
    "        Pet.objects.create(owner=rng.choice(owners + [None]), tame=rng.random() < 0.5,\n"
    "                           born=date(2024, 1, 1) + timedelta(days=rng.randrange(300)))\n"
    "def ask(solution, rng=None):\n"
    "    if rng:\n"
    "        fill(rng)\n"
    "    before = len(statements())\n"
    "    rows = [tuple(row) for row in solution.names()]\n"
    "    observe('queries', len(statements()) - before)\n"
    "    observe('rows', rows)\n"
    "def fixed(solution, rng=None):\n"
    "    if rng:\n"
    "        Pet.objects.create(born=date(2024, 1, 1))\n"
    "    observe('rows', [tuple(row) for row in solution.names()])\n"
    "def tamed(solution, rng=None):\n"
    "    if rng:\n"
    "        fill(rng)\n"
    "    solution.tame_all()\n"
    "    observe('tame', Pet.objects.filter(tame=True).count())\n";
const std::string reference =
    "from django.db.models import Count\n"
    "from zoo.models import Owner, Pet\n"
    "def names():\n"
    "    rows = Owner.objects.annotate(n=Count('pets')).order_by('name', 'id')\n"
    "    return list(rows.values_list('name', 'n'))\n"
    "def tame_all():\n"
    "    Pet.objects.update(tame=True)\n";

problems::ProblemPtr zoo(const std::string& call) {
  const std::string toml =
      "id = \"small\"\ntitle = \"Small\"\nkind = \"django\"\ntopic = \"tests\"\n"
      "difficulty = \"easy\"\nminutes = 1\n[django]\napp = \"zoo\"\n"
      "[limits]\ncpu_time_ms = 2000\n"
      "[[testcase]]\nname = \"few\"\npoints = 10\nvisibility = \"sample\"\n"
      "call = \"" +
      call +
      "(solution)\"\n"
      "checkers = { queries = { at_most = 2 } }\n"
      "[[testcase]]\nname = \"drawn\"\npoints = 10\nvisibility = \"secret\"\n"
      "call = \"" +
      call +
      "(solution, rng)\"\n"
      "checkers = { queries = { at_most = 2 } }\n";
  return problems::load_package_from_memory("small", "tests",
                                            {{"problem.toml", toml},
                                             {"prompt.md", "# Small\n"},
                                             {"models.py", models},
                                             {"fixture.py", fixture},
                                             {"driver.py", driver},
                                             {"starter.py", "def names():\n    pass\n"},
                                             {"submissions/accepted/reference.py", reference}});
}

std::string replaced(const std::string& from, const std::string& to) {
  std::string wrong = reference;
  return wrong.replace(wrong.find(from), from.size(), to);
}

constexpr std::chrono::seconds a_while{1}, as_long_as_it_takes{20};  // on a busy machine

std::optional<Counterexample> example_for(const std::string& call, const std::string& source,
                                          std::chrono::seconds time = as_long_as_it_takes) {
  LocalJudge judge{judge_options()};
  Submission sent = submission(zoo(call), source);
  sent.counterexample = true;
  sent.counterexample_time = time;
  const Report report = judge.judge(sent, {});
  EXPECT_EQ(verdicts(report).at(0), "accepted") << report.testcases.at(0).message;
  EXPECT_NE(verdicts(report).at(1), "accepted");
  return report.testcases.at(1).counterexample;
}

TEST(CounterexampleInDjango, IsRowsAndACall) {
  const auto example =
      example_for("ask", replaced("Count('pets')", "Count('pets') + Count('pets')"));
  ASSERT_TRUE(example);
  EXPECT_THAT(
      example->input,
      testing::MatchesRegex("Owner.objects.create\\(id=1, name='(Ada|Bo)'\\)\n"
                            "Pet.objects.create\\(id=1, owner_id=1, born=date\\(2024, [0-9]+, "
                            "[0-9]+\\), tame=(True|False)\\)\nnames\\(\\)"));
  EXPECT_THAT(example->expected, testing::MatchesRegex("\\[\\('(Ada|Bo)', 1\\)\\]"));
  EXPECT_THAT(example->actual, testing::MatchesRegex("\\[\\('(Ada|Bo)', 2\\)\\]"));
}

// Both programs return nothing; the rows are what differs.
TEST(CounterexampleInDjango, EndsWithTheTableThatIsAnotherWhereTheResultIsTheSame) {
  const auto example = example_for(
      "tamed", replaced("Pet.objects.update", "Pet.objects.exclude(owner=None).update"));
  ASSERT_TRUE(example);
  EXPECT_THAT(example->input, HasSubstr("owner_id=None"));
  EXPECT_THAT(example->input, testing::EndsWith("tame_all()\nlist(Pet.objects.order_by('id')"
                                                ".values_list('owner_id', 'born', 'tame'))"));
  EXPECT_THAT(example->expected, HasSubstr("True"));
  EXPECT_THAT(example->actual, HasSubstr("False"));
}

TEST(CounterexampleInDjango, ShowsTheErrorThatASecretTestcaseEndedIn) {
  const auto example = example_for(
      "ask",
      replaced("    rows =",
               "    if Pet.objects.count() > 1:\n        raise KeyError('pet')\n    rows ="));
  ASSERT_TRUE(example);
  EXPECT_EQ(example->expected, "no error");
  EXPECT_EQ(example->actual, "KeyError: 'pet'");
}

TEST(CounterexampleInDjango, IsNotAboutHowManyQueriesThereAre) {
  const auto slow = replaced("return list(rows.values_list('name', 'n'))",
                             "return [(row.name, row.pets.count()) for row in rows[:99]]");
  LocalJudge judge{judge_options()};
  Submission sent = submission(zoo("ask"), slow);
  sent.counterexample = true;
  for (const auto& each : judge.judge(sent, {}).testcases) EXPECT_FALSE(each.counterexample);
}

// The driver takes lists for tuples, and a queryset for a list.
TEST(CounterexampleInDjango, IsNotAboutWhatTheDriverDoesNotLookAt) {
  auto example = example_for("ask", replaced("return list(rows.values_list('name', 'n'))",
                                             "return rows.exclude(n=3).values_list('name', 'n')"));
  ASSERT_TRUE(example);
  EXPECT_THAT(example->expected, HasSubstr(", 3)]"));
  EXPECT_EQ(example->actual, "[]");
  example = example_for(
      "ask", replaced("return list(rows.values_list('name', 'n'))",
                      "return [[name, min(n, 2)] for name, n in rows.values_list('name', 'n')]"));
  ASSERT_TRUE(example);
  EXPECT_THAT(example->expected, HasSubstr(", 3)]"));
  EXPECT_THAT(example->actual, HasSubstr(", 2]]"));
}

TEST(CounterexampleInDjango, IsNeverWhatASecretTestcaseHas) {
  const std::string wrong =
      replaced("return list(rows.values_list('name', 'n'))",
               "return list(rows.values_list('name', 'n')) + [('nobody', 1)] * "
               "Pet.objects.filter(owner=None).exists()");
  EXPECT_TRUE(example_for("ask", wrong));
  EXPECT_FALSE(example_for("fixed", wrong, a_while));  // whatever the seed, the pet is the same
}

TEST(CounterexampleInDjango, IsBoundedWhateverTheSubmissionShows) {
  const std::string huge = replaced("return list(rows.values_list('name', 'n'))",
                                    "return [('x' * 100_000, 1)] if Pet.objects.exists() else "
                                    "list(rows.values_list('name', 'n'))");
  EXPECT_FALSE(example_for("ask", huge, a_while));
  const std::string hostile = replaced("    rows =",
                                       "    if Pet.objects.exists():\n"
                                       "        import driver\n"
                                       "        driver._rows = driver.observe = None\n"
                                       "        raise SystemExit\n    rows =");
  EXPECT_FALSE(example_for("ask", hostile, a_while));
}

}  // namespace
}  // namespace runner
