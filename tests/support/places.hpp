// Where the sources and the build are. Only places.cpp is told, so that nothing else has to be
// compiled again where the same sources lie somewhere else.
#pragma once

#include <string>

namespace support {

[[nodiscard]] std::string source_folder();
[[nodiscard]] std::string build_folder();

}  // namespace support
