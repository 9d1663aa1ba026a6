// What the tests share that import for real: sources on the disk, and packages judged as any other.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "importing/importer.hpp"
#include "importing/source.hpp"
#include "importing/workshop.hpp"
#include "problems/package.hpp"
#include "tests/support/places.hpp"

namespace importing {

namespace fs = std::filesystem;

// A folder of its own, gone afterwards.
class Ground {
 public:
  Ground() {
    std::string name = (fs::temp_directory_path() / "viva_importing_XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"mkdtemp"};
    folder_ = name;
  }
  ~Ground() { fs::remove_all(folder_); }
  Ground(const Ground&) = delete;
  Ground& operator=(const Ground&) = delete;

  fs::path write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream{folder_ / name, std::ios::binary} << text;
    return folder_ / name;
  }
  [[nodiscard]] fs::path bank() const { return folder_ / "bank"; }
  [[nodiscard]] const fs::path& folder() const { return folder_; }

 private:
  fs::path folder_;
};

inline runner::LocalJudgeOptions judge_options(int number) {
  runner::LocalJudgeOptions options;
  options.guests = fs::path{support::build_folder()} / "guests";
  options.number = number;
  return options;
}

inline ImportOptions options_for(const Ground& ground) {
  ImportOptions options;
  options.bank = ground.bank();
  options.topic = "imported";
  options.judge = judge_options(0);
  return options;
}

inline std::vector<Outcome> import_from(const Ground& ground, const fs::path& path,
                                        const SourceOptions& reading = {}) {
  return import_all(read_source(path, reading).tasks, options_for(ground), {});
}

inline std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}

// One judge for all tests of this program.
inline runner::Report judged(const fs::path& package, const std::string& source) {
  static runner::LocalJudge judge{judge_options(1)};
  const auto problem = problems::load_package(package);
  return judge.judge({problem, {{problem->main_file, source}}, 7}, {});
}

inline std::string verdict(const fs::path& package, const std::string& source) {
  return std::string{to_string(judged(package, source).verdict)};
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::logic_error{from};
  return text.replace(at, from.size(), to);
}

// A line in the form of HumanEval.
inline std::string humaneval(const std::string& name, const std::string& prompt,
                             const std::string& solution, const std::string& test,
                             const std::string& entry = "f") {
  return boost::json::serialize(boost::json::object{{"task_id", name},
                                                    {"prompt", prompt},
                                                    {"entry_point", entry},
                                                    {"canonical_solution", solution},
                                                    {"test", test}}) +
         "\n";
}

}  // namespace importing
