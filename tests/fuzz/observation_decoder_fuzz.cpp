// What a cell sends is written by an enemy: whatever the bytes, decoding ends in a value or a
// DecodeError, a value encodes to the same bytes, and nothing that looks at it crashes.
#include <cstdlib>

#include "runner/checkers/checkers.hpp"
#include "runner/observations.hpp"
#include "runner/render.hpp"
#include "runner/value.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void look_at(const runner::Value& value) {
  using Rule = problems::CheckerSpec::Rule;
  for (const Rule rule : {Rule::equal, Rule::unordered, Rule::tolerance, Rule::text, Rule::at_most,
                          Rule::at_most_reference}) {
    (void)runner::compare(value, value, {.rule = rule, .tolerance = 1e-9, .at_most = 5});
  }
  // Two parts of one value, so that there is something to tell apart.
  if (const auto* list = std::get_if<runner::List>(&value.is); list && list->items.size() > 1) {
    (void)runner::compare(list->items[0], list->items[1], {});
    (void)runner::compare(list->items[0], list->items[1], {.rule = Rule::unordered});
    (void)runner::compare(list->items[0], list->items[1], {.rule = Rule::text});
  }
  const std::string rendered = runner::render(value, 300);
  require(runner::printable(rendered) == rendered);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(bytes), size};
  (void)runner::visible(input, 100);
  try {
    runner::Value value = runner::decode(input, {.bytes = 1U << 16, .values = 1U << 12});
    require(runner::encode(value) == input);
    look_at(value);
    const runner::GuestReply reply = runner::parse_reply(std::move(value));
    (void)runner::compare_all(reply.observations, reply.observations, {});
    (void)runner::render(reply.observations);
  } catch (const runner::DecodeError&) {
  }
  return 0;
}
