#include "problems/file_name.hpp"

#include <gtest/gtest.h>

#include <string>

namespace problems {
namespace {

TEST(FileName, OfASubmissionStaysInItsFolder) {
  for (const char* name : {"solution.py", "a/b/c.py", "..a", "a..", "...", "caf\xC3\xA9 1.py"})
    EXPECT_TRUE(is_safe_file_name(name)) << name;
  for (const char* name : {"", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a\\b"})
    EXPECT_FALSE(is_safe_file_name(name)) << name;
}

TEST(FileName, HasNothingThatATerminalObeys) {
  for (const char* name : {"a\nb", "a\tb", "a\x1b[31m", "a\xFF", "\xE2\x80\xAE.py"})
    EXPECT_FALSE(is_safe_file_name(name)) << name;
  EXPECT_FALSE(is_safe_file_name(std::string_view{"a\0b", 3}));
}

TEST(FileName, IsBounded) {
  EXPECT_TRUE(is_safe_file_name(std::string(200, 'a')));
  EXPECT_FALSE(is_safe_file_name(std::string(201, 'a')));
}

}  // namespace
}  // namespace problems
