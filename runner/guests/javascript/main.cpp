#include <cstdio>
#include <exception>

#include "runner/guests/javascript/javascript_guest.hpp"

int main(int argc, char** argv) {
  try {
    // Never destroyed: a snapshot and its forks end with _exit.
    auto* const guest = new runner::JavascriptGuest;
    return sandbox::serve(*guest, argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "viva-guest-javascript: %s\n", error.what());
    return 1;
  }
}
