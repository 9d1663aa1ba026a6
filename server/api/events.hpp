// What happened to a submission, as its reader is told of it: the same numbers whenever it is
// asked, while it is under way and long after.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "server/api/eyes.hpp"
#include "server/dispatcher/dispatcher.hpp"

namespace server {

// Empty for what these eyes do not see: without feedback there are no testcases, since how many
// were run tells of the verdict.
[[nodiscard]] std::optional<boost::json::object> told(Service& service, const Event& event,
                                                      const Submission& submission,
                                                      const Eyes& eyes);

// The same as a message to a connection. A report that is seen whole is passed on as it is.
[[nodiscard]] std::optional<std::string> message_of(Service& service, const Event& event,
                                                    const Submission& submission, const Eyes& eyes);
[[nodiscard]] std::string notification(boost::json::value event);

// Of a submission that was judged: what was not told of it one by one, for it was over before.
[[nodiscard]] std::vector<Event> missed_before(const Event& report);

// Those after number `after`.
[[nodiscard]] boost::json::array told_after(Service& service, const Submission& submission,
                                            const Eyes& eyes, int after);

}  // namespace server
