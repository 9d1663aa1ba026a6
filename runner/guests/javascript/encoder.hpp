// JavaScript's values in the encoding of runner/value.hpp, written while they are what they are:
// nothing that the program defines is called, and only what is plain is taken apart.
#pragma once

#include <jsapi.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace runner {

class Encoder;

// What somebody writes otherwise than the encoder would.
class Substitutes {
 public:
  virtual ~Substitutes() = default;
  // True when the object is written. Else what it has written comes before what the encoder writes.
  virtual bool put(Encoder& into, JS::HandleObject object) = 0;
};

class Encoder {
 public:
  Encoder(JSContext* context, std::size_t max_bytes) : context_{context}, max_bytes_{max_bytes} {}

  void put(JS::HandleValue value) { put(value, 0); }
  void put_text(std::string_view utf8);
  void put_count(char tag, std::size_t count);  // opens a list, tuple or dict
  void put_integer(std::uint32_t number);
  void put_typed(std::string_view type, std::size_t count);
  void put_raised(std::string_view type, std::string_view message);
  void substitute_with(Substitutes* substitutes) { substitutes_ = substitutes; }

  [[nodiscard]] std::size_t room() const { return overflowed() ? 0 : max_bytes_ - bytes_.size(); }
  [[nodiscard]] bool overflowed() const { return bytes_.size() > max_bytes_; }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }
  void append_encoded(std::string_view value) { bytes_ += value; }

 private:
  void put(JS::HandleValue value, int depth);
  bool put_primitive(JS::HandleValue value);
  void put_number(double number);
  void put_bigint(JS::Handle<JS::BigInt*> integer);
  void put_string(JSString* text);

  // False when it is not plain after all; what was written is taken back then.
  bool put_plain(JS::HandleObject object, int depth);
  bool put_array(JS::HandleObject array, int depth);
  bool put_object(JS::HandleObject object, int depth);
  bool put_map(JS::HandleObject map, int depth);
  bool put_set(JS::HandleObject set, int depth);
  bool put_date(JS::HandleObject date);
  bool put_regexp(JS::HandleObject regexp);
  bool put_error(JS::HandleObject error);
  bool put_member(JS::HandleObject object, JS::HandleId key, int depth);
  bool has_members(JS::HandleObject object);

  void put_opaque(JS::HandleValue value);
  void put_length(std::size_t length);

  JSContext* context_;
  std::size_t max_bytes_;
  std::string bytes_;
  Substitutes* substitutes_ = nullptr;
};

}  // namespace runner
