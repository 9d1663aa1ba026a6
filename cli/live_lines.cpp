#include "cli/live_lines.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

#include "cli/commands.hpp"
#include "cli/feedback_reader.hpp"
#include "runner/feedback_page.hpp"

namespace cli {
namespace {

using runner::Ink;
using runner::Page;

int terminal_height() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : 24;
}

}  // namespace

LiveLines::LiveLines()
    : terminal_{::isatty(STDERR_FILENO) == 1}, colour_{terminal_ && use_colour()} {}

void LiveLines::show(const std::string& event, const boost::json::object& testcase) {
  if (event == "queued") return put("queued");
  if (event == "running") return put("running");
  if (testcase.empty()) return put("a testcase is finished");
  const auto read = testcase_of(testcase);
  const Page page{colour_, terminal_width()};
  const bool good = read.verdict == runner::Verdict::accepted;
  put(fmt::format("{}  {}  {}", page.inked(good ? Ink::good : Ink::bad, good ? "ok" : "no"),
                  problems::to_string(read.visibility), Page::one_line(read.name, 40)) +
      (good ? "" : ": " + words(read.verdict)));
}

void LiveLines::say(const std::string& text) { put(Page::one_line(text, 200)); }

// Only what is still on the screen can be taken back.
void LiveLines::clear() {
  if (terminal_ && stdout_is_terminal() && lines_ > 0 && lines_ < terminal_height())
    fmt::print(stderr, "\x1b[{}F\x1b[J", lines_);
  std::fflush(stderr);
  lines_ = 0;
}

void LiveLines::put(const std::string& line) {
  fmt::print(stderr, "{}\n", line);
  std::fflush(stderr);
  ++lines_;
}

}  // namespace cli
