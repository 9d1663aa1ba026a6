// CPython as this guest embeds it: started once, warmed up, and never ended.
#pragma once

#include <string>

#include "runner/guests/python/python_ref.hpp"

namespace runner {

// Starts the interpreter with a fixed hash seed, no site and no environment, imports what solutions
// need, and makes the module `viva` for drivers. Throws std::runtime_error with Python's own
// message.
void start_interpreter();

// Runs a whole module's text as `name` and keeps it in sys.modules. Throws std::runtime_error with
// the error and its line.
PyRef run_module(const char* name, const char* file, const std::string& text);

// Imports an attribute: get("random", "Random").
PyRef import_attribute(const char* module, const char* attribute);

// Everything alive now becomes part of the snapshot: the collector will not touch it, and so not
// copy its pages.
void freeze_heap();

// The pending Python error as text, cleared.
std::string take_error();

extern const char* const driver_library_text;
extern const char* const django_layer_text;
extern const char* const warm_django_text;
extern const char* const warm_imports_text;

}  // namespace runner
