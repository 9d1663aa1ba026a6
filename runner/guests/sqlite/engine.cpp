#include "runner/guests/sqlite/engine.hpp"

#include <sqlite3.h>

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace runner {
namespace {

// 2026-01-01T00:00:00Z in milliseconds since noon in Greenwich on November 24, 4714 B.C.
constexpr sqlite3_int64 fixed_now = 212'633'985'600'000;

int refuse_open(sqlite3_vfs*, const char*, sqlite3_file* file, int, int*) {
  file->pMethods = nullptr;  // so that SQLite does not close what was never open
  return SQLITE_CANTOPEN;
}
int refuse_delete(sqlite3_vfs*, const char*, int) { return SQLITE_IOERR_DELETE; }
int find_nothing(sqlite3_vfs*, const char*, int, int* found) {
  *found = 0;
  return SQLITE_OK;
}
int refuse_path(sqlite3_vfs*, const char*, int, char*) { return SQLITE_CANTOPEN; }
std::uint64_t random_state = 0;

// splitmix64 (Steele, Lea, Flood 2014).
int give_seeded_bytes(sqlite3_vfs*, int size, char* bytes) {
  for (int i = 0; i < size; ++i) {
    random_state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t mixed = (random_state ^ (random_state >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    bytes[i] = static_cast<char>(mixed >> 56);
  }
  return size;
}
int sleep_not_at_all(sqlite3_vfs*, int) { return 0; }
int give_fixed_day(sqlite3_vfs*, double* day) {
  *day = static_cast<double>(fixed_now) / 86'400'000.0;
  return SQLITE_OK;
}
int give_no_error(sqlite3_vfs*, int, char*) { return 0; }
int give_fixed_time(sqlite3_vfs*, sqlite3_int64* now) {
  *now = fixed_now;
  return SQLITE_OK;
}

// The operating system that SQLite gets to see.
sqlite3_vfs fileless_world() {
  sqlite3_vfs world{};
  world.iVersion = 2;
  world.szOsFile = sizeof(sqlite3_file);
  world.mxPathname = 512;
  world.zName = "fileless";
  world.xOpen = refuse_open;
  world.xDelete = refuse_delete;
  world.xAccess = find_nothing;
  world.xFullPathname = refuse_path;
  world.xRandomness = give_seeded_bytes;
  world.xSleep = sleep_not_at_all;
  world.xCurrentTime = give_fixed_day;
  world.xGetLastError = give_no_error;
  world.xCurrentTimeInt64 = give_fixed_time;
  return world;
}

void require(int result, const std::string& doing) {
  if (result != SQLITE_OK) throw std::runtime_error{doing + ": " + sqlite3_errstr(result)};
}

bool set_up_once() {
  require(sqlite3_config(SQLITE_CONFIG_SINGLETHREAD), "use SQLite with one thread");
  require(sqlite3_config(SQLITE_CONFIG_URI, 0), "turn off SQLite's URI names");
  require(sqlite3_config(SQLITE_CONFIG_MMAP_SIZE, sqlite3_int64{0}, sqlite3_int64{0}),
          "turn off SQLite's memory maps");
  require(sqlite3_initialize(), "initialize SQLite");
  static sqlite3_vfs world = fileless_world();
  require(sqlite3_vfs_register(&world, 1), "register SQLite's fileless world");
  sqlite3_hard_heap_limit64(EngineLimits::heap_bytes);
  ::setenv("TZ", "UTC0", 1);  // 'localtime' must not depend on the host
  return true;
}

void set_switch(sqlite3* connection, int which, int value) {
  require(sqlite3_db_config(connection, which, value, nullptr),
          "configure connection: switch " + std::to_string(which));
}

}  // namespace

void prepare_engine() { [[maybe_unused]] static const bool done = set_up_once(); }

void seed_randomness(std::uint64_t seed) {
  random_state = seed;
  sqlite3_randomness(0, nullptr);  // forget; the next use asks give_seeded_bytes()
}

void restrict_connection(sqlite3* connection) {
  // Virtual tables for JSON only; others have a past, or tell about the process.
  const char* kept_modules[] = {"json_each", "json_tree", nullptr};
  require(sqlite3_drop_modules(connection, kept_modules), "drop virtual table modules");

  set_switch(connection, SQLITE_DBCONFIG_DEFENSIVE, 1);
  set_switch(connection, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0);
  set_switch(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  set_switch(connection, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0);
  set_switch(connection, SQLITE_DBCONFIG_DQS_DDL, 0);
  set_switch(connection, SQLITE_DBCONFIG_DQS_DML, 0);

  sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, EngineLimits::value_bytes);
  sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, EngineLimits::statement_bytes);
  sqlite3_limit(connection, SQLITE_LIMIT_COLUMN, EngineLimits::columns);
  sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, EngineLimits::expression_depth);
  sqlite3_limit(connection, SQLITE_LIMIT_COMPOUND_SELECT, EngineLimits::compound_selects);
  sqlite3_limit(connection, SQLITE_LIMIT_VDBE_OP, EngineLimits::program_steps);
  sqlite3_limit(connection, SQLITE_LIMIT_FUNCTION_ARG, EngineLimits::function_arguments);
  sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(connection, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, EngineLimits::like_pattern_bytes);
  sqlite3_limit(connection, SQLITE_LIMIT_VARIABLE_NUMBER, 0);  // nobody would bind them
  sqlite3_limit(connection, SQLITE_LIMIT_TRIGGER_DEPTH, EngineLimits::trigger_depth);
  sqlite3_limit(connection, SQLITE_LIMIT_WORKER_THREADS, 0);
}

}  // namespace runner
