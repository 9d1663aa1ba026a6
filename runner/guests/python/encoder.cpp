#include "runner/guests/python/encoder.hpp"

#include <algorithm>
#include <cstring>

namespace runner {
namespace {

constexpr int max_depth = 60;                   // the judge's decoder refuses 64
constexpr std::size_t max_integer = 16U << 10;  // bytes; longer ones are told by their size
constexpr std::size_t max_rendering = 400;

}  // namespace

std::string to_utf8(PyObject* text, std::size_t limit) {
  if (text == nullptr || !PyUnicode_Check(text)) return {};
  // A character is at least a byte, so no more than `limit` of them matter.
  const PyRef part{PyUnicode_Substring(text, 0, static_cast<Py_ssize_t>(limit))};
  const PyRef bytes{part ? PyUnicode_AsEncodedString(part.get(), "utf-8", "surrogatepass")
                         : nullptr};
  if (!bytes) {
    PyErr_Clear();
    return {};
  }
  auto size = static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.get()));
  const char* start = PyBytes_AS_STRING(bytes.get());
  if (size > limit) {
    size = limit;
    while (size > 0 && (static_cast<unsigned char>(start[size]) & 0xC0U) == 0x80U) --size;
  }
  return {start, size};
}

std::string type_name(PyObject* object) {
  const PyRef name{PyType_GetQualName(Py_TYPE(object))};
  if (!name) PyErr_Clear();
  return to_utf8(name.get(), 200);
}

std::string safe_str(PyObject* object, std::size_t limit) {
  const PyRef text{PyObject_Str(object)};
  if (!text) PyErr_Clear();
  return to_utf8(text.get(), limit);
}

std::string safe_repr(PyObject* object, std::size_t limit) {
  const PyRef text{PyObject_Repr(object)};
  if (!text) PyErr_Clear();
  return to_utf8(text.get(), limit);
}

void Encoder::put_raw(const void* bytes, std::size_t size) {
  bytes_.append(static_cast<const char*>(bytes), size);
}

void Encoder::put_length(std::size_t length) {
  const auto four = static_cast<std::uint32_t>(length);
  put_raw(&four, sizeof four);
}

void Encoder::put_text(std::string_view utf8) {
  bytes_ += 'S';
  put_length(utf8.size());
  bytes_ += utf8;
}

void Encoder::put_count(char tag, std::size_t count) {
  bytes_ += tag;
  put_length(count);
}

void Encoder::put_integer(std::int64_t number) {
  const PyRef object{PyLong_FromLongLong(number)};
  put_python_integer(object.get());
}

void Encoder::put_python_integer(PyObject* object) {
  const std::size_t bits = _PyLong_NumBits(object);
  std::size_t size = (bits + 7) / 8;
  if (size > max_integer) {
    bytes_ += 'O';
    put_text("int");
    put_text("an integer of " + std::to_string(bits) + " bits");
    return;
  }
  const bool negative = _PyLong_Sign(object) < 0;
  // Two's complement needs one bit more than the magnitude.
  std::string digits(size + 1, '\0');
  if (_PyLong_AsByteArray(reinterpret_cast<PyLongObject*>(object),
                          reinterpret_cast<unsigned char*>(digits.data()), digits.size(), 1,
                          1) < 0) {
    PyErr_Clear();
  }
  if (negative) {
    unsigned carry = 1;
    for (char& digit : digits) {
      const unsigned flipped =
          (~static_cast<unsigned>(static_cast<unsigned char>(digit)) & 0xFFU) + carry;
      digit = static_cast<char>(flipped & 0xFFU);
      carry = flipped >> 8;
    }
  }
  digits.resize(size);
  bytes_ += 'I';
  bytes_ += negative ? '\1' : '\0';
  put_length(size);
  bytes_ += digits;
}

void Encoder::put_unicode(PyObject* object) {
  Py_ssize_t size = 0;
  if (const char* utf8 = PyUnicode_AsUTF8AndSize(object, &size); utf8 != nullptr) {
    return put_text({utf8, static_cast<std::size_t>(size)});
  }
  PyErr_Clear();  // lone surrogates
  put_text(to_utf8(object));
}

bool Encoder::put_scalar(PyObject* object) {
  if (object == Py_None) return bytes_ += 'N', true;
  if (object == Py_True) return bytes_ += 'T', true;
  if (object == Py_False) return bytes_ += 'F', true;
  if (PyLong_CheckExact(object)) return put_python_integer(object), true;
  if (PyUnicode_CheckExact(object)) return put_unicode(object), true;
  if (PyFloat_CheckExact(object)) {
    const double value = PyFloat_AS_DOUBLE(object);
    bytes_ += 'D';
    return put_raw(&value, sizeof value), true;
  }
  if (PyComplex_CheckExact(object)) {
    const Py_complex value = PyComplex_AsCComplex(object);
    bytes_ += 'C';
    put_raw(&value.real, sizeof value.real);
    return put_raw(&value.imag, sizeof value.imag), true;
  }
  if (PyBytes_CheckExact(object)) {
    put_count('B', static_cast<std::size_t>(PyBytes_GET_SIZE(object)));
    return put_raw(PyBytes_AS_STRING(object), static_cast<std::size_t>(PyBytes_GET_SIZE(object))),
           true;
  }
  return false;
}

bool Encoder::put_container(PyObject* object, int depth) {
  // Sizes are read again at each step: another thread may change the object meanwhile only if the
  // interpreter lock changes hands, which put() never lets happen for plain values.
  if (PyList_CheckExact(object)) {
    put_count('L', static_cast<std::size_t>(PyList_GET_SIZE(object)));
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(object) && !overflowed(); ++i)
      put(PyList_GET_ITEM(object, i), depth);
    return true;
  }
  if (PyTuple_CheckExact(object)) {
    put_count('U', static_cast<std::size_t>(PyTuple_GET_SIZE(object)));
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(object) && !overflowed(); ++i)
      put(PyTuple_GET_ITEM(object, i), depth);
    return true;
  }
  if (PyDict_CheckExact(object)) return put_dict(object, depth), true;
  if (Py_IS_TYPE(object, &PySet_Type)) return put_items('E', object, depth), true;
  if (Py_IS_TYPE(object, &PyFrozenSet_Type)) return put_items('Z', object, depth), true;
  return false;
}

void Encoder::put_items(char tag, PyObject* set_like, int depth) {
  put_count(tag, static_cast<std::size_t>(PySet_GET_SIZE(set_like)));
  Py_ssize_t position = 0;
  PyObject* item = nullptr;
  Py_hash_t hash = 0;
  while (!overflowed() && _PySet_NextEntry(set_like, &position, &item, &hash) != 0)
    put(item, depth);
}

void Encoder::put_dict(PyObject* dict, int depth) {
  put_count('M', static_cast<std::size_t>(PyDict_GET_SIZE(dict)));
  Py_ssize_t position = 0;
  PyObject *key = nullptr, *value = nullptr;
  while (!overflowed() && PyDict_Next(dict, &position, &key, &value) != 0) {
    put(key, depth);
    put(value, depth);
  }
}

// Opaque values run the candidate's __repr__, which may change the containers around them; holding
// a reference is enough for lists and tuples, and a size that no longer fits makes the judge refuse
// the message.
void Encoder::put_opaque(PyObject* object) {
  const PyRef held = PyRef::borrow(object);
  bytes_ += 'O';
  put_text(type_name(object));
  put_text(safe_repr(object, max_rendering));
}

void Encoder::put_raised(PyObject* exception) {
  bytes_ += 'X';
  put_text(type_name(exception));
  put_text(safe_str(exception, 4096));
}

void Encoder::put(PyObject* object, int depth) {
  if (overflowed()) return;
  if (put_scalar(object)) return;
  if (depth >= max_depth) {
    bytes_ += 'O';
    put_text(type_name(object));
    put_text("nested deeper than " + std::to_string(max_depth) + " levels, or in itself");
    return;
  }
  if (put_container(object, depth + 1)) return;
  if (PyExceptionInstance_Check(object)) return put_raised(object);
  put_opaque(object);
}

}  // namespace runner
