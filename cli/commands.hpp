// The subcommands of `viva`: each adds itself to the command line, and says its exit status when it
// has run.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <string>

namespace cli {

enum ExitStatus { all_accepted = 0, not_accepted = 1, wrong_usage = 2, judge_failed = 3 };

// What the chosen subcommand does; set by its callback, called by main.
using Action = std::function<int()>;

void add_grade(CLI::App& app, Action& action);
void add_batch(CLI::App& app, Action& action);
void add_merge(CLI::App& app, Action& action);
void add_regrade(CLI::App& app, Action& action);
void add_verify(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_new(CLI::App& app, Action& action);
void add_import(CLI::App& app, Action& action);
void add_list(CLI::App& app, Action& action);
void add_doctor(CLI::App& app, Action& action);
void add_serve(CLI::App& app, Action& action);
void add_runner(CLI::App& app, Action& action);
void add_submit(CLI::App& app, Action& action);
void add_practice(CLI::App& app, Action& action);
void add_completion(CLI::App& app, Action& action);

// Wrong usage that the command line parser cannot see. The text is for people.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The bank that comes with this program: in the source tree it was built in, or installed beside
// it.
[[nodiscard]] std::filesystem::path default_bank();
void add_bank_option(CLI::App& command, std::string& bank);
// What is wrong with a number that may not be negative; empty when nothing is. For check().
[[nodiscard]] std::string refuse_negative(const std::string& number);
// Throws UsageError when `word` cannot be the name of a folder in a bank.
void refuse_bad_word(const char* what, const std::string& word);

// For those that talk to a server; also from VIVA_SERVER and VIVA_TOKEN.
inline constexpr auto default_server = "http://127.0.0.1:8420";
void add_server_options(CLI::App& command, std::string& server, std::string& token);

[[nodiscard]] bool stdout_is_terminal();
[[nodiscard]] bool use_colour();  // a terminal, and no NO_COLOR in the environment
[[nodiscard]] int terminal_width();

}  // namespace cli
