#include "batch/similarity.hpp"

#include <algorithm>
#include <unordered_map>

#include "batch/similarity_comparison.hpp"
#include "batch/similarity_fingerprints.hpp"

namespace batch {
namespace {

constexpr std::size_t most_text = 256U << 10U;
constexpr std::size_t most_fingerprints = 20'000;

}  // namespace

Similarity::Similarity(const std::vector<problems::ProblemPtr>& problems,
                       const std::filesystem::path& folder)
    : texts_{folder}, fingerprints_{folder} {
  for (const auto& problem : problems)
    if (problem->kind != problems::Kind::concept_) problems_[problem->id].problem = problem;
}

void Similarity::add(std::uint64_t entry, const std::string& person, const std::string& problem,
                     std::string_view text) {
  const auto known = problems_.find(problem);
  if (known == problems_.end()) return;
  text = text.substr(0, most_text);
  auto chosen = fingerprints(text, known->second.problem->kind);
  if (chosen.size() > most_fingerprints) chosen.resize(most_fingerprints);
  auto number = static_cast<std::uint32_t>(names_.size());
  if (!person.empty()) number = people_.try_emplace(person, number).first->second;
  if (number == names_.size()) names_.push_back(person);
  known->second.kept.push_back({entry, texts_.size(), fingerprints_.size(),
                                static_cast<std::uint32_t>(text.size()),
                                static_cast<std::uint32_t>(chosen.size()), number});
  texts_.write(text);
  fingerprints_.write(
      {reinterpret_cast<const char*>(chosen.data()), chosen.size() * sizeof(Fingerprint)});
}

std::vector<Cluster> Similarity::clusters() {
  std::vector<Cluster> all;
  not_compared_.clear();
  for (auto& [id, of_problem] : problems_) {
    if (of_problem.kept.empty()) continue;
    std::vector<Candidate> candidates;
    std::unordered_map<std::uint64_t, std::uint32_t> person_of;
    for (const auto& kept : of_problem.kept) {
      Candidate one{kept.entry, kept.person, {}};
      const auto bytes =
          fingerprints_.read(kept.fingerprints_at, kept.fingerprint_count * sizeof(Fingerprint));
      one.fingerprints.resize(kept.fingerprint_count);
      std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(one.fingerprints.data()));
      candidates.push_back(std::move(one));
      person_of[kept.entry] = kept.person;
    }
    const auto& problem = *of_problem.problem;
    auto found = compare(candidates, all_runs(problem.starter, problem.kind));
    found.not_compared.problem = id;
    not_compared_.push_back(found.not_compared);
    for (auto& cluster : found.clusters) {
      cluster.problem = id;
      for (auto& member : cluster.members) member.person = names_[person_of.at(member.entry)];
      all.push_back(std::move(cluster));
    }
  }
  return all;
}

std::string Similarity::text_of(std::uint64_t entry) {
  for (const auto& [id, of_problem] : problems_)
    for (const auto& kept : of_problem.kept)
      if (kept.entry == entry) return texts_.read(kept.text_at, kept.text_size);
  return {};
}

std::string Similarity::title_of(const std::string& problem) const {
  const auto known = problems_.find(problem);
  return known == problems_.end() ? problem : known->second.problem->title;
}

}  // namespace batch
