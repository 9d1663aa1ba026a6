#include "batch/inputs/archive_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "batch/inputs/student_names.hpp"

namespace batch {
namespace {

constexpr std::uint64_t least_window = 1ULL << 20;
constexpr std::uint64_t largest_window = 32ULL << 20;
constexpr std::uint64_t passes_for_any_order = 16;
constexpr std::uint64_t ratio_counts_from = 64ULL << 20;
constexpr std::size_t headers_per_member = 4;        // folders, and what is left out
constexpr std::uint64_t inner_bytes_per_entry = 16;  // unpacked, in max_entry_bytes
constexpr int most_damaged = 100;                    // members, until the rest is given up

// A path that leads out of its archive stays a name in the folder that the archive is here.
Member inner_member(const std::string& folder, ArchiveReader::Found found, ArchiveReader& reader,
                    const InputOptions& options) {
  Member member = std::move(found.member);
  if (!found.size_known && member.fault.empty()) {
    Content content = reader.read(options.max_entry_bytes);
    member.size = content.bytes.size();
    member.fault = std::move(content.fault);
  }
  if (member.misplaced) std::replace(member.path.begin(), member.path.end(), '/', '_');
  member.misplaced = false;
  member.path = folder + '/' + member.path;
  return member;
}

}  // namespace

void list_inner(const std::string& path, std::string_view bytes, const InputOptions& options,
                std::vector<Member>& members, std::vector<std::size_t>& places) {
  const std::size_t before = members.size();
  const std::size_t before_places = places.size();
  const auto refuse = [&](std::string why) {
    members.resize(before);
    places.resize(before_places);
    members.push_back({path, 0, std::move(why)});
    places.push_back(0);
  };
  try {
    ArchiveReader reader{bytes};
    std::uint64_t left = inner_bytes_per_entry * options.max_entry_bytes;
    for (std::size_t place = 0; auto found = reader.next(); ++place) {
      if (place >= options.max_members) throw ArchiveDamage{"too many members"};
      if (found->member.size > left) throw ArchiveDamage{"it unpacks to too much"};
      left -= found->member.size;
      if (found->folder || is_path_left_out(found->member.path)) continue;
      members.push_back(inner_member(path, *std::move(found), reader, options));
      places.push_back(place);
    }
    if (members.size() == before) refuse("an archive without files");
  } catch (const ArchiveDamage& damage) {
    refuse(fmt::format("an archive that cannot be read: {}", damage.what()));
  }
}

std::map<std::size_t, Content> read_inner(std::string_view bytes, const Wanted& wanted) {
  std::map<std::size_t, Content> contents;
  try {
    ArchiveReader reader{bytes};
    for (std::size_t place = 0; contents.size() < wanted.size() && reader.next(); ++place) {
      const auto found = wanted.find(place);
      if (found != wanted.end()) contents[place] = reader.read(found->second);
    }
  } catch (const ArchiveDamage& damage) {
    for (const auto& [place, size] : wanted) {
      if (!contents.contains(place)) contents[place] = {"", damage.what()};
    }
  }
  return contents;
}

ArchiveTree::ArchiveTree(std::string name, std::uint64_t packed_bytes, Open open,
                         const InputOptions& options)
    : name_{std::move(name)},
      packed_bytes_{packed_bytes},
      open_{std::move(open)},
      options_{options} {
  try {
    list();
  } catch (const ArchiveDamage& damage) {
    throw InputError{fmt::format("{}: cannot be read: {}; zip, tar (gz, bz2, xz, zst) and 7z can",
                                 name_, damage.what())};
  }
}

void ArchiveTree::list() {
  ArchiveReader reader = open_();
  std::set<std::string> folders;
  std::size_t place = 0;
  try {
    for (; auto found = reader.next(); ++place) {
      if (place >= headers_per_member * options_.max_members) too_many();
      if (!found->folder || found->member.misplaced) {
        add_listed(*std::move(found), reader, place);
      } else if (!is_path_left_out(found->member.path)) {
        folders.insert(std::move(found->member.path));
      }
    }
  } catch (const ArchiveDamage& damage) {
    if (place == 0) throw;
    members_.push_back(
        {"", 0,
         fmt::format("damaged after {} members, reading stopped there: {}", place, damage.what()),
         true});
    places_.push_back({place});
  }
  add_empty_folders(std::move(folders));
  const auto order = sort_members();
  places_ = in_order(std::move(places_), order);
}

void ArchiveTree::add_empty_folders(std::set<std::string> folders) {
  const auto is_not_empty = [&](const std::string& folder_of) {
    for (std::size_t slash = folder_of.find('/'); slash != std::string::npos;
         slash = folder_of.find('/', slash + 1)) {
      folders.erase(folder_of.substr(0, slash));
    }
  };
  for (const Member& member : members_) is_not_empty(member.path);
  for (const std::string& folder : std::vector<std::string>{folders.begin(), folders.end()}) {
    is_not_empty(folder);
  }
  for (const std::string& folder : folders) {
    members_.push_back({folder, 0, "an empty folder: nothing was handed in"});
    places_.push_back({});
  }
}

void ArchiveTree::too_many() const {
  throw InputError{fmt::format("{}: more than {} members", shown(name_), options_.max_members)};
}

void ArchiveTree::add_listed(ArchiveReader::Found found, ArchiveReader& reader, std::size_t place) {
  Member& member = found.member;
  if (!member.misplaced && is_path_left_out(member.path)) return count_bytes(member.size);
  if (members_.size() >= options_.max_members) too_many();
  count_bytes(member.size);
  const bool nested = member.fault.empty() && archive_ending(member.path) > 0 &&
                      member.size <= options_.max_entry_bytes;
  if (member.fault.empty() && (nested || !found.size_known)) {
    Content content = reader.read(options_.max_entry_bytes);
    if (!found.size_known) count_bytes(content.bytes.size());
    member.size = content.bytes.size();
    member.fault = std::move(content.fault);
    if (nested && member.fault.empty()) {
      std::vector<std::size_t> inner;
      const std::size_t before = members_.size();
      list_inner(member.path, content.bytes, options_, members_, inner);
      for (const std::size_t at : inner) places_.push_back({place, at});
      for (std::size_t i = before; i < members_.size(); ++i) count_bytes(members_[i].size);
      return;
    }
  }
  members_.push_back(std::move(member));
  places_.push_back({place});
}

void ArchiveTree::count_bytes(std::uint64_t bytes) {
  const std::uint64_t left = options_.max_archive_bytes - unpacked_;
  if (bytes > left) {
    throw InputError{
        fmt::format("{}: unpacks to more than {} MiB", name_, options_.max_archive_bytes >> 20)};
  }
  unpacked_ += bytes;
  if (unpacked_ > ratio_counts_from &&
      unpacked_ / std::max<std::uint64_t>(1, packed_bytes_) > options_.max_archive_ratio) {
    throw InputError{fmt::format("{}: unpacks to more than {} times its size, as no submissions do",
                                 shown(name_), options_.max_archive_ratio)};
  }
}

void ArchiveTree::plan(ReadingPlan plan) {
  plan_ = std::move(plan);
  window_bytes_ = std::clamp(unpacked_ / passes_for_any_order, least_window, largest_window);
}

std::vector<Content> ArchiveTree::read_next() {
  if (next_ == window_end_) fill_window();
  auto found = window_.extract(next_++);
  for (const Content& content : found.mapped()) held_ -= content.bytes.size();
  return std::move(found.mapped());
}

std::string ArchiveTree::place(std::string_view path) const {
  return path.empty() ? shown(name_) : shown(fmt::format("{}:{}", name_, path));
}

// What is damaged inside ends a pass, for libarchive cannot go on; the next pass goes round it.
void ArchiveTree::fill_window() {
  std::map<std::size_t, Visit> visits = choose_window();
  while (!visits.empty()) {
    try {
      read_pass(visits);
    } catch (const ArchiveDamage& damage) {
      reader_.reset();
      if (++damaged_ <= most_damaged) continue;
      for (const auto& [place, visit] : visits) {
        for (const auto& [slot, member] : visit.slots) {
          keep(slot, {"", fmt::format("cannot be read: {}", damage.what())});
        }
      }
      visits.clear();
    }
  }
}

// As many of the next submissions as fit; at least one.
std::map<std::size_t, ArchiveTree::Visit> ArchiveTree::choose_window() {
  std::map<std::size_t, Visit> visits;
  std::uint64_t bytes = 0;
  for (; window_end_ < plan_.size(); ++window_end_) {
    const auto& wanted = plan_[window_end_];
    std::uint64_t size = 0;
    for (const std::size_t member : wanted) size += members_[member].size;
    if (window_end_ > next_ && bytes + size > window_bytes_) break;
    bytes += size;
    window_[window_end_].resize(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      visits[places_[wanted[i]].outer].slots.push_back({{window_end_, i}, wanted[i]});
    }
  }
  return visits;
}

void ArchiveTree::read_pass(std::map<std::size_t, Visit>& visits) {
  if (!reader_ || visits.begin()->first < at_) {
    reader_.emplace(open_());
    at_ = 0;
    ++passes_;
  }
  while (!visits.empty()) {
    const auto found = reader_->next();
    if (!found) throw ArchiveDamage{"it ended too early"};
    const auto visit = visits.extract(at_++);
    if (visit.empty()) continue;
    const std::string& path = members_[visit.mapped().slots.front().second].path;
    if (!path.starts_with(found->member.path)) {
      throw InputError{fmt::format("{}: changed while it was read", shown(name_))};
    }
    read_visit(*reader_, visit.mapped());
  }
}

void ArchiveTree::read_visit(ArchiveReader& reader, const Visit& visit) {
  const auto& [slot, member] = visit.slots.front();
  if (!places_[member].inner) return keep(slot, reader.read(members_[member].size));
  const Content outer = reader.read(options_.max_entry_bytes);
  Wanted wanted;
  for (const auto& [each, inside] : visit.slots) {
    wanted[*places_[inside].inner] = members_[inside].size;
  }
  auto contents = read_inner(outer.bytes, wanted);
  for (const auto& [each, inside] : visit.slots) {
    Content content = std::move(contents[*places_[inside].inner]);
    if (!outer.fault.empty()) content.fault = outer.fault;
    keep(each, std::move(content));
  }
}

void ArchiveTree::keep(Slot slot, Content content) {
  held_ += content.bytes.size();
  most_held_ = std::max(most_held_, held_);
  window_[slot.submission].at(slot.file) = std::move(content);
}

}  // namespace batch
