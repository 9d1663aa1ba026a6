#include "tests/support/places.hpp"

namespace support {

std::string source_folder() { return VIVA_SOURCE_DIR; }
std::string build_folder() { return VIVA_BINARY_DIR; }

}  // namespace support
