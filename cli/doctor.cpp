// viva doctor: what keeps a submission in, and whether it is in force on this machine.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "runner/warm_problems.hpp"
#include "sandbox/protections.hpp"

namespace cli {
namespace {

struct Options {
  std::string format = "text";
  std::vector<std::string> without;
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

bool is_missing(const std::vector<sandbox::Protection>& all, const std::string& name) {
  return std::any_of(all.begin(), all.end(), [&](const sandbox::Protection& each) {
    return each.name == name && each.force == sandbox::Force::missing;
  });
}

// What was examined one by one, put together: a cell of each engine is started and sealed.
sandbox::Protection trial(bool without_cgroup) {
  try {
    sandbox::Slots::Options slots;
    slots.without_cgroup = without_cgroup;
    runner::WarmProblems warm{runner::guest_folder(), slots};
    for (const char* snippet : {"trial.py", "trial.sql", "trial.js"}) {
      const auto cell = warm.take_for_snippet(snippet, {});
      cell->wait_until_sealed();
      (void)cell->finish();
    }
    return {"trial", sandbox::Force::in_force, "a cell of each engine was started and sealed", ""};
  } catch (const std::exception& error) {
    return {"trial", sandbox::Force::missing, error.what(),
            "every submission would be a judge error: see to what is named here, and to what is "
            "missing above; docs/operating.md has the causes that are known"};
  }
}

int doctor(const Options& options) {
  auto all = sandbox::examine_protections();
  all.push_back(trial(is_missing(all, "cgroup")));
  int status = all_accepted;
  for (const auto& each : all) {
    const bool waived = std::find(options.without.begin(), options.without.end(), each.name) !=
                        options.without.end();
    if (each.force == sandbox::Force::missing && !waived) status = not_accepted;
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
                   ? (options.without.empty() ? "Everything that grading needs is in force."
                                              : "Everything else that grading needs is in force.")
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
  command
      ->add_option("--without", options->without,
                   "Exit with 0 although this protection is missing (cgroup)")
      ->check(CLI::IsMember({"cgroup"}).description(""))
      ->delimiter(',')
      ->type_name("NAME");
  command->footer(
      "Last it starts and seals a cell of each engine.\n"
      "Exit status: 0 everything is in force, 1 something that grading needs is missing.\n"
      "Examples:\n"
      "  viva doctor\n"
      "  viva doctor --format json | jq -r 'select(.force == \"MISSING\").remedy'");
  command->callback([options, &action] { action = [options] { return doctor(*options); }; });
}

}  // namespace cli
