#include "server/sockets/tls.hpp"

#include <fmt/format.h>
#include <openssl/ssl.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace server {
namespace {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

void check_readable(const std::string& what, const std::string& path) {
  if (path.empty()) {
    throw std::runtime_error{
        fmt::format("TLS: no {} was given. Name both a certificate and its key, or neither", what)};
  }
  errno = 0;
  if (std::ifstream{path}.get() == std::ifstream::traits_type::eof()) {
    throw std::runtime_error{fmt::format("TLS: cannot read the {} {}: {}", what, path,
                                         errno != 0 ? std::strerror(errno) : "it is empty")};
  }
}

void check(const error_code& error, const std::string& what, const std::string& path) {
  if (!error) return;
  throw std::runtime_error{
      fmt::format("TLS: cannot use {} as the {}: {}. It must be in PEM format, without a password",
                  path, what, error.message())};
}

ssl::context modern(ssl::context::method method) {
  ssl::context context{method};
  SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
  return context;
}

}  // namespace

ssl::context server_tls(const std::string& certificate, const std::string& key) {
  check_readable("certificate", certificate);
  check_readable("key", key);
  auto context = modern(ssl::context::tls_server);
  context.set_password_callback([](auto, auto) { return std::string{}; });  // instead of a prompt
  error_code error;
  context.use_certificate_chain_file(certificate, error);
  check(error, "certificate", certificate);
  context.use_private_key_file(key, ssl::context::pem, error);
  check(error, "key", key);
  return context;
}

ssl::context client_tls(const std::string& trusted) {
  auto context = modern(ssl::context::tls_client);
  error_code error;
  context.set_default_verify_paths(error);
  if (trusted.empty()) return context;
  check_readable("certificate", trusted);
  context.load_verify_file(trusted, error);
  check(error, "certificate", trusted);
  return context;
}

}  // namespace server
