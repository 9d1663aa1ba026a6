// Owns one reference to a Python object.
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <utility>

namespace runner {

class PyRef {  // Empty when default-made or moved from.
 public:
  PyRef() = default;
  // Takes over a new reference, as most of the C API returns it.
  explicit PyRef(PyObject* object) noexcept : object_{object} {}
  static PyRef borrow(PyObject* object) noexcept {
    Py_XINCREF(object);
    return PyRef{object};
  }
  PyRef(PyRef&& other) noexcept : object_{std::exchange(other.object_, nullptr)} {}
  PyRef(const PyRef&) = delete;
  PyRef& operator=(PyRef other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~PyRef() { Py_XDECREF(object_); }
  [[nodiscard]] PyObject* get() const noexcept { return object_; }
  [[nodiscard]] explicit operator bool() const noexcept { return object_ != nullptr; }

 private:
  PyObject* object_ = nullptr;
};

}  // namespace runner
