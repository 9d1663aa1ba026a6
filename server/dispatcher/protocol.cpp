#include "server/dispatcher/protocol.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <limits>
#include <stdexcept>

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

// Takes what a parser finds, and keeps nothing of it.
struct Nothing {
  static constexpr auto unbounded = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_object_size = unbounded, max_array_size = unbounded,
                               max_key_size = unbounded, max_string_size = unbounded;
  using error_code = json::error_code;
  using text = json::string_view;
  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return true; }
  bool on_object_end(std::size_t, error_code&) { return true; }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t, error_code&) { return true; }
  bool on_key_part(text, std::size_t, error_code&) { return true; }
  bool on_key(text, std::size_t, error_code&) { return true; }
  bool on_string_part(text, std::size_t, error_code&) { return true; }
  bool on_string(text, std::size_t, error_code&) { return true; }
  bool on_number_part(text, error_code&) { return true; }
  bool on_int64(std::int64_t, text, error_code&) { return true; }
  bool on_uint64(std::uint64_t, text, error_code&) { return true; }
  bool on_double(double, text, error_code&) { return true; }
  bool on_bool(bool, error_code&) { return true; }
  bool on_null(error_code&) { return true; }
  bool on_comment_part(text, error_code&) { return true; }
  bool on_comment(text, error_code&) { return true; }
};

// The same check as object_of() makes, for a text that is only passed on.
void expect_object(std::string_view text) {
  json::basic_parser<Nothing> parser{json::parse_options{}};
  boost::system::error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (!error && read < text.size()) error = json::error::extra_data;
  if (error) throw ProtocolError{"a line that is not JSON: " + error.message()};
  if (text.find_first_not_of(" \r\n") == std::string_view::npos ||
      text[text.find_first_not_of(" \r\n")] != '{')
    throw ProtocolError{"a line that is not an object"};
}

// Reports and feedback are many and large, so they follow their object as they are, each after a
// tab, which JSON has only between values. Escaped as a text they would be read twice.
constexpr char before_text = '\t';

std::string attached(const std::string& text) {
  if (text.find_first_of("\t\n") != std::string::npos)
    throw std::logic_error{"a text for the dispatcher has a tab or a line feed"};
  return before_text + text;
}

// Takes the fields out of one object, and the texts that follow it; what is left over at the end is
// an error.
class Fields {
 public:
  explicit Fields(json::object object) : object_{std::move(object)} {}
  Fields(json::object object, std::string_view texts) : object_{std::move(object)}, texts_{texts} {}

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
  std::string attached_text(std::string_view name) {
    if (texts_.empty()) throw wrong(name);
    texts_.remove_prefix(1);
    const std::string_view text = texts_.substr(0, texts_.find(before_text));
    texts_.remove_prefix(text.size());
    expect_object(text);
    return std::string{text};
  }
  void end() const {
    if (!object_.empty()) throw wrong(object_.begin()->key());
    if (!texts_.empty()) throw ProtocolError{"a text more than is expected"};
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
  std::string_view texts_;  // each with its tab
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
  done.outcome.report = fields.attached_text("report");
  done.outcome.feedback = fields.attached_text("feedback");
  return done;
}

Message read(Fields& fields) {
  if (fields.has("done")) return done_of(fields);
  if (fields.has("running")) return JobRunning{fields.text("running")};
  if (fields.has("returned")) return JobReturned{fields.text("returned")};
  if (fields.has("testcase")) {
    std::string id = fields.text("testcase");
    return JobTestcase{std::move(id), fields.attached_text("feedback")};
  }
  if (fields.has("ready") && fields.flag("ready")) return RunnerReady{};
  if (fields.has("alive") && fields.flag("alive")) return RunnerAlive{};
  throw ProtocolError{"a line of no known kind"};
}

struct ToText {
  std::string operator()(const RunnerReady&) const { return R"({"ready":true})"; }
  std::string operator()(const RunnerAlive&) const { return R"({"alive":true})"; }
  std::string operator()(const JobRunning& running) const {
    return json::serialize(json::object{{"running", running.id}});
  }
  std::string operator()(const JobReturned& returned) const {
    return json::serialize(json::object{{"returned", returned.id}});
  }
  std::string operator()(const JobTestcase& testcase) const {
    return json::serialize(json::object{{"testcase", testcase.id}}) + attached(testcase.feedback);
  }
  std::string operator()(const JobDone& done) const {
    return json::serialize(json::object{{"done", done.id},
                                        {"verdict", done.outcome.verdict},
                                        {"score", done.outcome.score},
                                        {"max_score", done.outcome.max_score}}) +
           attached(done.outcome.report) + attached(done.outcome.feedback);
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

std::string to_line(const Message& message) { return std::visit(ToText{}, message) + "\n"; }

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
  const std::size_t end = std::min(line.find(before_text), line.size());
  Fields fields{object_of(line.substr(0, end)), line.substr(end)};
  Message message = read(fields);
  fields.end();
  return message;
}

}  // namespace server
