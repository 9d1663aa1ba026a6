#include "cli/progress_bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "cli/commands.hpp"

namespace cli {
namespace {

constexpr std::chrono::milliseconds pause{80};
constexpr std::size_t cells = 24;

}  // namespace

ProgressBar::ProgressBar(std::size_t all)
    : all_{std::max<std::size_t>(all, 1)}, terminal_{::isatty(STDERR_FILENO) == 1} {}

void ProgressBar::show(const std::string& doing, double part) {
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || now - last_ < pause) return;
  last_ = now;
  const double share =
      std::min(1.0, (static_cast<double>(done_) + part) / static_cast<double>(all_));
  const auto full = static_cast<std::size_t>(share * static_cast<double>(cells));
  const auto width = static_cast<std::size_t>(std::max(terminal_width(), 40));
  std::string line = fmt::format("[{}{}] {}/{}  {}", std::string(full, '#'),
                                 std::string(cells - full, '.'), done_, all_, doing);
  if (line.size() >= width) line.resize(width - 1);
  fmt::print(stderr, "\r\x1b[K{}", line);
  std::fflush(stderr);
  drawn_ = true;
}

void ProgressBar::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace cli
