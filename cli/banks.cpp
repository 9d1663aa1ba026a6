#include "cli/banks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.hpp"
#include "problems/package.hpp"

namespace cli {

Banks::Banks(const std::vector<std::string>& folders) : folders_{folders} {
  if (folders_.empty()) folders_.push_back(default_bank().string());
  for (const auto& folder : folders_) banks_.emplace_back(folder);
}

problems::ProblemPtr Banks::find(std::string_view id) const {
  problems::ProblemPtr found;
  for (auto& bank : banks_) {
    auto problem = bank.find(id);
    if (found && problem && found->digest != problem->digest)
      throw problems::PackageError{fmt::format("{}: two banks have this id: {} and {}", id,
                                               found->folder.string(), problem->folder.string())};
    if (problem) found = std::move(problem);
  }
  return found;
}

std::optional<std::string> Banks::suggest(std::string_view id) const {
  for (const auto& bank : banks_) {
    if (auto near = bank.suggest(id)) return near;
  }
  return std::nullopt;
}

problems::ProblemPtr Banks::need(const std::string& id) const {
  if (auto problem = find(id)) return problem;
  const auto meant = suggest(id);
  throw UsageError{fmt::format("no problem '{}' in {}; {}`viva list` shows them all", id,
                               fmt::join(folders_, ", "),
                               meant ? "did you mean '" + *meant + "'? " : "")};
}

problems::ProblemPtr Banks::need_version(const std::string& digest) const {
  constexpr std::size_t shortest = 8;  // digits
  const std::string wanted = digest.starts_with("sha256:") ? digest : "sha256:" + digest;
  problems::ProblemPtr found;
  for (auto& bank : banks_) {
    for (const auto& problem : bank.all().problems) {
      if (!problem->digest.starts_with(wanted)) continue;
      if (found && found->digest != problem->digest)
        throw UsageError{
            fmt::format("{}: several packages begin like this; give more of it", digest)};
      found = problem;
    }
  }
  if (!found || wanted.size() < sizeof "sha256:" - 1 + shortest)
    throw UsageError{
        fmt::format("{}: no package in {} has this digest; a bank with it can be named "
                    "by --bank",
                    digest, fmt::join(folders_, ", "))};
  return found;
}

std::vector<problems::ProblemPtr> Banks::all() const {
  std::vector<problems::ProblemPtr> problems;
  std::string errors;
  for (auto& bank : banks_) {
    auto contents = bank.all();
    problems.insert(problems.end(), contents.problems.begin(), contents.problems.end());
    for (const auto& error : contents.errors) errors += (errors.empty() ? "" : "\n") + error;
  }
  if (!errors.empty()) throw problems::PackageError{errors};
  for (const auto& problem : problems) (void)find(problem->id);  // refuses what two banks have
  return problems;
}

void add_banks_option(CLI::App& command, std::vector<std::string>& banks) {
  command
      .add_option("--bank", banks,
                  "Folder of problem packages, also several times (default: the bank that comes "
                  "with viva)")
      ->envname("VIVA_BANK")
      ->type_name("DIR")
      ->check(CLI::ExistingDirectory.description(""))
      ->allow_extra_args(false);
}

}  // namespace cli
