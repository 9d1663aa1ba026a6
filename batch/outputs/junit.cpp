// JUnit's XML as Jenkins and GitLab read it: a suite for each submission, a case for each testcase.
#include <fmt/format.h>

#include <algorithm>

#include "batch/outputs/formats.hpp"
#include "batch/outputs/graded.hpp"
#include "batch/outputs/markup.hpp"
#include "batch/outputs/staged_file.hpp"

namespace batch {
namespace {

struct Counts {
  std::uint64_t tests = 0;
  std::uint64_t failures = 0;
  std::uint64_t errors = 0;
  double seconds = 0;

  void operator+=(const Counts& other) {
    tests += other.tests;
    failures += other.failures;
    errors += other.errors;
    seconds += other.seconds;
  }
  [[nodiscard]] std::string attributes() const {
    return fmt::format(R"(tests="{}" failures="{}" errors="{}" time="{:.3f}")", tests, failures,
                       errors, seconds);
  }
};

// Readers group cases by the class' name, cut at its dots.
std::string part_of_name(std::string text) {
  std::replace(text.begin(), text.end(), '.', '_');
  return text;
}

std::string class_name(const Row& row) {
  const std::string problem = row.problem.empty() ? "unknown" : row.problem;
  std::string name = part_of_name(problem) + "." + part_of_name(name_of(row));
  if (row.attempt > 0) name += fmt::format(".attempt_{}", row.attempt + 1);
  return escaped(name);
}

std::string text_of(const GradedTestcase& testcase) {
  std::string text;
  const auto put = [&text](std::string_view label, std::string_view value) {
    if (!value.empty()) text += fmt::format("{}: {}\n", label, value);
  };
  put("input", testcase.input);
  for (const auto& difference : testcase.differences) {
    put("at", fmt::format("{}{}", difference.observation, difference.path));
    put("expected", difference.expected);
    put("actual", difference.actual);
    put("note", difference.note);
    if (!difference.diff.empty()) text += fmt::format("{}\n", difference.diff);
  }
  put("hint", testcase.hint);
  return text;
}

// The cases of one submission, and what they add up to.
class Suite {
 public:
  explicit Suite(const Row& row) : class_name_{class_name(row)} {}

  void add(const GradedTestcase& testcase) {
    const double seconds = testcase.cpu_ms / 1000;
    open(testcase.name, seconds);
    if (testcase.accepted()) {
      body_ += "/>\n";
      return;
    }
    body_ += ">\n";
    const bool ours = testcase.verdict == "judge_error";
    fault(ours, testcase.verdict, testcase.message, text_of(testcase));
    if (!testcase.output.empty())
      body_ += fmt::format("      <system-out>{}</system-out>\n", escaped(testcase.output));
    body_ += "    </testcase>\n";
  }

  // For what befell the submission before, or beside, its testcases.
  void add_error(std::string_view name, std::string_view type, std::string_view message) {
    open(name, 0);
    body_ += ">\n";
    fault(true, type, message, "");
    body_ += "    </testcase>\n";
  }
  void add_failure(std::string_view name, std::string_view type, std::string_view message) {
    open(name, 0);
    body_ += ">\n";
    fault(false, type, message, "");
    body_ += "    </testcase>\n";
  }

  [[nodiscard]] const Counts& counts() const { return counts_; }
  [[nodiscard]] const std::string& body() const { return body_; }

 private:
  void open(std::string_view name, double seconds) {
    ++counts_.tests;
    counts_.seconds += seconds;
    body_ += fmt::format(R"(    <testcase name="{}" classname="{}" time="{:.3f}")", escaped(name),
                         class_name_, seconds);
  }
  void fault(bool error, std::string_view type, std::string_view message, std::string_view text) {
    ++(error ? counts_.errors : counts_.failures);
    const auto* element = error ? "error" : "failure";
    body_ += fmt::format("      <{0} type=\"{1}\" message=\"{2}\">{3}</{0}>\n", element,
                         escaped(type), escaped(message), escaped(text));
  }

  std::string class_name_;
  Counts counts_;
  std::string body_;
};

Suite suite_of(const Row& row, const Graded& graded) {
  Suite suite{row};
  for (const auto& testcase : graded.testcases) suite.add(testcase);
  if (graded.verdict == "not_graded") {
    suite.add_error("reading the submission", graded.verdict, graded.message);
  } else if (graded.verdict == "judge_error" && suite.counts().errors == 0) {
    suite.add_error("judging the submission", graded.verdict, graded.message);
  } else if (!graded.accepted() && suite.counts().tests == 0) {
    suite.add_failure("the submission", graded.verdict, graded.message);
  }
  return suite;
}

class JUnit final : public Output {
 public:
  JUnit(const std::filesystem::path& path, const OutputOptions& options)
      : title_{options.title.empty() ? "Results" : options.title},
        file_{path},
        suites_{folder_of(path)} {}

  void add(const Row& row) override {
    const Graded graded = read_report(row);
    const Suite suite = suite_of(row, graded);
    total_ += suite.counts();
    suites_.write(fmt::format(
        "  <testsuite id=\"{}\" name=\"{}\" package=\"{}\" skipped=\"0\" {}>\n", row.entry,
        escaped(suite_name(row)), escaped(row.problem), suite.counts().attributes()));
    suites_.write("    <properties>\n");
    property("entry", std::to_string(row.entry));
    property("person", row.person);
    property("problem", row.problem);
    property("attempt", std::to_string(row.attempt));
    property("source", row.source);
    property("verdict", graded.verdict);
    if (graded.counts()) {
      property("score", decimal(graded.score));
      property("max_score", decimal(graded.max_score));
    }
    suites_.write("    </properties>\n");
    suites_.write(suite.body());
    if (!graded.message.empty() && graded.counts())
      suites_.write(fmt::format("    <system-err>{}</system-err>\n", escaped(graded.message)));
    suites_.write("  </testsuite>\n");
  }

  void finish() override {
    file_.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    file_.write(fmt::format("<testsuites name=\"{}\" {}>\n", escaped(title_), total_.attributes()));
    file_.append(suites_);
    file_.write("</testsuites>\n");
    file_.finish();
  }

 private:
  static std::string suite_name(const Row& row) {
    std::string name = name_of(row);
    if (!row.problem.empty()) name += ": " + row.problem;
    if (row.attempt > 0) name += fmt::format(", attempt {}", row.attempt + 1);
    return name;
  }
  void property(std::string_view name, std::string_view value) {
    suites_.write(
        fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name, escaped(value)));
  }

  std::string title_;
  StagedFile file_;
  Scratch suites_;
  Counts total_;
};

}  // namespace

OutputPtr make_junit(const std::filesystem::path& path, const OutputOptions& options) {
  return std::make_unique<JUnit>(path, options);
}

}  // namespace batch
