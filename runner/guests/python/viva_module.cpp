#include "runner/guests/python/viva_module.hpp"

#include "runner/guests/python/statements.hpp"

namespace runner {
namespace {

PyObject* observe(PyObject*, PyObject* arguments) {
  PyObject *name = nullptr, *value = nullptr;
  if (PyArg_ParseTuple(arguments, "UO:observe", &name, &value) == 0) return nullptr;
  show(name, value);
  Py_RETURN_NONE;
}

PyObject* statements(PyObject*, PyObject*) {
  PyRef list{PyList_New(0)};
  for (const auto& text : recorded_statements()) {
    const PyRef item{
        PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace")};
    if (!item || PyList_Append(list.get(), item.get()) < 0) return nullptr;
  }
  PyObject* result = list.get();
  Py_INCREF(result);
  return result;
}

PyMethodDef methods[] = {
    {"observe", observe, METH_VARARGS, "observe(name, value): shows a value to the checker."},
    {"statements", statements, METH_NOARGS,
     "The SQL statements sent so far in this testcase, without transactions."},
    {nullptr, nullptr, 0, nullptr}};

PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_viva", nullptr, -1, methods, nullptr, nullptr, nullptr, nullptr};

}  // namespace

PyObject* make_viva_module() { return PyModule_Create(&definition); }

Shown& shown() {
  static Shown only;
  return only;
}

void show(PyObject* name, PyObject* value) {
  Shown& into = shown();
  if (into.pairs.overflowed()) return;
  into.pairs.put_count('U', 2);
  into.pairs.put_text(to_utf8(name, 100));
  into.pairs.put(value);
  ++into.count;
}

void show_result(PyObject* value) { show_named("result", value); }

void show_named(const char* name, PyObject* value) {
  const PyRef text{PyUnicode_FromString(name)};
  show(text.get(), value);
}

void show_count(const char* name, std::int64_t count) {
  const PyRef number{PyLong_FromLongLong(count)};
  show_named(name, number.get());
}

void show_encoded(const char* name, std::string_view value) {
  Shown& into = shown();
  if (into.pairs.overflowed()) return;
  into.pairs.put_count('U', 2);
  into.pairs.put_text(name);
  into.pairs.append_encoded(value);
  ++into.count;
}

}  // namespace runner
