#include "batch/inputs/csv_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace batch {
namespace {

constexpr std::size_t max_fields = 10'000;

char likely_delimiter(std::string_view text) {
  constexpr std::string_view known = ",;\t";
  std::array<std::size_t, known.size()> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    if (const std::size_t i = known.find(c); i != std::string_view::npos) ++counts[i];
  }
  return known[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                        counts.begin())];
}

}  // namespace

CsvReader::CsvReader(Blocks blocks, std::size_t max_record)
    : blocks_{std::move(blocks)}, max_{max_record} {
  begin();
}

void CsvReader::begin() {
  block_ = blocks_();
  if (block_.starts_with("\xEF\xBB\xBF")) block_.remove_prefix(3);
  const std::size_t end = std::min(block_.find('\n'), block_.size());
  auto first = block_.substr(0, end);
  if (first.ends_with('\r')) first.remove_suffix(1);
  if (first.size() == 5 && first.starts_with("sep=")) {
    delimiter_ = first[4];
    block_.remove_prefix(std::min(end + 1, block_.size()));
    ++line_;
    return;
  }
  delimiter_ = likely_delimiter(block_);
}

bool CsvReader::take(char& c) {
  if (block_.empty()) block_ = blocks_();
  if (block_.empty()) return false;
  c = block_.front();
  block_.remove_prefix(1);
  return true;
}

std::optional<CsvReader::Record> CsvReader::next() {
  Record record;
  char c = 0;
  while (!ended_) {
    record = {line_, {std::string{}}, ""};
    state_ = State::field_start;
    size_ = 0;
    bool any = false;
    bool complete = false;
    while (!complete && take(c)) {
      any = true;
      if (c == '\n') ++line_;
      complete = c == '\n' && state_ != State::quoted;
      if (!complete) step(c, record);
      if (size_ > max_ && state_ == State::quoted) break;
    }
    ended_ = !complete;
    if (!any) return std::nullopt;
    std::string& last = record.fields.back();
    if (state_ != State::quoted && last.ends_with('\r')) last.pop_back();
    if (size_ > max_) record.fault = fmt::format("the record is longer than {} KiB", max_ >> 10);
    if (ended_ && state_ == State::quoted) {
      record.fault = "a quote that begins in this record is not closed; reading stopped here";
    }
    const bool empty = record.fields.size() == 1 && last.empty() && record.fault.empty();
    if (!empty) return record;
  }
  return std::nullopt;
}

void CsvReader::step(char c, Record& record) {
  switch (state_) {
    case State::field_start:
    case State::plain:
      if (c == delimiter_) {
        if (record.fields.size() >= max_fields) {
          record.fault = "more than 10,000 fields";
        } else {
          record.fields.emplace_back();
        }
        state_ = State::field_start;
      } else if (c == '"' && state_ == State::field_start) {
        state_ = State::quoted;
      } else {
        state_ = State::plain;
        keep(c, record);
      }
      return;
    case State::quoted:
      if (c == '"') {
        state_ = State::after_quote;
      } else {
        keep(c, record);
      }
      return;
    case State::after_quote:
      if (c == '"') {  // a doubled one is one of the text
        state_ = State::quoted;
        keep(c, record);
      } else if (c == delimiter_) {
        state_ = State::plain;
        step(c, record);
      } else if (c != '\r') {
        record.fault = "text after the quote that closes a field";
      }
      return;
  }
}

void CsvReader::keep(char c, Record& record) {
  if (++size_ <= max_) record.fields.back() += c;
}

}  // namespace batch
