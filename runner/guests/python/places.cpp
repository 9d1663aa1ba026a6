#include "runner/guests/python/places.hpp"

#include <string_view>

#include "runner/guests/python/encoder.hpp"

namespace runner {
namespace {

constexpr std::string_view work = "/box/work/";
constexpr int max_depth = 200;
constexpr std::size_t longest_name = 150;

std::string_view file_of(PyCodeObject* code) {
  Py_ssize_t size = 0;
  const char* name = PyUnicode_AsUTF8AndSize(code->co_filename, &size);
  if (name == nullptr) {
    PyErr_Clear();
    return {};
  }
  return {name, static_cast<std::size_t>(size)};
}

}  // namespace

Owner owner_of(PyCodeObject* code) {
  const std::string_view file = file_of(code);
  if (file.starts_with(work)) return Owner::candidate;
  const bool driver = file == "driver.py" || file == "viva.py" || file == "<call>";
  return driver ? Owner::driver : Owner::library;
}

std::string place_of_candidate() {
  PyRef frame = PyRef::borrow(reinterpret_cast<PyObject*>(PyEval_GetFrame()));
  for (int depth = 0; frame && depth < max_depth; ++depth) {
    auto* running = reinterpret_cast<PyFrameObject*>(frame.get());
    const PyRef code{reinterpret_cast<PyObject*>(PyFrame_GetCode(running))};
    const std::string_view file = file_of(reinterpret_cast<PyCodeObject*>(code.get()));
    if (file.starts_with(work) && file.size() <= longest_name)
      return std::string{file.substr(work.size())} + ":" +
             std::to_string(PyFrame_GetLineNumber(running));
    frame = PyRef{reinterpret_cast<PyObject*>(PyFrame_GetBack(running))};
  }
  return {};
}

}  // namespace runner
