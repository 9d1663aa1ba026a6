// The one seam between those who have submissions and those who can judge them.
// A Submission goes in, a Report comes out; nothing else crosses.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "problems/problem.hpp"

namespace runner {

using std::chrono::nanoseconds;

enum class Verdict {
  accepted,
  wrong_answer,
  run_time_error,
  time_limit_exceeded,
  memory_limit_exceeded,
  output_limit_exceeded,
  compile_error,
  judge_error,
};
[[nodiscard]] std::string_view to_string(Verdict verdict);

struct Submission {
  problems::ProblemPtr problem;
  std::vector<problems::File> files;  // the first one is the main file, whatever its name
  std::uint64_t seed = 1;
  bool remarks = false;  // whether how it is right is worth a look: growth, style, statements
  bool counterexample = false;  // whether a secret testcase that fails is worth a fresh example
  // How long one may be looked for; in Django, where everything takes longer, half as long again.
  std::chrono::milliseconds counterexample_time{1000};
};

struct Usage {
  nanoseconds cpu_time{};
  nanoseconds wall_time{};
  std::uint64_t peak_memory_bytes = 0;
};

// One place where the answer differs, ready to show. For secret testcases the interviewer's eyes
// only.
struct Difference {
  std::string observation;  // its name, "rows"
  std::string expected;     // rendered
  std::string actual;       // rendered
  std::string path;         // where inside the value: "[3]['name']"; empty for the whole
  std::string
      note{};  // what kind of mistake it looks like: "same elements, different order"; may be empty
  std::string
      diff{};  // of texts with several lines: the lines around the change, after "- ", "+ " or "  "
};

// SQL that was sent.
struct SentStatement {
  std::string sql;
  int count = 0;
  std::string place{};  // the candidate's line that sent it, "solution.py:7"; may be empty
};

// An input that no testcase has, on which the submission fails as it failed a secret one. Nothing
// of a secret testcase's input was in reach of what made it.
struct Counterexample {
  std::string input;     // calls, one a line
  std::string expected;  // rendered
  std::string actual;    // rendered
};

struct TestcaseReport {
  std::string name;
  problems::Visibility visibility = problems::Visibility::secret;
  Verdict verdict = Verdict::judge_error;
  int score = 0;
  int max_score = 0;
  Usage usage;
  std::string input;     // what was called or run
  std::string expected;  // rendered observations of the reference
  std::string actual;    // rendered observations of the candidate
  std::vector<Difference> differences;
  std::string message;         // what happened; may quote the candidate's program
  std::string public_message;  // what happened, with nothing in it that the candidate's program
                               // could have chosen
  std::string hint;
  std::string output;  // stdout and stderr of this testcase, cut
  bool output_truncated = false;
  std::vector<SentStatement> statements;  // most frequent first
  std::optional<Counterexample> counterexample{};
};

// Something worth saying beside right and wrong. For the eyes of whoever sent the submission.
struct Remark {
  struct Count {
    int size = 0;
    std::int64_t yours = 0;
    std::int64_t reference = 0;
  };
  std::string axis;             // growth, statements, memory, laziness or style
  std::string text;             // what there is to say, in a sentence or two
  std::vector<Count> counts{};  // what it says so from; may be empty
};

struct Receipt {
  std::string viva_version;
  std::string problem_digest;
  std::map<std::string, std::string> engines;  // "python" -> "3.11.2"
  std::uint64_t seed = 0;
  problems::Limits limits;
  problems::Asserts asserts = problems::Asserts::outside;
  std::map<std::string, std::string> protections;  // name -> "in force" or "off (--without=...)"
};

struct Report {
  std::string problem;
  std::string problem_digest;
  Verdict verdict = Verdict::judge_error;
  int score = 0;
  int max_score = 0;
  std::vector<TestcaseReport> testcases;
  std::vector<Remark> remarks;
  Usage usage;
  std::string message;  // about the submission as a whole: a syntax error, what the judge failed at
  Receipt receipt;
};

// Called after each finished testcase, on the judging thread.
using Progress = std::function<void(const TestcaseReport&)>;

// Each Judge belongs to one thread.
class Judge {
 public:
  virtual ~Judge() = default;

  // Blocks until the report is complete. Nothing of the submission runs any more by then; what its
  // processes leave is cleared away by make_ready(), by the next submission or with the judge. Our
  // own failures are in the report as judge_error; a throw is a broken package
  // (problems::PackageError).
  [[nodiscard]] virtual Report judge(const Submission& submission, const Progress& progress) = 0;

  // For when the last report has been delivered and nothing waits: clears away what the last
  // submission left and gets ready for the next one of that problem. Never throws; leaving it out
  // only costs the next submission time.
  virtual void make_ready() noexcept {}
};

}  // namespace runner
