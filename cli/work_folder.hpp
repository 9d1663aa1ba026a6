// Where a candidate writes: one folder for each problem, watched for saves.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "problems/problem.hpp"
#include "sandbox/linux/unique_fd.hpp"

namespace cli {

class WorkFolder {
 public:
  // Makes ROOT/PROBLEM and watches it. Throws with what could not be done.
  WorkFolder(const std::filesystem::path& root, const std::string& problem, std::string main_file);

  enum class Wrote { fresh, draft, kept };
  // The draft, else the starter, unless there is a file that somebody has worked on: it stays.
  Wrote write(const std::string& starter, const std::vector<problems::File>& draft);

  [[nodiscard]] std::filesystem::path main_path() const { return folder_ / main_file_; }
  [[nodiscard]] std::vector<problems::File> files() const;  // the main file first

  [[nodiscard]] int watch_fd() const { return watch_.get(); }  // readable after a save
  // Whether a file of the submission was saved since the last call; not that it is different.
  [[nodiscard]] bool saved();

 private:
  std::filesystem::path folder_;
  std::string main_file_;
  sandbox::UniqueFd watch_;
};

}  // namespace cli
