#include <gmock/gmock.h>
#include <openssl/ssl.h>

#include <fstream>
#include <memory>

#include "server/sockets/client.hpp"
#include "tests/server/sockets/certificate.hpp"
#include "tests/server/sockets/served.hpp"
#include "tests/server/sockets/wire.hpp"

namespace server {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

// A blocking TLS connection over a Wire, which trusts anybody.
class TlsWire {
 public:
  explicit TlsWire(unsigned short port, int newest = TLS1_3_VERSION)
      : wire_{port}, context_{SSL_CTX_new(TLS_client_method()), &SSL_CTX_free} {
    SSL_CTX_set_security_level(context_.get(), 0);
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context_.get(), newest);
    tls_.reset(SSL_new(context_.get()));
    SSL_set_fd(tls_.get(), wire_.fd());
    connected = SSL_connect(tls_.get()) == 1;
  }
  void send(std::string_view bytes) const {
    SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size()));
  }
  [[nodiscard]] std::string read_to(std::string_view end) const {
    std::string text;
    char piece[4096];
    for (int size = 1; size > 0 && text.find(end) == std::string::npos;) {
      size = SSL_read(tls_.get(), piece, sizeof piece);
      if (size > 0) text.append(piece, static_cast<std::size_t>(size));
    }
    return text;
  }
  void half_close() const { SSL_shutdown(tls_.get()); }

  bool connected = false;

 private:
  Wire wire_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  std::unique_ptr<SSL, decltype(&SSL_free)> tls_{nullptr, &SSL_free};
};

class Tls : public testing::Test {
 protected:
  Tls() {
    write_certificate(folder / "certificate.pem", folder / "key.pem", "DNS:localhost");
    options.certificate = folder / "certificate.pem";
    options.key = folder / "key.pem";
    options.lines = "127.0.0.1:0";
  }
  [[nodiscard]] std::string refusal() const {
    try {
      const Served served{options};
      return "none";
    } catch (const std::runtime_error& error) {
      return error.what();
    }
  }
  TemporaryFolder folder;
  SocketOptions options;
};

TEST_F(Tls, CarriesHttp) {
  Served served{options};
  TlsWire wire{served.port()};
  ASSERT_TRUE(wire.connected);
  for (int i = 0; i < 3; ++i) {
    wire.send("GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_THAT(wire.read_to("body="), HasSubstr("GET /" + std::to_string(i)));
  }
  wire.send("GET /last HTTP/1.1\r\nHost: h\r\n\r\n");
  wire.half_close();
  EXPECT_THAT(wire.read_to("body="), HasSubstr("GET /last"));
  EXPECT_TRUE(served.comes_to(0));
}

TEST_F(Tls, CarriesWebSocket) {
  Served served{options};
  Client client{"https://localhost:" + std::to_string(served.port()), "secret",
                options.certificate};
  const std::string message(1U << 20, 'x');
  client.send(message);
  EXPECT_EQ(client.receive(patience), message);
  client.send("who");
  EXPECT_EQ(client.receive(patience), "secret 127.0.0.1");
}

TEST_F(Tls, CarriesLines) {
  Served served{options};
  TlsWire wire{served.lines_port()};
  wire.send("one\ntwo\n");
  EXPECT_EQ(wire.read_to("two\n"), "one\ntwo\n");
  wire.send("big 3000000\n");
  wire.half_close();
  EXPECT_EQ(wire.read_to("\n").size(), 3'000'001U);
  EXPECT_EQ(wire.read_to("\n"), "");
  EXPECT_TRUE(served.comes_to(0));
}

TEST_F(Tls, IsNotSpokenInOldVersions) {
  const Served served{options};
  EXPECT_FALSE((TlsWire{served.port(), TLS1_1_VERSION}.connected));
  EXPECT_TRUE((TlsWire{served.port(), TLS1_2_VERSION}.connected));
}

TEST_F(Tls, EndsWhenTheHandshakeTakesTooLong) {
  options.header_timeout = seconds{1};
  Served served{options};
  Wire silent{served.port()}, silent_lines{served.lines_port()};
  EXPECT_TRUE(silent.at_end());
  EXPECT_TRUE(silent_lines.at_end());
  EXPECT_TRUE(served.comes_to(0));
}

TEST_F(Tls, EndsAConnectionThatDoesNotSpeakIt) {
  Served served{options};
  Wire wire{served.port()};
  wire.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_THAT(wire.read_to_end(), testing::Not(HasSubstr("200")));
  EXPECT_TRUE(served.comes_to(0));
}

TEST_F(Tls, GoodbyeIsSaidHereToo) {
  Served served{options};
  Client client{"https://localhost:" + std::to_string(served.port()), "", options.certificate};
  client.send("x");
  EXPECT_EQ(client.receive(patience), "x");
  TlsWire lines{served.lines_port()};
  lines.send("y\n");
  EXPECT_EQ(lines.read_to("\n"), "y\n");
  served.stop(seconds{60});
  EXPECT_THROW((void)client.receive(patience), std::runtime_error);
  EXPECT_EQ(lines.read_to("\n"), "");
  lines.half_close();
  EXPECT_TRUE(served.runs_out());
}

TEST_F(Tls, TheClientTrustsOnlyWhatItWasTold) {
  const Served served{options};
  const std::string port = std::to_string(served.port());
  EXPECT_THROW((Client{"https://localhost:" + port, ""}), std::runtime_error);
  // The certificate is trusted, but for another name.
  EXPECT_THROW((Client{"https://127.0.0.1:" + port, "", options.certificate}), std::runtime_error);
}

TEST_F(Tls, SaysWhatIsWrongWithTheFiles) {
  const auto right = options;
  options.key = "";
  EXPECT_THAT(refusal(), HasSubstr("no key was given"));
  options.key = folder / "missing.pem";
  EXPECT_THAT(refusal(), EndsWith("missing.pem: No such file or directory"));
  std::ofstream{folder / "nonsense.pem"} << "nonsense";
  options.key = folder / "nonsense.pem";
  EXPECT_THAT(refusal(), StartsWith("TLS: cannot use " + options.key + " as the key: "));
  options = right;
  options.certificate = folder / "nonsense.pem";
  EXPECT_THAT(refusal(), HasSubstr("as the certificate"));
  options = right;
  write_certificate(folder / "other.pem", folder / "other_key.pem", "DNS:localhost");
  options.key = folder / "other_key.pem";
  EXPECT_THAT(refusal(), HasSubstr("mismatch"));
}

}  // namespace
}  // namespace server
