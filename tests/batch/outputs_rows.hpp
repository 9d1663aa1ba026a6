// Rows as the judge's reports make them, honest and hostile, and what an output wrote of them.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "batch/outputs.hpp"
#include "runner/feedback.hpp"
#include "tests/problems/temporary_folder.hpp"
#include "tests/support/places.hpp"

namespace batch {

using problems::TemporaryFolder;
using runner::Verdict;

inline runner::TestcaseReport testcase(const std::string& name, Verdict verdict, int points,
                                       problems::Visibility visibility) {
  runner::TestcaseReport one;
  one.name = name;
  one.visibility = visibility;
  one.verdict = verdict;
  one.max_score = points;
  one.score = verdict == Verdict::accepted ? points : 0;
  one.usage = {std::chrono::microseconds{1500}, std::chrono::microseconds{2500}, 1U << 20U};
  one.input = name + "(3)";
  one.expected = "[1, 2, 3]";
  one.actual = verdict == Verdict::accepted ? "[1, 2, 3]" : "[1, 2]";
  if (verdict == Verdict::wrong_answer) {
    one.differences.push_back({"result", "3", "nothing", "[2]", "one element is missing", ""});
    one.message = one.public_message = "The result is not what is expected.";
  } else if (verdict != Verdict::accepted) {
    one.message = "ZeroDivisionError: division by zero";
    one.public_message = "The program raised an exception.";
  }
  one.hint = "Think of the end.";
  return one;
}

// A report of two samples and a secret testcase, 10, 30 and 60 points; `verdict` is the secret's.
inline runner::Report report(const std::string& problem, Verdict verdict) {
  using problems::Visibility;
  runner::Report one;
  one.problem = problem;
  one.problem_digest = "sha256:00";
  one.verdict = verdict;
  one.testcases = {testcase("one", Verdict::accepted, 10, Visibility::sample),
                   testcase("many", verdict, 30, Visibility::sample),
                   testcase("none", verdict, 60, Visibility::secret)};
  if (verdict == Verdict::compile_error) one.message = "line 3: expected ':'";
  if (verdict == Verdict::judge_error) {
    one.message = "the guest did not answer";
    one.testcases.clear();
  }
  for (const auto& each : one.testcases) {
    one.score += each.score;
    one.max_score += each.max_score;
  }
  one.usage = {std::chrono::microseconds{4500}, std::chrono::microseconds{7500}, 1U << 20U};
  one.receipt.viva_version = "0.1.0";
  one.receipt.problem_digest = "sha256:00";
  one.receipt.engines = {{"python", "3.11.2"}};
  one.receipt.seed = 1;
  one.receipt.protections = {{"seccomp", "in force"}};
  return one;
}

inline Row graded(std::uint64_t entry, const std::string& person, const runner::Report& report) {
  Row row;
  row.entry = entry;
  row.source = "week1.zip:" + person + "/" + report.problem + ".py";
  row.person = person;
  row.problem = report.problem;
  row.source_digest = "sha256:" + std::to_string(entry);
  row.report = boost::json::parse(runner::to_json(report, row.source, false)).get_object();
  return row;
}

inline Row graded(std::uint64_t entry, const std::string& person, const std::string& problem,
                  Verdict verdict) {
  return graded(entry, person, report(problem, verdict));
}

inline Row unreadable(std::uint64_t entry, const std::string& person, const std::string& error) {
  Row row;
  row.entry = entry;
  row.source = "week1.zip:" + person;
  row.person = person;
  row.error = error;
  return row;
}

// A class of four with one of each kind of row.
inline std::vector<Row> a_class() {
  std::vector<Row> rows{graded(0, "ann", "fibonacci", Verdict::accepted),
                        graded(1, "ann", "two-sum", Verdict::wrong_answer),
                        graded(2, "bob", "fibonacci", Verdict::run_time_error),
                        graded(3, "bob", "fibonacci", Verdict::wrong_answer),
                        graded(4, "carla", "fibonacci", Verdict::judge_error),
                        unreadable(5, "dan", "not UTF-8; save it as UTF-8 and grade it again"),
                        graded(6, "carla", "two-sum", Verdict::compile_error)};
  rows[3].attempt = 1;
  return rows;
}

// Everything that has hurt a reader of results before, in every place that takes a text.
inline const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> texts{
      "<script>alert(1)</script>",
      "</textarea></pre></details></style><img src=x onerror=alert(1)>",
      "]]><!-- & \" ' `",
      std::string{"\0\x01\x08\x0b\x1b[31m\x7f\xc2\x85", 12},
      "\xff\xfe\xc3\x28\xed\xa0\x80\xef\xbf\xbe\xef\xbf\xbf\xf4\x90\x80\x80",
      "a\xe2\x80\xae"
      "txt.exe\xe2\x80\xa8\xe2\x81\xa6",
      "=HYPERLINK(\"http://x\",\"y\")",
      "\t=1+1\r\n@SUM(A1)",
      "\xef\xbc\x9d"
      "1+1",
      "../../etc/passwd",
      "..",
      "CON",
      "con",
      "a/b\\c:d*e?f",
      std::string(4000, 'x'),
  };
  return texts;
}

inline std::vector<Row> hostile_rows() {
  std::vector<Row> rows;
  for (const auto& text : hostile_texts()) {
    auto bad = report(text, Verdict::wrong_answer);
    bad.message = text;
    for (auto& one : bad.testcases) {
      one.name = one.input = one.expected = one.actual = one.hint = text;
      one.message = one.public_message = one.output = text;
      for (auto& difference : one.differences)
        difference = {text, text, text, text, text, "- " + text + "\n+ " + text};
    }
    Row row = graded(rows.size(), text, bad);
    row.source = text;
    row.problem = text;
    rows.push_back(row);
    // As a results file might hold it that no judge wrote.
    row.entry = rows.size();
    row.report["message"] = text;
    row.report["testcases"].get_array()[0].get_object()["name"] = text;
    row.report["testcases"].get_array()[1].get_object()["actual"] = text;
    rows.push_back(row);
    rows.push_back(unreadable(rows.size(), text, text));
  }
  return rows;
}

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream stream{path, std::ios::binary};
  EXPECT_TRUE(stream) << path;
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

inline void write_rows(const std::string& format, const std::filesystem::path& path,
                       const std::vector<Row>& rows, const OutputOptions& options = {}) {
  const auto output = make_output(format, path, options);
  for (const auto& row : rows) output->add(row);
  output->finish();
}

// What the output wrote into its main file.
inline std::string written(const std::string& format, const std::vector<Row>& rows,
                           const OutputOptions& options = {}) {
  const TemporaryFolder folder;
  write_rows(format, folder.path() / "out.file", rows, options);
  return text_of(folder.path() / "out.file");
}

inline void expect_golden(const std::string& name, const std::string& text) {
  const auto path = std::filesystem::path{support::source_folder()} / "tests/golden/batch" / name;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << text;
  }
  EXPECT_EQ(text_of(path), text) << "UPDATE_GOLDEN=1 writes " << path << " anew";
}

}  // namespace batch
