// Anybody's bytes as text of XML or HTML. Knows nothing of documents.
#pragma once

#include <string>
#include <string_view>

namespace batch {

// For text and for attributes in double or single quotes. Bytes that are not UTF-8, control
// characters, characters that hide or turn text around, and those that XML does not have come out
// as \xff, \u202e; line feeds and tabs as references, so that an attribute keeps them.
[[nodiscard]] std::string escaped(std::string_view bytes);

// The same for a reader's eyes: cut past `limit` bytes, which is said; line feeds stay as they are.
[[nodiscard]] std::string escaped(std::string_view bytes, std::size_t limit);

}  // namespace batch
