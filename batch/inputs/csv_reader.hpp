// CSV (RFC 4180) record by record: quoted fields may have line feeds in them; lines end in LF or
// CRLF; the delimiter is recognised. Never holds more than a block and a record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batch/inputs/line_reader.hpp"

namespace batch {

class CsvReader {
 public:
  // The delimiter is the one of , ; and tab that the first line has most of, outside of quotes; a
  // first line "sep=;" says it. A byte order mark is passed over.
  CsvReader(Blocks blocks, std::size_t max_record);

  struct Record {
    std::uint64_t line = 0;  // where it begins
    std::vector<std::string> fields;
    std::string fault{};  // why it is no record
  };
  // Empty lines are passed over. After a quote that nothing closes there is nothing more.
  [[nodiscard]] std::optional<Record> next();

  [[nodiscard]] char delimiter() const { return delimiter_; }

 private:
  enum class State { field_start, plain, quoted, after_quote };
  bool take(char& c);
  void begin();
  void step(char c, Record& record);
  void keep(char c, Record& record);

  Blocks blocks_;
  std::size_t max_;
  std::string_view block_;
  char delimiter_ = ',';
  std::uint64_t line_ = 1;
  bool ended_ = false;

  State state_ = State::field_start;
  std::size_t size_ = 0;  // of the record so far
};

}  // namespace batch
