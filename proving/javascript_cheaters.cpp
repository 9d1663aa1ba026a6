#include <fmt/format.h>

#include <array>

#include "languages/tokens.hpp"
#include "proving/cheaters.hpp"

namespace proving {
namespace {

using languages::javascript_tokens;
using languages::Token;

struct Body {
  const char* does;
  const char* text;
  Cheater::End end = Cheater::End::any;
};

constexpr std::array bodies{
    Body{"returns undefined from every function", "return undefined;"},
    Body{"returns null from every function", "return null;"},
    Body{"returns 0 from every function", "return 0;"},
    Body{"returns 1 from every function", "return 1;"},
    Body{"returns true from every function", "return true;"},
    Body{"returns false from every function", "return false;"},
    Body{"returns '' from every function", "return '';"},
    Body{"returns [] from every function", "return [];"},
    Body{"returns {} from every function", "return {};"},
    Body{"returns its first argument from every function", "return args[0];"},
    Body{"returns a promise of nothing from every function", "return Promise.resolve();"},
    Body{"returns an object for which everything works",
         "const all = new Proxy(function () {}, { get: () => all, apply: () => all, has: () => "
         "true });"
         " return all;"},
    Body{"returns an object that is equal to whatever asks it",
         "return { equals: () => true, valueOf: () => 0, toString: () => '0', toJSON: () => 0,"
         " [Symbol.toPrimitive]: () => 0, [Symbol.iterator]: function* () {} };"},
    Body{"forges the judge's messages",
         "for (const show of [globalThis.observe, globalThis.print, console.log]) {"
         " try { show('result', true); show('{\"kind\":\"observed\",\"verdict\":\"accepted\"}'); }"
         " catch (error) {} } return undefined;"},
    Body{"ends the program in every function",
         "for (const end of ['quit', 'exit', 'close']) {"
         " try { globalThis[end](0); } catch (error) {} } throw undefined;"},
    Body{"sleeps in every function",
         "return new Promise((resolve) => { setTimeout(resolve, 3600000); });"},
    Body{"never settles a promise", "return new Promise(() => {});"},
    Body{"patches the driver's library",
         "globalThis.raised = () => null; globalThis.captured = () => '';"
         " globalThis.Spy = () => ({ calls: [], receivers: [] }); globalThis.observe = () => {};"
         " globalThis.sleep = () => Promise.resolve(); return undefined;"},
    Body{"patches what everybody uses",
         "Array.prototype.push = Array.prototype.map = () => []; Object.is = () => true;"
         " JSON.stringify = () => '0'; return undefined;"},
    Body{"never ends", "for (;;) {}", Cheater::End::loops}};

std::vector<std::string> declared_in(const std::string& program) {
  std::vector<std::string> names;
  const auto tokens = javascript_tokens(program);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const auto& word = tokens[i].text;
    if (tokens[i].is_sign("(") || tokens[i].is_sign("[") || tokens[i].is_sign("{")) {
      i = closing(tokens, i);
    } else if (word == "function" || word == "class" || word == "const" || word == "let" ||
               word == "var") {
      const std::size_t name = tokens[i + 1].is_sign("*") ? i + 2 : i + 1;
      if (name < tokens.size() && tokens[name].kind == Token::Kind::word)
        names.emplace_back(tokens[name].text);
    }
  }
  return names;
}

}  // namespace

std::string javascript_constant(const std::string& reference, const std::string& body) {
  std::string program;
  for (const auto& name : declared_in(reference))
    program += fmt::format("var {} = function (...args) {{ {} }};\n", name, body);
  return program;
}

std::vector<Cheater> javascript_cheaters(const std::string& reference) {
  std::vector<Cheater> cheaters;
  if (declared_in(reference).empty()) return cheaters;
  for (const Body& body : bodies)
    cheaters.push_back({body.does, body.end, javascript_constant(reference, body.text)});
  cheaters.push_back({"throws while it is loaded", Cheater::End::any, "throw undefined;\n"});
  return cheaters;
}

}  // namespace proving
