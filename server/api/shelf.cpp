#include "server/api/shelf.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <stdexcept>

#include "problems/package.hpp"
#include "server/api/refused.hpp"

namespace server {
namespace {

namespace fs = std::filesystem;

// "sha256:<hex>" as a folder's name.
std::string folder_name(const std::string& digest) {
  const auto hex = digest.substr(digest.find(':') + 1);
  if (hex.empty() || hex.find_first_not_of("0123456789abcdef") != std::string::npos)
    throw std::runtime_error{"not a digest: " + digest};
  return hex;
}

void sync_file_system(const fs::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::syncfs(fd);
  ::close(fd);
}

// Refuses when the package there is not, or no longer, the problem that was loaded.
void must_be(const problems::Problem& problem, const fs::path& folder) {
  try {
    if (problems::load_package(folder)->digest == problem.digest) return;
  } catch (const problems::PackageError&) {  // changed, and broken
  }
  throw Refused{409,
                fmt::format("the problem '{}' has changed on disk since it was loaded; an "
                            "administrator has to reload the problems (problems.reload), then ask "
                            "again",
                            problem.id),
                "problem"};
}

}  // namespace

Shelf::Shelf(fs::path bank, fs::path data, Store& store, const Clock& clock)
    : bank_folder_{std::move(bank)}, data_{std::move(data)}, store_{store}, clock_{clock} {
  reload();
}

void Shelf::reload() {
  auto bank = std::make_unique<problems::Bank>(bank_folder_);
  contents_ = bank->all();
  bank_ = std::move(bank);
  for (const auto& problem : contents_.problems) versions_[problem->digest] = problem;
}

problems::ProblemPtr Shelf::find(std::string_view id) const {
  for (const auto& problem : contents_.problems) {
    if (problem->id == id) return problem;
  }
  return nullptr;
}

std::string Shelf::suggestion(std::string_view id) const {
  const auto meant = bank_->suggest(id);
  return meant ? "; did you mean '" + *meant + "'?" : "";
}

problems::ProblemPtr Shelf::version(const std::string& digest) {
  const auto found = versions_.find(digest);
  if (found != versions_.end()) return found->second;
  const auto record = store_.problem_version(digest);
  if (!record) return nullptr;
  return versions_[digest] = problems::load_package(kept(digest));
}

fs::path Shelf::kept(const std::string& digest) const {
  const fs::path version = data_ / "packages" / folder_name(digest);
  for (const auto& topic : fs::directory_iterator{version}) {
    for (const auto& problem : fs::directory_iterator{topic.path()}) return problem.path();
  }
  throw std::runtime_error{version.string() +
                           ": the kept package is gone; restore it from a backup"};
}

fs::path Shelf::folder(const std::string& digest) {
  fs::path& folder = folders_[digest];
  if (folder.empty() || !fs::exists(folder)) folder = kept(digest);
  return folder;
}

void Shelf::keep_copy(const problems::Problem& problem, const fs::path& version) {
  must_be(problem, problem.folder);
  try {
    copy(problem, version);
  } catch (const fs::filesystem_error& error) {
    throw StoreError{fmt::format("keep the package of {}: {}; look for space and rights in {}",
                                 problem.id, error.what(), version.parent_path().string())};
  }
}

void Shelf::copy(const problems::Problem& problem, const fs::path& version) {
  const fs::path unfinished = version.string() + ".new";
  fs::remove_all(unfinished);
  const fs::path target = unfinished / problem.topic / problem.id;
  fs::create_directories(target);
  fs::copy(problem.folder, target, fs::copy_options::recursive);
  must_be(problem, target);  // it may have been changed meanwhile
  sync_file_system(unfinished);
  fs::rename(unfinished, version);
  sync_file_system(version.parent_path());
}

void Shelf::keep(const problems::ProblemPtr& problem) {
  if (kept_.contains(problem->digest)) return;
  const fs::path version = data_ / "packages" / folder_name(problem->digest);
  if (!fs::exists(version)) keep_copy(*problem, version);
  store_.add_problem_version({problem->digest, problem->id, problem->title,
                              std::string{problems::to_string(problem->kind)}, problem->topic,
                              std::string{problems::to_string(problem->difficulty)},
                              problem->minutes, problem->max_score(), clock_.now()});
  versions_[problem->digest] = problem;
  kept_.insert(problem->digest);
}

}  // namespace server
