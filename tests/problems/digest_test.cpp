#include "problems/digest.hpp"

#include <gtest/gtest.h>

namespace problems {
namespace {

TEST(Digest, OfNothingIsTheHashOfNothing) {
  EXPECT_EQ(digest_of({}),
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// printf '\1\0\0\0\0\0\0\0a\2\0\0\0\0\0\0\0bc' | sha256sum
TEST(Digest, HashesLengthsBeforeNamesAndBytes) {
  EXPECT_EQ(digest_of({{"a", "bc"}}),
            "sha256:9a8acca1b6c6c0befd3fbc756aed625da998c998f7252e738c4ef061906b9b21");
}

TEST(Digest, BytesCannotMoveBetweenNamesAndFiles) {
  EXPECT_NE(digest_of({{"a", "bc"}}), digest_of({{"ab", "c"}}));
  EXPECT_NE(digest_of({{"a", "b"}, {"c", "d"}}), digest_of({{"a", "bcd"}}));
  EXPECT_NE(digest_of({{"a", ""}}), digest_of({{"", "a"}}));
}

}  // namespace
}  // namespace problems
