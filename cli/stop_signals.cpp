#include "cli/stop_signals.hpp"

#include <unistd.h>

#include <csignal>

namespace cli {
namespace {

volatile std::sig_atomic_t requests = 0;

void take_down(int /*signal*/) {
  if (requests != 0) ::_exit(stopped_by_signal);
  requests = 1;
}

void set_handler(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;  // what runs goes on
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

StopSignals::StopSignals() {
  requests = 0;
  set_handler(take_down);
}

StopSignals::~StopSignals() { set_handler(SIG_DFL); }

bool StopSignals::asked() { return requests != 0; }

}  // namespace cli
