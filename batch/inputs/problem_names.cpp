#include "batch/inputs/problem_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "batch/inputs/tree.hpp"
#include "problems/package.hpp"

namespace batch {
namespace {

constexpr std::size_t max_id = 200;
constexpr std::size_t max_remembered = 10'000;

class BankProblems : public Problems {
 public:
  explicit BankProblems(problems::Bank& bank) : bank_{bank} {}
  [[nodiscard]] problems::ProblemPtr find(std::string_view id) const override {
    return bank_.find(id);
  }
  [[nodiscard]] std::optional<std::string> suggest(std::string_view id) const override {
    return bank_.suggest(id);
  }

 private:
  problems::Bank& bank_;
};

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::unique_ptr<Problems> problems_of(problems::Bank& bank) {
  return std::make_unique<BankProblems>(bank);
}

std::string id_from_task(std::string_view task) {
  std::string id;
  for (const char c : to_lower(task.substr(0, max_id))) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  if (id.ends_with('-')) id.pop_back();
  return id;
}

ProblemNames::ProblemNames(const Problems& known, std::string given,
                           std::map<std::string, std::string> named)
    : known_{known}, given_{std::move(given)}, named_{named.begin(), named.end()} {
  if (!given_.empty() && !exists(given_)) {
    throw InputError{"--problem: " + no_such_problem(given_)};
  }
  for (const auto& [name, id] : named_) {
    if (!exists(id)) {
      throw InputError{
          fmt::format("--map: [problems] \"{}\": {}", shown(name), no_such_problem(id))};
    }
  }
}

std::optional<std::string> ProblemNames::find(std::string_view name) {
  if (name.empty() || name.size() > max_id) return std::nullopt;
  if (const auto found = named_.find(name); found != named_.end()) return found->second;
  if (std::string id{name}; exists(id)) return id;
  // A name's letters that no id has may be a person's: "李雷_fibonacci" is more than a problem.
  if (is_number(name) || !is_ascii(name)) return std::nullopt;
  return find_spelled(name);
}

std::optional<std::string> ProblemNames::find_spelled(std::string_view name) {
  std::string id = id_from_task(name);
  if (id.empty() || id == name || !exists(id)) return std::nullopt;
  return id;
}

std::optional<std::string> ProblemNames::find_task(std::string_view task) {
  if (auto id = find(task)) return id;
  if (task.size() > max_id) return std::nullopt;
  if (!is_number(task)) return find_spelled(task);
  if (std::string id = "mbpp-" + std::string{task}; exists(id)) return id;
  return std::nullopt;
}

ProblemNames::Meant ProblemNames::resolve(std::string_view name) {
  const auto found = find_task(name);
  if (!given_.empty()) {
    if (!found || *found == given_) return of_id(given_);
    return {
        *found, nullptr,
        fmt::format("the input says problem '{}', but --problem is '{}'; leave out --problem to "
                    "grade each for its own",
                    *found, given_)};
  }
  if (found) return of_id(*found);
  if (name.empty()) {
    return {"", nullptr,
            "which problem it is for is not said; pass --problem, or tie it to one with --map"};
  }
  return {shown(name.substr(0, max_id)), nullptr, no_such_problem(name)};
}

ProblemNames::Meant ProblemNames::of_id(const std::string& id) {
  try {
    if (auto problem = known_.find(id)) return {id, std::move(problem)};
    return {shown(id), nullptr, no_such_problem(id)};
  } catch (const problems::PackageError& error) {
    return {id, nullptr, fmt::format("the problem's package is broken: {}", error.what())};
  }
}

bool ProblemNames::exists(const std::string& id) {
  if (const auto found = existing_.find(id); found != existing_.end()) return found->second;
  if (existing_.size() >= max_remembered) existing_.clear();
  bool exists = true;
  try {
    exists = known_.find(id) != nullptr;
  } catch (const problems::PackageError&) {
    // It is there, and of_id() will say what is wrong with it.
  }
  existing_.emplace(id, exists);
  return exists;
}

std::string ProblemNames::no_such_problem(std::string_view name) const {
  const auto meant = known_.suggest(id_from_task(name));
  return fmt::format(
      "no problem '{}'; {}`viva list` shows them all, and [problems] in a --map ties "
      "other names to them",
      shown(name.substr(0, max_id)), meant ? fmt::format("did you mean '{}'? ", *meant) : "");
}

}  // namespace batch
