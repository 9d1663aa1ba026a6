// The built-in module `_viva`, through which driver code shows observations. What is shown is
// encoded at once: nothing that happens to the object later changes it.
#pragma once

#include "runner/guests/python/encoder.hpp"

namespace runner {

PyObject* make_viva_module();

// The observations of the testcase under way: encoded (name, value) tuples.
struct Shown {
  Encoder pairs{0};
  std::size_t count = 0;
};
[[nodiscard]] Shown& shown();

// False when there were too many or too large ones.
void show(PyObject* name, PyObject* value);
void show_result(PyObject* value);

// What the judge asked for beside.
void show_named(const char* name, PyObject* value);
void show_count(const char* name, std::int64_t count);
void show_encoded(const char* name, std::string_view value);

}  // namespace runner
