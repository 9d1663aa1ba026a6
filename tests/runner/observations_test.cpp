#include "runner/observations.hpp"

#include <gtest/gtest.h>

namespace runner {
namespace {

using Entries = std::vector<std::pair<Value, Value>>;

Value text(std::string utf8) { return {Text{std::move(utf8)}}; }
Value integer(int number) { return {Integer{number}}; }
Value pair(Value first, Value second) { return {Tuple{{std::move(first), std::move(second)}}}; }
Value sent(Value count) {
  return {Tuple{{text("SELECT 1"), std::move(count), text("solution.py:7")}}};
}
Value reply(Entries entries) { return {Dict{std::move(entries)}}; }

Entries observed(std::vector<Value> observations, std::vector<Value> statements = {}) {
  return {{text("kind"), text("observed")},
          {text("observations"), {List{std::move(observations)}}},
          {text("statements"), {List{std::move(statements)}}}};
}
Entries raised(std::string message, Value line) {
  return {{text("kind"), text("raised")},
          {text("type"), text("ValueError")},
          {text("message"), text(std::move(message))},
          {text("detail"), text("")},
          {text("line"), std::move(line)}};
}

std::string refusal(Entries entries) {
  try {
    (void)parse_reply(reply(std::move(entries)));
  } catch (const DecodeError& error) {
    return error.what();
  }
  return "parsed";
}

TEST(Reply, HoldsObservationsAndStatementsInOrder) {
  const auto parsed = parse_reply(reply(
      observed({pair(text("b"), integer(1)), pair(text("a"), text("x"))}, {sent(integer(3))})));
  EXPECT_EQ(parsed.kind, GuestReply::Kind::observed);
  ASSERT_EQ(parsed.observations.size(), 2U);
  EXPECT_EQ(parsed.observations[0].first, "b");
  EXPECT_EQ(render(parsed.observations[1].second), "'x'");
  ASSERT_EQ(parsed.statements.size(), 1U);
  EXPECT_EQ(parsed.statements[0].sql, "SELECT 1");
  EXPECT_EQ(parsed.statements[0].count, 3);
  EXPECT_EQ(parsed.statements[0].place, "solution.py:7");
}

TEST(Reply, HoldsWhatWasRaisedAndWhere) {
  const auto parsed = parse_reply(reply(raised("no", integer(7))));
  EXPECT_EQ(parsed.kind, GuestReply::Kind::raised);
  EXPECT_EQ(parsed.type, "ValueError");
  EXPECT_EQ(parsed.message, "no");
  EXPECT_EQ(parsed.line, 7);
}

TEST(Reply, IsDecodedFromBytes) {
  const auto parsed = decode_reply(encode(reply({{text("kind"), text("loaded")}})));
  EXPECT_EQ(parsed.kind, GuestReply::Kind::loaded);
  EXPECT_THROW((void)decode_reply("nonsense"), DecodeError);
}

TEST(Reply, IsRefusedWithUnknownMissingOrRepeatedKeys) {
  EXPECT_EQ(refusal({}), "reply: kind is missing");
  EXPECT_EQ(refusal({{text("kind"), text("fine")}}), "reply: an unknown kind");
  EXPECT_EQ(refusal({{text("kind"), text("loaded")}, {text("x"), integer(1)}}),
            "reply: a key that does not belong there");
  EXPECT_EQ(refusal({{text("kind"), text("loaded")}, {text("kind"), text("loaded")}}),
            "reply: the same key twice");
  EXPECT_EQ(refusal({{text("kind"), text("observed")}}), "reply: observations is missing");
  EXPECT_EQ(refusal({{integer(1), integer(1)}}), "reply: a key has the wrong type");
  EXPECT_THROW((void)parse_reply({None{}}), DecodeError);
}

TEST(Reply, IsRefusedWithWrongTypes) {
  EXPECT_EQ(refusal({{text("kind"), integer(1)}}), "reply: kind has the wrong type");
  EXPECT_EQ(refusal(raised("no", {true})), "reply: line has the wrong type");
  EXPECT_EQ(refusal(observed({text("a")})), "reply: observations has the wrong type");
  EXPECT_EQ(refusal(observed({{Tuple{{text("a")}}}})), "reply: observations have the wrong length");
  EXPECT_EQ(refusal(observed({pair(integer(1), integer(1))})),
            "reply: observations has the wrong type");
}

TEST(Reply, IsRefusedWithNumbersOutOfRange) {
  EXPECT_EQ(refusal(raised("no", integer(0))), "parsed");
  EXPECT_EQ(refusal(raised("no", integer(-1))), "reply: line is out of range");
  EXPECT_EQ(refusal(raised("no", {Integer{1} << 31U})), "reply: line is out of range");
  EXPECT_EQ(refusal(observed({}, {sent(integer(1))})), "parsed");
  EXPECT_EQ(refusal(observed({}, {sent(integer(0))})),
            "reply: a statement's count is out of range");
}

TEST(Reply, IsRefusedPastEachBound) {
  const auto of_length = [](std::size_t size) { return std::string(size, 'x'); };
  EXPECT_EQ(refusal(raised(of_length(ReplyBounds::message), integer(0))), "parsed");
  EXPECT_EQ(refusal(raised(of_length(ReplyBounds::message + 1), integer(0))),
            "reply: message is too long");
  const auto named = [&](std::size_t size) { return pair(text(of_length(size)), integer(0)); };
  EXPECT_EQ(refusal(observed({named(ReplyBounds::name)})), "parsed");
  EXPECT_EQ(refusal(observed({named(ReplyBounds::name + 1)})), "reply: observations is too long");
  const auto many = [&](std::size_t count) { return std::vector<Value>(count, named(1)); };
  EXPECT_EQ(refusal(observed(many(ReplyBounds::observations))), "parsed");
  EXPECT_EQ(refusal(observed(many(ReplyBounds::observations + 1))),
            "reply: observations are too many");
}

TEST(CompareAll, IsRightWhenNamesAndValuesAre) {
  const Observations both{{"a", integer(1)}, {"b", integer(2)}};
  EXPECT_TRUE(compare_all(both, both, {}).empty());
  EXPECT_TRUE(compare_all({}, {}, {}).empty());
}

TEST(CompareAll, UsesTheCheckerOfEachName) {
  problems::CheckerSpecs checkers;
  checkers["n"] = {.rule = problems::CheckerSpec::Rule::at_most, .at_most = 5};
  EXPECT_TRUE(compare_all({{"n", integer(1)}}, {{"n", integer(4)}}, checkers).empty());
  EXPECT_FALSE(compare_all({{"m", integer(1)}}, {{"m", integer(4)}}, checkers).empty());
}

TEST(CompareAll, SaysWhatIsMissingExtraOrOutOfOrder) {
  const Observations both{{"a", integer(1)}, {"b", integer(2)}};
  const auto missing = compare_all(both, {{"a", integer(1)}}, {});
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(missing[0].observation, "b");
  EXPECT_EQ(missing[0].actual, "nothing");
  const auto extra = compare_all({{"a", integer(1)}}, both, {});
  ASSERT_EQ(extra.size(), 1U);
  EXPECT_EQ(extra[0].observation, "b");
  EXPECT_EQ(extra[0].expected, "nothing");
  const auto swapped = compare_all(both, {{"b", integer(2)}, {"a", integer(1)}}, {});
  ASSERT_EQ(swapped.size(), 1U);
  EXPECT_EQ(swapped[0].note, "'b' was observed in its place");
}

TEST(CompareAll, StopsAtTenDifferences) {
  EXPECT_EQ(
      compare_all(Observations(10, {"a", integer(1)}), Observations(10, {"a", integer(2)}), {})
          .size(),
      10U);
  EXPECT_EQ(
      compare_all(Observations(11, {"a", integer(1)}), Observations(11, {"a", integer(2)}), {})
          .size(),
      10U);
}

TEST(RenderObservations, ShowsTheResultAloneOrEachWithItsName) {
  EXPECT_EQ(render(Observations{{"result", integer(1)}}), "1");
  EXPECT_EQ(render(Observations{{"a", integer(1)}, {"b", text("x")}}), "a = 1\nb = 'x'");
  EXPECT_EQ(render(Observations{}), "");
}

}  // namespace
}  // namespace runner
