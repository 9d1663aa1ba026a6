// What an interview in a terminal shows, from the server's JSON.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "runner/judge.hpp"

namespace cli {

// The prompt with what is to be known about it, wrapped to the terminal.
[[nodiscard]] std::string prompt_text(const boost::json::object& prompt);
[[nodiscard]] std::string summary_text(const boost::json::object& summary);
// "saved: one ok, zero wrong answer. ..."
[[nodiscard]] std::string after_save_text(const runner::Report& report);
// "44:10", "1:02:09"
[[nodiscard]] std::string time_text(std::chrono::seconds time);
[[nodiscard]] std::string commands_text();

[[nodiscard]] std::int64_t integer_in(const boost::json::object& object, std::string_view key);

}  // namespace cli
