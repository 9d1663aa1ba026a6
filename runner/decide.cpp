#include "runner/decide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstring>

namespace runner {
namespace {

template <class... Each>
struct Cases : Each... {
  using Each::operator()...;
};
template <class... Each>
Cases(Each...) -> Cases<Each...>;

double seconds(nanoseconds time) { return std::chrono::duration<double>(time).count(); }
std::uint64_t mib(std::uint64_t bytes) { return bytes >> 20; }

struct Meaning {
  Verdict verdict;
  std::string message;         // may quote the candidate's program
  std::string public_message;  // may not; empty: the same
};

Meaning meaning(const sandbox::Exited& exited) {
  return {Verdict::run_time_error,
          fmt::format("The program ended itself (exit status {}) before the testcase was finished.",
                      exited.status),
          "The program ended itself before the testcase was finished."};
}

Meaning meaning(const sandbox::Signaled& signaled) {
  const char* name = ::strsignal(signaled.signal);
  return {Verdict::run_time_error,
          fmt::format("The program crashed: {}.",
                      name != nullptr ? name : std::to_string(signaled.signal)),
          "The program crashed."};
}

Meaning meaning(const sandbox::Exceeded& exceeded, const problems::Limits& limits) {
  switch (exceeded.limit) {
    case sandbox::Limit::cpu_time:
      return {Verdict::time_limit_exceeded,
              fmt::format("Stopped after {:.2f} s of CPU time.", seconds(limits.cpu_time)),
              {}};
    case sandbox::Limit::wall_time:
      return {Verdict::time_limit_exceeded,
              fmt::format("Stopped after {:.2f} s: it was waiting, not computing.",
                          seconds(limits.wall_time)),
              {}};
    case sandbox::Limit::memory:
      return {Verdict::memory_limit_exceeded,
              fmt::format("Stopped at {} MiB of memory, files included.", mib(limits.memory_bytes)),
              {}};
    case sandbox::Limit::output:
      return {Verdict::output_limit_exceeded,
              fmt::format("Stopped after printing {} KiB.", limits.output_bytes >> 10),
              {}};
  }
  return {Verdict::judge_error, "an unknown limit", {}};
}

Meaning meaning(const sandbox::Violated& violated) {
  return {Verdict::run_time_error,
          fmt::format("The program disturbed the judge's messages: {}.", violated.how),
          "The program disturbed the judge's messages."};
}

Meaning meaning(const NotRun&, const problems::Limits& limits) {
  return {Verdict::time_limit_exceeded,
          fmt::format(
              "Not run: the {:g} s for the whole submission were used up by the testcases before.",
              seconds(limits.total_wall_time)),
          {}};
}

std::string first_line(const std::string& type, const std::string& message) {
  if (type.empty()) return message;
  return message.empty() ? type : type + ": " + message;
}

Meaning failure(const GuestReply& reply, const problems::Limits& limits) {
  std::string message = first_line(reply.type, reply.message);
  if (!reply.detail.empty()) message += "\n" + reply.detail;
  switch (reply.kind) {
    case GuestReply::Kind::compile_error:
      return {Verdict::compile_error, message, "The submission does not compile."};
    case GuestReply::Kind::too_much:
      return {Verdict::output_limit_exceeded,
              fmt::format("The result is larger than {} KiB.", limits.observation_bytes >> 10),
              {}};
    default:
      return {Verdict::run_time_error, message, "The program raised an error."};
  }
}

Notation notation_of(const problems::Problem& problem) {
  return problem.kind == problems::Kind::javascript ? Notation::javascript : Notation::python;
}

void compare(const problems::Testcase& testcase, const GuestReply& reply,
             const Observations& expected, Notation notation, TestcaseReport& report) {
  report.actual = render(reply.observations, 2000, notation);
  report.statements = reply.statements;
  report.differences = compare_all(expected, reply.observations, testcase.checkers, notation);
  if (report.differences.empty()) {
    report.verdict = Verdict::accepted;
    report.score = report.max_score;
    return;
  }
  report.verdict = Verdict::wrong_answer;
  report.public_message = "The result is not what is expected.";
  report.message = report.public_message;
}

std::string input_of(const problems::Testcase& testcase) {
  return std::visit(Cases{[](const problems::CallCase& call) { return call.call; },
                          [](const problems::SqlCase& sql) {
                            return sql.setup.empty()
                                       ? sql.run
                                       : sql.setup + (sql.run.empty() ? "" : "\n" + sql.run);
                          },
                          [](const problems::QuestionCase& question) {
                            return question.snippet.empty()
                                       ? question.question
                                       : question.question + "\n" + question.snippet;
                          },
                          [](const problems::StyleCase&) { return std::string{}; }},
                    testcase.what);
}

void apply(Meaning meaning, TestcaseReport& report) {
  report.verdict = meaning.verdict;
  report.public_message =
      meaning.public_message.empty() ? meaning.message : std::move(meaning.public_message);
  report.message = std::move(meaning.message);
}

}  // namespace

TestcaseReport decide(const problems::Problem& problem, const problems::Testcase& testcase,
                      const CaseFacts& facts, const Observations& expected) {
  TestcaseReport report;
  report.name = testcase.name;
  report.visibility = testcase.visibility;
  report.max_score = testcase.points;
  report.usage = facts.usage;
  report.input = input_of(testcase);
  const Notation notation = notation_of(problem);
  report.expected = render(expected, 2000, notation);
  report.output = facts.output;
  if (!facts.error_output.empty()) report.output += facts.error_output;
  report.output_truncated = facts.output_truncated;
  const auto& limits = problem.limits;
  std::visit(
      Cases{[&](const GuestReply& reply) {
              if (reply.kind == GuestReply::Kind::observed) {
                compare(testcase, reply, expected, notation, report);
              } else {
                apply(failure(reply, limits), report);
              }
            },
            [&](const sandbox::Exceeded& exceeded) { apply(meaning(exceeded, limits), report); },
            [&](const NotRun& not_run) { apply(meaning(not_run, limits), report); },
            [&](const auto& other) { apply(meaning(other), report); }},
      facts.ending);
  if (facts.while_loading && report.verdict != Verdict::compile_error) {
    report.message = "While the submission was loaded: " + report.message;
    report.public_message = "While the submission was loaded: " + report.public_message;
  }
  if (report.verdict != Verdict::accepted) report.hint = testcase.hint;
  return report;
}

TestcaseReport decide_how(const problems::Testcase& testcase, const HowResult& result) {
  TestcaseReport report;
  report.name = testcase.name;
  report.visibility = testcase.visibility;
  report.max_score = testcase.points;
  report.usage = result.usage;
  report.input = input_of(testcase);
  report.verdict = result.right ? Verdict::accepted : Verdict::wrong_answer;
  if (result.right) {
    report.score = report.max_score;
    return report;
  }
  report.hint = testcase.hint;
  report.message = result.text;
  if (const auto table = table_of(result.counts); !table.empty()) report.message += "\n" + table;
  report.public_message = report.message;
  return report;
}

TestcaseReport not_looked_at(const problems::Testcase& testcase, Verdict before) {
  TestcaseReport report;
  report.name = testcase.name;
  report.visibility = testcase.visibility;
  report.max_score = testcase.points;
  report.verdict = before;
  report.message = report.public_message =
      "Not looked at: how an answer is right matters once it is.";
  return report;
}

Verdict overall(const std::vector<TestcaseReport>& testcases) {
  const auto has = [](Verdict verdict) {
    return [verdict](const auto& each) { return each.verdict == verdict; };
  };
  if (std::any_of(testcases.begin(), testcases.end(), has(Verdict::judge_error)))
    return Verdict::judge_error;
  const auto failed = std::find_if_not(testcases.begin(), testcases.end(), has(Verdict::accepted));
  return failed == testcases.end() ? Verdict::accepted : failed->verdict;
}

}  // namespace runner
