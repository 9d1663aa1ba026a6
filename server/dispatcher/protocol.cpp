#include "server/dispatcher/protocol.hpp"

#include <boost/json.hpp>
#include <limits>

#include "runner/judge.hpp"
#include "runner/render.hpp"
#include "server/dispatcher/base64.hpp"

namespace server {
namespace {

namespace json = boost::json;

json::object object_of(std::string_view text) {
  boost::system::error_code error;
  json::value value = json::parse(text, error);
  if (error) throw ProtocolError{"a line that is not JSON: " + error.message()};
  if (!value.is_object()) throw ProtocolError{"a line that is not an object"};
  return std::move(value.as_object());
}

// Takes the fields out of one object; what is left over at the end is an error.
class Fields {
 public:
  explicit Fields(json::object object) : object_{std::move(object)} {}

  [[nodiscard]] bool has(std::string_view name) const { return object_.contains(name); }
  std::string text(std::string_view name) {
    const json::value value = take(name);
    if (!value.is_string()) throw wrong(name);
    return std::string{value.as_string()};
  }
  bool flag(std::string_view name) {
    const json::value value = take(name);
    if (!value.is_bool()) throw wrong(name);
    return value.as_bool();
  }
  std::uint64_t number(std::string_view name) {
    boost::system::error_code error;
    const auto number = take(name).to_number<std::uint64_t>(error);
    if (error) throw wrong(name);
    return number;
  }
  int points(std::string_view name) {
    const std::uint64_t points = number(name);
    if (points > std::numeric_limits<int>::max()) throw wrong(name);
    return static_cast<int>(points);
  }
  json::array array(std::string_view name) {
    json::value value = take(name);
    if (!value.is_array()) throw wrong(name);
    return std::move(value.as_array());
  }
  std::string json_text(std::string_view name) {
    std::string inner = text(name);
    (void)object_of(inner);
    return inner;
  }
  void end() const {
    if (!object_.empty()) throw wrong(object_.begin()->key());
  }

 private:
  static ProtocolError wrong(std::string_view name) {
    return ProtocolError{"'" + std::string{name} + "' is missing, wrong or not expected"};
  }
  json::value take(std::string_view name) {
    const auto found = object_.find(name);
    if (found == object_.end()) throw wrong(name);
    json::value value = std::move(found->value());
    object_.erase(found);
    return value;
  }
  json::object object_;
};

problems::File file_of(json::value value) {
  if (!value.is_object()) throw ProtocolError{"a file that is not an object"};
  Fields fields{std::move(value.as_object())};
  auto bytes = from_base64(fields.text("base64"));
  if (!bytes) throw ProtocolError{"a file that is not base64"};
  problems::File file{fields.text("name"), *std::move(bytes)};
  fields.end();
  return file;
}

std::string verdict_of(Fields& fields) {
  std::string verdict = fields.text("verdict");
  for (auto known = runner::Verdict::accepted;;
       known = static_cast<runner::Verdict>(static_cast<int>(known) + 1)) {
    if (runner::to_string(known) == verdict) return verdict;
    if (known == runner::Verdict::judge_error) throw ProtocolError{"no such verdict"};
  }
}

JobDone done_of(Fields& fields) {
  JobDone done;
  done.id = fields.text("done");
  done.outcome.verdict = verdict_of(fields);
  done.outcome.score = fields.points("score");
  done.outcome.max_score = fields.points("max_score");
  if (done.outcome.score > done.outcome.max_score)
    throw ProtocolError{"more points than there are"};
  done.outcome.report = fields.json_text("report");
  done.outcome.feedback = fields.json_text("feedback");
  return done;
}

Message read(Fields& fields) {
  if (fields.has("done")) return done_of(fields);
  if (fields.has("running")) return JobRunning{fields.text("running")};
  if (fields.has("testcase")) {
    std::string id = fields.text("testcase");
    return JobTestcase{std::move(id), fields.json_text("feedback")};
  }
  if (fields.has("ready") && fields.flag("ready")) return RunnerReady{};
  if (fields.has("alive") && fields.flag("alive")) return RunnerAlive{};
  throw ProtocolError{"a line of no known kind"};
}

struct ToObject {
  json::object operator()(const RunnerReady&) const { return {{"ready", true}}; }
  json::object operator()(const RunnerAlive&) const { return {{"alive", true}}; }
  json::object operator()(const JobRunning& running) const { return {{"running", running.id}}; }
  json::object operator()(const JobTestcase& testcase) const {
    return {{"testcase", testcase.id}, {"feedback", testcase.feedback}};
  }
  json::object operator()(const JobDone& done) const {
    return {{"done", done.id},
            {"verdict", done.outcome.verdict},
            {"score", done.outcome.score},
            {"max_score", done.outcome.max_score},
            {"report", done.outcome.report},
            {"feedback", done.outcome.feedback}};
  }
};

}  // namespace

std::string to_line(const Job& job) {
  json::array files;
  for (const auto& file : job.files)
    files.push_back({{"name", runner::printable(file.name)}, {"base64", to_base64(file.text)}});
  return json::serialize(json::object{{"judge", job.id},
                                      {"package", job.package},
                                      {"digest", job.digest},
                                      {"seed", job.seed},
                                      {"samples_only", job.samples_only},
                                      {"max_score", job.max_score},
                                      {"remarks", job.remarks},
                                      {"counterexample", job.counterexample},
                                      {"files", std::move(files)}}) +
         "\n";
}

std::string to_line(const Message& message) {
  return json::serialize(std::visit(ToObject{}, message)) + "\n";
}

Job job_of(std::string_view line) {
  Fields fields{object_of(line)};
  Job job;
  job.id = fields.text("judge");
  job.package = fields.text("package");
  job.digest = fields.text("digest");
  job.seed = fields.number("seed");
  job.samples_only = fields.flag("samples_only");
  job.max_score = fields.points("max_score");
  job.remarks = fields.flag("remarks");
  job.counterexample = fields.flag("counterexample");
  json::array files = fields.array("files");
  fields.end();
  if (files.size() > max_job_files) throw ProtocolError{"too many files"};
  for (auto& file : files) job.files.push_back(file_of(std::move(file)));
  return job;
}

Message message_of(std::string_view line) {
  Fields fields{object_of(line)};
  Message message = read(fields);
  fields.end();
  return message;
}

}  // namespace server
