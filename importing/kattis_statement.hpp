// The statement of a Kattis problem package as Markdown.
#pragma once

#include <string>

#include "importing/folder.hpp"

namespace importing {

// From Markdown as it is, from TeX with its sections, lists and emphasis; formulas stay as they are
// written. The samples follow.
[[nodiscard]] std::string statement_of(const Texts& texts, const std::string& title);

}  // namespace importing
