#include "importing/workshop.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "importing/embedded.hpp"
#include "problems/digest.hpp"
#include "problems/package.hpp"
#include "proving/literals.hpp"
#include "runner/render.hpp"

namespace importing {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_reason = 400;
constexpr const char* converting_id = "viva:importing";

// A package that no bank has: its driver converts, its submission is a request as a text.
problems::Problem converting() {
  problems::Problem problem;
  problem.id = problem.digest = converting_id;
  for (const char* text :
       {asserts_text, drivers_text, tasks_text, projects_text, standins_text, suites_text})
    problem.driver += text;
  problem.main_file = "solution.py";
  problem.limits.cpu_time = problem.limits.wall_time = problem.limits.total_wall_time =
      std::chrono::milliseconds{30'000};
  problem.limits.memory_bytes = 1024U << 20;
  problem.limits.observation_bytes = 7U << 20;
  problem.submissions.push_back({"accepted", "reference.py", {{"solution.py", ""}}});
  return problem;
}

std::string first_lines(const std::string& text) {
  return text.size() <= longest_reason ? text : text.substr(0, longest_reason) + "...";
}

// The package that converts has a name that says nothing to anybody.
std::string without_id(const std::string& text) {
  const std::string id = std::string{converting_id} + ": ";
  return text.starts_with(id) ? text.substr(id.size()) : text;
}

struct Ending {
  std::string operator()(const runner::GuestReply& reply) const {
    return first_lines(
        fmt::format("its programs cannot be run: {}: {}", reply.type, reply.message));
  }
  std::string operator()(const sandbox::Exited&) const {
    return "its programs end the interpreter";
  }
  std::string operator()(const sandbox::Signaled&) const { return "its programs crash"; }
  std::string operator()(const sandbox::Exceeded& exceeded) const {
    switch (exceeded.limit) {
      case sandbox::Limit::memory:
        return "its tests need more than 1 GiB of memory with the canonical solution";
      case sandbox::Limit::output:
        return "its tests print without end";
      default:
        return "its tests need more than 30 s with the canonical solution";
    }
  }
  std::string operator()(const sandbox::Violated&) const {
    return "its programs disturb the judge";
  }
  std::string operator()(const runner::NotRun&) const { return "its programs were not run"; }
};

// In its own limits, not those of the import.
std::string ending_of_reference(const runner::CaseFacts& facts, const problems::Limits& limits) {
  const auto* exceeded = std::get_if<sandbox::Exceeded>(&facts.ending);
  if (exceeded == nullptr) return std::visit(Ending{}, facts.ending);
  if (exceeded->limit == sandbox::Limit::memory)
    return fmt::format("it needs more than {} MiB", limits.memory_bytes >> 20);
  if (exceeded->limit == sandbox::Limit::output)
    return fmt::format("it prints more than {} KiB", limits.output_bytes >> 10);
  const double seconds = std::chrono::duration<double>(limits.cpu_time).count();
  return fmt::format("it needs more than {:.2g} s for one input", seconds);
}

json::value answer_in(const runner::CaseFacts& facts) {
  const auto* reply = std::get_if<runner::GuestReply>(&facts.ending);
  const bool observed = reply != nullptr && reply->kind == runner::GuestReply::Kind::observed &&
                        reply->observations.size() == 1;
  const auto* text =
      observed ? std::get_if<runner::Text>(&reply->observations[0].second.is) : nullptr;
  if (text == nullptr) throw Refusal{std::visit(Ending{}, facts.ending)};
  boost::system::error_code error;
  json::parse_options bounds;
  bounds.max_depth = 16;
  json::value answer = json::parse(text->utf8, error, {}, bounds);
  if (error || !answer.is_object()) throw Refusal{"its programs disturb the importer"};
  return answer;
}

std::string reason(const runner::Report& report) {
  for (const auto& testcase : report.testcases) {
    if (testcase.verdict == runner::Verdict::accepted) continue;
    std::string text = fmt::format("{}: {}", testcase.name, testcase.message);
    if (!testcase.differences.empty())
      text += fmt::format(" ({} at first, then {})", testcase.differences[0].expected,
                          testcase.differences[0].actual);
    return first_lines(text);
  }
  return report.message;
}

}  // namespace

json::value Workshop::ask(const std::string& form, const json::value& request,
                          const DjangoApp& django) {
  auto problem = std::make_shared<problems::Problem>(converting());
  if (!django.name.empty()) {
    problem->kind = problems::Kind::django;
    problem->django_app = django.name;
    problem->models = django.models;
    problem->digest = problems::digest_of({{"app", django.name}, {"models.py", django.models}});
  }
  problems::Testcase testcase;
  testcase.name = "import";
  testcase.what = problems::CallCase{fmt::format("imported('{}', source)", form)};
  problem->testcases = {testcase};
  const std::string source =
      "import json\nsource = json.loads(" + proving::python_text(json::serialize(request)) + ")\n";
  json::value answer;
  try {
    answer = answer_in(judge_.observe({std::move(problem), {{"solution.py", source}}, 1}).at(0));
  } catch (const problems::PackageError& error) {
    throw Refusal{"its models cannot be loaded: " + first_lines(without_id(error.what()))};
  }
  if (const auto* refused = answer.as_object().if_contains("refused")) {
    throw Refusal{refused->is_string() ? first_lines(std::string{refused->as_string()})
                                       : "its programs disturb the importer"};
  }
  return answer;
}

problems::ProblemPtr load(const Draft& draft, const Task& task, const std::string& topic) {
  try {
    return problems::load_package_from_memory(task.id, topic, draft.files);
  } catch (const problems::PackageError& error) {
    throw Refusal{first_lines(std::string{"it makes no package: "} + error.what())};
  }
}

std::vector<runner::Observations> Workshop::observe_reference(const Draft& draft, const Task& task,
                                                              const std::string& topic) {
  const auto problem = load(draft, task, topic);
  std::vector<runner::Observations> all;
  try {
    for (auto& facts :
         judge_.observe({problem, problem->submissions.at(problem->reference).files, 1})) {
      auto* reply = std::get_if<runner::GuestReply>(&facts.ending);
      if (reply == nullptr || reply->kind != runner::GuestReply::Kind::observed)
        throw Refusal{"its reference fails: " + ending_of_reference(facts, problem->limits)};
      all.push_back(std::move(reply->observations));
    }
  } catch (const problems::PackageError& error) {
    throw Refusal{first_lines(error.what())};
  }
  return all;
}

void Workshop::prove(const Draft& draft, const Task& task, const std::string& topic) {
  const auto problem = load(draft, task, topic);
  try {
    for (const std::uint64_t seed : {1, 2}) {
      const auto& files = problem->submissions.at(problem->reference).files;
      const runner::Report report = judge_.judge({problem, files, seed}, {});
      if (report.verdict == runner::Verdict::judge_error)
        throw std::runtime_error{task.name + ": " + report.message};
      if (report.verdict != runner::Verdict::accepted)
        throw Refusal{"the canonical solution is not accepted by its package: " + reason(report)};
    }
  } catch (const problems::PackageError& error) {
    throw Refusal{first_lines(error.what())};
  }
}

}  // namespace importing
