// Users, tokens and invitations.
#include <fmt/format.h>

#include <algorithm>

#include "server/api/identity.hpp"
#include "server/api/methods.hpp"
#include "server/api/params.hpp"
#include "server/api/service.hpp"
#include "server/api/views.hpp"

namespace server {

namespace json = boost::json;

namespace {

Role role_of(const std::string& name) {
  for (const Role role : {Role::administrator, Role::interviewer, Role::grader}) {
    if (to_string(role) == name) return role;
  }
  return Role::candidate;
}

std::optional<Time> expiry(const json::object& params, Time now) {
  if (given(params, "expires_in_seconds") == nullptr) return std::nullopt;
  return now + std::chrono::seconds{integer_in(params, "expires_in_seconds")};
}

Token new_token(Service& service, const std::string& user, const std::string& secret,
                const json::object& params) {
  Token token;
  token.id = service.new_id("token");
  token.user = user;
  token.hash = hash_of(secret);
  token.label = text_in(params, "label");
  token.created = service.now();
  token.expires = expiry(params, service.now());
  return token;
}

bool is_good(const Token& token, Time now) {
  return !token.revoked && (!token.expires || *token.expires > now);
}

void must_have_room(Service& service, const User& user) {
  const auto tokens = service.store().tokens_of(user.id);
  const auto good = static_cast<std::size_t>(std::count_if(
      tokens.begin(), tokens.end(), [&](const Token& one) { return is_good(one, service.now()); }));
  const std::size_t most = service.options().most_tokens;
  if (good >= most)
    throw Refused{409,
                  fmt::format("you have {} tokens, as many as a user may have; revoke one that "
                              "you do not need (tokens.list, tokens.revoke)",
                              good)};
}

json::object with_secret(json::object view, const std::string& secret) {
  view["token"] = secret;
  return view;
}

// Who may see and revoke a token: its user, an administrator, and of an invitation to an assignment
// and of what it became, whose assignment that is.
bool may_revoke(Service& service, const Caller& caller, const Token& token) {
  if (caller.user.role == Role::administrator || token.user == caller.user.id) return true;
  const auto assignment = service.store().assignment(token.assignment);
  return assignment && assignment->owner == caller.user.id;
}

Token token_for(Service& service, const Caller& caller, const std::string& id) {
  auto token = service.store().token(id);
  if (!token || !may_revoke(service, caller, *token)) throw not_found("token", id);
  return *std::move(token);
}

}  // namespace

Value authenticate(Service& service, Call& call) {
  if (!call.peer) throw Refused{400, "send the header 'Authorization: Bearer TOKEN' instead"};
  const std::string secret = text_in(call.params, "token");
  const auto token = service.store().token_by_hash(hash_of(secret));
  const bool good = token && !token->user.empty() && !token->revoked &&
                    (!token->expires || *token->expires > service.now());
  const auto user = good ? service.store().user(token->user) : std::nullopt;
  if (!user) throw Refused{401, "the token is unknown, expired or revoked; ask for another"};
  call.peer->token = secret;
  return view_of(*user);
}

Value me_get(Service&, Call& call) { return view_of(call.caller->user); }

Value users_create(Service& service, Call& call) {
  const User user{service.new_id("user"), role_of(text_in(call.params, "role")),
                  text_in(call.params, "name"), service.now()};
  const std::string secret = make_token();
  Token token = new_token(service, user.id, secret, call.params);
  token.label = user.name;
  service.store().add_user(user);
  service.store().add_token(token);
  return with_secret(view_of(user), secret);
}

Value users_list(Service& service, Call&) {
  json::array items;
  for (const auto& user : service.store().users()) items.push_back(view_of(user));
  return page(std::move(items));
}

Value tokens_create(Service& service, Call& call) {
  must_have_room(service, call.caller->user);
  const std::string secret = make_token();
  Token token = new_token(service, call.caller->user.id, secret, call.params);
  // A token never outlives the one that made it.
  const auto& own = call.caller->token.expires;
  if (own && (!token.expires || *token.expires > *own)) token.expires = own;
  token.assignment = call.caller->token.assignment;
  token.extra_percent = call.caller->token.extra_percent;
  service.store().add_token(token);
  return with_secret(view_of(token), secret);
}

Value tokens_list(Service& service, Call& call) {
  const std::string& own = call.caller->user.id;
  const std::string user = text_in(call.params, "user", own);
  json::array items;
  for (const auto& token : service.store().tokens_of(user)) {
    if (may_revoke(service, *call.caller, token)) items.push_back(view_of(token));
  }
  if (items.empty() && user != own) throw not_found("user", user);
  return page(std::move(items));
}

Value tokens_revoke(Service& service, Call& call) {
  const Token token = token_for(service, *call.caller, text_in(call.params, "token_id"));
  service.store().revoke_token(token.id, service.now());
  service.forget_callers();
  return view_of(*service.store().token(token.id));
}

Value invitations_accept(Service& service, Call& call) {
  const auto invitation =
      service.store().token_by_hash(hash_of(text_in(call.params, "invitation")));
  if (!invitation || !invitation->user.empty() || invitation->revoked ||
      (invitation->expires && *invitation->expires <= service.now()))
    throw Refused{404, "the invitation is unknown, expired or revoked; ask whoever sent it",
                  "invitation"};
  const User user{service.new_id("user"), Role::candidate, text_in(call.params, "name"),
                  service.now()};
  const std::string secret = make_token();
  Token token = new_token(service, user.id, secret, json::object{});
  token.label = "invitation " + invitation->id;
  token.assignment = invitation->assignment;
  token.extra_percent = invitation->extra_percent;
  if (!service.store().accept_invitation(invitation->id, user, token))
    throw Refused{409, "the invitation was used up; ask whoever sent it for another", "invitation"};
  json::object view = with_secret(view_of(user), secret);
  view["assignment"] = invitation->assignment;
  return view;
}

}  // namespace server
