#include "problems/bank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <tuple>
#include <utility>

#include "problems/package.hpp"
#include "problems/reading.hpp"
#include "problems/text.hpp"

namespace problems {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_folders = 10'000;  // topics, or problems of one topic

// The folders inside, sorted, links to folders too: to be refused they must be seen.
std::vector<fs::path> folders_inside(const fs::path& folder) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (fs::directory_iterator entry{folder, error}, end; !error && entry != end;
       entry.increment(error)) {
    std::error_code gone;
    if (is_ignored(entry->path().filename().string()) || !entry->is_directory(gone)) continue;
    folders.push_back(entry->path());
    if (folders.size() > max_folders) {
      throw PackageError{
          fmt::format("{}: more than {} folders", printable(folder.string()), max_folders)};
    }
  }
  if (error) {
    throw PackageError{
        fmt::format("{}: cannot be read: {}", printable(folder.string()), error.message())};
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

}  // namespace

Bank::Bank(fs::path folder) : folder_{std::move(folder)} {
  for (const fs::path& topic : folders_inside(folder_)) add_topic(topic);
}

void Bank::add_topic(const fs::path& topic) {
  for (fs::path& package : folders_inside(topic)) {
    std::error_code gone;
    const auto manifest = fs::symlink_status(package / "problem.toml", gone);
    if (!fs::exists(manifest)) continue;
    shelves_[package.filename().string()].folders.push_back(std::move(package));
  }
}

ProblemPtr Bank::find(std::string_view id) {
  const auto found = shelves_.find(id);
  if (found == shelves_.end()) return nullptr;
  auto& [folders, problem] = found->second;
  if (folders.size() > 1) {
    throw PackageError{fmt::format("{}: two packages have this id: {} and {}", printable(id),
                                   printable(folders[0].string()), printable(folders[1].string()))};
  }
  if (!problem) problem = load_package(folders.front());
  return problem;
}

Bank::Contents Bank::all() {
  Contents contents;
  for (const auto& [id, shelf] : shelves_) {
    try {
      contents.problems.push_back(find(id));
    } catch (const PackageError& error) {
      contents.errors.emplace_back(error.what());
    }
  }
  std::sort(contents.problems.begin(), contents.problems.end(),
            [](const ProblemPtr& a, const ProblemPtr& b) {
              return std::tie(a->topic, a->id) < std::tie(b->topic, b->id);
            });
  return contents;
}

std::optional<std::string> Bank::suggest(std::string_view id) const {
  std::vector<std::string> ids;
  for (const auto& [known, shelf] : shelves_) ids.push_back(known);
  return nearest(id, ids);
}

}  // namespace problems
