// Results of several runs of one batch, such as its shards, as one.
// Knows rows; nothing of grading.
#pragma once

#include <filesystem>
#include <map>
#include <vector>

#include "batch/results_file.hpp"
#include "batch/row.hpp"

namespace batch {

class Merging {
 public:
  // Reads all of them. Throws ResultsError that names file and line.
  explicit Merging(const std::vector<std::filesystem::path>& files);

  // Entries that two files tell differently, each a sentence. Nothing should be written then.
  [[nodiscard]] const std::vector<std::string>& contradictions() const { return contradictions_; }
  // Entries below the last one that no file has, such as "12 to 17"; and how many they are.
  [[nodiscard]] std::vector<std::string> gaps() const;
  [[nodiscard]] std::uint64_t joined() const { return joined_; }  // told twice, alike

  // In the order of the entries. Nothing is held in memory but where each line is.
  void each(const std::function<void(const std::string& line)>& take) const;

 private:
  struct Found {
    std::size_t file;
    ResultsFile::Place place;
  };
  void read(std::size_t file);
  void add(std::size_t file, ResultsFile::Place place, const Row& row);
  [[nodiscard]] std::string line_of(const Found& found) const;

  std::vector<ResultsFile> files_;
  std::map<std::uint64_t, Found> found_;  // by entry
  std::vector<std::string> contradictions_;
  std::uint64_t joined_ = 0;
};

}  // namespace batch
