// viva practice: a mock interview in this terminal, by invitation, at a server, or all alone.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <memory>
#include <set>
#include <vector>

#include "cli/commands.hpp"
#include "cli/editor.hpp"
#include "cli/following.hpp"
#include "cli/interview.hpp"
#include "cli/interview_texts.hpp"
#include "cli/kept_tokens.hpp"
#include "cli/local_server.hpp"
#include "cli/remote.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

struct Options {
  std::string what;  // a topic, a problem or a link
  std::string server;
  std::string token;
  std::string name;
  std::string editor;
  std::string bank;
  std::vector<std::string> without;
  int minutes = 0;
  bool fresh = false;
};

// A practice session that begins the same way: the one to go on with.
struct Wish {
  json::object params;  // of sessions.start
  std::vector<std::string> topics;
  std::string problem;
};

struct Link {
  std::string server;
  std::string invitation;
};

bool is_link(const std::string& what) { return what.find("://") != std::string::npos; }

Link parse_link(const std::string& what) {
  const auto invitation = what.rfind("/i/");
  if (invitation == std::string::npos || invitation + 3 == what.size())
    throw UsageError{what + ": not an invitation; one looks like http://HOST:PORT/i/INVITATION"};
  return {what.substr(0, invitation), what.substr(invitation + 3)};
}

std::string user_name() {
  const char* name = std::getenv("USER");
  return name != nullptr && *name != '\0' ? name : "candidate";
}

RemoteOptions remote_options(Console& console) {
  RemoteOptions made;
  made.patience = milliseconds{15'000};
  made.tell = [&console](const std::string& text) { console.say(text); };
  made.interrupted = Console::interrupted;
  return made;
}

std::string ask_name(Console& console, const Options& options) {
  if (!options.name.empty()) return options.name;
  std::string name = console.ask("Your name, as your interviewer will see it: ");
  while (!name.empty() && (name.back() == ' ' || name.back() == '\r')) name.pop_back();
  if (name.empty()) throw UsageError{"an invitation needs a name: --name NAME"};
  return name;
}

KeptToken accept(Remote& remote, Console& console, const Link& link, const Options& options) {
  const json::value accepted =
      remote.call_once("invitations.accept",
                       {{"invitation", link.invitation}, {"name", ask_name(console, options)}});
  const auto& user = accepted.as_object();
  return {text_in(user, "token"), text_in(user, "name"), text_in(user, "assignment")};
}

int begin(Remote& remote, Console& console, const json::object& session, InterviewOptions options) {
  if (!session.at("over").as_bool()) return sit(remote, console, session, options);
  console.say("This session is over.");
  try {
    console.say(
        summary_text(remote.call("sessions.summary", {{"session", session.at("id")}}).as_object()));
  } catch (const Refusal& refusal) {
    console.say(refusal.what());
  }
  return all_accepted;
}

InterviewOptions interview_options(const Options& options, std::string name) {
  InterviewOptions made;
  made.editor = options.editor.empty() ? usual_editor() : options.editor;
  made.candidate = std::move(name);
  made.go_on = "viva practice" + (options.what.empty() ? "" : " " + options.what);
  return made;
}

int by_invitation(Console& console, const Options& options) {
  const Link link = parse_link(options.what);
  RemoteOptions to = remote_options(console);
  to.url = link.server;
  Remote remote{std::move(to)};
  KeptTokens tokens;
  auto kept = tokens.find(options.what);
  if (!kept) {
    kept = accept(remote, console, link, options);
    tokens.keep(options.what, *kept);
  }
  remote.use_token(kept->token);
  const json::value session = remote.call("sessions.start", {{"assignment", kept->assignment}});
  return begin(remote, console, session.as_object(), interview_options(options, kept->name));
}

// A topic, or a problem to begin with.
Wish wish_of(Remote& remote, const Options& options) {
  Wish wish;
  if (options.minutes > 0) wish.params["duration_seconds"] = options.minutes * 60;
  if (options.what.empty()) return wish;
  std::set<std::string> topics;
  const json::value found = remote.call("problems.list");
  for (const auto& item : found.as_object().at("items").as_array()) {
    topics.insert(text_in(item.as_object(), "topic"));
    if (text_in(item.as_object(), "id") == options.what) wish.problem = options.what;
  }
  if (topics.contains(options.what)) {
    wish.topics = {options.what};
    wish.params["topics"] = json::array{json::value(options.what)};
    wish.problem.clear();
  } else if (!wish.problem.empty()) {
    wish.params["problem"] = options.what;
  } else {
    throw UsageError{fmt::format("no topic or problem '{}'; the topics are {}", options.what,
                                 fmt::join(topics, ", "))};
  }
  return wish;
}

bool fits(const json::object& session, const Wish& wish) {
  if (session.at("over").as_bool() || !text_in(session, "assignment").empty()) return false;
  const auto& topics = session.at("topics").as_array();
  const auto& problems = session.at("problems").as_array();
  const bool same_topics =
      std::equal(topics.begin(), topics.end(), wish.topics.begin(), wish.topics.end(),
                 [](const json::value& a, const std::string& b) { return a.as_string() == b; });
  return same_topics && (wish.problem.empty() || problems.at(0).as_string() == wish.problem);
}

json::object practice_session(Remote& remote, Console& console, const Options& options) {
  const Wish wish = wish_of(remote, options);
  json::object latest;
  if (!options.fresh && options.minutes == 0) {
    const json::value all = remote.call("sessions.list");
    for (const auto& item : all.as_object().at("items").as_array()) {
      if (fits(item.as_object(), wish)) latest = item.as_object();
    }
  }
  if (latest.empty()) return remote.call_once("sessions.start", wish.params).as_object();
  console.say("Going on with the session that you left; --new begins another.\n");
  return latest;
}

int at_server(Console& console, const Options& options) {
  if (options.token.empty())
    throw UsageError{"a server wants a token: --token or VIVA_TOKEN; or begin by an invitation"};
  RemoteOptions to = remote_options(console);
  to.url = options.server;
  to.token = options.token;
  Remote remote{std::move(to)};
  const json::value me = remote.call("me.get");
  return begin(remote, console, practice_session(remote, console, options),
               interview_options(options, text_in(me.as_object(), "name")));
}

int alone(Console& console, const Options& options) {
  LocalServerOptions local_options;
  local_options.data = state_folder() / "practice";
  local_options.bank = options.bank.empty() ? default_bank() : fs::path{options.bank};
  local_options.candidate = options.name.empty() ? user_name() : options.name;
  local_options.without_cgroup = !options.without.empty();
  LocalServer local{local_options};
  local.need();
  RemoteOptions to = remote_options(console);
  to.url = local.url();
  to.token = local.token();
  to.before_connecting = [&local] { local.need(); };  // whoever had it may have gone
  Remote remote{std::move(to)};
  const json::value me = remote.call("me.get");
  return begin(remote, console, practice_session(remote, console, options),
               interview_options(options, text_in(me.as_object(), "name")));
}

int practice(const Options& options) {
  Console console;
  if (is_link(options.what)) return by_invitation(console, options);
  if (!options.server.empty()) return at_server(console, options);
  return alone(console, options);
}

}  // namespace

void add_practice(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("practice", "A mock interview in this terminal");
  command
      ->add_option("what", options->what,
                   "A topic, a problem's id, or the link of an invitation (default: what is due)")
      ->type_name("TOPIC|LINK");
  add_server_options(*command, options->server, options->token);
  command->add_option("--minutes", options->minutes, "Practise against the clock")
      ->check(CLI::Range(1, 1440).description(""))
      ->type_name("N");
  command->add_option("--name", options->name, "Your name, for an invitation")->type_name("NAME");
  command->add_option("--editor", options->editor, "What `e` opens (default: $VISUAL, $EDITOR)")
      ->type_name("CMD");
  command->add_flag("--new", options->fresh, "Begin another session, also when one is open");
  add_bank_option(*command, options->bank);
  command
      ->add_option("--without", options->without,
                   "Judge although this protection is missing (cgroup); every report says so")
      ->check(CLI::IsMember({"cgroup"}).description(""))
      ->delimiter(',')
      ->type_name("NAME");
  command->footer(
      "Without --server and VIVA_SERVER the judge is this program itself, and what you did is kept "
      "in\n~/.local/state/viva/practice. You write in ./viva-practice/PROBLEM/; each save runs the "
      "samples.\nCommands are letters, one a line, also from a pipe: `?` lists them.\n"
      "Exit status: 0 left or finished, 2 wrong usage or refused, 3 the server cannot be reached.\n"
      "Examples:\n"
      "  viva practice                                what is due, of any topic\n"
      "  viva practice sql --minutes 30\n"
      "  viva practice http://127.0.0.1:8420/i/viva_... --name Grace\n"
      "  printf 'r\\ns\\nq\\n' | viva practice fibonacci");
  command->callback([options, &action] { action = [options] { return practice(*options); }; });
}

}  // namespace cli
