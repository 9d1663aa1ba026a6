// Who may see what of a submission and its report. One place decides.
#pragma once

#include <boost/json/object.hpp>
#include <optional>

#include "server/api/catalogue.hpp"

namespace server {

class Service;

struct Eyes {
  bool whole = false;     // secret testcases too: staff who own the assignment
  bool feedback = false;  // verdict, scores and testcases
  bool hints = false;
};

// Empty when the caller may not even know of it.
[[nodiscard]] std::optional<Eyes> eyes_for(Service& service, const Caller& caller,
                                           const Submission& submission);

// Whether a session's candidate may see what came of it.
[[nodiscard]] bool results_are_open(Service& service, const Session& session,
                                    const Assignment& assignment);

// Whose things a list is asked for: the caller's, or those of `owner` for an administrator.
[[nodiscard]] std::string owner_for(Service& service, const Call& call);

// The caller's own assignment, or an administrator's look at anybody's.
[[nodiscard]] bool may_watch(Service& service, const Caller& caller, const std::string& assignment);

// Owned by the caller, or of an assignment that is theirs to watch. Throws the Refused of an
// unknown id.
[[nodiscard]] Session session_for(Service& service, const Caller& caller, const std::string& id);
[[nodiscard]] Assignment assignment_for(Service& service, const Caller& caller,
                                        const std::string& id);

// The session's own time, with what the judge and the server cost given back.
[[nodiscard]] std::optional<Time> closes_of(Service& service, const Session& session);

}  // namespace server
