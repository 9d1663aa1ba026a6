#include "problems/submissions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "problems/text.hpp"

namespace problems {
namespace {

constexpr std::string_view root = "submissions/";
const std::vector<std::string> verdicts{"accepted",
                                        "wrong_answer",
                                        "run_time_error",
                                        "time_limit_exceeded",
                                        "memory_limit_exceeded",
                                        "output_limit_exceeded",
                                        "compile_error"};

struct Place {  // submissions/<verdict>/<entry>[/<file>]
  std::string verdict;
  std::string entry;
  std::string file;  // empty when the entry is a file itself
};

// Nothing, after a complaint, when the file is at a wrong place.
std::optional<Place> place_of(const std::string& name, Complaints& complaints) {
  const std::string rest = name.substr(root.size());
  const std::size_t after_verdict = rest.find('/');
  if (after_verdict == std::string::npos) {
    complaints.add(name, 0, "belongs into a folder named like its verdict, such as accepted/");
    return std::nullopt;
  }
  Place place{rest.substr(0, after_verdict), rest.substr(after_verdict + 1), {}};
  if (std::find(verdicts.begin(), verdicts.end(), place.verdict) == verdicts.end()) {
    complaints.add(name, 0,
                   fmt::format("no verdict is named {}{}", place.verdict,
                               did_you_mean(place.verdict, verdicts)));
    return std::nullopt;
  }
  if (const std::size_t slash = place.entry.find('/'); slash != std::string::npos) {
    place.file = place.entry.substr(slash + 1);
    place.entry.resize(slash);
  }
  return place;
}

std::string_view ending_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : name.substr(dot);
}

bool is_reference(const ExampleSubmission& submission) {
  return submission.verdict == "accepted" &&
         (submission.name == "reference" || submission.name.starts_with("reference."));
}

void put_main_file_first(ExampleSubmission& submission, const std::string& main_file,
                         Complaints& complaints) {
  auto& files = submission.files;
  const auto main = std::find_if(files.begin(), files.end(),
                                 [&](const File& file) { return file.name == main_file; });
  if (main == files.end()) {
    complaints.add(fmt::format("{}{}/{}", root, submission.verdict, submission.name), 0,
                   fmt::format("no {} in it", main_file));
  } else {
    std::rotate(files.begin(), main, main + 1);
  }
}

void find_reference(Reading& reading, Problem& problem) {
  const auto& all = problem.submissions;
  const auto reference = std::find_if(all.begin(), all.end(), is_reference);
  if (reference == all.end()) {
    reading.complaints().add(
        fmt::format("{}accepted/reference{}", root, ending_of(problem.main_file)), 0,
        "missing; expected values come from it");
    return;
  }
  if (std::count_if(all.begin(), all.end(), is_reference) > 1) {
    reading.complaints().add(fmt::format("{}accepted/{}", root, reference->name), 0,
                             "not the only reference");
  }
  problem.reference = static_cast<std::size_t>(reference - all.begin());
}

}  // namespace

void read_submissions(Reading& reading, Problem& problem) {
  auto& submissions = problem.submissions;
  const auto ending = ending_of(problem.main_file);
  for (const auto& [name, bytes] : reading.files()) {  // sorted, so a folder's files are together
    if (!name.starts_with(root)) continue;
    reading.mark_used(name);
    auto place = place_of(name, reading.complaints());
    if (!place) continue;
    const bool alone = place->file.empty();
    if (alone && ending_of(name) != ending) {
      reading.complaints().add(name, 0, fmt::format("expected a {} file or a folder", ending));
    }
    if (alone || submissions.empty() || submissions.back().name != place->entry ||
        submissions.back().verdict != place->verdict) {
      submissions.push_back({place->verdict, place->entry, {}});
    }
    submissions.back().files.push_back({alone ? problem.main_file : place->file, bytes});
  }
  for (auto& submission : submissions) {
    put_main_file_first(submission, problem.main_file, reading.complaints());
  }
  find_reference(reading, problem);
}

}  // namespace problems
