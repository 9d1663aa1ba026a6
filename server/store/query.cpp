#include "server/store/query.hpp"

#include <SQLiteCpp/Column.h>
#include <fmt/core.h>

#include "server/store/store.hpp"

namespace server {

Query::~Query() {
  statement_.tryReset();  // repeats the error of the last step, which was thrown already
  statement_.clearBindings();
}

bool Query::next() { return statement_.executeStep(); }

void Query::put(const std::string& text) { statement_.bind(++bound_, text); }

void Query::put(Bytes bytes) {
  statement_.bind(++bound_, static_cast<const void*>(bytes.text.data()),
                  static_cast<int>(bytes.text.size()));
}

void Query::put(Reference reference) {
  if (reference.id.empty()) return put_null();
  put(reference.id);
}

void Query::put(std::int64_t number) { statement_.bind(++bound_, number); }

void Query::put(double number) { statement_.bind(++bound_, number); }

void Query::put_null() { statement_.bind(++bound_); }

void Query::take_one(std::string& text) { text = this->text(); }

void Query::take_one(std::int64_t& number) { number = integer(); }

void Query::take_one(double& number) { number = statement_.getColumn(column_++).getDouble(); }

bool Query::skip_null() {
  if (!statement_.isColumnNull(column_)) return false;
  ++column_;
  return true;
}

std::int64_t Query::integer() { return statement_.getColumn(column_++).getInt64(); }

std::string Query::text() { return statement_.getColumn(column_++).getString(); }

void Query::throw_unknown(const std::string& word) {
  throw StoreError{
      fmt::format("read the database: '{}' is no word of this version; it is damaged "
                  "or was written by a later viva",
                  word)};
}

}  // namespace server
