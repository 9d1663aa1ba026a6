// Which problem a session offers, and how it is shown.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "server/scheduler/summary.hpp"
#include "server/store/records.hpp"

namespace server {

class Service;

[[nodiscard]] std::vector<AssignedProblem> opening_problems(Service& service,
                                                            const Assignment& assignment,
                                                            const Session& session);
// After the last one that was given; empty when there is none.
[[nodiscard]] std::optional<AssignedProblem> next_problem(Service& service, const Session& session);
[[nodiscard]] std::optional<AssignedProblem> next_to_practise(Service& service,
                                                              const Session& session);

// One that the session was given, by its id; empty: the current one. Throws Refused.
[[nodiscard]] AssignedProblem given_problem(const Session& session, const std::string& id);

[[nodiscard]] boost::json::object prompt_view(Service& service, const Session& session,
                                              const std::string& problem);
[[nodiscard]] boost::json::object summary_view(const Session& session,
                                               const std::vector<Solved>& solved);

// Submissions that count as attempts at a problem, and how many are allowed; 0: any number.
struct Attempts {
  int used = 0;
  int allowed = 0;
};
[[nodiscard]] Attempts attempts_of(Service& service, const Session& session,
                                   const std::string& problem);

}  // namespace server
