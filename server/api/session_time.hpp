// Time that was not the candidate's: what the judge and the server cost a session is given back.
#pragma once

#include "server/store/records.hpp"

namespace server {

class Service;

void give_back_time(Service& service, Session session);

// Finished, or past its end with nothing left to be judged. While something is, the judge may turn
// out to be at fault and the session to have time left.
[[nodiscard]] bool over_for_good(Service& service, const Session& session,
                                 const std::optional<Time>& closes);

// After the server was away: to every session that was open then.
void give_back_to_open_sessions(Service& service);

}  // namespace server
