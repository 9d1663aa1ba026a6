// TLS 1.2 and newer, from PEM files.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <string>

namespace server {

// Throw std::runtime_error that names the file and the reason.
[[nodiscard]] boost::asio::ssl::context server_tls(const std::string& certificate,
                                                   const std::string& key);
// Trusts the system's authorities, and the certificates in a file when one is given.
[[nodiscard]] boost::asio::ssl::context client_tls(const std::string& trusted);

}  // namespace server
