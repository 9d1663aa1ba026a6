// Time that was not the candidate's: what the judge and the server cost a session is given back.
#pragma once

#include "server/store/records.hpp"

namespace server {

class Service;

void give_back_time(Service& service, Session session);

// After the server was away: to every session that was open then.
void give_back_to_open_sessions(Service& service);

}  // namespace server
