// One submission to a server, from sending it to its report.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <string>

#include "cli/remote.hpp"

namespace cli {

// What happened to it, as events say: "queued", "running", "testcase" (then with the testcase's
// JSON, empty when it may not be seen yet).
using OnProgress =
    std::function<void(const std::string& event, const boost::json::object& testcase)>;

// Sends it and waits for its report; returns the server's Submission. `params` are those of
// submissions.create; the idempotency key is added here, so however often the connection breaks it
// is one submission. A full queue is asked again for a while. Throws what Remote throws.
[[nodiscard]] boost::json::object submit_and_follow(Remote& remote, boost::json::object params,
                                                    const std::function<bool()>& interrupted,
                                                    const OnProgress& progress);

[[nodiscard]] std::string text_in(const boost::json::object& object, std::string_view key);

}  // namespace cli
