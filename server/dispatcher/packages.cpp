#include "server/dispatcher/packages.hpp"

#include <fmt/format.h>

#include "problems/package.hpp"

namespace server {
namespace {

constexpr std::size_t most_packages = 64;

problems::ProblemPtr load(const Job& job) {
  auto problem = problems::load_package(job.package);
  if (problem->digest == job.digest) return problem;
  throw problems::PackageError{fmt::format("{}: its digest is {}, and the submission is for {}",
                                           job.package, problem->digest, job.digest)};
}

}  // namespace

problems::ProblemPtr Packages::find(const Job& job) {
  auto found = read_.find(job.digest);
  if (found == read_.end()) {
    auto problem = load(job);
    if (read_.size() >= most_packages) read_.clear();
    found = read_.emplace(job.digest, Read{std::move(problem), {}}).first;
  }
  if (!job.samples_only) return found->second.whole;
  if (!found->second.samples) found->second.samples = only_samples(*found->second.whole);
  return found->second.samples;
}

problems::ProblemPtr only_samples(const problems::Problem& whole) {
  auto problem = std::make_shared<problems::Problem>(whole);
  std::erase_if(problem->testcases, [](const problems::Testcase& testcase) {
    return testcase.visibility == problems::Visibility::secret;
  });
  problem->digest += " (samples)";
  return problem;
}

}  // namespace server
