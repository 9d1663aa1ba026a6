// Where this program stands: its bank, its terminal.
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "cli/commands.hpp"

namespace cli {

namespace fs = std::filesystem;

fs::path default_bank() {
  const fs::path here = fs::read_symlink("/proc/self/exe").parent_path();
  for (const fs::path& candidate : {here / "../../problems/bank", here / "../share/viva/bank"}) {
    std::error_code missing;
    if (fs::is_directory(candidate, missing)) return fs::canonical(candidate);
  }
  return here / "../share/viva/bank";
}

std::string refuse_negative(const std::string& number) {
  return number.starts_with('-') ? "expected a whole number from 0, found " + number
                                 : std::string{};
}

void add_bank_option(CLI::App& command, std::string& bank) {
  command
      .add_option("--bank", bank,
                  "Folder of problem packages (default: the bank that comes with viva)")
      ->envname("VIVA_BANK")
      ->type_name("DIR")
      ->check(CLI::ExistingDirectory.description(""));
}

void add_server_options(CLI::App& command, std::string& server, std::string& token) {
  command
      .add_option("--server", server,
                  "Where `viva serve` is: http://HOST:PORT, https://HOST:PORT or unix:/PATH")
      ->envname("VIVA_SERVER")
      ->type_name("URL");
  command.add_option("--token", token, "Who you are there; better kept in VIVA_TOKEN")
      ->envname("VIVA_TOKEN")
      ->type_name("TOKEN");
}

bool stdout_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

bool use_colour() {
  const char* refused = std::getenv("NO_COLOR");
  return stdout_is_terminal() && (refused == nullptr || *refused == '\0');
}

int terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 100;
}

}  // namespace cli
