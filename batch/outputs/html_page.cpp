#include "batch/outputs/html_page.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>

#include "batch/outputs/graded.hpp"
#include "batch/outputs/markup.hpp"

namespace batch {

// The texts of report.css and report.js.
extern const char* const report_style;
extern const char* const report_script;

namespace {

// As a content security policy names what stands between two tags.
std::string policy_hash(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::array<char,
             sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL)>
      base64{};
  sodium_bin2base64(base64.data(), base64.size(), hash.data(), hash.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  return fmt::format("'sha256-{}'", base64.data());
}

}  // namespace

std::string page_opening(std::string_view title) {
  return fmt::format(
      R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{}</title>
<style>{}</style>
</head>
<body>
<main>
)",
      policy_hash(report_style), policy_hash(report_script), escaped(title), report_style);
}

std::string page_closing() {
  return fmt::format("</main>\n<script>{}</script>\n</body>\n</html>\n", report_script);
}

std::string grouped(std::uint64_t count) {
  std::string text = std::to_string(count);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return grouped(count) + " " + (count == 1 ? one : many);
}

std::string share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "-";
  const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  if (part > 0 && percent < 1) return "&lt;1%";
  if (part < whole && percent > 99) return "&gt;99%";
  return fmt::format("{:.0f}%", percent);
}

std::string bar(std::uint64_t part, std::uint64_t whole, std::string_view style) {
  const double width =
      whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  return fmt::format(
      R"(<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="6"/><rect class="{}" width="{:.2f}" height="6"/></svg>)",
      style, width);
}

std::string_view tone(std::string_view verdict) {
  if (verdict == "accepted") return "good";
  if (verdict == "judge_error" || verdict == "not_graded") return "ours";
  return verdict.ends_with("_exceeded") ? "limit" : "bad";
}

std::string badge(std::string_view verdict) {
  const auto colour = tone(verdict);
  const auto* sign = colour == "good" ? "✓" : colour == "bad" ? "✕" : colour == "limit" ? "◷" : "!";
  return fmt::format(R"(<span class="badge {}"><span aria-hidden="true">{}</span>{}</span>)",
                     colour, sign, verdict_words(verdict));
}

}  // namespace batch
