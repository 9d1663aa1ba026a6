// JSON lines: one completion or solution a line.
#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>

#include "batch/inputs/answer_input.hpp"
#include "batch/inputs/tree.hpp"

namespace batch {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 3> task_keys{"task_id", "problem", "problem_id"};
constexpr std::array<std::string_view, 3> whole_keys{"solution", "code", "source"};
constexpr std::array<std::string_view, 4> person_keys{"person", "user", "student", "username"};

template <std::size_t count>
const json::value* first_of(const json::object& object,
                            const std::array<std::string_view, count>& keys) {
  for (const auto key : keys) {
    const auto* value = object.if_contains(key);
    if (value && !value->is_null()) return value;
  }
  return nullptr;
}

// Ids are texts, or numbers as MBPP has them; nothing else.
std::optional<std::string> id_in(const json::value* value) {
  if (!value) return std::string{};
  if (value->is_string()) return std::string{value->get_string()};
  if (value->is_int64()) return fmt::format("{}", value->get_int64());
  if (value->is_uint64()) return fmt::format("{}", value->get_uint64());
  return std::nullopt;
}

bool is_blank(const LineReader::Line& line) {
  return line.text.find_first_not_of(" \t") == std::string::npos && !line.too_long;
}

class JsonLines : public Input {
 public:
  JsonLines(std::string name, Blocks blocks, const InputOptions& options, ProblemNames& names,
            std::optional<std::uint64_t> size)
      : name_{std::move(name)},
        lines_{std::move(blocks), options.max_line_bytes},
        options_{options},
        names_{names},
        size_{size} {}

  [[nodiscard]] std::optional<std::uint64_t> size() const override { return size_; }

  std::optional<Entry> next() override {
    while (!stopped_) {
      std::optional<LineReader::Line> line;
      try {
        line = lines_.next();
      } catch (const InputError& error) {
        stopped_ = true;
        return faulty_entry(fmt::format("{}:{}", name_, last_ + 1),
                            fmt::format("reading stopped here: {}", error.what()));
      }
      if (!line) return std::nullopt;
      last_ = line->number;
      if (!is_blank(*line)) return entry_of(*line);
    }
    return std::nullopt;
  }

 private:
  Entry entry_of(const LineReader::Line& line) {
    const std::string place = fmt::format("{}:{}", name_, line.number);
    if (line.too_long) {
      return faulty_entry(
          place, fmt::format("the line is longer than {} KiB", options_.max_line_bytes >> 10));
    }
    boost::system::error_code error;
    json::parse_options strict;
    strict.max_depth = 32;
    std::string_view text = line.text;
    if (line.number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const json::value value = json::parse(text, error, {}, strict);
    if (error || !value.is_object()) {
      return faulty_entry(place,
                          "not a JSON object on one line, such as {\"task_id\": \"fibonacci\","
                          " \"solution\": \"def ...\"}");
    }
    return entry_of(place, value.get_object());
  }

  Entry entry_of(const std::string& place, const json::object& object) {
    const auto* completion = object.if_contains("completion");
    const bool continues = completion && !completion->is_null();
    const auto* source = continues ? completion : first_of(object, whole_keys);
    auto task = id_in(first_of(object, task_keys));
    auto person = id_in(first_of(object, person_keys));
    if (!task || !person) {
      return faulty_entry(
          place, fmt::format("{}: expected a text or a whole number", task ? "person" : "task_id"));
    }
    Answer answer{place, *std::move(person), *std::move(task), "", continues};
    if (source && source->is_string()) {
      answer.source = source->get_string();
    } else {
      answer.fault = "no text under completion, solution or code";
    }
    return to_entry(std::move(answer), names_, options_);
  }

  std::string name_;
  LineReader lines_;
  InputOptions options_;
  ProblemNames& names_;
  std::optional<std::uint64_t> size_;
  std::uint64_t last_ = 0;
  bool stopped_ = false;
};

// To count the lines of a file that is not packed costs next to nothing.
constexpr std::uintmax_t max_counted_bytes = 1ULL << 30;

std::optional<std::uint64_t> count_lines(const std::filesystem::path& file,
                                         const InputOptions& options) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(file, error);
  const std::string ending = to_lower(file.extension().string());
  const bool plain = ending == ".jsonl" || ending == ".ndjson";
  if (error || !plain || bytes > max_counted_bytes) return std::nullopt;
  LineReader lines{blocks_of(file, options.max_archive_bytes), options.max_line_bytes};
  std::uint64_t count = 0;
  while (const auto line = lines.next()) {
    if (!is_blank(*line)) ++count;
  }
  return count;
}

}  // namespace

std::unique_ptr<Input> read_json_lines(std::string name, Blocks blocks, const InputOptions& options,
                                       ProblemNames& names) {
  return std::make_unique<JsonLines>(shown(name), std::move(blocks), options, names, std::nullopt);
}

std::unique_ptr<Input> open_json_lines(const std::filesystem::path& file,
                                       const InputOptions& options, ProblemNames& names) {
  return std::make_unique<JsonLines>(shown(file.string()),
                                     blocks_of(file, options.max_archive_bytes), options, names,
                                     count_lines(file, options));
}

}  // namespace batch
