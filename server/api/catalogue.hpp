// The catalogue of messages: every method's name, its REST route, who may call it, what it takes
// and what it gives. Validation, routing, the help and the OpenAPI document all come from here.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/api/api.hpp"
#include "server/store/records.hpp"

namespace server {

enum class Type { text, integer, number, boolean, time, texts, files, object, objects, any };

struct Field {
  std::string name;
  Type type = Type::text;
  bool required = false;
  std::string about{};
  std::vector<std::string> options{};  // of a text: one of these
  std::int64_t least = 0, most = 0;    // of an integer; of a text, its bytes; most 0: the default
  std::string schema{};                // of an object or objects: a schema's name
};

struct Schema {
  std::string name;
  std::vector<Field> fields;
};

// Who may call: a bit for each role.
constexpr unsigned anybody = 0;  // without a token
constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
constexpr unsigned everyone = 15;
constexpr unsigned staff = bit(Role::administrator) | bit(Role::interviewer);

struct Caller {
  User user;
  Token token;
};

struct Call {
  const Caller* caller = nullptr;  // null only for methods that are for anybody
  boost::json::object params;      // validated
  std::shared_ptr<Peer> peer;      // null for REST
  std::string idempotency_key;
  bool unsettled = false;  // set by a method whose answer needs Store::flush() before it is true
  std::function<void()> afterwards{};  // by a connection that stays open, when it was answered
};

class Service;

struct Method {
  std::string name;  // "sessions.start"
  std::string verb;  // REST; empty: only on connections that stay open
  std::string path;  // "/v1/sessions/{session}/prompt"
  unsigned roles = everyone;
  std::string summary;
  std::vector<Field> params;
  std::string result;  // a schema's name, "[Name]" for a page of them, or empty
  std::function<boost::json::value(Service&, Call&)> run;
  unsigned status = 200;  // of a success by REST
  bool open = false;      // for anybody
};

[[nodiscard]] const std::vector<Method>& catalogue();
[[nodiscard]] const std::vector<Schema>& schemas();

// Throws Refused that names the field and the remedy: unknown fields, missing ones, wrong types.
void validate(const boost::json::object& params, const std::vector<Field>& fields,
              const std::string& where = {});

// The OpenAPI 3.1 document of the catalogue.
[[nodiscard]] std::string openapi();

}  // namespace server
