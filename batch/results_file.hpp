// The JSON lines of a batch on disk. A line is appended as soon as its submission is done, in
// whatever order that is, so a run that is killed loses only what was running; when the run ends
// the lines are put in the order of the entries.
// Knows lines and where they are; nothing of what they say.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/linux/unique_fd.hpp"

namespace batch {

inline constexpr std::size_t max_line_bytes = 64UL << 20;

// The text names the file and the remedy.
class ResultsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class ResultsFile {
 public:
  enum class Mode {
    begin,  // refused when there is something in it already
    go_on,
    read,  // nothing is changed, also not what is torn
  };
  // Unless it is only read, nobody else writes to it meanwhile. Throws ResultsError;
  // std::system_error.
  ResultsFile(std::filesystem::path path, Mode mode);
  ResultsFile();  // without a name: gone with this

  struct Place {
    std::uint64_t offset = 0;
    std::uint32_t size = 0;  // without the line feed
  };

  // With the system when it returns, so safe from our own death. Throws std::system_error.
  Place append(std::string_view line);
  [[nodiscard]] std::string read(Place place) const;

  // Each whole line from the beginning, with its number from 1. What comes after the last line feed
  // was torn when the run died, and is cut off.
  void each_line(
      const std::function<void(std::string_view line, Place place, std::uint64_t number)>& take);
  void cut_off_after(std::uint64_t offset);

  // Leaves exactly these lines, in this order, on disk. Whoever dies meanwhile leaves either file
  // whole.
  void put_in_order(const std::vector<Place>& places);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  [[nodiscard]] bool is_in_order(const std::vector<Place>& places) const;

  std::filesystem::path path_;  // empty: has no name
  sandbox::UniqueFd file_;
  std::uint64_t size_ = 0;
  bool read_only_ = false;
};

}  // namespace batch
