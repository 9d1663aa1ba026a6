// What a model answered, as a program. Pure functions of text.
#pragma once

#include <string>
#include <string_view>

namespace batch {

// Of an answer that is wrapped in a Markdown fence, the first fenced block; else the answer.
[[nodiscard]] std::string without_fence(std::string_view answer);

// The starter goes on with the completion. When the completion defines what the starter asks for,
// the last function or class at column 0 of it, it is the whole program, and of the starter only
// what it lacks comes before: imports and the other definitions.
[[nodiscard]] std::string whole_program(std::string_view starter, std::string_view completion);

}  // namespace batch
