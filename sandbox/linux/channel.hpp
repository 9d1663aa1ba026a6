// Messages between the judge and its snapshots and cells.
//
// Control (judge <-> snapshot): one packet each, trusted on both sides, may carry descriptors.
// Frames (judge <-> cell): u32 little-endian length, then bytes; the judge trusts nothing that
// comes back.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sandbox/linux/unique_fd.hpp"
#include "sandbox/observation.hpp"

namespace sandbox {

struct SocketPair {
  UniqueFd ours, theirs;
};
[[nodiscard]] SocketPair packet_pair();  // keeps message boundaries
[[nodiscard]] SocketPair stream_pair();
[[nodiscard]] SocketPair pipe_pair();  // ours reads (never blocks), theirs writes

enum class Command : std::uint32_t { hello, layer, cell, prefault };

// Judge to snapshot. A plain struct, sent as it is: both ends are built together.
struct Request {
  Command command{};
  std::uint32_t slot = 0;
  CellLimits limits;
  bool watched = false;  // no cgroup: memory and processes are held by rlimits
  std::uint32_t cgroup_version = 0;
  std::uint32_t slots = 0;
  std::uint32_t join_fds = 0;  // per slot
  std::uint32_t uids = 0;      // uids of the snapshot's own besides 0; 0: only the one it runs as
};

// Snapshot to judge.
struct Response {
  std::int32_t pid = 0;
  std::int32_t error = 0;  // errno of what failed, or 0
  std::array<char, 400> text{};
};

void send_packet(int socket, const void* bytes, std::size_t size, const std::vector<int>& fds);

struct Packet {
  std::string bytes;
  std::vector<UniqueFd> fds;
};
[[nodiscard]] std::optional<Packet> receive_packet(int socket);  // empty: the peer is gone

// The cell's side: blocking, no exceptions. False: the peer is gone.
[[nodiscard]] bool read_frame(int fd, std::string& frame);
[[nodiscard]] bool write_frame(int fd, std::string_view frame);

}  // namespace sandbox
