// A guest for the sandbox's own tests: plays the untrusted program itself.
#include <stdexcept>
#include <string>
#include <vector>

#include "sandbox/guest.hpp"
#include "tests/support/probe_verbs.hpp"

namespace probe {
namespace {

Verbs all_verbs() {
  Verbs all;
  for (Verbs some : {looking_verbs(), calling_verbs(), spending_verbs(), multiplying_verbs(),
                     disturbing_verbs()}) {
    all.merge(some);
  }
  return all;
}

class ProbeGuest : public sandbox::GuestProgram {
 public:
  [[nodiscard]] std::vector<std::string> readable() const override {
    return {"/usr/share/zoneinfo", "/no/such/directory"};
  }
  [[nodiscard]] std::string engines() const override { return "probe 1" + layers_; }
  void load_layer(std::string_view layer) override {
    if (layer == "bad") throw std::runtime_error{"this layer is bad"};
    layers_ += " " + std::string{layer.substr(0, 100)};
    bytes_ += layer.size();
  }
  void enter_cell() override {}
  [[nodiscard]] std::string answer(std::string_view request) override {
    std::istringstream words{std::string{request}};
    const std::string verb = word_from(words);
    if (verb == "layers") return layers_ + " " + std::to_string(bytes_);
    const auto found = verbs_.find(verb);
    return found == verbs_.end() ? "unknown verb" : found->second(words);
  }

 private:
  Verbs verbs_ = all_verbs();
  std::string layers_;
  std::size_t bytes_ = 0;
};

}  // namespace
}  // namespace probe

int main(int argc, char** argv) {
  probe::ProbeGuest guest;
  return sandbox::serve(guest, argc, argv);
}
