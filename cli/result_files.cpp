#include "cli/result_files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <system_error>

#include "cli/commands.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

// What takes the place of ".jsonl".
std::string ending_of(const std::string& format) {
  if (format == "junit") return ".xml";
  if (format == "passk") return ".passk.json";
  return "." + format;  // of Gradescope a folder
}

std::vector<std::string> all_formats() {
  auto formats = batch::output_formats();
  formats.insert(formats.begin(), "jsonl");
  return formats;
}

// Without the ending of a format. Any other is part of the name, so that results called "week.1"
// and "week.2" are two.
std::string stem_of(const std::string& out) {
  for (const auto& format : all_formats()) {
    const std::string ending = ending_of(format);
    if (out.size() > ending.size() && out.ends_with(ending))
      return out.substr(0, out.size() - ending.size());
  }
  return out;
}

}  // namespace

void add_result_options(CLI::App& command, ResultOptions& options) {
  command
      .add_option("--out", options.out,
                  "File of the results, such as results.jsonl (default: JSON lines to stdout)")
      ->type_name("FILE");
  const auto formats = all_formats();
  command
      .add_option("--format", options.formats,
                  fmt::format("{}; also several times. Each but jsonl is a file beside it, of the "
                              "same name with its own ending",
                              fmt::join(formats, ", ")))
      ->check(CLI::IsMember(formats).description(""))
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("FORMAT");
}

ResultFiles::ResultFiles(const ResultOptions& options) {
  auto formats = options.formats;
  std::erase(formats, "jsonl");
  if (options.out.empty()) {
    if (!formats.empty())
      throw UsageError{
          fmt::format("--format {} needs --out, such as --out results.jsonl", formats.front())};
    return;
  }
  const fs::path out = options.out;
  std::error_code missing;
  if (out.has_parent_path() && !fs::is_directory(out.parent_path(), missing))
    throw UsageError{fmt::format("--out: there is no folder {}", out.parent_path().string())};
  // "--out results.csv" means that format, without saying it twice.
  for (const auto& format : batch::output_formats()) {
    const std::string ending = ending_of(format);
    if (options.out.size() > ending.size() && options.out.ends_with(ending) &&
        std::find(formats.begin(), formats.end(), format) == formats.end())
      formats.push_back(format);
  }
  const std::string stem = stem_of(options.out);
  lines_ = stem + ".jsonl";
  for (const auto& format : formats) others_.push_back({format, stem + ending_of(format)});
}

std::vector<std::unique_ptr<batch::Output>> ResultFiles::make_others(
    const batch::OutputOptions& options) const {
  std::vector<std::unique_ptr<batch::Output>> made;
  for (const auto& other : others_)
    made.push_back(batch::make_output(other.format, other.path, options));
  return made;
}

std::string ResultFiles::names() const {
  if (lines_.empty()) return "stdout";
  std::string names = lines_.string();
  for (const auto& other : others_) names += ", " + other.path.string();
  return names;
}

}  // namespace cli
