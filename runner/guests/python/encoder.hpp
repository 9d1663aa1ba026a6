// Python objects in the encoding of runner/value.hpp, written while they are what they are: nothing
// that the candidate's objects define is called for a plain value, and a subclass of a plain type
// is not a plain value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "runner/guests/python/python_ref.hpp"

namespace runner {

class Encoder {
 public:
  explicit Encoder(std::size_t max_bytes) : max_bytes_{max_bytes} {}

  void put(PyObject* object) { put(object, 0); }
  void put_text(std::string_view utf8);
  void put_integer(std::int64_t number);
  void put_count(char tag, std::size_t count);  // opens a list, tuple or dict
  void put_raised(PyObject* exception);

  [[nodiscard]] bool overflowed() const { return bytes_.size() > max_bytes_; }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }
  void append_encoded(std::string_view value) { bytes_ += value; }
  void truncate(std::size_t size) { bytes_.resize(size); }

 private:
  void put(PyObject* object, int depth);
  bool put_scalar(PyObject* object);
  bool put_container(PyObject* object, int depth);
  void put_python_integer(PyObject* object);
  void put_unicode(PyObject* object);
  void put_items(char tag, PyObject* set_like, int depth);
  void put_dict(PyObject* dict, int depth);
  void put_opaque(PyObject* object);
  void put_length(std::size_t length);
  void put_raw(const void* bytes, std::size_t size);

  std::size_t max_bytes_;
  std::string bytes_;
};

// The UTF-8 of a str object, lone surrogates in three-byte form, at most `limit` bytes and cut
// between characters;
// "" for anything else. Leaves no Python error set.
[[nodiscard]] std::string to_utf8(PyObject* text, std::size_t limit = 1U << 30);

// The qualified name of an object's type, without running anything of it.
[[nodiscard]] std::string type_name(PyObject* object);

// str(object) or repr(object), which may run the candidate's code: cut, and "" if that raises.
[[nodiscard]] std::string safe_str(PyObject* object, std::size_t limit);
[[nodiscard]] std::string safe_repr(PyObject* object, std::size_t limit);

}  // namespace runner
