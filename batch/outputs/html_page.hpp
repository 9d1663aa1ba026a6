// The frame of a page that stands alone: its style and script are in it, and named by their hashes
// in a policy that allows nothing else. Knows nothing of what the page shows.
#pragma once

#include <string>
#include <string_view>

namespace batch {

// Up to and with the opening of <main>. `title` is anybody's text.
[[nodiscard]] std::string page_opening(std::string_view title);
[[nodiscard]] std::string page_closing();

// "1,234"
[[nodiscard]] std::string grouped(std::uint64_t count);
// "1 person", "1,234 people"
[[nodiscard]] std::string counted(std::uint64_t count, const char* one, const char* many);
// "42%", "<1%"; "-" of nothing.
[[nodiscard]] std::string share(std::uint64_t part, std::uint64_t whole);

// A bar of `part` in `whole`, for the eye only; the number stands beside it.
[[nodiscard]] std::string bar(std::uint64_t part, std::uint64_t whole, std::string_view style);

// The verdict as a badge, with a sign that does not need colour.
[[nodiscard]] std::string badge(std::string_view verdict);
// The class of its colour: good, bad, limit or ours.
[[nodiscard]] std::string_view tone(std::string_view verdict);

}  // namespace batch
