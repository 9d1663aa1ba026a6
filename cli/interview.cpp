#include "cli/interview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/editor.hpp"
#include "cli/feedback_reader.hpp"
#include "cli/following.hpp"
#include "cli/interview_texts.hpp"
#include "cli/live_lines.hpp"
#include "cli/source_files.hpp"
#include "cli/work_folder.hpp"
#include "runner/feedback_page.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr milliseconds tick{200};

class Interview {
 public:
  Interview(Remote& remote, Console& console, json::object session, InterviewOptions options)
      : remote_{remote}, console_{console}, options_{std::move(options)} {
    take_session(std::move(session));
  }

  int run();

 private:
  enum class Then { go_on, leave };

  void take_session(json::object session);
  void take_prompt(json::object prompt);
  void load_prompt();
  void show_prompt();
  [[nodiscard]] std::string clock() const;
  [[nodiscard]] seconds left() const;

  Then do_one();
  Then obey(const std::string& command);
  Then in_peace(const std::function<Then()>& work);
  void open_editor();
  void run_samples();
  void submit();
  void hint();
  void next();
  void who();
  Then finish();
  Then time_is_up();
  void show_summary();
  void after_save();
  void save_draft(const json::array& files);
  std::optional<runner::Report> judge(const char* purpose, bool live);
  void keep_hints(runner::Report& report);
  void show(runner::Report report);

  Remote& remote_;
  Console& console_;
  InterviewOptions options_;
  json::object session_, prompt_;
  std::optional<steady_clock::time_point> ends_;
  std::optional<WorkFolder> work_;
  json::array saved_;               // the files as they were last judged or kept
  std::vector<std::string> hints_;  // of what failed last
  std::size_t hints_given_ = 0;
  bool offline_ = false;  // until the next command nothing is asked of the server
};

void Interview::take_session(json::object session) {
  session_ = std::move(session);
  ends_.reset();
  if (!session_.at("left_seconds").is_null())
    ends_ = steady_clock::now() + seconds{integer_in(session_, "left_seconds")};
}

void Interview::take_prompt(json::object prompt) {
  prompt_ = std::move(prompt);
  take_session(prompt_.at("session").as_object());
  hints_.clear();
  work_.emplace(options_.folder, text_in(prompt_, "id"), text_in(prompt_, "main_file"));
  std::vector<problems::File> draft;
  if (const auto* kept = prompt_.if_contains("draft"); kept != nullptr && kept->is_array()) {
    for (const auto& file : kept->get_array()) {
      if (file.as_object().contains("text"))
        draft.push_back({text_in(file.as_object(), "name"), text_in(file.as_object(), "text")});
    }
  }
  const auto wrote = work_->write(text_in(prompt_, "starter"), draft);
  saved_ = to_json(work_->files());
  show_prompt();
  console_.say(fmt::format("\nYour file: {} ({})", work_->main_path().string(),
                           wrote == WorkFolder::Wrote::fresh   ? "to begin with"
                           : wrote == WorkFolder::Wrote::draft ? "your draft"
                                                               : "as you left it"));
}

void Interview::load_prompt() {
  take_prompt(remote_.call("sessions.prompt", {{"session", session_.at("id")}}).as_object());
}

void Interview::show_prompt() { console_.say(prompt_text(prompt_)); }

seconds Interview::left() const {
  return ends_ ? std::chrono::ceil<seconds>(*ends_ - steady_clock::now()) : seconds{0};
}

std::string Interview::clock() const {
  return ends_ ? fmt::format("[{:>7}]", time_text(left())) : std::string{};
}

int Interview::run() {
  load_prompt();
  console_.say("`?` lists what you can do.");
  for (;;) {
    if (Console::interrupted()) break;
    if (in_peace([this] { return do_one(); }) == Then::leave) return all_accepted;
  }
  Console::forget_interruption();
  console_.say(fmt::format("\nLeft; the session stays{}. To go on: {}",
                           ends_ ? ", and so does its clock" : "", options_.go_on));
  return all_accepted;
}

// What a command or a tick meets is told, and the interview goes on.
Interview::Then Interview::in_peace(const std::function<Then()>& work) {
  try {
    return work();
  } catch (const Refusal& refusal) {
    console_.say(refusal.what());
  } catch (const UsageError& error) {
    console_.say(error.what());
  } catch (const Unreachable& error) {
    if (Console::interrupted()) return Then::go_on;
    if (!console_.terminal()) throw;
    offline_ = true;
    console_.say(
        fmt::format("The server cannot be reached: {}\nYour file is safe; the next "
                    "command tries again.",
                    error.what()));
  }
  return Then::go_on;
}

Interview::Then Interview::do_one() {
  console_.prompt(clock(), runner::Page::one_line(text_in(prompt_, "id"), 80));
  const auto came = console_.wait(work_->watch_fd(), tick);
  if (came == Console::Came::end) {
    console_.say("The session stays. To go on: " + options_.go_on);
    return Then::leave;
  }
  if (came == Console::Came::line) {
    offline_ = false;
    return obey(console_.line());
  }
  console_.update(clock());
  if (offline_) return Then::go_on;
  if (came == Console::Came::saved && work_->saved()) after_save();
  while (remote_.next_event(milliseconds{1})) {
  }
  return ends_ && left().count() <= 0 ? time_is_up() : Then::go_on;
}

Interview::Then Interview::obey(const std::string& command) {
  const auto first = command.find_first_not_of(" \t\r");
  switch (first == std::string::npos ? '\0' : command[first]) {
    case '\0':
      return Then::go_on;
    case 'e':
      open_editor();
      return Then::go_on;
    case 'r':
      run_samples();
      return Then::go_on;
    case 's':
      submit();
      return Then::go_on;
    case 'h':
      hint();
      return Then::go_on;
    case 'p':
      show_prompt();
      return Then::go_on;
    case 'n':
      next();
      return Then::go_on;
    case 'w':
      who();
      return Then::go_on;
    case 'f':
      return finish();
    case 'q':
      console_.say("The session stays. To go on: " + options_.go_on);
      return Then::leave;
    case '?':
      console_.say(commands_text());
      return Then::go_on;
    default:
      console_.say("That is no command.\n" + commands_text());
      return Then::go_on;
  }
}

// While an editor has the terminal nothing is written to it; drafts are kept all the same.
void Interview::open_editor() {
  if (options_.editor.empty())
    return console_.say(
        "No editor is known: set EDITOR, or open the file yourself, wherever you "
        "like: " +
        work_->main_path().string());
  const bool done = edit(options_.editor, work_->main_path(), [this] {
    try {
      while (remote_.next_event(tick)) {
      }
      if (work_->saved()) save_draft(to_json(work_->files()));
    } catch (const std::exception&) {  // told when the editor has ended
    }
  });
  Console::forget_interruption();
  if (!done) console_.say("The editor did not work: " + options_.editor);
  (void)work_->saved();
  after_save();
}

std::optional<runner::Report> Interview::judge(const char* purpose, bool live) {
  const json::array files = to_json(work_->files());
  json::object params{{"session", session_.at("id")},
                      {"problem", prompt_.at("id")},
                      {"files", files},
                      {"purpose", purpose}};
  LiveLines lines;
  const auto done = submit_and_follow(remote_, std::move(params), Console::interrupted,
                                      [&](const auto& event, const auto& testcase) {
                                        if (live) lines.show(event, testcase);
                                      });
  lines.clear();
  saved_ = files;
  const auto* feedback = done.if_contains("feedback");
  if (feedback == nullptr || !feedback->is_object()) return std::nullopt;
  return report_of(feedback->get_object());
}

// Hints are for whoever asks.
void Interview::keep_hints(runner::Report& report) {
  hints_.clear();
  hints_given_ = 0;
  for (auto& testcase : report.testcases) {
    if (testcase.verdict == runner::Verdict::accepted || testcase.hint.empty()) continue;
    const std::string hint = fmt::format("{}: {}", testcase.name, std::exchange(testcase.hint, {}));
    if (std::find(hints_.begin(), hints_.end(), hint) == hints_.end()) hints_.push_back(hint);
  }
}

void Interview::show(runner::Report report) {
  keep_hints(report);
  console_.say(feedback_text(report, work_->main_path().filename().string()));
  if (!hints_.empty()) console_.say("`h` gives a hint.");
}

void Interview::run_samples() {
  if (auto report = judge("samples", false)) show(*std::move(report));
}

void Interview::submit() {
  auto report = judge("submit", console_.terminal());
  if (!report) return console_.say("Received; your interviewer has not opened the results.");
  const bool right = report->verdict == runner::Verdict::accepted;
  show(*std::move(report));
  if (right) console_.say("`n` goes on to the next prompt, `f` finishes.");
}

void Interview::hint() {
  if (hints_.empty()) return console_.say("There is no hint: nothing with one has failed last.");
  runner::Page page{use_colour(), terminal_width()};
  page.wrapped(0, hints_[hints_given_ % hints_.size()]);
  console_.say(page.take());
  ++hints_given_;
  if (hints_given_ < hints_.size()) console_.say("`h` gives another one.");
}

// Whether it was done before the connection broke is seen by asking where we are.
void Interview::next() {
  try {
    take_prompt(remote_.call_once("sessions.next", {{"session", session_.at("id")}}).as_object());
  } catch (const Unreachable&) {
    load_prompt();
  }
}

void Interview::who() {
  take_session(remote_.call("sessions.get", {{"session", session_.at("id")}}).as_object());
  const auto* allowed = prompt_.if_contains("attempts_allowed");
  console_.say(fmt::format(
      "{}, in {}\nProblem {}, in {}\n{}{}", runner::Page::one_line(options_.candidate, 200),
      runner::Page::one_line(text_in(session_, "id"), 80),
      runner::Page::one_line(text_in(prompt_, "id"), 80), work_->main_path().string(),
      ends_ ? time_text(left()) + " left" : "No clock runs",
      allowed != nullptr && allowed->is_number()
          ? fmt::format("; {} attempts allowed at each problem",
                        integer_in(prompt_, "attempts_allowed"))
          : ""));
}

void Interview::show_summary() {
  try {
    console_.say(summary_text(
        remote_.call("sessions.summary", {{"session", session_.at("id")}}).as_object()));
  } catch (const Refusal& refusal) {
    console_.say(refusal.what());
  }
}

Interview::Then Interview::finish() {
  if (console_.terminal() &&
      console_.ask("This ends the session for good. Type yes to go through with it: ") != "yes") {
    console_.say("Not finished.");
    return Then::go_on;
  }
  take_session(remote_.call("sessions.finish", {{"session", session_.at("id")}}).as_object());
  show_summary();
  return Then::leave;
}

// The server's clock counts, and it may have given time back.
Interview::Then Interview::time_is_up() {
  take_session(remote_.call("sessions.get", {{"session", session_.at("id")}}).as_object());
  if (!session_.at("over").as_bool()) return Then::go_on;
  console_.say("Time is up. What you submitted in time counts; your file stays in " +
               work_->main_path().string());
  show_summary();
  return Then::leave;
}

void Interview::save_draft(const json::array& files) {
  (void)remote_.call(
      "sessions.save_draft",
      {{"session", session_.at("id")}, {"problem", prompt_.at("id")}, {"files", files}});
}

void Interview::after_save() {
  const json::array files = to_json(work_->files());
  if (files == saved_) return;
  saved_ = files;
  save_draft(files);
  auto report = judge("samples", false);
  if (!report) return;
  keep_hints(*report);
  console_.say(after_save_text(*report));
}

}  // namespace

int sit(Remote& remote, Console& console, json::object session, const InterviewOptions& options) {
  return Interview{remote, console, std::move(session), options}.run();
}

}  // namespace cli
