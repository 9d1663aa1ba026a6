// Gradescope's results.json, one for each submission, in a folder of the person's name.
#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <map>
#include <system_error>

#include "batch/outputs/file_names.hpp"
#include "batch/outputs/formats.hpp"
#include "batch/outputs/graded.hpp"
#include "batch/outputs/staged_file.hpp"
#include "runner/render.hpp"

namespace batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 4000;  // of one value

std::string text(std::string_view value) {
  return boost::json::serialize(boost::json::value(runner::visible(value, most_bytes)));
}

// What a student reads of one testcase. Reports have nothing of a secret one that is not for them.
std::string output_of(const GradedTestcase& testcase) {
  std::string output;
  const auto put = [&output](std::string_view label, std::string_view value) {
    if (!value.empty())
      output += fmt::format("{}: {}\n", label, runner::visible(value, most_bytes));
  };
  if (testcase.accepted()) return output;
  output = verdict_words(testcase.verdict) + "\n";
  if (!testcase.message.empty()) output += runner::visible(testcase.message, most_bytes) + "\n";
  put("input", testcase.input);
  for (const auto& difference : testcase.differences) {
    put("expected", difference.expected);
    put("actual", difference.actual);
    put("note", difference.note);
  }
  put("hint", testcase.hint);
  put("printed", testcase.output);
  return output;
}

std::string test_json(const GradedTestcase& testcase) {
  return fmt::format(
      R"({{"name":{},"name_format":"text","score":{},"max_score":{},"status":"{}","output":{},"output_format":"text","visibility":"{}"}})",
      text(testcase.name), decimal(testcase.score), decimal(testcase.max_score),
      testcase.accepted() ? "passed" : "failed",
      boost::json::serialize(boost::json::value(output_of(testcase))),
      testcase.secret ? "hidden" : "visible");
}

std::string summary_of(const Graded& graded) {
  if (graded.verdict == "not_graded")
    return "This submission could not be graded: " + std::string{graded.message};
  if (graded.verdict == "judge_error")
    return "The judge failed, not your program. Nothing was counted; your teacher can grade it "
           "again.";
  const auto words = verdict_words(graded.verdict);
  return graded.message.empty() ? words : words + "\n" + std::string{graded.message};
}

// Without a score Gradescope says that the autograder failed, and counts nothing: what is meant.
std::string results_json(const Row& row, const Graded& graded) {
  std::string json = "{";
  if (graded.counts()) json += fmt::format(R"("score":{},)", decimal(graded.score));
  json += fmt::format(
      R"("execution_time":{:.3f},"output":{},"output_format":"text","visibility":"visible","stdout_visibility":"hidden","extra_data":{{"entry":{},"problem":{},"attempt":{},"source":{},"verdict":"{}"}},"tests":[)",
      graded.wall_ms / 1000, text(summary_of(graded)), row.entry, text(row.problem), row.attempt,
      text(row.source), graded.verdict);
  if (graded.counts())
    for (std::size_t i = 0; i < graded.testcases.size(); ++i)
      json += (i > 0 ? ",\n" : "\n") + test_json(graded.testcases[i]);
  return json + "]}\n";
}

class Gradescope final : public Output {
 public:
  explicit Gradescope(fs::path folder)
      : folder_{std::move(folder)},
        part_{folder_of(folder_) / ("." + folder_.filename().string() + ".part")} {
    if (fs::exists(folder_) && !fs::is_directory(folder_))
      throw std::system_error{ENOTDIR, std::generic_category(), "write " + folder_.string()};
    fs::remove_all(part_);  // left by a run that was killed
    fs::create_directory(part_);
  }
  Gradescope(const Gradescope&) = delete;
  Gradescope& operator=(const Gradescope&) = delete;
  ~Gradescope() override {
    std::error_code ignored;
    fs::remove_all(part_, ignored);
  }

  void add(const Row& row) override {
    StagedFile file{staged(places_.size())};
    file.write(results_json(row, read_report(row)));
    file.finish();
    const auto person =
        row.person.empty() ? fmt::format("entry-{}", row.entry) : safe_name(row.person);
    places_.push_back({person, safe_name(row.problem), row.attempt});
    ++of_person_[person];
    ++of_problem_[person + "/" + places_.back().problem];
  }

  void finish() override {
    fs::create_directories(folder_);
    UniqueNames names;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const auto target = folder_ / names.unique(name_for(places_[i]));
      fs::create_directories(target);
      fs::rename(staged(i), target / "results.json");
    }
    fs::remove_all(part_);
  }

 private:
  struct Place {
    std::string person;
    std::string problem;
    std::uint64_t attempt;
  };

  [[nodiscard]] fs::path staged(std::size_t number) const {
    return part_ / fmt::format("{}.json", number);
  }

  // The person's name alone when there is one submission of theirs, else as much as it takes.
  [[nodiscard]] std::string name_for(const Place& place) const {
    std::string name = place.person;
    if (of_person_.at(place.person) > 1) name += "-" + place.problem;
    if (of_problem_.at(place.person + "/" + place.problem) > 1)
      name += fmt::format("-attempt-{}", place.attempt + 1);
    return name;
  }

  fs::path folder_;
  fs::path part_;
  std::vector<Place> places_;
  std::map<std::string, std::uint64_t> of_person_;
  std::map<std::string, std::uint64_t> of_problem_;
};

}  // namespace

OutputPtr make_gradescope(const fs::path& folder, const OutputOptions&) {
  // "results/" names the same folder as "results".
  return std::make_unique<Gradescope>(folder.has_filename() ? folder : folder.parent_path());
}

}  // namespace batch
