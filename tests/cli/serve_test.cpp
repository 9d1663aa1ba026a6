// The real program as a server, as its operator starts it.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "child.hpp"

namespace cli_tests {
namespace {

using testing::HasSubstr;

class Serve : public testing::Test {
 protected:
  [[nodiscard]] std::vector<std::string> with_token_file(const std::string& name) const {
    return {"serve",  "--listen", "127.0.0.1:0",  "--data",  file("data"),
            "--jobs", "1",        "--token-file", file(name)};
  }
  [[nodiscard]] std::string file(const std::string& name) const {
    return (folder_.path() / name).string();
  }
  [[nodiscard]] std::string text_of(const std::string& name) const {
    std::ifstream in{file(name)};
    return {std::istreambuf_iterator<char>{in}, {}};
  }

  TemporaryFolder folder_;
};

TEST_F(Serve, AnAdministratorWhoseTokenCannotBeWrittenIsNotMade) {
  const Ran refused = run(folder_.path(), with_token_file("nowhere/token"));
  EXPECT_EQ(refused.status, 3);
  EXPECT_THAT(refused.text,
              HasSubstr("nowhere/token: the administrator's token cannot be written"));
  Child server{folder_.path(), with_token_file("token")};
  EXPECT_TRUE(server.says("The administrator's token is in " + file("token")));
  EXPECT_TRUE(server.says(" problems on "));
  EXPECT_GT(std::filesystem::file_size(file("token")), 40U);
}

TEST_F(Serve, AnAdministratorWhoseTokenCannotBePrintedIsNotMade) {
  for (const auto* nowhere : {">/dev/full", ">&-"}) {
    const std::string command = program + " serve --listen 127.0.0.1:0 --jobs 1 --bank " + bank +
                                " --data " + file("data") + " " + nowhere + " 2>" + file("said");
    EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 3) << nowhere;
    EXPECT_THAT(text_of("said"), HasSubstr("token cannot be printed")) << nowhere;
    EXPECT_EQ(text_of("data/lock"), "") << nowhere;
  }
  Child server{folder_.path(), with_token_file("token")};
  EXPECT_TRUE(server.says("The administrator's token is in "));
}

TEST_F(Serve, AFolderThatCannotBeMadeIsSaidWithTheRemedy) {
  std::ofstream{file("data")} << "in the way";
  const Ran refused = run(folder_.path(), with_token_file("token"));
  EXPECT_EQ(refused.status, 3);
  EXPECT_THAT(refused.text, HasSubstr("data: cannot be written to; give its owner the right, or "
                                      "another folder by --data"));
}

TEST_F(Serve, APortIsANumberThatThereIs) {
  for (const auto* port : {"65536", "99999", "-1", "http", "80x"}) {
    const Ran refused = run(folder_.path(), {"serve", "--data", file("data"), "--listen",
                                             std::string{"127.0.0.1:"} + port});
    EXPECT_EQ(refused.status, 3) << port;
    EXPECT_THAT(refused.text, HasSubstr("a port is a number from 0 to 65535")) << port;
  }
}

}  // namespace
}  // namespace cli_tests
