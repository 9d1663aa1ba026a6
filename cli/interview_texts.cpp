#include "cli/interview_texts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <vector>

#include "cli/commands.hpp"
#include "cli/feedback_reader.hpp"
#include "cli/following.hpp"
#include "cli/markdown.hpp"
#include "runner/feedback_page.hpp"

namespace cli {
namespace {

namespace json = boost::json;
using runner::Ink;
using runner::Page;

std::string points(std::int64_t score, std::int64_t max) {
  return fmt::format("{} of {} points", score, max);
}

void put_sentences(Page& page, const json::object& summary, std::string_view key) {
  const auto* items = summary.if_contains(key);
  if (items == nullptr || !items->is_array()) return;
  for (const auto& item : items->get_array()) {
    if (item.is_string()) page.wrapped(0, item.get_string());
  }
}

}  // namespace

std::string prompt_text(const json::object& prompt) {
  const int width = std::min(terminal_width(), 100);  // longer lines are hard to read
  Page page{use_colour(), width};
  const auto& session = prompt.at("session").as_object();
  const bool all_known = !text_in(session, "assignment").empty();
  const std::string of =
      all_known ? fmt::format(" of {}", session.at("problems").as_array().size()) : "";
  page.line(
      0, page.inked(Ink::faint,
                    fmt::format("Prompt {}{}: {}, {}, about {} minutes, {} points",
                                integer_in(session, "position") + 1, of,
                                Page::one_line(text_in(prompt, "topic"), 40),
                                Page::one_line(text_in(prompt, "difficulty"), 20),
                                integer_in(prompt, "minutes"), integer_in(prompt, "max_score"))));
  page.blank();
  return page.take() + markdown_to_text(text_in(prompt, "prompt"), {use_colour(), width});
}

std::string summary_text(const json::object& summary) {
  Page page{use_colour(), terminal_width()};
  page.line(0, page.inked(Ink::bold, "Summary: " + points(integer_in(summary, "score"),
                                                          integer_in(summary, "max_score"))));
  const auto& problems = summary.at("problems").as_array();
  std::size_t columns = 0;
  for (const auto& item : problems)
    columns = std::max(columns, Page::one_line(text_in(item.as_object(), "title"), 40).size());
  for (const auto& item : problems) {
    const auto& line = item.as_object();
    const auto attempts = integer_in(line, "attempts");
    page.line(2, fmt::format("{:<{}}  {:>3} of {:>3}  {} attempt{}",
                             Page::one_line(text_in(line, "title"), 40), columns,
                             integer_in(line, "score"), integer_in(line, "max_score"), attempts,
                             attempts == 1 ? "" : "s"));
  }
  put_sentences(page, summary, "strengths");
  put_sentences(page, summary, "to_practise");
  return page.take();
}

std::string after_save_text(const runner::Report& report) {
  const Page page{use_colour(), terminal_width()};
  std::vector<std::string> parts;
  bool good = true;
  for (const auto& testcase : report.testcases) {
    const bool right = testcase.verdict == runner::Verdict::accepted;
    good = good && right;
    parts.push_back(page.inked(
        right ? Ink::good : Ink::bad,
        Page::one_line(testcase.name, 40) + " " + (right ? "ok" : words(testcase.verdict))));
  }
  if (parts.empty()) parts.push_back(words(report.verdict));
  return fmt::format("Saved: {}. {}", fmt::join(parts, ", "),
                     good && !report.testcases.empty() ? "`s` submits." : "`r` shows why.");
}

std::string time_text(std::chrono::seconds time) {
  const auto all = std::max<std::int64_t>(time.count(), 0);
  const auto hours = all / 3600, minutes = all / 60 % 60, seconds = all % 60;
  return hours > 0 ? fmt::format("{}:{:02}:{:02}", hours, minutes, seconds)
                   : fmt::format("{:02}:{:02}", minutes, seconds);
}

std::string commands_text() {
  return "e  edit the file            p  show the prompt again\n"
         "r  run the samples          n  go on to the next prompt\n"
         "s  submit                   w  who you are, where, and the time left\n"
         "h  a hint for what failed   f  finish, with a summary\n"
         "?  this list                q  leave; the session stays\n"
         "Saving the file runs the samples too.\n";
}

std::int64_t integer_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  json::error_code error;
  const auto number = value == nullptr ? 0 : value->to_number<std::int64_t>(error);
  return error ? 0 : number;
}

}  // namespace cli
