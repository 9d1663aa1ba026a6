#include "batch/similarity_comparison.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

namespace batch {
namespace {

using Hashes = std::vector<std::uint32_t>;  // sorted, each once

constexpr std::size_t fewest = 8;          // fingerprints of one's own; of fewer nothing is said
constexpr std::size_t crowd = 10;          // people from whom on "most share it" means something
constexpr std::size_t most_holders = 200;  // of one fingerprint: bounds the work

// Submissions with the same fingerprints are compared as one.
struct Group {
  Hashes hashes;
  std::vector<std::size_t> members;  // candidates
};

class Forest {  // Union-find; the smallest number of a tree is its root.
 public:
  explicit Forest(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t node) {
    while (parents_[node] != node) node = parents_[node] = parents_[parents_[node]];
    return node;
  }
  bool join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return false;
    parents_[std::max(a, b)] = std::min(a, b);
    return true;
  }

 private:
  std::vector<std::size_t> parents_;
};

class Comparison {
 public:
  Comparison(const std::vector<Candidate>& candidates,
             const std::unordered_set<std::uint32_t>& given)
      : candidates_{candidates} {
    result_.not_compared.submissions = candidates.size();
    for (const auto& candidate : candidates) {
      Hashes hashes;
      for (const auto& one : candidate.fingerprints)
        if (!given.contains(one.hash)) hashes.push_back(one.hash);
      std::sort(hashes.begin(), hashes.end());
      hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
      hashes_.push_back(std::move(hashes));
    }
  }

  Compared run() {
    take_out(shared_by_most(), result_.not_compared.shared_by_most);
    group();
    take_out_of_groups(too_frequent());
    join_alike();
    collect();
    return std::move(result_);
  }

 private:
  using Link = std::pair<std::size_t, std::size_t>;  // candidates

  std::unordered_set<std::uint32_t> shared_by_most() const {
    std::map<std::uint32_t, Hashes> of_person;
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
      auto& all = of_person[candidates_[i].person];
      all.insert(all.end(), hashes_[i].begin(), hashes_[i].end());
    }
    std::unordered_set<std::uint32_t> shared;
    if (of_person.size() < crowd) return shared;
    std::unordered_map<std::uint32_t, std::uint32_t> people;
    for (auto& [person, all] : of_person) {
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
      for (const auto hash : all) ++people[hash];
    }
    for (const auto& [hash, count] : people)
      if (std::size_t{count} * 2 > of_person.size()) shared.insert(hash);
    return shared;
  }

  void take_out(const std::unordered_set<std::uint32_t>& out, std::uint64_t& counter) {
    counter = out.size();
    if (out.empty()) return;
    for (auto& hashes : hashes_)
      std::erase_if(hashes, [&](std::uint32_t hash) { return out.contains(hash); });
  }

  void group() {
    std::map<Hashes, std::size_t> known;
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
      if (hashes_[i].size() < fewest) {
        ++result_.not_compared.too_little;
        continue;
      }
      const auto [place, is_new] = known.try_emplace(hashes_[i], groups_.size());
      if (is_new) groups_.push_back({hashes_[i], {}});
      groups_[place->second].members.push_back(i);
    }
  }

  std::unordered_set<std::uint32_t> too_frequent() const {
    std::unordered_map<std::uint32_t, std::uint32_t> holders;
    std::unordered_set<std::uint32_t> frequent;
    for (const auto& each : groups_)
      for (const auto hash : each.hashes)
        if (++holders[hash] > most_holders) frequent.insert(hash);
    return frequent;
  }

  void take_out_of_groups(const std::unordered_set<std::uint32_t>& out) {
    result_.not_compared.too_frequent = out.size();
    if (out.empty()) return;
    for (auto& each : groups_)
      std::erase_if(each.hashes, [&](std::uint32_t hash) { return out.contains(hash); });
  }

  static bool are_alike(std::size_t left, std::size_t right, std::size_t common) {
    const auto [small, large] = std::minmax(left, right);
    return common >= fewest && small * 2 >= large && common * 5 >= small * 4;
  }

  // A member of each group, of different people when there are any.
  [[nodiscard]] Link link_of(const Group& left, const Group& right) const {
    for (const auto a : left.members)
      for (const auto b : right.members)
        if (a != b && candidates_[a].person != candidates_[b].person) return {a, b};
    return {candidates_.size(), candidates_.size()};
  }

  void join(const Link& link) {
    if (link.first == candidates_.size()) return;  // one person's own
    links_.push_back(link);
  }

  void join_alike() {
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> holders;
    for (std::size_t i = 0; i < groups_.size(); ++i)
      for (const auto hash : groups_[i].hashes)
        holders[hash].push_back(static_cast<std::uint32_t>(i));
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const auto& members = groups_[i].members;
      for (std::size_t n = 1; n < members.size(); ++n) join(link_within(groups_[i], n));
      std::map<std::uint32_t, std::size_t> common;  // of later groups
      for (const auto hash : groups_[i].hashes)
        for (const auto other : holders[hash])
          if (other > i) ++common[other];
      for (const auto& [other, count] : common)
        if (are_alike(groups_[i].hashes.size(), groups_[other].hashes.size(), count))
          join(link_of(groups_[i], groups_[other]));
    }
  }

  // The n-th member beside the first of somebody else's.
  [[nodiscard]] Link link_within(const Group& group, std::size_t n) const {
    for (const auto other : group.members)
      if (candidates_[other].person != candidates_[group.members[n]].person)
        return std::minmax(other, group.members[n]);
    return {candidates_.size(), candidates_.size()};
  }

  void collect() {
    std::sort(links_.begin(), links_.end());
    links_.erase(std::unique(links_.begin(), links_.end()), links_.end());
    Forest forest{candidates_.size()};
    std::vector<Link> needed;  // those that connect; the others say nothing new
    for (const auto& [left, right] : links_)
      if (forest.join(left, right)) needed.emplace_back(left, right);
    std::map<std::size_t, Cluster> by_root;
    for (const auto& [left, right] : needed)
      by_root[forest.root(left)].pairs.push_back(pair_of(left, right));
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const auto found = by_root.find(forest.root(i));
      if (found != by_root.end()) found->second.members.push_back({candidates_[i].entry, {}});
    }
    for (auto& [root, cluster] : by_root) result_.clusters.push_back(std::move(cluster));
  }

  // The fingerprints that both have, as ranges of lines that go on together. What was given and
  // what most people share is not among them.
  [[nodiscard]] Pair pair_of(std::size_t left_number, std::size_t right_number) const {
    const Candidate& left = candidates_[left_number];
    const Candidate& right = candidates_[right_number];
    const Hashes& own = hashes_[left_number];
    constexpr std::uint64_t gap = 2;  // lines that may be between without ending a passage
    std::unordered_map<std::uint32_t, std::vector<const Fingerprint*>> places;
    for (const auto& one : right.fingerprints) places[one.hash].push_back(&one);
    Pair pair{left.entry, right.entry, {}};
    for (const auto& one : left.fingerprints) {
      const auto found = places.find(one.hash);
      if (found == places.end() || !std::binary_search(own.begin(), own.end(), one.hash)) continue;
      auto* last = pair.passages.empty() ? nullptr : &pair.passages.back();
      const Fingerprint* beside = found->second.front();
      for (const auto* other : found->second) {
        if (!last || other->first_line < last->right.first) continue;
        beside = other;  // the first that does not go back
        break;
      }
      const bool goes_on = last && one.first_line <= last->left.last + gap &&
                           beside->first_line >= last->right.first &&
                           beside->first_line <= last->right.last + gap;
      if (!goes_on) {
        pair.passages.push_back(
            {{one.first_line, one.last_line}, {beside->first_line, beside->last_line}});
        continue;
      }
      last->left.last = std::max<std::uint64_t>(last->left.last, one.last_line);
      last->right.last = std::max<std::uint64_t>(last->right.last, beside->last_line);
    }
    return pair;
  }

  const std::vector<Candidate>& candidates_;
  std::vector<Hashes> hashes_;  // by candidate
  std::vector<Group> groups_;
  std::vector<Link> links_;
  Compared result_;
};

}  // namespace

Compared compare(const std::vector<Candidate>& candidates,
                 const std::unordered_set<std::uint32_t>& given) {
  return Comparison{candidates, given}.run();
}

}  // namespace batch
