#include "runner/asking.hpp"

namespace runner {

problems::Problem asking(const problems::Problem& problem,
                         std::vector<problems::Testcase> questions,
                         const problems::Limits& limits) {
  problems::Problem asked = problem;
  asked.testcases = std::move(questions);
  for (auto& question : asked.testcases) question.growth.reset();  // each is asked once
  asked.limits = limits;
  return asked;
}

std::vector<CaseFacts> ask(WarmProblems& warm, const problems::Problem& asked,
                           const std::vector<problems::File>& files, std::uint64_t seed,
                           bool rehearsal) {
  std::vector<CaseFacts> answers;
  drive(warm, asked, files, seed, rehearsal, [&](std::size_t, CaseFacts facts) {
    answers.push_back(std::move(facts));
    return true;
  });
  return answers;
}

const GuestReply* observed_in(const CaseFacts& facts) {
  const auto* reply = std::get_if<GuestReply>(&facts.ending);
  return reply != nullptr && reply->kind == GuestReply::Kind::observed ? reply : nullptr;
}

std::optional<Value> take_last(Observations& observations, std::string_view name) {
  if (observations.empty() || observations.back().first != name) return std::nullopt;
  Value value = std::move(observations.back().second);
  observations.pop_back();
  return value;
}

}  // namespace runner
