#include "runner/guests/sqlite/sqlite_guest.hpp"
#include "sandbox/guest.hpp"

int main(int argc, char** argv) {
  runner::SqliteGuest guest;
  return sandbox::serve(guest, argc, argv);
}
