// viva doctor: what keeps a submission in, and whether it is in force on this machine.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "sandbox/protections.hpp"

namespace cli {
namespace {

struct Options {
  std::string format = "text";
};

const char* word(sandbox::Force force) {
  switch (force) {
    case sandbox::Force::in_force:
      return "in force";
    case sandbox::Force::weaker:
      return "weaker";
    case sandbox::Force::unavailable:
      return "unavailable";
    case sandbox::Force::missing:
      return "MISSING";
  }
  return "?";
}

const char* colour_of(sandbox::Force force) {
  if (force == sandbox::Force::in_force) return "\x1b[32m";
  return force == sandbox::Force::missing ? "\x1b[31m" : "\x1b[33m";
}

void print(const sandbox::Protection& each, bool colour) {
  fmt::print("{:<13} {}{:<11}{} {}\n", each.name, colour ? colour_of(each.force) : "",
             word(each.force), colour ? "\x1b[0m" : "", each.detail);
  if (!each.remedy.empty()) fmt::print("{:<13} remedy: {}\n", "", each.remedy);
}

int doctor(const Options& options) {
  const auto all = sandbox::examine_protections();
  int status = all_accepted;
  for (const auto& each : all) {
    if (each.force == sandbox::Force::missing) status = not_accepted;
    if (options.format == "json") {
      fmt::print("{}\n", boost::json::serialize(boost::json::object{{"name", each.name},
                                                                    {"force", word(each.force)},
                                                                    {"detail", each.detail},
                                                                    {"remedy", each.remedy}}));
    } else {
      print(each, use_colour());
    }
  }
  if (options.format == "text") {
    fmt::print("\n{}\n",
               status == all_accepted
                   ? "Everything that grading needs is in force."
                   : "Grading refuses to start unless what is missing is named by --without=NAME.");
  }
  return status;
}

}  // namespace

void add_doctor(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("doctor", "Name each protection, whether it is in force, and the remedy");
  command->add_option("--format", options->format, "text, or json: one object per line")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->capture_default_str()
      ->type_name("FORMAT");
  command->footer(
      "Exit status: 0 everything is in force, 1 something that grading needs is missing.\n"
      "Examples:\n"
      "  viva doctor\n"
      "  viva doctor --format json | jq -r 'select(.force == \"MISSING\").remedy'");
  command->callback([options, &action] { action = [options] { return doctor(*options); }; });
}

}  // namespace cli
