// The terminal, or the pipe, that commands come from and answers go to. On a terminal it has a
// prompt with a clock in it; in a pipe there is none of that.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace cli {

class Console {
 public:
  Console();  // from now on Ctrl-C is only taken down
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  [[nodiscard]] static bool interrupted();
  static void forget_interruption();
  [[nodiscard]] bool terminal() const { return terminal_; }

  enum class Came { line, end, saved, nothing };
  // Until a line came (it is in line()), the input ended, `watched` can be read, or time is up.
  [[nodiscard]] Came wait(int watched, std::chrono::milliseconds timeout);
  [[nodiscard]] const std::string& line() const { return line_; }
  // Waits for as long as it takes; empty when the input ended or was interrupted.
  [[nodiscard]] std::string ask(std::string_view question);

  // Where a line may be typed: "[44:10] name> ". `clock` may be empty; later ones replace the first
  // in place, when they are as long.
  void prompt(std::string_view clock, std::string_view name);
  void update(std::string_view clock);
  void say(std::string_view text);  // whole lines; the last line feed may be left out

 private:
  [[nodiscard]] bool take_line();

  bool terminal_;
  bool prompting_ = false;
  bool ended_ = false;
  std::string clock_, line_, typed_;
};

}  // namespace cli
