#include "proving/workshop.hpp"

#include <fmt/format.h>

#include "proving/embedded.hpp"
#include "proving/literals.hpp"

namespace proving {
namespace {

using runner::Text;
using runner::Value;

constexpr const char* main_file = "solution.py";

// A package that no bank has: its driver reads programs, its submission is a program as a text.
problems::Problem workshop_problem(const char* name, const char* driver) {
  problems::Problem problem;
  problem.id = problem.digest = name;
  problem.driver = driver;
  problem.main_file = main_file;
  problem.limits.cpu_time = problem.limits.wall_time = problem.limits.total_wall_time =
      std::chrono::milliseconds{20'000};
  problem.limits.memory_bytes = 512U << 20;
  problem.limits.observation_bytes = 7U << 20;
  problem.submissions.push_back({"accepted", "reference.py", {{main_file, ""}}});
  return problem;
}

const std::string& text_of(const Value& value) { return std::get<Text>(value.is).utf8; }

const std::vector<Value>& items_of(const Value& value) {
  if (const auto* list = std::get_if<runner::List>(&value.is)) return list->items;
  return std::get<runner::Tuple>(value.is).items;
}

problems::File program_as_text(const std::string& source) {
  return {main_file, "source = " + python_text(source) + "\n"};
}

Value work(runner::LocalJudge& judge, const char* name, const char* driver,
           const std::string& source, const std::string& expression) {
  return call(judge, workshop_problem(name, driver), {program_as_text(source)}, expression);
}

Value cheat(runner::LocalJudge& judge, const std::string& source, const std::string& expression) {
  return work(judge, "viva:cheaters", cheaters_text, source, expression);
}

}  // namespace

Value call(runner::LocalJudge& judge, const problems::Problem& problem,
           const std::vector<problems::File>& files, const std::string& expression) {
  auto calling = std::make_shared<problems::Problem>(problem);
  problems::Testcase testcase;
  testcase.name = "call";
  testcase.what = problems::CallCase{expression};
  calling->testcases = {testcase};
  const auto facts = judge.observe({calling, files, 1});
  const auto* reply = std::get_if<runner::GuestReply>(&facts.at(0).ending);
  if (reply == nullptr) throw JudgeFailed{problem.id + ": the cell ended"};
  if (reply->kind != runner::GuestReply::Kind::observed || reply->observations.empty())
    throw JudgeFailed{fmt::format("{}: {}: {}", problem.id, reply->type, reply->message)};
  return reply->observations.back().second;
}

std::vector<Mutant> python_mutants(runner::LocalJudge& judge, const problems::File& file) {
  const Value made = work(judge, "viva:mutants", mutants_text, file.text, "mutants(source)");
  std::vector<Mutant> mutants;
  for (const Value& each : items_of(made)) {
    const auto& fields = items_of(each);
    const int line = std::get<runner::Integer>(fields.at(0).is).convert_to<int>();
    mutants.push_back(
        {line, code_at(file.text, line), text_of(fields.at(1)), text_of(fields.at(2))});
  }
  return mutants;
}

std::vector<Cheater> python_cheaters(runner::LocalJudge& judge, const std::string& source) {
  const Value made = cheat(judge, source, "cheaters(source)");
  std::vector<Cheater> cheaters;
  for (const Value& each : items_of(made)) {
    const auto& fields = items_of(each);
    const std::string& end = text_of(fields.at(1));
    cheaters.push_back({text_of(fields.at(0)),
                        end == "loops"    ? Cheater::End::loops
                        : end == "sleeps" ? Cheater::End::sleeps
                                          : Cheater::End::any,
                        text_of(fields.at(2))});
  }
  return cheaters;
}

std::string python_constant(runner::LocalJudge& judge, const std::string& source,
                            const std::string& literal) {
  const Value made =
      cheat(judge, source, fmt::format("with_value(source, {})", python_text(literal)));
  return std::holds_alternative<Text>(made.is) ? text_of(made) : std::string{};
}

}  // namespace proving
