#include "runner/value.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/runner/random_value.hpp"

namespace runner {
namespace {

using namespace std::string_literals;

std::string length(std::uint32_t number) {
  std::string bytes;
  for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(number >> shift);
  return bytes;
}
std::string text(const std::string& utf8) {
  return "S" + length(static_cast<std::uint32_t>(utf8.size())) + utf8;
}
std::string integer(char sign, const std::string& magnitude) {
  return "I"s + sign + length(static_cast<std::uint32_t>(magnitude.size())) + magnitude;
}
std::string nested(std::size_t depth) {
  std::string bytes;
  for (std::size_t i = 1; i < depth; ++i) bytes += "L" + length(1);
  return bytes + "N";
}

std::string refusal(const std::string& bytes, const DecodeBounds& bounds = {}) {
  try {
    (void)decode(bytes, bounds);
  } catch (const DecodeError& error) {
    return error.what();
  }
  return "decoded";
}

TEST(Value, IsTheSameAfterARoundTrip) {
  RandomValues random{20240607};
  for (int i = 0; i < 2000; ++i) {
    const std::string bytes = encode(random.value(5));
    EXPECT_EQ(encode(decode(bytes)), bytes);
  }
}

TEST(Value, IsEncodedAsTheHeaderSays) {
  EXPECT_EQ(encode({None{}}), "N");
  EXPECT_EQ(encode({true}), "T");
  EXPECT_EQ(encode({false}), "F");
  EXPECT_EQ(encode({Integer{0}}), integer('\0', ""));
  EXPECT_EQ(encode({Integer{-258}}), integer('\1', "\2\1"));
  EXPECT_EQ(encode({Integer{1} << 64U}), integer('\0', "\0\0\0\0\0\0\0\0\1"s));
  EXPECT_EQ(encode({1.0}), "D\0\0\0\0\0\0\xf0\x3f"s);
  EXPECT_EQ(encode({Text{"é"}}), text("é"));
  EXPECT_EQ(encode({Bytes{"\xff"}}), "B" + length(1) + "\xff");
  EXPECT_EQ(encode({Tuple{{{None{}}, {true}}}}), "U" + length(2) + "NT");
  EXPECT_EQ(encode({Dict{{{{None{}}, {true}}}}}), "M" + length(1) + "NT");
  EXPECT_EQ(encode({Raised{"E", "m"}}), "X" + text("E") + text("m"));
  EXPECT_EQ(encode({Opaque{"T", "r"}}), "O" + text("T") + text("r"));
  EXPECT_EQ(encode({Typed{"hole", {}}}), "Y" + text("hole") + std::string(4, '\0'));
}

TEST(Value, KeepsTheBitsOfFloats) {
  for (const double number : {-0.0, std::nan("7"), std::numeric_limits<double>::infinity()}) {
    const std::string bytes = encode({number});
    EXPECT_EQ(encode(decode(bytes)), bytes);
  }
}

TEST(Decode, RefusesWhatDoesNotEndWhereTheValueEnds) {
  EXPECT_EQ(refusal("NN"), "offset 1: bytes after the value");
  EXPECT_EQ(refusal(""), "offset 0: the bytes end inside a value");
  EXPECT_EQ(refusal("D1234567"), "offset 1: the bytes end inside a value");
  EXPECT_EQ(refusal("S" + length(5) + "four"), "offset 5: the bytes end inside a value");
  EXPECT_EQ(refusal("?"), "offset 0: unknown tag");
}

TEST(Decode, RefusesIntegersInAnotherThanTheShortestForm) {
  EXPECT_EQ(refusal(integer('\0', "\1"s)), "decoded");
  EXPECT_EQ(refusal(integer('\0', "\1\0"s)), "offset 8: an integer with leading zeros");
  EXPECT_EQ(refusal(integer('\0', "\0"s)), "offset 7: an integer with leading zeros");
  EXPECT_EQ(refusal(integer('\1', "")), "offset 6: a negative zero integer");
  EXPECT_EQ(refusal(integer('\2', "\1")), "offset 2: the sign of an integer is neither 0 nor 1");
}

TEST(Decode, AcceptsLoneSurrogatesAndNoOtherInvalidText) {
  EXPECT_EQ(refusal(text("\xed\xa0\x80")), "decoded");
  EXPECT_EQ(refusal(text("\xf4\x8f\xbf\xbf")), "decoded");
  EXPECT_EQ(refusal(text("ab\xff")), "offset 7: text that is not UTF-8");
  for (const char* bad : {"\xc0\x80", "\xe0\x80\x80", "\xf0\x80\x80\x80", "\xf4\x90\x80\x80",
                          "\x80", "\xc3", "\xc3(", "\xf5\x80\x80\x80", "\xe2\x82"}) {
    EXPECT_EQ(refusal(text(bad)), "offset 5: text that is not UTF-8");
  }
}

TEST(Decode, WantsTextsInExceptionsAndOpaqueValues) {
  EXPECT_EQ(refusal("X" + text("E") + "N"), "offset 7: not a text where only a text may be");
  EXPECT_EQ(refusal("ON"), "offset 1: not a text where only a text may be");
  EXPECT_EQ(refusal("X" + text("E") + text("\xff")), "offset 12: text that is not UTF-8");
}

TEST(Decode, IsNotImpressedByLargeCounts) {
  for (const char tag : {'L', 'U', 'E', 'Z', 'M', 'S', 'B'}) {
    EXPECT_EQ(refusal(tag + length(0xFFFFFFFF)), "offset 5: the bytes end inside a value");
  }
  EXPECT_EQ(refusal("I"s + '\0' + length(0xFFFFFFFF)), "offset 6: an integer larger than allowed");
}

TEST(Decode, StopsAtTheDepthBound) {
  const DecodeBounds three{.depth = 3};
  EXPECT_EQ(refusal(nested(3), three), "decoded");
  EXPECT_EQ(refusal(nested(4), three), "offset 15: nested deeper than allowed");
  EXPECT_EQ(refusal(nested(64)), "decoded");
  EXPECT_EQ(refusal(nested(1'000'000)), "offset 320: nested deeper than allowed");
}

TEST(Decode, StopsAtTheBoundOnValues) {
  const DecodeBounds three{.values = 3};
  EXPECT_EQ(refusal("L" + length(2) + "NN", three), "decoded");
  EXPECT_EQ(refusal("L" + length(3) + "NNN", three), "offset 7: more values than allowed");
}

TEST(Decode, StopsAtTheBoundOnIntegers) {
  const DecodeBounds two{.integer_bytes = 2};
  EXPECT_EQ(refusal(integer('\0', "\1\1"), two), "decoded");
  EXPECT_EQ(refusal(integer('\0', "\1\1\1"), two), "offset 6: an integer larger than allowed");
}

TEST(Decode, StopsAtTheBoundOnBytes) {
  const DecodeBounds six{.bytes = 6};
  EXPECT_EQ(refusal(text("1"), six), "decoded");
  EXPECT_EQ(refusal(text("12"), six), "offset 0: more bytes than allowed");
}

}  // namespace
}  // namespace runner
