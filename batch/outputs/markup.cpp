#include "batch/outputs/markup.hpp"

#include "runner/render.hpp"

namespace batch {
namespace {

std::string with_references(std::string_view clean, bool keep_lines) {
  std::string out;
  out.reserve(clean.size() + clean.size() / 8);
  for (const char c : clean) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
        out += keep_lines ? "\n" : "&#10;";
        break;
      case '\t':
        out += "&#9;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace

std::string escaped(std::string_view bytes) {
  return with_references(runner::printable(bytes), false);
}

std::string escaped(std::string_view bytes, std::size_t limit) {
  return with_references(runner::visible(bytes, limit), true);
}

}  // namespace batch
