#include "importing/json_tasks.hpp"

#include <fmt/format.h>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "importing/bytes.hpp"
#include "importing/python_package.hpp"
#include "importing/workshop.hpp"

namespace importing {
namespace {

namespace json = boost::json;

constexpr std::size_t most_tasks = 50'000;
constexpr std::size_t longest_line = 4UL << 20;
constexpr std::size_t longest_name = 200;

json::value parse(std::string_view text) {
  boost::system::error_code error;
  json::parse_options bounds;
  bounds.max_depth = 16;
  json::value value = json::parse(text, error, {}, bounds);
  if (error) throw Refusal{"not JSON: " + error.message()};
  return value;
}

// One task's fields, each asked for by its names: sets differ in how they call the same thing.
class Fields {
 public:
  explicit Fields(const json::value& value) : fields_{value.if_object()} {
    if (fields_ == nullptr) throw Refusal{"not a JSON object"};
  }

  [[nodiscard]] bool has(const char* key) const {
    const auto* value = fields_->if_contains(key);
    return value != nullptr && !value->is_null();
  }
  [[nodiscard]] std::string text(const char* key, const char* otherwise = nullptr) const {
    if (!has(key) && otherwise != nullptr) return text(otherwise);
    if (!has(key)) throw Refusal{fmt::format("{}: missing", key)};
    const auto* value = fields_->at(key).if_string();
    if (value == nullptr) throw Refusal{fmt::format("{}: expected a text", key)};
    return std::string{*value};
  }
  [[nodiscard]] std::string optional_text(const char* key) const {
    return has(key) ? text(key) : std::string{};
  }
  [[nodiscard]] json::array texts(const char* key) const {
    if (!has(key)) return {};
    const auto* list = fields_->at(key).if_array();
    if (list == nullptr) throw Refusal{fmt::format("{}: expected an array of texts", key)};
    for (const auto& each : *list) {
      if (!each.is_string()) throw Refusal{fmt::format("{}: expected an array of texts", key)};
    }
    return *list;
  }
  // task_id, which is a text or a number.
  [[nodiscard]] std::string name() const {
    const auto* value = fields_->if_contains("task_id");
    if (value == nullptr) throw Refusal{"task_id: missing"};
    std::string name;
    if (const auto* number = value->if_int64()) name = std::to_string(*number);
    if (const auto* text = value->if_string()) name = std::string{*text};
    if (name.empty() || name.size() > longest_name)
      throw Refusal{"task_id: expected a number, or a text of 1 to 200 bytes"};
    return name;
  }

 private:
  const json::object* fields_;
};

bool is_mbpp(const Fields& fields) { return fields.has("test_list"); }

json::object humaneval_request(const Fields& fields) {
  return {{"prompt", fields.text("prompt")},
          {"entry_point", fields.optional_text("entry_point")},
          {"canonical_solution", fields.text("canonical_solution")},
          {"test", fields.text("test")}};
}

json::object mbpp_request(const Fields& fields, bool challenges) {
  json::array setup = fields.texts("test_imports");
  setup.emplace_back(fields.optional_text("test_setup_code"));
  json::array tests = fields.texts("test_list");
  if (challenges) {
    for (const auto& each : fields.texts("challenge_test_list")) tests.push_back(each);
  }
  if (tests.empty()) throw Refusal{"test_list: no assert in it"};
  return {{"text", fields.text("text", "prompt")},
          {"code", fields.text("code")},
          {"setup", std::move(setup)},
          {"tests", std::move(tests)}};
}

class Reader {
 public:
  Reader(const std::filesystem::path& file, const SourceOptions& options)
      : file_{file.filename().string()}, options_{options} {}

  void add(const json::value& value, const std::string& place) {
    try {
      const Fields fields{value};
      Task task = named(fields, place);
      const bool mbpp = options_.form == "auto" ? is_mbpp(fields) : options_.form == "mbpp";
      const std::string form = mbpp ? "mbpp" : "humaneval";
      json::value request =
          mbpp ? mbpp_request(fields, options_.challenges) : humaneval_request(fields);
      task.id = id_of(task.name, form);
      task.draft = [form, request = std::move(request)](Workshop& shop, const Task& self,
                                                        const std::string& topic) {
        return python_package(shop.ask(form, request), self, topic);
      };
      tasks_.push_back(std::move(task));
    } catch (const Refusal& refusal) {
      add_refused(place, refusal.what(), value);
    }
  }

  void add_refused(const std::string& place, const std::string& why, const json::value& value) {
    Task task;
    try {
      task.name = Fields{value}.name();
    } catch (const Refusal&) {
      task.name = place;
    }
    task.id = id_of(task.name, "task");
    task.place = place;
    task.draft = [why](Workshop&, const Task&, const std::string&) -> Draft { throw Refusal{why}; };
    tasks_.push_back(std::move(task));
  }

  void lines(std::string_view text) {
    std::size_t number = 0;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      one_line(line, fmt::format("{}:{}", file_, number));
      refuse_too_many();
    }
  }

  // False when it is no array after all, but perhaps lines.
  bool array(std::string_view text) {
    json::value whole;
    try {
      whole = parse(text);
    } catch (const Refusal&) {
      return false;
    }
    std::size_t number = 0;
    for (const auto& each : whole.as_array()) {
      add(each, fmt::format("{}, task {}", file_, ++number));
      refuse_too_many();
    }
    return true;
  }

  std::vector<Task> take() { return std::move(tasks_); }

 private:
  void one_line(std::string_view line, const std::string& place) {
    if (line.size() > longest_line)
      return add_refused(place, fmt::format("a line of more than {} MiB", longest_line >> 20), {});
    try {
      add(parse(line), place);
    } catch (const Refusal& refusal) {
      add_refused(place, refusal.what(), {});
    }
  }
  void refuse_too_many() const {
    if (tasks_.size() > most_tasks)
      throw SourceError{fmt::format("{}: more than {} tasks", file_, most_tasks)};
  }
  static Task named(const Fields& fields, const std::string& place) {
    Task task;
    task.name = fields.name();
    task.place = place;
    return task;
  }

  std::string file_;
  const SourceOptions& options_;
  std::vector<Task> tasks_;
};

}  // namespace

std::vector<Task> json_tasks(const std::filesystem::path& file, const SourceOptions& options) {
  std::string bytes = unpacked(file);
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  Reader reader{file, options};
  const bool may_be_array = first != std::string_view::npos && text[first] == '[';
  if (!may_be_array || !reader.array(text)) reader.lines(text);
  auto tasks = reader.take();
  if (tasks.empty()) throw SourceError{file.string() + ": no task in it"};
  return tasks;
}

}  // namespace importing
