#include <cstdio>
#include <exception>

#include "runner/guests/python/python_guest.hpp"

int main(int argc, char** argv) {
  try {
    runner::PythonGuest guest;
    return sandbox::serve(guest, argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "viva-guest-python: %s\n", error.what());
    return 1;
  }
}
