#include "cli/batch_progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "batch/plain_json.hpp"
#include "cli/commands.hpp"
#include "runner/render.hpp"

namespace cli {
namespace {

namespace json = boost::json;
using std::chrono::milliseconds;

constexpr std::size_t cells = 20;

milliseconds pause_of(BatchProgress::Form form) {
  switch (form) {
    case BatchProgress::Form::bar:
      return milliseconds{100};
    case BatchProgress::Form::lines:
      return milliseconds{5000};
    default:
      return milliseconds{1000};
  }
}

struct Speed {
  double rate = 0;             // graded a second
  std::optional<double> left;  // seconds
};

Speed speed_of(const batch::Standing& standing, double seconds) {
  Speed speed;
  const auto graded = static_cast<double>(standing.done - standing.kept);
  if (seconds > 0) speed.rate = graded / seconds;
  if (standing.total && speed.rate > 0)
    speed.left = static_cast<double>(*standing.total - std::min(*standing.total, standing.done)) /
                 speed.rate;
  return speed;
}

std::string line_of(const batch::Standing& standing, const Speed& speed) {
  std::string line = standing.total ? fmt::format("{}/{}", standing.done, *standing.total)
                                    : fmt::format("{} done", standing.done);
  line += fmt::format("  {:.{}f}/s", speed.rate, speed.rate < 10 ? 1 : 0);
  if (speed.left) line += fmt::format("  {} left", clock_text(*speed.left));
  const std::string counts = verdict_counts(standing);
  if (!counts.empty()) line += "  " + counts;
  if (standing.skipped.count > 0) line += fmt::format(", {} not graded", standing.skipped.count);
  return line;
}

double rounded(double number) { return std::round(number * 1000) / 1000; }

std::string json_of(const batch::Standing& standing, const Speed& speed) {
  json::object verdicts;
  for (const auto& [verdict, count] : standing.verdicts) verdicts[verdict] = count;
  return batch::plain_json(
      json::object{{"done", standing.done},
                   {"total", standing.total ? json::value(*standing.total) : json::value()},
                   {"rate", rounded(speed.rate)},
                   {"left_seconds", speed.left ? json::value(rounded(*speed.left)) : json::value()},
                   {"kept", standing.kept},
                   {"copied", standing.copied},
                   {"verdicts", std::move(verdicts)},
                   {"skipped", standing.skipped.count},
                   {"judge_errors", standing.judge_errors.count}});
}

std::size_t width_of_stderr() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 100;
}

}  // namespace

BatchProgress::Form BatchProgress::form_of(const std::string& name) {
  if (name == "auto") return ::isatty(STDERR_FILENO) == 1 ? Form::bar : Form::lines;
  return name == "bar"     ? Form::bar
         : name == "lines" ? Form::lines
         : name == "json"  ? Form::json
                           : Form::none;
}

BatchProgress::BatchProgress(Form form) : form_{form} {
  if (form_ == Form::lines) last_ = began_;  // a short run says nothing on the way
}

std::chrono::duration<double> BatchProgress::took() const { return Clock::now() - began_; }

void BatchProgress::show(const batch::Standing& standing) {
  const auto now = Clock::now();
  if (form_ == Form::none || now - last_ < pause_of(form_)) return;
  last_ = now;
  write(standing);
}

void BatchProgress::finish(const batch::Standing& standing) {
  clear();
  if (form_ == Form::json) write(standing);
}

void BatchProgress::say(const std::string& text) {
  clear();
  if (form_ != Form::none && form_ != Form::json)
    fmt::print(stderr, "{}\n", runner::printable(text));
}

void BatchProgress::write(const batch::Standing& standing) {
  const Speed speed = speed_of(standing, took().count());
  if (form_ == Form::json) {
    fmt::print(stderr, "{}\n", json_of(standing, speed));
    return;
  }
  std::string line = line_of(standing, speed);
  if (form_ == Form::lines) {
    fmt::print(stderr, "{}\n", line);
    return;
  }
  if (standing.total) {
    const double share = static_cast<double>(standing.done) /
                         static_cast<double>(std::max<std::uint64_t>(*standing.total, 1));
    const auto full = static_cast<std::size_t>(std::min(share, 1.0) * cells);
    line = fmt::format("[{}{}] {}", std::string(full, '#'), std::string(cells - full, '.'), line);
  }
  const std::size_t width = std::max<std::size_t>(width_of_stderr(), 40);
  if (line.size() >= width) line.resize(width - 1);
  fmt::print(stderr, "\r\x1b[K{}", line);
  std::fflush(stderr);
  drawn_ = true;
}

void BatchProgress::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
  drawn_ = false;
}

std::string verdict_counts(const batch::Standing& standing) {
  std::vector<std::pair<std::uint64_t, std::string>> counts;
  for (const auto& [verdict, count] : standing.verdicts) counts.emplace_back(count, verdict);
  std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    const bool a_good = a.second == "accepted", b_good = b.second == "accepted";
    return a_good != b_good ? a_good : a.first > b.first;
  });
  std::string text;
  for (const auto& [count, verdict] : counts)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, words(verdict));
  return text;
}

std::string words(const std::string& verdict) {
  if (verdict == "run_time_error") return "run-time error";
  std::string text = verdict;
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string clock_text(double seconds) {
  const auto all = static_cast<std::int64_t>(std::ceil(std::clamp(seconds, 0.0, 1e8)));
  if (all >= 3600) return fmt::format("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60);
  return fmt::format("{}:{:02}", all / 60, all % 60);
}

}  // namespace cli
