#include "runner/guests/python/costs.hpp"

#include <stdexcept>

#include "runner/guests/python/operations.hpp"
#include "runner/guests/python/python_ref.hpp"
#include "runner/guests/python/statements.hpp"

namespace runner {
namespace {

// What the function of that module returns; nothing, with no error left, when it is not what it
// was.
PyRef call(const char* module, const char* function, const char* format = nullptr,
           int argument = 0) {
  const PyRef imported{PyImport_ImportModule(module)};
  PyRef result{!imported ? nullptr
               : format == nullptr
                   ? PyObject_CallMethod(imported.get(), function, nullptr)
                   : PyObject_CallMethod(imported.get(), function, format, argument)};
  if (!result) PyErr_Clear();
  return result;
}

std::int64_t integer(PyObject* number) {
  if (number == nullptr || !PyLong_CheckExact(number)) return -1;
  const long long value = PyLong_AsLongLong(number);
  if (PyErr_Occurred() != nullptr) PyErr_Clear();
  return value;
}

std::int64_t taken() { return integer(call("viva", "_count_taken").get()); }

std::int64_t peak_memory() {
  const PyRef both = call("_tracemalloc", "get_traced_memory");
  (void)call("_tracemalloc", "stop");
  const bool pair = both && PyTuple_CheckExact(both.get()) && PyTuple_GET_SIZE(both.get()) == 2;
  return pair ? integer(PyTuple_GET_ITEM(both.get(), 1)) : -1;
}

}  // namespace

Costs::Costs(const std::string& counts)
    : what_{counts == "operations"   ? What::operations
            : counts == "statements" ? What::statements
            : counts == "taken"      ? What::taken
                                     : What::memory} {
  if (what_ == What::taken) (void)call("viva", "_begin_taken");
  if (what_ == What::memory) (void)call("_tracemalloc", "start", "i", 1);
  if (what_ == What::operations) start_counting();
}

std::int64_t Costs::finish() {
  if (what_ == What::operations) return stop_counting();
  if (what_ == What::statements) return static_cast<std::int64_t>(statement_count());
  PyObject *type = nullptr, *value = nullptr, *trace = nullptr;
  PyErr_Fetch(&type, &value, &trace);
  const std::int64_t count = what_ == What::taken ? taken() : peak_memory();
  PyErr_Restore(type, value, trace);
  return count;
}

}  // namespace runner
