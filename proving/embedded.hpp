// Programs that are carried along as text; see viva_embed() in cmake/guests.cmake.
#pragma once

namespace proving {

extern const char* const mutants_text;
extern const char* const cheaters_text;
extern const char* const example_text;

}  // namespace proving
