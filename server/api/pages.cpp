#include "server/api/pages.hpp"

#include "server/api/service.hpp"

namespace server {
namespace {

HttpAnswer health(Service& service) {
  try {
    service.store().check();
  } catch (const StoreError& error) {
    return {503, "text/plain; charset=utf-8", std::string{"store: "} + error.what() + "\n", {}};
  }
  if (service.dispatcher().counts().runners == 0)
    return {503, "text/plain; charset=utf-8", "no runner is alive; the log says why\n", {}};
  return {200, "text/plain; charset=utf-8", "ok\n", {}};
}

// What was asked of the server, and with which verdicts, is no stranger's business.
HttpAnswer metrics(Service& service, const std::string& token) {
  const auto caller = service.caller_of(token);
  const bool staff = caller && (caller->user.role == Role::administrator ||
                                caller->user.role == Role::interviewer);
  if (!staff && !service.options().open_metrics)
    throw caller ? Refused{403, "/metrics is for administrators and interviewers"}
                 : Refused{401,
                           "/metrics needs the token of an administrator or an interviewer: "
                           "'Authorization: Bearer TOKEN'"};
  return {200,
          "text/plain; version=0.0.4; charset=utf-8",
          service.metrics().text(service.dispatcher().counts()),
          {}};
}

constexpr const char* welcome = R"(<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Viva</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}
code{background:#8882;padding:.1em .3em;border-radius:.2em}</style>
<h1>Viva</h1>
<p>This is a Viva server, a mock-interview coding judge. Its socket API is described at
<a href="/v1/openapi.json"><code>/v1/openapi.json</code></a>.</p>
<p>With an invitation, sit it in your terminal: <code>viva practice LINK</code>, where LINK is the address that
you were sent.</p>
<p>The link of an interviewer ends in <code>#token=</code> and their token, which the API wants as
<code>Authorization: Bearer TOKEN</code> and <code>viva submit</code> as <code>VIVA_TOKEN</code>.</p></html>
)";

}  // namespace

std::optional<HttpAnswer> page_of(Service& service, const std::string& verb,
                                  const std::string& path, const std::string& token) {
  if (verb != "GET") return std::nullopt;
  if (path == "/healthz") return health(service);
  if (path == "/metrics") return metrics(service, token);
  if (path == "/v1/openapi.json") return HttpAnswer{200, "application/json", openapi(), {}};
  if (path == "/" || path.starts_with("/i/"))
    return HttpAnswer{
        200,
        "text/html; charset=utf-8",
        welcome,
        {{"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}}};
  return std::nullopt;
}

}  // namespace server
