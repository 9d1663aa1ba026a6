#pragma once

#include "proving/mutant.hpp"

namespace proving {

// Changes of JavaScript, token by token. Some are no JavaScript any more; who runs them sees that.
// Throws TokenError.
[[nodiscard]] std::vector<Mutant> javascript_mutants(const std::string& text);

}  // namespace proving
