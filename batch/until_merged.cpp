// Stands in for batch/inputs and batch/outputs: JSON lines and folders of files only.
#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "batch/open_inputs.hpp"
#include "batch/outputs.hpp"

namespace batch {
namespace {

namespace fs = std::filesystem;

class Known : public Problems {
 public:
  explicit Known(problems::Bank& bank) : bank_{bank} {}
  problems::ProblemPtr find(std::string_view id) const override { return bank_.find(id); }
  std::optional<std::string> suggest(std::string_view id) const override {
    return bank_.suggest(id);
  }

 private:
  problems::Bank& bank_;
};

class Simple : public Input {
 public:
  Simple(const std::vector<fs::path>& paths, InputOptions options) : options_{std::move(options)} {
    for (const auto& path : paths) {
      if (!fs::exists(path)) throw InputError{path.string() + ": no such file or folder"};
      if (!fs::is_directory(path)) {
        files_.push_back(path);
        continue;
      }
      std::vector<fs::path> inside;
      for (const auto& each : fs::recursive_directory_iterator{path})
        if (each.is_regular_file()) inside.push_back(each.path());
      std::sort(inside.begin(), inside.end());
      files_.insert(files_.end(), inside.begin(), inside.end());
    }
  }
  std::optional<Entry> next() override {
    for (;; ++at_) {
      if (at_ == files_.size()) return std::nullopt;
      if (files_[at_].extension() != ".jsonl") return file(files_[at_++]);
      if (!lines_.is_open()) lines_.open(files_[at_]);
      std::string line;
      if (std::getline(lines_, line)) return completion(line);
      lines_.close();
      number_ = 0;
    }
  }
  std::optional<std::uint64_t> size() const override {
    if (std::any_of(files_.begin(), files_.end(),
                    [](const auto& path) { return path.extension() == ".jsonl"; }))
      return std::nullopt;
    return files_.size();
  }

 private:
  Entry file(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream{path}.rdbuf();
    Entry entry{path.string(),
                path.parent_path().filename().string(),
                options_.problem,
                0,
                {{path.filename().string(), text.str()}},
                ""};
    if (entry.problem.empty()) entry.problem = path.stem().string();
    return entry;
  }
  Entry completion(const std::string& line) {
    const auto value = boost::json::parse(line).as_object();
    const std::string task{value.at("task_id").as_string()};
    return {files_[at_].string() + ":" + std::to_string(++number_),
            "",
            task,
            attempts_[task]++,
            {{"solution.py", std::string{value.at("solution").as_string()}}},
            ""};
  }

  InputOptions options_;
  std::vector<fs::path> files_;
  std::size_t at_ = 0, number_ = 0;
  std::ifstream lines_;
  std::map<std::string, std::uint64_t> attempts_;
};

}  // namespace

std::unique_ptr<Problems> problems_of(problems::Bank& bank) {
  return std::make_unique<Known>(bank);
}
std::unique_ptr<Input> open_inputs(const std::vector<fs::path>& paths, const InputOptions& options,
                                   const Problems& /*known*/) {
  return std::make_unique<Simple>(paths, options);
}
std::string inputs_help() { return "Inputs: files, folders, JSON lines.\n"; }

std::vector<std::string> output_formats() {
  return {"csv", "junit", "html", "gradescope", "passk"};
}
std::unique_ptr<Output> make_output(const std::string& format, const fs::path&,
                                    const OutputOptions&) {
  throw std::invalid_argument{format};
}

}  // namespace batch
