// Programs that are carried along as text; see viva_embed() in cmake/guests.cmake.
#pragma once

namespace runner {

extern const char* const style_text;
extern const char* const model_rows_text;

}  // namespace runner
