// What the tests of whole runs share: `viva` as people type it, packages written for the test,
// results read back without what no two runs have alike.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <boost/json.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "batch/comparing.hpp"
#include "tests/support/places.hpp"

namespace batch_tests {

namespace fs = std::filesystem;
namespace json = boost::json;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "viva-batch-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] std::string at(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream{path_ / name, std::ios::binary} << text;
    return at(name);
  }

 private:
  fs::path path_;
};

inline std::string read_file(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}

struct Ran {
  int status = -1;
  std::string out, err;
};

// By /bin/sh, so with quotes, pipes and signals as people have them.
inline Ran viva(const Folder& folder, const std::string& arguments) {
  const std::string err = folder.at("stderr.txt");
  const std::string command = "cd " + folder.path().string() + "; { " + support::build_folder() +
                              "/viva " + arguments + "; } 2>" + err;
  FILE* pipe = ::popen(command.c_str(), "r");
  Ran ran;
  std::array<char, 65536> part{};
  for (std::size_t size = 0; (size = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
    ran.out.append(part.data(), size);
  const int status = ::pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  ran.err = read_file(err);
  return ran;
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Each line as it is but for times and peak memory, which are 0: what is left has to be the same
// byte by byte.
inline std::string without_times(const std::string& results) {
  std::string text;
  for (const auto& line : lines_of(results)) {
    batch::Row row = batch::parse_row(line);
    row.report = batch::without_times(std::move(row.report));
    text += batch::to_line(row) + "\n";
  }
  return text;
}

inline std::vector<batch::Row> rows_of(const std::string& results) {
  std::vector<batch::Row> rows;
  for (const auto& line : lines_of(results)) rows.push_back(batch::parse_row(line));
  return rows;
}

inline std::map<std::string, int> verdicts_of(const std::vector<batch::Row>& rows) {
  std::map<std::string, int> counts;
  for (const auto& row : rows)
    ++counts[row.error.empty() ? std::string{row.report.at("verdict").as_string()} : "not graded"];
  return counts;
}

struct Package {
  std::string id;
  std::string function;            // of one or more arguments
  std::string reference;           // the whole program
  std::vector<std::string> calls;  // a testcase each; the first is a sample
  int milliseconds = 1000;         // of CPU and of wall time for a testcase
};

// In the folder's `bank`. Small limits: what hangs or allocates is to be noticed soon.
inline void write(const Folder& folder, const Package& package) {
  const std::string at = "bank/test/" + package.id + "/";
  const auto limit = std::to_string(package.milliseconds);
  std::string manifest = "id = \"" + package.id + "\"\ntitle = \"" + package.id +
                         "\"\nkind = \"python\"\ntopic = \"test\"\ndifficulty = \"easy\"\n"
                         "minutes = 5\n\n[limits]\ncpu_time_ms = " +
                         limit + "\nwall_time_ms = " + limit + "\ntotal_wall_time_ms = " + limit +
                         "\nmemory_mib = 64\noutput_kib = 64\n";
  for (std::size_t i = 0; i < package.calls.size(); ++i)
    manifest += "\n[[testcase]]\nname = \"case-" + std::to_string(i) + "\"\nvisibility = \"" +
                (i == 0 ? "sample" : "secret") + "\"\npoints = 10\nhint = \"Try it by hand.\"\n" +
                "call = '''" + package.calls[i] + "'''\n";
  folder.write(at + "problem.toml", manifest);
  folder.write(at + "prompt.md", "# " + package.id + "\n\nWrite `" + package.function + "`.\n");
  folder.write(at + "starter.py", "def " + package.function + "(n):\n    pass\n");
  folder.write(at + "submissions/accepted/reference.py", package.reference);
}

}  // namespace batch_tests
