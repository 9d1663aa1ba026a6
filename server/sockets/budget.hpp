// Memory that all connections together may hold, beyond the little that each has in any case.
// One for what comes in and one for what goes out, so that neither can starve the other.
// Knows numbers; what is held, and what is done when there is no more, is its users' matter.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>

namespace server {

class Budget {
 public:
  static constexpr std::size_t free_each = 16U << 10;  // not counted: small messages always pass

  explicit Budget(std::size_t most) : most_{most} {}
  [[nodiscard]] std::size_t held() const { return held_; }

 private:
  friend class Share;
  const std::size_t most_;
  std::size_t held_ = 0;
};

// What one connection holds of it; given back with the connection.
class Share {
 public:
  explicit Share(std::shared_ptr<Budget> budget) : budget_{std::move(budget)} {}  // null: no limit
  Share(const Share&) = delete;
  Share& operator=(const Share&) = delete;
  ~Share() { (void)resize(0); }

  // So many bytes are needed now. False: there are not so many left, and nothing was changed.
  [[nodiscard]] bool resize(std::size_t bytes) {
    const std::size_t counted = bytes <= Budget::free_each ? 0 : bytes;
    if (budget_) {
      const std::size_t others = budget_->held_ - counted_;
      if (counted > counted_ && counted > budget_->most_ - others) return false;
      budget_->held_ = others + counted;
    }
    counted_ = counted;
    return true;
  }
  [[nodiscard]] bool counts() const { return counted_ > 0; }

 private:
  std::shared_ptr<Budget> budget_;
  std::size_t counted_ = 0;
};

}  // namespace server
