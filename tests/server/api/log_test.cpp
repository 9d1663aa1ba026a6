// Nobody writes the log but the server.
#include "server/log.hpp"

#include "tests/server/api/served.hpp"

namespace server {
namespace {

std::string logged(const std::string& text) {
  testing::internal::CaptureStderr();
  log_text(text);
  return testing::internal::GetCapturedStderr();
}

TEST(Log, IsALineWhateverIsInTheText) {
  EXPECT_EQ(logged("the disk is full"), "viva: the disk is full\n");
  EXPECT_EQ(logged("a\nviva: forged\r\n"), "viva: a\\nviva: forged\\r\\n\n");
}

TEST(Log, MovesNoCursorAndHidesNothing) {
  EXPECT_EQ(logged("\x1b[2J\x07\x7f"), "viva: \\x1b[2J\\x07\\x7f\n");
  EXPECT_EQ(logged("\u202Egnp\u009b31m"), "viva: \\u202egnp\\x9b31m\n");
  EXPECT_EQ(logged("\xff\xc0"), "viva: \\xff\\xc0\n");
  EXPECT_EQ(logged("Gr\u00fc\u00dfe, \u4f60\u597d"), "viva: Gr\u00fc\u00dfe, \u4f60\u597d\n");
}

}  // namespace
}  // namespace server
