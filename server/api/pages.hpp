// What is served besides the catalogue's methods: health, metrics, the API's description, and a
// page that says what this is.
#pragma once

#include <optional>
#include <string>

#include "server/api/api.hpp"

namespace server {

class Service;

// Empty when the path is none of these. Throws Refused.
[[nodiscard]] std::optional<HttpAnswer> page_of(Service& service, const std::string& verb,
                                                const std::string& path, const std::string& token);

}  // namespace server
