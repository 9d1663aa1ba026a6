// CSV: one submission a row, its source in a column.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "batch/inputs/answer_input.hpp"
#include "batch/inputs/csv_reader.hpp"
#include "batch/inputs/tree.hpp"
#include "problems/text.hpp"

namespace batch {
namespace {

constexpr std::uintmax_t max_counted_bytes = 256ULL << 20;  // to count rows is to parse them

using Header = std::vector<std::string>;

constexpr std::array<std::string_view, 6> source_columns{"source",     "code",   "solution",
                                                         "submission", "answer", "completion"};
constexpr std::array<std::string_view, 7> person_columns{"person",   "student", "name", "email",
                                                         "username", "user",    "id"};
constexpr std::array<std::string_view, 4> problem_columns{"problem", "task_id", "question",
                                                          "assignment"};

constexpr std::size_t none = static_cast<std::size_t>(-1);

std::string plain(std::string_view name) {
  const std::size_t from = std::min(name.find_first_not_of(" \t"), name.size());
  const std::size_t to = name.find_last_not_of(" \t");
  return to_lower(name.substr(from, to == std::string_view::npos ? 0 : to + 1 - from));
}

std::size_t place_of(const Header& header, std::string_view name) {
  const auto found = std::find(header.begin(), header.end(), name);
  return found == header.end() ? none : static_cast<std::size_t>(found - header.begin());
}

template <std::size_t count>
std::size_t first_of(const Header& header, const std::array<std::string_view, count>& names) {
  for (const auto name : names) {
    if (const std::size_t place = place_of(header, name); place != none) return place;
  }
  return none;
}

std::string listing(const Header& header) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(header.size(), 12); ++i) {
    text += fmt::format("{}{}", i == 0 ? "" : ", ", shown(header[i].substr(0, 40)));
  }
  return text;
}

class CsvInput : public Input {
 public:
  CsvInput(std::string name, Blocks blocks, const InputOptions& options, ProblemNames& names)
      : name_{std::move(name)},
        reader_{std::move(blocks), options.max_line_bytes},
        options_{options},
        names_{names} {
    const auto first = reader_.next();
    if (!first) throw InputError{fmt::format("{}: empty; its first row names the columns", name_)};
    if (!first->fault.empty()) throw InputError{fmt::format("{}:1: {}", name_, first->fault)};
    if (first->fields[0].starts_with("\xFF\xFE") || first->fields[0].starts_with("\xFE\xFF")) {
      throw InputError{fmt::format("{}: saved as UTF-16; save it as CSV in UTF-8", name_)};
    }
    for (const auto& field : first->fields) header_.push_back(plain(field));
    source_ = source_column();
    completion_ = header_[source_] == "completion";
    person_ = first_of(header_, person_columns);
    problem_ = first_of(header_, problem_columns);
  }

  void set_size(std::uint64_t size) { size_ = size; }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return size_; }

  std::optional<Entry> next() override {
    if (stopped_) return std::nullopt;
    try {
      auto record = reader_.next();
      if (!record) return std::nullopt;
      last_ = record->line;
      return entry_of(*std::move(record));
    } catch (const InputError& error) {
      stopped_ = true;
      return faulty_entry(fmt::format("{}:{}", name_, last_ + 1),
                          fmt::format("reading stopped here: {}", error.what()));
    }
  }

 private:
  [[nodiscard]] std::size_t source_column() const {
    const std::string wanted = plain(options_.column);
    const std::size_t place =
        wanted.empty() ? first_of(header_, source_columns) : place_of(header_, wanted);
    if (place != none) return place;
    if (wanted.empty()) {
      throw InputError{
          fmt::format("{}: no column is called source, code, solution, submission, "
                      "answer or completion; there are {}; pass --column",
                      name_, listing(header_))};
    }
    throw InputError{fmt::format("{}: --column {}: there is no such column{}; there are {}", name_,
                                 shown(options_.column), problems::did_you_mean(wanted, header_),
                                 listing(header_))};
  }

  Entry entry_of(CsvReader::Record record) {
    const std::string place = fmt::format("{}:{}", name_, record.line);
    const auto field = [&](std::size_t column) {
      return column < record.fields.size() ? record.fields[column] : std::string{};
    };
    if (record.fault.empty() && record.fields.size() != header_.size()) {
      record.fault = fmt::format("{} fields, where the first row has {}", record.fields.size(),
                                 header_.size());
    }
    if (record.fault.empty()) {
      Answer answer{place, field(person_), field(problem_), field(source_), completion_};
      if (plain(answer.source).empty()) {
        answer.fault = fmt::format("nothing under {}", shown(header_[source_]));
      }
      return to_entry(std::move(answer), names_, options_);
    }
    Entry entry = faulty_entry(place, record.fault);
    entry.person = shown(field(person_).substr(0, max_path_bytes));
    return entry;
  }

  std::string name_;
  CsvReader reader_;
  InputOptions options_;
  ProblemNames& names_;
  Header header_;
  std::size_t source_ = none;
  std::size_t person_ = none;
  std::size_t problem_ = none;
  bool completion_ = false;
  std::optional<std::uint64_t> size_;
  std::uint64_t last_ = 0;
  bool stopped_ = false;
};

}  // namespace

std::unique_ptr<Input> read_csv(std::string name, Blocks blocks, const InputOptions& options,
                                ProblemNames& names) {
  return std::make_unique<CsvInput>(shown(name), std::move(blocks), options, names);
}

std::unique_ptr<Input> open_csv(const std::filesystem::path& file, const InputOptions& options,
                                ProblemNames& names) {
  const auto blocks = [&] { return blocks_of(file, options.max_archive_bytes); };
  auto input = std::make_unique<CsvInput>(shown(file.string()), blocks(), options, names);
  std::error_code error;
  const auto bytes = std::filesystem::file_size(file, error);
  const std::string ending = to_lower(file.extension().string());
  if (!error && bytes <= max_counted_bytes && (ending == ".csv" || ending == ".tsv")) {
    CsvReader reader{blocks(), options.max_line_bytes};
    std::uint64_t rows = 0;
    while (reader.next()) ++rows;
    input->set_size(rows - 1);  // the first one is the header
  }
  return input;
}

}  // namespace batch
