#include "server/log.hpp"

#include <cstdio>
#include <string>

#include "runner/render.hpp"

namespace server {

void log_text(std::string_view text) {
  std::string line = "viva: ";
  for (const char byte : runner::printable(text)) {  // which keeps line feeds
    if (byte == '\n') {
      line += "\\n";
    } else {
      line += byte;
    }
  }
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace server
