// A table of submissions, one of testcases, and the gradebook: person by problem. In UTF-8 with a
// byte order mark, without which spreadsheets take names for another encoding.
#include "runner/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "batch/outputs/formats.hpp"
#include "batch/outputs/graded.hpp"
#include "batch/outputs/staged_file.hpp"
#include "runner/render.hpp"

namespace batch {
namespace {

using runner::csv_line;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string cell(std::string_view text) { return runner::csv_cell(runner::printable(text)); }

std::string failed_names(const Graded& graded) {
  std::string names;
  for (const auto& testcase : graded.testcases) {
    if (testcase.accepted()) continue;
    if (!names.empty()) names += "; ";
    names += testcase.name;
  }
  return names;
}

// A cell that is a number, or empty where there is none.
std::string number(bool known, double value) { return known ? decimal(value) : ""; }

// What counts of one person's submissions: the best of each problem.
class Gradebook {
 public:
  void add(const Row& row, const Graded& graded) {
    if (row.person.empty()) return;
    Line& line = lines_[row.person];
    if (!graded.counts()) {
      ++line.not_graded;
      return;
    }
    const auto problem = problems_.try_emplace(row.problem, problems_.size()).first;
    auto& best = line.best[problem->second];
    if (best.seen && best.score >= graded.score) return;
    best = {true, graded.score, graded.max_score};
  }

  void write(StagedFile& file) const {
    std::vector<std::string> header{"person"};
    for (const auto& [problem, place] : problems_) header.push_back(cell(problem));
    for (const auto* last : {"total", "max_total", "not_graded"}) header.emplace_back(last);
    file.write(csv_line(header));
    for (const auto& [person, line] : lines_) file.write(csv_line(cells_of(person, line)));
  }

 private:
  struct Best {
    bool seen = false;
    double score = 0;
    double max_score = 0;
  };
  struct Line {
    std::map<std::size_t, Best> best;  // by the problem's place in problems_
    std::uint64_t not_graded = 0;
  };

  [[nodiscard]] std::vector<std::string> cells_of(const std::string& person,
                                                  const Line& line) const {
    std::vector<std::string> cells{cell(person)};
    double total = 0;
    double most = 0;
    for (const auto& [problem, place] : problems_) {
      const auto found = line.best.find(place);
      const Best best = found == line.best.end() ? Best{} : found->second;
      cells.push_back(number(best.seen, best.score));
      total += best.score;
      most += best.max_score;
    }
    cells.push_back(decimal(total));
    cells.push_back(decimal(most));
    cells.push_back(std::to_string(line.not_graded));
    return cells;
  }

  std::map<std::string, std::size_t> problems_;
  std::map<std::string, Line> lines_;
};

class Csv final : public Output {
 public:
  explicit Csv(const std::filesystem::path& path)
      : submissions_{path},
        testcases_{beside(path, ".testcases.csv")},
        gradebook_file_{beside(path, ".gradebook.csv")} {
    for (auto* file : {&submissions_, &testcases_, &gradebook_file_}) file->write(byte_order_mark);
    submissions_.write(csv_line({"entry", "person", "problem", "attempt", "source", "verdict",
                                 "score", "max_score", "percent", "testcases_passed", "testcases",
                                 "failed_testcases", "message", "error"}));
    testcases_.write(csv_line({"entry", "person", "problem", "attempt", "testcase", "visibility",
                               "verdict", "score", "max_score", "message"}));
  }

  void add(const Row& row) override {
    const Graded graded = read_report(row);
    add_submission(row, graded);
    for (const auto& testcase : graded.testcases) add_testcase(row, testcase);
    gradebook_.add(row, graded);
  }

  void finish() override {
    gradebook_.write(gradebook_file_);
    submissions_.finish();
    testcases_.finish();
    gradebook_file_.finish();
  }

 private:
  void add_submission(const Row& row, const Graded& graded) {
    const bool counts = graded.counts();
    const bool worth = counts && graded.max_score > 0;
    const auto passed =
        std::count_if(graded.testcases.begin(), graded.testcases.end(),
                      [](const GradedTestcase& testcase) { return testcase.accepted(); });
    submissions_.write(
        csv_line({std::to_string(row.entry), cell(row.person), cell(row.problem),
                  std::to_string(row.attempt), cell(row.source), cell(graded.verdict),
                  number(counts, graded.score), number(counts, graded.max_score),
                  worth ? fmt::format("{:.2f}", 100 * graded.score / graded.max_score) : "",
                  counts ? std::to_string(passed) : "",
                  counts ? std::to_string(graded.testcases.size()) : "",
                  counts ? cell(failed_names(graded)) : "",
                  row.error.empty() ? cell(graded.message) : "", cell(row.error)}));
  }

  void add_testcase(const Row& row, const GradedTestcase& testcase) {
    const bool counts = testcase.verdict != "judge_error";
    testcases_.write(csv_line({std::to_string(row.entry), cell(row.person), cell(row.problem),
                               std::to_string(row.attempt), cell(testcase.name),
                               testcase.secret ? "secret" : "sample", cell(testcase.verdict),
                               number(counts, testcase.score), number(counts, testcase.max_score),
                               cell(testcase.message)}));
  }

  StagedFile submissions_;
  StagedFile testcases_;
  StagedFile gradebook_file_;
  Gradebook gradebook_;
};

}  // namespace

OutputPtr make_csv(const std::filesystem::path& path, const OutputOptions&) {
  return std::make_unique<Csv>(path);
}

}  // namespace batch
