#include "runner/guests/python/interpreter.hpp"

#include <stdexcept>

#include "runner/guests/python/encoder.hpp"
#include "runner/guests/python/heap.hpp"
#include "runner/guests/python/viva_module.hpp"

namespace runner {
namespace {

void check(PyStatus status) {
  if (PyStatus_Exception(status))
    throw std::runtime_error{std::string{"python: "} + status.err_msg};
}

void add_path(PyConfig& config, const wchar_t* path) {
  check(PyWideStringList_Append(&config.module_search_paths, path));
}

// As an isolated interpreter: no site, no user folders, no environment. The hash seed is fixed, so
// that a set of texts has the same order in every cell; the work directory comes first, so that a
// submission's files import each other.
void configure(PyConfig& config) {
  PyConfig_InitIsolatedConfig(&config);
  config.use_hash_seed = 1;
  config.hash_seed = 0;
  config.site_import = 0;
  config.write_bytecode = 0;
  config.pathconfig_warnings = 0;
  config.install_signal_handlers = 1;
  config.module_search_paths_set = 1;
  add_path(config, L"/box/work");
  add_path(config, L"/usr/lib/python3.11");
  add_path(config, L"/usr/lib/python3.11/lib-dynload");
  add_path(config, L"/usr/lib/python3/dist-packages");
  check(PyConfig_SetString(&config, &config.stdio_encoding, L"utf-8"));
  check(PyConfig_SetString(&config, &config.filesystem_encoding, L"utf-8"));
  check(PyConfig_SetString(&config, &config.executable, L"/usr/bin/python3"));
  check(PyConfig_SetString(&config, &config.home, L"/usr"));
  wchar_t name[] = L"/box/work/solution.py";
  wchar_t* const arguments[] = {name};
  config.parse_argv = 0;
  check(PyConfig_SetArgv(&config, 1, arguments));
}

}  // namespace

std::string take_error() {
  PyObject *type = nullptr, *value = nullptr, *trace = nullptr;
  PyErr_Fetch(&type, &value, &trace);
  PyErr_NormalizeException(&type, &value, &trace);
  const PyRef type_ref{type}, value_ref{value}, trace_ref{trace};
  if (value == nullptr) return "unknown error";
  std::string where;
  for (auto* entry = reinterpret_cast<PyTracebackObject*>(trace); entry != nullptr;
       entry = entry->tb_next) {
    const PyRef code{reinterpret_cast<PyObject*>(PyFrame_GetCode(entry->tb_frame))};
    const PyRef file{PyObject_GetAttrString(code.get(), "co_filename")};
    where = to_utf8(file.get(), 200) + ":" +
            std::to_string(PyFrame_GetLineNumber(entry->tb_frame)) + ": ";
  }
  return where + type_name(value) + ": " + safe_str(value, 300);
}

PyRef run_module(const char* name, const char* file, const std::string& text) {
  const PyRef code{Py_CompileString(text.c_str(), file, Py_file_input)};
  if (!code) throw std::runtime_error{take_error()};
  PyRef module{PyImport_ExecCodeModuleEx(name, code.get(), file)};
  if (!module) throw std::runtime_error{take_error()};
  return module;
}

PyRef import_attribute(const char* module, const char* attribute) {
  const PyRef imported{PyImport_ImportModule(module)};
  PyRef found{imported ? PyObject_GetAttrString(imported.get(), attribute) : nullptr};
  if (!found) throw std::runtime_error{take_error()};
  return found;
}

// Only cells have the work directory: what remembers that it, or a folder in it, is not there would
// hide a submission's other files.
void forget_work_directory() {
  PyObject* known = PySys_GetObject("path_importer_cache");
  const PyRef names{PyDict_Keys(known)};
  for (Py_ssize_t i = 0; names && i < PyList_GET_SIZE(names.get()); ++i) {
    PyObject* name = PyList_GET_ITEM(names.get(), i);
    if (to_utf8(name, 200).starts_with("/box/work") && PyDict_DelItem(known, name) < 0)
      PyErr_Clear();
  }
  PyErr_Clear();
}

void freeze_heap() {
  forget_work_directory();
  PyGC_Collect();
  const PyRef freeze = import_attribute("gc", "freeze");
  const PyRef done{PyObject_CallNoArgs(freeze.get())};
  if (!done) throw std::runtime_error{take_error()};
  pack_heap();
}

void start_interpreter() {
  use_dense_arenas();
  PyImport_AppendInittab("_viva", &make_viva_module);
  PyConfig config;
  configure(config);
  const PyStatus status = Py_InitializeFromConfig(&config);
  PyConfig_Clear(&config);
  check(status);
  (void)run_module("_warm_imports", "warm_imports.py", warm_imports_text);
  (void)run_module("viva", "viva.py", driver_library_text);
  // exit(), quit() and help() come from site, which is not imported for its side effects.
  const PyRef builtins =
      run_module("_site_builtins", "site_builtins.py",
                 "import site\nsite.setquit()\nsite.sethelper()\nimport random\nrandom.seed(0)\n");
  freeze_heap();
}

}  // namespace runner
