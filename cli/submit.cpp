// viva submit: files to a server, feedback back.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <memory>
#include <vector>

#include "cli/commands.hpp"
#include "cli/feedback_reader.hpp"
#include "cli/following.hpp"
#include "cli/live_lines.hpp"
#include "cli/remote.hpp"
#include "cli/source_files.hpp"
#include "cli/stop_signals.hpp"
#include "runner/render.hpp"

namespace cli {
namespace {

namespace json = boost::json;

struct Options {
  std::string problem;
  std::vector<std::string> files;
  std::string server = default_server;
  std::string token;
  std::string session;
  std::string format = "text";
};

// A candidate submits in a session: the latest open one that has come to this problem.
std::string session_with(Remote& remote, const std::string& problem) {
  const json::value found = remote.call("sessions.list");
  std::string latest;
  for (const auto& item : found.as_object().at("items").as_array()) {
    const auto& session = item.as_object();
    const auto& problems = session.at("problems").as_array();
    const bool has_it = std::any_of(problems.begin(), problems.end(), [&](const json::value& one) {
      return one.as_string() == problem;
    });
    if (has_it && !session.at("over").as_bool()) latest = text_in(session, "id");
  }
  if (latest.empty())
    throw UsageError{
        fmt::format("no open session of yours has come to a problem '{}'; begin one by "
                    "`viva practice`, or name one by --session",
                    problem)};
  return latest;
}

struct Place {
  std::string session;    // empty: none is needed
  std::string main_file;  // how the problem wants it to be called
};

Place find_place(Remote& remote, const Options& options) {
  const json::value me = remote.call("me.get");
  Place place{options.session, {}};
  if (place.session.empty() && text_in(me.as_object(), "role") == "candidate")
    place.session = session_with(remote, options.problem);
  const json::value about = place.session.empty()
                                ? remote.call("problems.get", {{"problem", options.problem}})
                                : remote.call("sessions.prompt", {{"session", place.session},
                                                                  {"problem", options.problem}});
  place.main_file = text_in(about.as_object(), "main_file");
  return place;
}

int status_of(const json::object& submission) {
  const auto* verdict = submission.if_contains("verdict");
  if (verdict == nullptr || !verdict->is_string()) return all_accepted;  // not ours to see yet
  if (verdict->get_string() == "accepted") return all_accepted;
  return verdict->get_string() == "judge_error" ? judge_failed : not_accepted;
}

void print(const json::object& submission, const std::string& file, const Options& options) {
  const auto* feedback = submission.if_contains("feedback");
  const bool shown = feedback != nullptr && feedback->is_object();
  if (options.format == "json") {
    json::object line = shown ? feedback->get_object() : json::object{{"verdict", nullptr}};
    line["file"] = file;
    line["submission"] = submission.at("id");
    fmt::print("{}\n", json::serialize(line));
  } else if (shown) {
    fmt::print("{}", feedback_text(report_of(feedback->get_object()), file));
  } else {
    fmt::print("{}: received as {}; your interviewer has not opened the results.\n", file,
               runner::printable(text_in(submission, "id")));
  }
  std::fflush(stdout);
}

int submit(const Options& options) {
  LiveLines live;
  const bool quiet = options.format == "json";
  RemoteOptions remote_options;
  remote_options.url = options.server;
  remote_options.token = options.token;
  remote_options.tell = [&](const std::string& text) { live.say(text); };
  remote_options.interrupted = StopSignals::asked;
  Remote remote{std::move(remote_options)};
  const Place place = find_place(remote, options);
  std::vector<json::array> submissions;
  for (const auto& file : options.files)
    submissions.push_back(to_json(read_submission(file, place.main_file)));
  int status = all_accepted;
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    json::object params{{"problem", options.problem}, {"files", std::move(submissions[i])}};
    if (!place.session.empty()) params["session"] = place.session;
    const auto done = submit_and_follow(remote, std::move(params), StopSignals::asked,
                                        [&](const auto& event, const auto& testcase) {
                                          if (!quiet) live.show(event, testcase);
                                        });
    live.clear();
    if (i > 0 && !quiet) fmt::print("\n");
    print(done, options.files[i], options);
    status = std::max(status, status_of(done));
  }
  return status;
}

int submit_until_stopped(const Options& options) {
  const StopSignals signals;
  try {
    return submit(options);
  } catch (const Unreachable& error) {
    if (!StopSignals::asked()) throw;
    fmt::print(stderr, "viva: {}\n", error.what());
    return stopped_by_signal;
  }
}

}  // namespace

void add_submit(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("submit", "Submit files to a server and show the feedback");
  command->add_option("problem", options->problem, "The problem's id, as `viva list` shows it")
      ->required()
      ->type_name("PROBLEM");
  command->add_option("file", options->files, "Submissions: each a file, or a folder of files")
      ->required()
      ->type_name("FILE");
  add_server_options(*command, options->server, options->token);
  command
      ->add_option("--session", options->session,
                   "The session it belongs to (default: for candidates, the latest open one)")
      ->type_name("ID");
  command->add_option("--format", options->format, "text, or json: one object per file and line")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->capture_default_str()
      ->type_name("FORMAT");
  command->footer(
      "Without --server and VIVA_SERVER it is " + std::string{default_server} +
      ". Each testcase is shown on stderr as it\nis finished. A connection that breaks is made "
      "again, and the file is judged once all the same.\n"
      "Exit status: 0 all accepted, or results not opened yet; 1 something not accepted, 2 wrong "
      "usage or\nno such problem or file, 3 the judge failed or the server cannot be reached.\n"
      "130: not waited for any more; what was sent is judged all the same.\n"
      "Examples:\n"
      "  viva submit fibonacci solution.py\n"
      "  VIVA_TOKEN=viva_... viva submit memoize *.py --server https://viva.example.org\n"
      "  viva submit audit-trigger solution.sql --session session_01... --format json");
  command->callback(
      [options, &action] { action = [options] { return submit_until_stopped(*options); }; });
}

}  // namespace cli
