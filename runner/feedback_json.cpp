#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "runner/feedback.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

bool needs_no_escape(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

std::string json(std::string_view text) {
  if (!std::all_of(text.begin(), text.end(), needs_no_escape))
    return boost::json::serialize(boost::json::value(printable(text)));
  std::string quoted;
  quoted.reserve(text.size() + 2);
  return quoted.append(1, '"').append(text).append(1, '"');
}

std::string milliseconds_json(nanoseconds time) {
  return fmt::format("{:.3f}", std::chrono::duration<double, std::milli>{time}.count());
}

// Boost.JSON writes 1.5 as 1.5E0; these are read by people too, so their shape is our own.
class JsonObject {
 public:
  // `key` is one of ours: it needs no escape.
  JsonObject& raw(std::string_view key, std::string_view value) {
    if (out_.size() > 1) out_ += ',';
    out_.append(1, '"').append(key).append("\":").append(value);
    return *this;
  }
  JsonObject& text(std::string_view key, std::string_view value) { return raw(key, json(value)); }
  template <typename Number>
  JsonObject& number(std::string_view key, Number value) {
    return raw(key, fmt::format("{}", value));
  }
  JsonObject& usage(const Usage& usage) {
    return raw("cpu_time_ms", milliseconds_json(usage.cpu_time))
        .raw("wall_time_ms", milliseconds_json(usage.wall_time))
        .number("peak_memory_kib", usage.peak_memory_bytes >> 10U);
  }
  [[nodiscard]] std::string done() { return std::move(out_ += '}'); }

 private:
  std::string out_ = "{";
};

template <typename Items, typename ToJson>
std::string json_array(const Items& items, ToJson to_json) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += to_json(item);
  }
  return out + "]";
}

std::string json(const std::map<std::string, std::string>& texts) {
  JsonObject object;
  for (const auto& [key, value] : texts) object.text(key, value);
  return object.done();
}

std::string json(const Difference& difference) {
  return JsonObject{}
      .text("observation", difference.observation)
      .text("path", difference.path)
      .text("expected", difference.expected)
      .text("actual", difference.actual)
      .text("note", difference.note)
      .text("diff", difference.diff)
      .done();
}

std::string json(const SentStatement& statement) {
  return JsonObject{}
      .text("sql", statement.sql)
      .number("count", statement.count)
      .text("place", statement.place)
      .done();
}

std::string json(const std::optional<Counterexample>& example) {
  if (!example) return "null";
  return JsonObject{}
      .text("input", example->input)
      .text("expected", example->expected)
      .text("actual", example->actual)
      .done();
}

std::string json(const Remark& remark) {
  const auto count = [](const Remark::Count& one) {
    return JsonObject{}
        .number("n", one.size)
        .number("yours", one.yours)
        .number("reference", one.reference)
        .done();
  };
  return JsonObject{}
      .text("axis", remark.axis)
      .text("text", remark.text)
      .raw("counts", json_array(remark.counts, count))
      .done();
}

std::string json(const TestcaseReport& testcase, bool reveal) {
  const bool hidden = testcase.visibility == problems::Visibility::secret && !reveal;
  const auto unless_hidden = [hidden](const std::string& text) {
    return hidden ? "null" : json(text);
  };
  JsonObject object;
  object.text("name", testcase.name)
      .text("visibility", problems::to_string(testcase.visibility))
      .text("verdict", to_string(testcase.verdict))
      .number("score", testcase.score)
      .number("max_score", testcase.max_score)
      .usage(testcase.usage)
      .raw("input", unless_hidden(testcase.input))
      .raw("expected", unless_hidden(testcase.expected))
      .raw("actual", unless_hidden(testcase.actual))
      .raw("differences",
           hidden ? "[]"
                  : json_array(testcase.differences, [](const auto& item) { return json(item); }))
      .text("message", hidden ? testcase.public_message : testcase.message)
      .text("hint", testcase.verdict == Verdict::accepted ? "" : testcase.hint)
      .raw("output", unless_hidden(testcase.output + (testcase.output_truncated ? "..." : "")))
      .raw("statements",
           hidden ? "[]"
                  : json_array(testcase.statements, [](const auto& item) { return json(item); }))
      .raw("counterexample", json(testcase.counterexample));
  return object.done();
}

std::string json(const problems::Limits& limits) {
  return JsonObject{}
      .number("cpu_time_ms", limits.cpu_time.count())
      .number("wall_time_ms", limits.wall_time.count())
      .number("total_wall_time_ms", limits.total_wall_time.count())
      .number("memory_mib", limits.memory_bytes >> 20U)
      .number("output_kib", limits.output_bytes >> 10U)
      .number("observation_kib", limits.observation_bytes >> 10U)
      .number("work_dir_mib", limits.work_dir_bytes >> 20U)
      .number("files", limits.files)
      .number("threads", limits.threads)
      .number("processes", limits.processes)
      .number("source_kib", limits.source_bytes >> 10U)
      .done();
}

std::string json(const Receipt& receipt) {
  JsonObject object;
  object.text("viva_version", receipt.viva_version)
      .text("problem_digest", receipt.problem_digest)
      .raw("engines", json(receipt.engines))
      .number("seed", receipt.seed)
      .raw("limits", json(receipt.limits))
      .raw("protections", json(receipt.protections));
  if (receipt.asserts == problems::Asserts::inside) object.text("asserts", "inside");
  return object.done();
}

}  // namespace

std::string testcase_to_json(const TestcaseReport& testcase, bool reveal) {
  return json(testcase, reveal);
}

std::string to_json(const Report& report, const std::string& file, bool reveal) {
  const auto testcase = [reveal](const TestcaseReport& one) { return json(one, reveal); };
  return JsonObject{}
      .text("problem", report.problem)
      .text("problem_digest", report.problem_digest)
      .text("file", file)
      .text("verdict", to_string(report.verdict))
      .number("score", report.score)
      .number("max_score", report.max_score)
      .text("message", report.message)
      .raw("testcases", json_array(report.testcases, testcase))
      .raw("remarks", json_array(report.remarks, [](const auto& one) { return json(one); }))
      .raw("usage", JsonObject{}.usage(report.usage).done())
      .raw("receipt", json(report.receipt))
      .done();
}

}  // namespace runner
