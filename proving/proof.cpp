#include "proving/proof.hpp"

#include <boost/json.hpp>

namespace proving {
namespace {

namespace json = boost::json;

json::array faults_of(const Proof& proof) {
  json::array faults;
  for (const auto& fault : proof.faults)
    faults.push_back(json::object{{"rule", fault.rule}, {"what", fault.what}});
  return faults;
}

json::array survivors_of(const Proof& proof) {
  json::array survivors;
  for (const auto& each : proof.survivors) {
    survivors.push_back(json::object{{"file", each.file},
                                     {"line", each.line},
                                     {"code", each.code},
                                     {"mutation", each.mutation}});
  }
  return survivors;
}

std::string text_in(const json::object& object, const char* key) {
  return std::string{object.at(key).as_string()};
}

int number_in(const json::object& object, const char* key) {
  return object.at(key).to_number<int>();
}

}  // namespace

int killed_per_cent(const Proof& proof) {
  return proof.mutants == 0 ? 100 : proof.killed * 100 / proof.mutants;
}

std::string to_json(const Proof& proof) {
  const json::object mutants{{"judged", proof.mutants},
                             {"killed", proof.killed},
                             {"per_cent", killed_per_cent(proof)},
                             {"equivalent", proof.equivalent},
                             {"survivors", survivors_of(proof)}};
  return json::serialize(json::object{{"problem", proof.problem},
                                      {"topic", proof.topic},
                                      {"kind", proof.kind},
                                      {"digest", proof.digest},
                                      {"passed", proof.passed()},
                                      {"faults", faults_of(proof)},
                                      {"judge_error", proof.judge_error},
                                      {"submissions", proof.submissions},
                                      {"reference_runs", proof.reference_runs},
                                      {"cheaters", proof.cheaters},
                                      {"mutants", mutants},
                                      {"took_ms", proof.took.count()},
                                      {"kept", proof.kept}});
}

Proof from_json(const std::string& line) {
  const json::value parsed = json::parse(line);
  const json::object& object = parsed.as_object();
  Proof proof;
  proof.problem = text_in(object, "problem");
  proof.topic = text_in(object, "topic");
  proof.kind = text_in(object, "kind");
  proof.digest = text_in(object, "digest");
  proof.judge_error = text_in(object, "judge_error");
  for (const auto& each : object.at("faults").as_array()) {
    const auto& fault = each.as_object();
    proof.faults.push_back({text_in(fault, "rule"), text_in(fault, "what")});
  }
  proof.submissions = number_in(object, "submissions");
  proof.reference_runs = number_in(object, "reference_runs");
  proof.cheaters = number_in(object, "cheaters");
  const auto& mutants = object.at("mutants").as_object();
  proof.mutants = number_in(mutants, "judged");
  proof.killed = number_in(mutants, "killed");
  proof.equivalent = number_in(mutants, "equivalent");
  for (const auto& each : mutants.at("survivors").as_array()) {
    const auto& survivor = each.as_object();
    proof.survivors.push_back({text_in(survivor, "file"), number_in(survivor, "line"),
                               text_in(survivor, "code"), text_in(survivor, "mutation")});
  }
  proof.took = std::chrono::milliseconds{object.at("took_ms").to_number<std::int64_t>()};
  proof.kept = object.at("kept").as_bool();
  return proof;
}

}  // namespace proving
