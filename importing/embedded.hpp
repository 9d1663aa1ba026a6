// Programs that are carried along as text; see viva_embed() in cmake/guests.cmake.
#pragma once

namespace importing {

extern const char* const asserts_text;
extern const char* const drivers_text;
extern const char* const tasks_text;
extern const char* const projects_text;
extern const char* const standins_text;
extern const char* const suites_text;

}  // namespace importing
