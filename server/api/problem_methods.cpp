// Problems and problem sets.
#include <fmt/format.h>

#include <algorithm>

#include "problems/package.hpp"
#include "server/api/eyes.hpp"
#include "server/api/identity.hpp"
#include "server/api/methods.hpp"
#include "server/api/params.hpp"
#include "server/api/service.hpp"
#include "server/api/views.hpp"

namespace server {

namespace json = boost::json;

namespace {

bool wanted(const problems::Problem& problem, const json::object& params) {
  const auto matches = [&](const char* field, std::string_view value) {
    const std::string asked = text_in(params, field);
    return asked.empty() || asked == value;
  };
  return matches("topic", problem.topic) && matches("kind", problems::to_string(problem.kind)) &&
         matches("difficulty", problems::to_string(problem.difficulty));
}

problems::ProblemPtr problem_for(Service& service, const std::string& id,
                                 const std::string& field) {
  const auto problem = service.shelf().find(id);
  if (!problem)
    throw Refused{
        400,
        fmt::format("{}: there is no problem '{}'{}", field, id, service.shelf().suggestion(id)),
        field};
  return problem;
}

// By hand, or by topic and difficulty.
std::vector<std::string> chosen_problems(Service& service, const json::object& params) {
  std::vector<std::string> chosen = texts_in(params, "problems");
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    (void)problem_for(service, chosen[i], fmt::format("problems[{}]", i));
    if (std::find(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(i), chosen[i]) !=
        chosen.begin() + static_cast<std::ptrdiff_t>(i))
      throw Refused{400, fmt::format("problems[{}]: '{}' is in the list twice", i, chosen[i]),
                    "problems"};
  }
  if (const auto* choose = given(params, "choose"); choose != nullptr && chosen.empty()) {
    const auto& rule = choose->get_object();
    const auto most = static_cast<std::size_t>(integer_in(rule, "count", 100));
    for (const auto& problem : service.shelf().all()) {
      if (chosen.size() < most && wanted(*problem, rule)) chosen.push_back(problem->id);
    }
  }
  if (chosen.empty())
    throw Refused{400,
                  "problems: a set has at least one; name them, or choose by topic and "
                  "difficulty",
                  "problems"};
  return chosen;
}

ProblemSet set_for(Service& service, const Caller& caller, const std::string& id) {
  auto set = service.store().problem_set(id);
  if (!set || (set->owner != caller.user.id && caller.user.role != Role::administrator))
    throw not_found("problem_set", id);
  return *std::move(set);
}

}  // namespace

Value problems_list(Service& service, Call& call) {
  json::array items;
  for (const auto& problem : service.shelf().all()) {
    if (wanted(*problem, call.params)) items.push_back(view_of(*problem));
  }
  return page(std::move(items));
}

Value problems_get(Service& service, Call& call) {
  const std::string id = text_in(call.params, "problem");
  const auto problem = service.shelf().find(id);
  if (!problem) throw not_found("problem", id);
  json::object view = view_of(*problem);
  view["prompt"] = problem->prompt;
  view["starter"] = problem->starter;
  view["main_file"] = problem->main_file;
  json::array testcases;
  for (const auto& testcase : problem->testcases)
    testcases.push_back(json::object{{"name", testcase.name},
                                     {"visibility", problems::to_string(testcase.visibility)},
                                     {"points", testcase.points}});
  view["testcases"] = std::move(testcases);
  return view;
}

Value problems_reload(Service& service, Call&) {
  try {
    service.shelf().reload();
  } catch (const problems::PackageError& error) {
    throw Refused{409,
                  fmt::format("the bank cannot be read, so nothing was changed: {}", error.what())};
  }
  json::array errors;
  for (const auto& error : service.shelf().errors()) errors.emplace_back(error);
  return json::object{{"problems", service.shelf().all().size()}, {"errors", std::move(errors)}};
}

Value problem_sets_create(Service& service, Call& call) {
  const ProblemSet set{service.new_id("set"), call.caller->user.id, text_in(call.params, "title"),
                       chosen_problems(service, call.params), service.now()};
  service.store().add_problem_set(set);
  return view_of(set);
}

Value problem_sets_change(Service& service, Call& call) {
  ProblemSet set = set_for(service, *call.caller, text_in(call.params, "problem_set"));
  set.title = text_in(call.params, "title", set.title);
  if (given(call.params, "problems") != nullptr || given(call.params, "choose") != nullptr)
    set.problems = chosen_problems(service, call.params);
  service.store().change_problem_set(set);
  return view_of(set);
}

Value problem_sets_remove(Service& service, Call& call) {
  const ProblemSet set = set_for(service, *call.caller, text_in(call.params, "problem_set"));
  service.store().remove_problem_set(set.id);
  return view_of(set);
}

Value problem_sets_get(Service& service, Call& call) {
  return view_of(set_for(service, *call.caller, text_in(call.params, "problem_set")));
}

Value problem_sets_list(Service& service, Call& call) {
  json::array items;
  for (const auto& set : service.store().problem_sets_of(owner_for(service, call)))
    items.push_back(view_of(set));
  return page(std::move(items));
}

}  // namespace server
