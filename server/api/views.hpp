// Records as the JSON that callers get. The shapes are the schemas of catalogue.hpp.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <string>

#include "problems/problem.hpp"
#include "server/api/eyes.hpp"
#include "server/dispatcher/dispatcher.hpp"
#include "server/store/records.hpp"

namespace server {

[[nodiscard]] std::string_view to_string(Order order);
[[nodiscard]] std::string_view to_string(FeedbackMoment moment);
[[nodiscard]] std::string_view to_string(HintPolicy policy);
[[nodiscard]] std::string_view to_string(State state);
[[nodiscard]] std::string_view to_string(Purpose purpose);
[[nodiscard]] std::string_view to_string(Lane lane);
[[nodiscard]] std::string_view to_string(Event::Kind kind);

[[nodiscard]] boost::json::object view_of(const User& user);
[[nodiscard]] boost::json::object view_of(const Token& token);  // without anything that lets in
[[nodiscard]] boost::json::object view_of(const problems::Problem& problem);
[[nodiscard]] boost::json::object view_of(const ProblemSet& set);
[[nodiscard]] boost::json::object view_of(const Assignment& assignment);
[[nodiscard]] boost::json::object view_of(const Session& session, const std::optional<Time>& closes,
                                          Time now);
[[nodiscard]] boost::json::object view_of(const Note& note);
[[nodiscard]] boost::json::object view_of(const Override& change);
[[nodiscard]] boost::json::object view_of(const Regrade& regrade);
[[nodiscard]] boost::json::object view_of(const Submission& submission, const Eyes& eyes);
[[nodiscard]] boost::json::object view_of(const Event& event, const Submission& submission,
                                          const Eyes& eyes);

// A list, with where the next page starts.
[[nodiscard]] boost::json::object page(boost::json::array items, const std::string& next = {});

[[nodiscard]] bool is_utf8(std::string_view text);
[[nodiscard]] boost::json::array view_of(const std::vector<problems::File>& files);
// Throws Refused: names that leave the work directory, too much, base64 that is none.
[[nodiscard]] std::vector<problems::File> files_of(const boost::json::value& files);

}  // namespace server
