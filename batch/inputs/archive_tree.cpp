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
    for (std::size_t place = 0; auto found = reader.next(); ++place) {
      if (found->folder || is_path_left_out(found->member.path)) continue;
      if (members.size() - before >= options.max_members) throw ArchiveDamage{"too many members"};
      members.push_back(inner_member(path, *std::move(found), reader, options));
      places.push_back(place);
    }
    if (members.size() == before) refuse("an archive without files");
  } catch (const ArchiveDamage& damage) {
    refuse(fmt::format("a damaged archive: {}", damage.what()));
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
      if (found->folder && found->member.fault.empty()) {
        if (!is_path_left_out(found->member.path)) folders.insert(std::move(found->member.path));
        if (folders.size() <= options_.max_members) continue;
      }
      add_listed(*std::move(found), reader, place);
    }
  } catch (const ArchiveDamage& damage) {
    if (place == 0) throw;
    members_.push_back(
        {"", 0,
         fmt::format("damaged after {} members, reading stopped there: {}", place, damage.what()),
         true});
    places_.push_back({place});
  }
  for (const Member& member : members_) {
    for (std::size_t slash = member.path.find('/'); slash != std::string::npos;
         slash = member.path.find('/', slash + 1)) {
      folders.erase(member.path.substr(0, slash));
    }
  }
  for (auto folder = folders.begin(); folder != folders.end(); ++folder) {
    const auto after = std::next(folder);
    if (after != folders.end() && after->starts_with(*folder + '/')) continue;
    members_.push_back({*folder, 0, "an empty folder: nothing was handed in"});
    places_.push_back({});
  }
  const auto order = sort_members();
  places_ = in_order(std::move(places_), order);
}

void ArchiveTree::add_listed(ArchiveReader::Found found, ArchiveReader& reader, std::size_t place) {
  Member& member = found.member;
  if (!member.misplaced && is_path_left_out(member.path)) return count_bytes(member.size);
  if (members_.size() >= options_.max_members) {
    throw InputError{fmt::format("{}: more than {} members", name_, options_.max_members)};
  }
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
                                 name_, options_.max_archive_ratio)};
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

void ArchiveTree::fill_window() {
  std::map<std::size_t, Visit> visits = choose_window();
  try {
    read_pass(std::move(visits));
  } catch (const ArchiveDamage& damage) {
    throw InputError{fmt::format("{}: changed while it was read: {}", name_, damage.what())};
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

void ArchiveTree::read_pass(std::map<std::size_t, Visit> visits) {
  if (visits.empty()) return;
  if (!reader_ || visits.begin()->first < at_) {
    reader_.emplace(open_());
    at_ = 0;
    ++passes_;
  }
  while (!visits.empty()) {
    const auto found = reader_->next();
    if (!found) throw ArchiveDamage{"it became shorter"};
    const auto visit = visits.find(at_++);
    if (visit == visits.end()) continue;
    read_visit(*reader_, visit->second);
    visits.erase(visit);
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
