#include "server/api/prompts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>

#include "server/api/eyes.hpp"
#include "server/api/refused.hpp"
#include "server/api/results.hpp"
#include "server/api/service.hpp"
#include "server/api/times.hpp"
#include "server/api/views.hpp"
#include "server/scheduler/order.hpp"
#include "server/scheduler/practice.hpp"

namespace server {

namespace json = boost::json;

namespace {

std::vector<Prompt> prompts_of(Service& service, const std::vector<AssignedProblem>& problems) {
  std::vector<Prompt> prompts;
  for (const auto& one : problems) {
    const auto version = service.shelf().version(one.digest);
    if (!version) throw std::runtime_error{"the kept version of " + one.problem + " is missing"};
    prompts.push_back(
        {one, version->topic, static_cast<int>(version->difficulty), version->minutes});
  }
  return prompts;
}

std::size_t index_of(const std::vector<AssignedProblem>& all, const AssignedProblem& one) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const AssignedProblem& other) {
    return other.problem == one.problem;
  });
  return static_cast<std::size_t>(found - all.begin());
}

std::string example_of(const problems::Testcase& testcase) {
  if (const auto* call = std::get_if<problems::CallCase>(&testcase.what)) return call->call;
  if (const auto* sql = std::get_if<problems::SqlCase>(&testcase.what))
    return sql->setup + (sql->setup.empty() || sql->run.empty() ? "" : "\n") + sql->run;
  const auto* question = std::get_if<problems::QuestionCase>(&testcase.what);
  return question != nullptr ? question->question : std::string{};
}

}  // namespace

std::vector<AssignedProblem> opening_problems(Service& service, const Assignment& assignment,
                                              const Session& session) {
  const auto prompts = prompts_of(service, assignment.problems);
  std::vector<AssignedProblem> problems;
  for (const auto index : opening_order(prompts, assignment.settings.order, session.seed))
    problems.push_back(prompts.at(index).problem);
  return problems;
}

std::optional<AssignedProblem> next_problem(Service& service, const Session& session) {
  if (session.assignment.empty()) return next_to_practise(service, session);
  const auto assignment = service.store().assignment(session.assignment);
  if (!assignment || assignment->settings.order != Order::adaptive) return std::nullopt;
  const auto prompts = prompts_of(service, assignment->problems);
  std::vector<std::size_t> given;
  std::vector<Tried> tried;
  for (const auto& line : solved_in(service, session)) {
    const auto index = index_of(assignment->problems, {line.problem, {}});
    given.push_back(index);
    tried.push_back(
        {index, line.max > 0 ? static_cast<double>(line.best) / line.max : 0.0, line.attempts > 0});
  }
  const auto next = next_prompt(prompts, given, tried, assignment->settings.order, session.seed);
  return next ? std::optional{prompts.at(*next).problem} : std::nullopt;
}

std::optional<AssignedProblem> next_to_practise(Service& service, const Session& session) {
  std::vector<Practicable> offered;
  for (const auto& problem : service.shelf().all()) {
    const bool of_topic = session.topics.empty() ||
                          std::find(session.topics.begin(), session.topics.end(), problem->topic) !=
                              session.topics.end();
    if (of_topic && index_of(session.problems, {problem->id, {}}) == session.problems.size())
      offered.push_back({problem->id, problem->topic, static_cast<int>(problem->difficulty)});
  }
  const auto cards = service.store().cards_of(session.candidate);
  const auto next = next_practice(offered, cards, service.now(), session.seed);
  if (!next) return std::nullopt;
  const auto problem = service.shelf().find(offered.at(*next).problem);
  service.shelf().keep(problem);
  return AssignedProblem{problem->id, problem->digest};
}

AssignedProblem given_problem(const Session& session, const std::string& id) {
  if (id.empty()) return session.problems.at(session.position);
  const auto last = session.problems.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                   session.position + 1, session.problems.size()));
  const auto found = std::find_if(session.problems.begin(), last,
                                  [&](const auto& one) { return one.problem == id; });
  if (found == last)
    throw Refused{404, fmt::format("the session has not come to a problem '{}'", id), "problem"};
  return *found;
}

Attempts attempts_of(Service& service, const Session& session, const std::string& problem) {
  Attempts attempts;
  if (const auto assignment = service.store().assignment(session.assignment))
    attempts.allowed = assignment->settings.attempts;
  SubmissionFilter filter;
  filter.session = session.id;
  filter.problem = problem;
  for (const auto& one : all_submissions(service.store(), filter)) {
    const bool ours = one.outcome && one.outcome->verdict == "judge_error";
    if (one.purpose == Purpose::submit && !ours) ++attempts.used;
  }
  return attempts;
}

json::object prompt_view(Service& service, const Session& session, const std::string& problem) {
  const AssignedProblem given = given_problem(session, problem);
  const auto version = service.shelf().version(given.digest);
  if (!version) throw std::runtime_error{"the kept version of " + given.problem + " is missing"};
  json::object view = view_of(*version);
  view["prompt"] = version->prompt;
  view["starter"] = version->starter;
  view["main_file"] = version->main_file;
  json::array samples;
  for (const auto& testcase : version->testcases) {
    if (testcase.visibility == problems::Visibility::sample)
      samples.push_back(json::object{{"name", testcase.name}, {"input", example_of(testcase)}});
  }
  view["samples"] = std::move(samples);
  const Attempts attempts = attempts_of(service, session, given.problem);
  view["attempts_used"] = attempts.used;
  view["attempts_allowed"] = attempts.allowed == 0 ? json::value() : json::value(attempts.allowed);
  const auto draft = service.store().draft(session.id, given.problem);
  view["draft"] = draft ? json::value(view_of(draft->files)) : json::value();
  view["session"] = view_of(session, closes_of(service, session), service.now());
  return view;
}

json::object summary_view(const Session& session, const std::vector<Solved>& solved) {
  const Summary summary = summarize(solved);
  json::array topics;
  for (const auto& line : summary.topics)
    topics.push_back(json::object{{"topic", line.topic},
                                  {"score", line.score},
                                  {"max_score", line.max},
                                  {"problems", line.problems},
                                  {"solved", line.solved}});
  json::array problems;
  for (const auto& one : solved)
    problems.push_back(json::object{{"problem", one.problem},
                                    {"title", one.title},
                                    {"topic", one.topic},
                                    {"score", one.best},
                                    {"max_score", one.max},
                                    {"attempts", one.attempts}});
  return {{"session", session.id},
          {"score", summary.score},
          {"max_score", summary.max},
          {"topics", std::move(topics)},
          {"problems", std::move(problems)},
          {"strengths", json::array(summary.strengths.begin(), summary.strengths.end())},
          {"to_practise", json::array(summary.to_practise.begin(), summary.to_practise.end())}};
}

}  // namespace server
